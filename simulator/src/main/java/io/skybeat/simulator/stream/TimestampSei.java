package io.skybeat.simulator.stream;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * The camera's time inside the H.264 stream itself: a microsecond "precision time stamp" as user
 * data unregistered, in the layout of MISB ST 0604. Pure.
 */
final class TimestampSei {
  private static final byte[] ID = "MISPmicrosectime".getBytes(StandardCharsets.US_ASCII);
  private static final int USER_DATA_UNREGISTERED = 5;
  private static final int SEI = 6;

  /** Clock locked, no discontinuity; the low bits are reserved ones. */
  private static final int STATUS = 0x1F;

  private TimestampSei() {}

  /** {@code unit} with the message before its first slice. */
  static AccessUnit stamp(AccessUnit unit, Instant cameraTime) {
    List<byte[]> nals = new ArrayList<>(AnnexB.split(unit.annexB()));
    int at = 0;
    while (at < nals.size() && !AnnexB.isSlice(Codec.H264, nals.get(at))) {
      at++;
    }
    nals.add(at, nal(cameraTime));
    return new AccessUnit(unit.capturedAt(), unit.key(), AnnexB.join(nals));
  }

  /**
   * The SEI NAL unit. The time travels in pairs of bytes with 0xFF between, so no start code can
   * arise and nothing needs escaping.
   */
  static byte[] nal(Instant cameraTime) {
    long micros = ChronoUnit.MICROS.between(Instant.EPOCH, cameraTime);
    byte[] nal = new byte[32];
    nal[0] = SEI;
    nal[1] = USER_DATA_UNREGISTERED;
    nal[2] = 28;
    System.arraycopy(ID, 0, nal, 3, ID.length);
    nal[19] = STATUS;
    int at = 20;
    for (int pair = 3; pair >= 0; pair--) {
      nal[at++] = (byte) (micros >> (16 * pair + 8));
      nal[at++] = (byte) (micros >> (16 * pair));
      if (pair > 0) {
        nal[at++] = (byte) 0xFF;
      }
    }
    nal[at] = (byte) 0x80;
    return nal;
  }
}
