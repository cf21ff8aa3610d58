package io.skybeat.analytics.rtsp;

import io.skybeat.analytics.video.AccessUnit;
import io.skybeat.analytics.video.Frame;
import io.skybeat.analytics.video.FrameSource;
import io.skybeat.analytics.video.StreamAddress;
import io.skybeat.analytics.video.StreamEnd;
import io.skybeat.core.time.Time;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The default back end: our own RTSP and RTP reader before FFmpeg's avcodec, on one thread a
 * stream. FFmpeg's own RTSP reader is not used: it takes the capture time from the first sender
 * report only and hides which packets a picture came in.
 */
public final class FfmpegSource implements FrameSource {
  private static final Logger LOG = LoggerFactory.getLogger(FfmpegSource.class);
  private static final long CLOSE_MS = 8_000;

  private final StreamAddress address;
  private final Time time;
  private final Thread thread;
  private final Object lifecycle = new Object();
  private RtspPlayer player;
  private PictureDecoder decoder;
  private Listener listener;
  private boolean closed;

  /** Makes such sources. */
  public record Factory(Time time) implements FrameSource.Factory {
    @Override
    public String backend() {
      return "ffmpeg";
    }

    @Override
    public FrameSource open(String name, StreamAddress address) {
      return new FfmpegSource(name, address, time);
    }
  }

  FfmpegSource(String name, StreamAddress address, Time time) {
    this.address = address;
    this.time = time;
    this.thread = new Thread(this::run, "ingest-" + name);
    thread.setDaemon(true);
  }

  @Override
  public void start(Listener listener) {
    synchronized (lifecycle) {
      if (closed) {
        return;
      }
      this.listener = listener;
      thread.start();
    }
  }

  private void run() {
    StreamEnd end;
    try {
      synchronized (lifecycle) {
        if (closed) {
          return;
        }
        player = new RtspPlayer(address, time, this::unit);
      }
      player.play();
      end = StreamEnd.lost("stopped");
    } catch (RtspRefused e) {
      end = StreamEnd.refused(e.getMessage());
    } catch (IOException e) {
      end = StreamEnd.lost(e.getMessage());
    } catch (RuntimeException e) {
      LOG.error("stream {} ended by a fault in its reader", address, e);
      end = StreamEnd.lost("fault in the reader: " + e);
    } finally {
      free();
    }
    boolean tell;
    synchronized (lifecycle) {
      tell = !closed;
    }
    if (tell) {
      listener.ended(end);
    }
  }

  private void unit(AccessUnit unit) {
    if (decoder == null) {
      decoder = new PictureDecoder(unit.codec());
    }
    Optional<Frame> frame = decoder.decode(unit);
    synchronized (lifecycle) {
      if (closed) {
        frame.ifPresent(Frame::release);
        return;
      }
    }
    listener.accessUnit(unit.withSize(decoder.widthPx(), decoder.heightPx()));
    frame.ifPresent(listener::frame);
  }

  private void free() {
    if (player != null) {
      player.close();
    }
    if (decoder != null) {
      decoder.close();
    }
  }

  @Override
  public void close() {
    synchronized (lifecycle) {
      closed = true;
      if (player != null) {
        player.stop();
      }
    }
    try {
      thread.join(CLOSE_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
