package io.skybeat.mavlink.transport;

import io.skybeat.core.time.Time;
import io.skybeat.mavlink.dialect.Dialect;
import io.skybeat.mavlink.frame.FrameBuffer;
import java.util.Optional;

/**
 * What every link needs.
 *
 * @param systemId who we are when sending, 1..255
 * @param componentId which of our components
 * @param dialect the messages
 * @param time where moments come from
 * @param recorder sees every frame in both directions
 * @param admission decides whom to believe
 * @param seal signs what is sent; empty: nothing is signed
 * @param departure what becomes of frames between here and the socket
 */
public record LinkSettings(
    int systemId,
    int componentId,
    Dialect dialect,
    Time time,
    FlightRecorder recorder,
    Admission admission,
    Optional<FrameBuffer.Seal> seal,
    Departure departure) {

  /** Checks the ids. */
  public LinkSettings {
    if (systemId < 1 || systemId > 255 || componentId < 0 || componentId > 255) {
      throw new IllegalArgumentException(
          "system id " + systemId + " must be 1..255, component id " + componentId + " 0..255");
    }
  }

  /** Without recorder and signing, every good frame admitted. */
  public static LinkSettings of(int systemId, int componentId, Dialect dialect, Time time) {
    return new LinkSettings(
        systemId,
        componentId,
        dialect,
        time,
        FlightRecorder.NONE,
        Admission.EVERYTHING,
        Optional.empty(),
        Departure.STRAIGHT);
  }

  /** The same with a recorder. */
  public LinkSettings recordedBy(FlightRecorder other) {
    return new LinkSettings(
        systemId, componentId, dialect, time, other, admission, seal, departure);
  }

  /** The same with another admission. */
  public LinkSettings admitting(Admission other) {
    return new LinkSettings(systemId, componentId, dialect, time, recorder, other, seal, departure);
  }

  /** The same with signing in both directions. The signing belongs to one link alone. */
  public LinkSettings signedBy(LinkSigning signing) {
    return new LinkSettings(
        systemId, componentId, dialect, time, recorder, signing, signing.seal(), departure);
  }

  /** The same with another seal. */
  public LinkSettings sealedBy(FrameBuffer.Seal other) {
    return new LinkSettings(
        systemId, componentId, dialect, time, recorder, admission, Optional.of(other), departure);
  }

  /** The same with something between it and the socket. */
  public LinkSettings leavingBy(Departure other) {
    return new LinkSettings(systemId, componentId, dialect, time, recorder, admission, seal, other);
  }
}
