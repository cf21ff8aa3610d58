package io.skybeat.mavlink.transport;

import io.skybeat.core.time.Time;
import io.skybeat.mavlink.dialect.Dialect;
import io.skybeat.mavlink.frame.Frame;
import java.util.function.Predicate;

/**
 * What every link needs.
 *
 * @param systemId who we are when sending, 1..255
 * @param componentId which of our components
 * @param dialect the messages
 * @param time where moments come from
 * @param recorder sees every frame in both directions
 * @param admission frames that fail it are counted and neither delivered nor believed about their
 *     address; the place for a check of signatures
 */
public record LinkSettings(
    int systemId,
    int componentId,
    Dialect dialect,
    Time time,
    FlightRecorder recorder,
    Predicate<Frame> admission) {

  /** Checks the ids. */
  public LinkSettings {
    if (systemId < 1 || systemId > 255 || componentId < 0 || componentId > 255) {
      throw new IllegalArgumentException(
          "system id " + systemId + " must be 1..255, component id " + componentId + " 0..255");
    }
  }

  /** Without recorder, every good frame admitted. */
  public static LinkSettings of(int systemId, int componentId, Dialect dialect, Time time) {
    return new LinkSettings(
        systemId, componentId, dialect, time, FlightRecorder.NONE, frame -> true);
  }

  /** The same with a recorder. */
  public LinkSettings recordedBy(FlightRecorder other) {
    return new LinkSettings(systemId, componentId, dialect, time, other, admission);
  }

  /** The same with another admission. */
  public LinkSettings admitting(Predicate<Frame> other) {
    return new LinkSettings(systemId, componentId, dialect, time, recorder, other);
  }
}
