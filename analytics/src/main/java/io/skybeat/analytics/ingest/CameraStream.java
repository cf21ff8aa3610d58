package io.skybeat.analytics.ingest;

import io.skybeat.analytics.video.FrameSource;
import io.skybeat.analytics.video.LatestFrame;
import io.skybeat.analytics.video.StreamAddress;
import io.skybeat.analytics.video.UnitTap;
import io.skybeat.core.sighting.CameraId;
import io.skybeat.core.sighting.StreamHealth;
import io.skybeat.core.time.Time;
import java.util.List;

/**
 * One camera's stream: keeps a source connected, tells its health, and hands the newest decoded
 * frame to the analysis through a mailbox of one and every access unit to the taps (recorder, live
 * view). Nothing here waits for the network on a caller's thread.
 */
public final class CameraStream implements AutoCloseable {
  /** Hears of changes of state; called from the stream's own threads, must be short. */
  public interface Observer {
    void changed(StreamHealth health);
  }

  private final LatestFrame mailbox = new LatestFrame();

  /**
   * @param factory the back end
   * @param taps recorder and live view; closed with the stream
   */
  public CameraStream(
      CameraId camera,
      StreamAddress address,
      FrameSource.Factory factory,
      List<UnitTap> taps,
      Time time,
      Observer observer) {}

  /** Begins to connect; returns at once. */
  public void start() {}

  /** Where the analysis takes its frames; closed with the stream. */
  public LatestFrame mailbox() {
    return mailbox;
  }

  /**
   * Health now. {@code tiles} and {@code coverageAgeS} are the analysis's own figures, carried
   * through.
   */
  public StreamHealth health(long tiles, double coverageAgeS) {
    throw new UnsupportedOperationException("being built");
  }

  /** Ends the stream, its source, taps and mailbox; its health is STOPPED from then on. */
  @Override
  public void close() {
    mailbox.close();
  }
}
