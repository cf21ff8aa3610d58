package io.skybeat.simulator.stream;

import io.skybeat.simulator.camera.Picture;
import io.skybeat.simulator.camera.PictureSource;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/**
 * Recorded footage in a camera's place: shows what the file shows at its own pace, over and over.
 * It stands still while nobody watches.
 */
public final class FootagePictureSource implements PictureSource {
  /** A longer gap between two pictures means that nobody watched. */
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final FootageDecoder decoder;
  private final int widthPx;
  private final int heightPx;
  private Instant loopStart;
  private Instant lastDrawn;
  private long loops;

  /**
   * Opens {@code file} at its own size, cut to even numbers. Throws {@link
   * io.skybeat.core.wire.BadDocument} when it is missing, no video, or not decodable.
   */
  public static FootagePictureSource open(Path file) {
    FootageDecoder decoder = new FootageDecoder(file);
    return new FootagePictureSource(decoder, decoder.widthPx() & ~1, decoder.heightPx() & ~1);
  }

  /** Opens {@code file} and scales its pictures. */
  public static FootagePictureSource open(Path file, int widthPx, int heightPx) {
    return new FootagePictureSource(new FootageDecoder(file), widthPx, heightPx);
  }

  private FootagePictureSource(FootageDecoder decoder, int widthPx, int heightPx) {
    this.decoder = decoder;
    this.widthPx = widthPx;
    this.heightPx = heightPx;
  }

  @Override
  public int widthPx() {
    return widthPx;
  }

  @Override
  public int heightPx() {
    return heightPx;
  }

  /** The file's own rate. */
  public double framesPerSecond() {
    return decoder.framesPerSecond();
  }

  /** How often the file has begun anew. */
  public long loops() {
    return loops;
  }

  @Override
  public void draw(Instant at, Picture into) {
    if (lastDrawn == null) {
      loopStart = at;
    } else if (Duration.between(lastDrawn, at).compareTo(PAUSE) > 0) {
      loopStart = loopStart.plus(Duration.between(lastDrawn, at));
    }
    lastDrawn = at;
    seek(at);
    decoder.draw(into);
  }

  private void seek(Instant at) {
    while (Duration.between(loopStart, at).toNanos() >= decoder.currentEndNanos()) {
      long endNanos = decoder.currentEndNanos();
      if (!decoder.step()) {
        loopStart = loopStart.plusNanos(endNanos);
        loops++;
        decoder.rewind();
      }
    }
  }

  @Override
  public void close() {
    decoder.close();
  }
}
