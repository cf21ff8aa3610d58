package io.skybeat.station.port;

import io.skybeat.core.sighting.CameraId;
import io.skybeat.core.wire.MediaFrame;
import java.util.function.Consumer;

/**
 * Live pictures, passed on as they come, never decoded. While a camera has a subscriber analytics
 * is asked for its live picture; beginning and end are journaled with the person's name.
 */
public interface LiveRelay {
  /**
   * Passes {@code camera}'s units to {@code sink} from now on: the first is the newest key unit
   * known and what follows it, so that decoding can begin at once. {@code sink} is called from the
   * relay's thread and must not block: a slow reader drops for itself (until the next key unit).
   */
  Subscription subscribe(CameraId camera, String person, Consumer<MediaFrame> sink);

  /** An end. */
  interface Subscription extends AutoCloseable {
    @Override
    void close();
  }
}
