package io.skybeat.simulator.fuzz;

import io.skybeat.mavlink.frame.CrcExtras;
import io.skybeat.mavlink.frame.FrameCounts;
import java.util.ArrayList;
import java.util.List;

/**
 * What a reader must find in bytes, whichever way they are cut: worked out over all of them at
 * once, from the left, one byte at a time.
 *
 * @param starts where the frames to deliver begin
 * @param counts what the reader must have counted in the end
 */
record Expectation(List<Integer> starts, FrameCounts counts) {
  static Expectation of(byte[] bytes, int end, CrcExtras extras) {
    List<Integer> starts = new ArrayList<>();
    long badCrc = 0;
    long unknown = 0;
    long incompatible = 0;
    long garbage = 0;
    int unknownUntil = 0;
    int at = 0;
    while (at < end) {
      boolean v2 = (bytes[at] & 0xff) == Wire.V2;
      int length = Wire.magic(bytes[at]) ? Wire.length(bytes, at, end) : -1;
      if (length > 0 && at + length <= end) {
        boolean foreign = v2 && (bytes[at + 2] & 0xfe) != 0;
        int extra = extras.crcExtra(Wire.messageId(bytes, at));
        if (extra >= 0 && Wire.right(bytes, at, extra)) {
          if (foreign) {
            incompatible++;
          } else {
            starts.add(at);
          }
          boolean signed = v2 && (bytes[at + 2] & 1) != 0;
          at += length;
          if (signed && at < end && !Wire.magic(bytes[at])) {
            // Its signature may have been cut short: the next frame may begin within it.
            unknownUntil = Math.max(unknownUntil, at);
            at -= 13;
          }
          continue;
        }
        if (extra >= 0) {
          badCrc++;
        } else if (!foreign && at >= unknownUntil) {
          unknown++;
          unknownUntil = at + length;
        }
      }
      garbage += at >= unknownUntil ? 1 : 0;
      at++;
    }
    return new Expectation(
        starts, new FrameCounts(starts.size(), badCrc, unknown, incompatible, garbage));
  }
}
