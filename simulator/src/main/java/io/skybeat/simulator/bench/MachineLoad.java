package io.skybeat.simulator.bench;

import io.skybeat.analytics.onnx.OnnxDetector;
import io.skybeat.analytics.vision.BgrImage;
import io.skybeat.analytics.vision.Tile;
import io.skybeat.analytics.vision.Tiling;
import io.skybeat.simulator.camera.Picture;
import io.skybeat.simulator.stream.CameraStream;
import io.skybeat.simulator.stream.H264Encoder;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Inference and video on every core without a pause: what the station must hold out against. */
final class MachineLoad implements AutoCloseable {
  private static final int FILM = 8;

  private final FilmLoop film = new FilmLoop(new LookPoint().visible(), FILM);
  private final List<Thread> threads = new ArrayList<>();
  private final AtomicLong tiles = new AtomicLong();
  private final AtomicLong pictures = new AtomicLong();
  private volatile boolean closed;

  /** A thread of inference a core, and one that encodes video. */
  MachineLoad() {
    for (int core = 0; core < Runtime.getRuntime().availableProcessors(); core++) {
      start(this::infer, "load-inference-" + core);
    }
    start(this::encode, "load-video");
  }

  private void start(Runnable work, String name) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
    threads.add(thread);
  }

  private void infer() {
    Picture picture = film.picture(0);
    ByteBuffer pixels = ByteBuffer.allocateDirect(picture.bgr.length).put(picture.bgr).flip();
    BgrImage image = new BgrImage(pixels, picture.widthPx, picture.heightPx, 3 * picture.widthPx);
    try (OnnxDetector detector = OnnxDetector.bundled()) {
      List<Tile> all =
          Tiling.of(detector.inputPx()).layout(film.widthPx(), film.heightPx(), LookPoint.scale());
      for (int i = 0; !closed; i++) {
        detector.detect(image, all.get(i % all.size()).region());
        tiles.incrementAndGet();
      }
    }
  }

  private void encode() {
    int bitRate = CameraStream.Settings.DEFAULT.bitRateBps();
    try (H264Encoder encoder =
        new H264Encoder(
            new H264Encoder.Settings(film.widthPx(), film.heightPx(), 25, bitRate, 25))) {
      for (int number = 0; !closed; number++) {
        encoder.encode(film.picture(number), LookPoint.moment(number));
        pictures.incrementAndGet();
      }
    }
  }

  /** Tiles looked at so far. */
  long tiles() {
    return tiles.get();
  }

  /** Pictures encoded so far. */
  long pictures() {
    return pictures.get();
  }

  @Override
  public void close() {
    closed = true;
    for (Thread thread : threads) {
      try {
        thread.join(5000);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
