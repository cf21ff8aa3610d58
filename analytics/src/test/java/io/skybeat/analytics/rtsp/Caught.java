package io.skybeat.analytics.rtsp;

import io.skybeat.analytics.video.AccessUnit;
import io.skybeat.analytics.video.Frame;
import io.skybeat.analytics.video.FrameSource;
import io.skybeat.analytics.video.FrameTime;
import io.skybeat.analytics.video.StreamEnd;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Keeps what a source delivers, for tests. */
final class Caught implements FrameSource.Listener {
  final BlockingQueue<AccessUnit> units = new LinkedBlockingQueue<>();
  final BlockingQueue<Picture> pictures = new LinkedBlockingQueue<>();
  final BlockingQueue<StreamEnd> ends = new LinkedBlockingQueue<>();

  /** A frame's figures; its pixels are released. */
  record Picture(int number, FrameTime time, int widthPx, int heightPx, int firstBlue) {}

  @Override
  public void accessUnit(AccessUnit unit) {
    units.add(unit);
  }

  @Override
  public void frame(Frame frame) {
    try (frame) {
      pictures.add(
          new Picture(
              TestCamera.numberIn(frame),
              frame.time(),
              frame.widthPx(),
              frame.heightPx(),
              frame.bgr().get(0) & 0xFF));
    }
  }

  @Override
  public void ended(StreamEnd end) {
    ends.add(end);
  }

  Picture picture() throws InterruptedException {
    return Optional.ofNullable(pictures.poll(120, TimeUnit.SECONDS))
        .orElseThrow(() -> new AssertionError("no picture within 20 s; ended: " + ends));
  }

  StreamEnd end() throws InterruptedException {
    return Optional.ofNullable(ends.poll(120, TimeUnit.SECONDS))
        .orElseThrow(() -> new AssertionError("the source did not end within 120 s"));
  }
}
