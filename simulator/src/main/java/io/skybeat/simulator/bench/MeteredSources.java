package io.skybeat.simulator.bench;

import io.skybeat.analytics.video.AccessUnit;
import io.skybeat.analytics.video.Frame;
import io.skybeat.analytics.video.FrameSource;
import io.skybeat.analytics.video.StreamAddress;
import io.skybeat.analytics.video.StreamEnd;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicLong;

/** An ingest whose frames count what turning them into blue, green and red costs. */
final class MeteredSources implements FrameSource.Factory {
  private final FrameSource.Factory sources;
  private final AtomicLong nanos = new AtomicLong();

  MeteredSources(FrameSource.Factory sources) {
    this.sources = sources;
  }

  /** CPU seconds of all conversions so far. */
  double convertS() {
    return nanos.get() / 1e9;
  }

  @Override
  public String backend() {
    return sources.backend();
  }

  @Override
  public FrameSource open(String name, StreamAddress address) {
    FrameSource source = sources.open(name, address);
    return new FrameSource() {
      @Override
      public void start(Listener listener) {
        source.start(new Metering(listener));
      }

      @Override
      public void close() {
        source.close();
      }
    };
  }

  private final class Metering implements FrameSource.Listener {
    private final FrameSource.Listener listener;

    Metering(FrameSource.Listener listener) {
      this.listener = listener;
    }

    @Override
    public void accessUnit(AccessUnit unit) {
      listener.accessUnit(unit);
    }

    @Override
    public void frame(Frame frame) {
      listener.frame(
          new Frame(
              new MeteredPixels(frame),
              frame.widthPx(),
              frame.heightPx(),
              frame.time(),
              frame.sequence(),
              frame.key(),
              frame.damaged()));
    }

    @Override
    public void ended(StreamEnd end) {
      listener.ended(end);
    }
  }

  private final class MeteredPixels implements Frame.Pixels {
    private final Frame frame;

    MeteredPixels(Frame frame) {
      this.frame = frame;
    }

    @Override
    public ByteBuffer bgr() {
      long begun = ProcessCost.mine();
      try {
        return frame.bgr();
      } finally {
        nanos.addAndGet(ProcessCost.mine() - begun);
      }
    }

    @Override
    public ByteBuffer luma() {
      return frame.luma();
    }

    @Override
    public int lumaStrideBytes() {
      return frame.lumaStrideBytes();
    }

    @Override
    public void free() {
      frame.release();
    }
  }
}
