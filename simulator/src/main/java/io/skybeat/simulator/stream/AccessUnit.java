package io.skybeat.simulator.stream;

import java.time.Instant;
import java.util.Arrays;

/**
 * One coded picture.
 *
 * @param capturedAt the true instant the picture shows, UTC; the camera's own clock may be off
 * @param key true when decoding can start here; parameter sets are inside
 * @param annexB NAL units with start codes
 */
@SuppressWarnings("ArrayRecordComponent") // compared by content, and shared unchanged
public record AccessUnit(Instant capturedAt, boolean key, byte[] annexB) {
  @Override
  public boolean equals(Object other) {
    return other instanceof AccessUnit unit
        && key == unit.key
        && capturedAt.equals(unit.capturedAt)
        && Arrays.equals(annexB, unit.annexB);
  }

  @Override
  public int hashCode() {
    return capturedAt.hashCode() * 31 + Arrays.hashCode(annexB);
  }

  @Override
  public String toString() {
    return "AccessUnit[" + capturedAt + (key ? " key " : " ") + annexB.length + " bytes]";
  }
}
