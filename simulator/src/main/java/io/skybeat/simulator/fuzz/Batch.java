package io.skybeat.simulator.fuzz;

import io.skybeat.mavlink.dialect.Dialect;
import io.skybeat.mavlink.frame.Frame;
import io.skybeat.mavlink.frame.FrameBuffer;
import io.skybeat.mavlink.frame.FrameWriter;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A stretch of a damaged stream: good frames among malformed ones.
 *
 * @param bytes all of it
 * @param intact where the good frames begin
 * @param pieces where a piece, good or malformed, ends: the natural cuts of datagrams
 * @param malformed how many pieces are malformed
 */
record Batch(byte[] bytes, List<Integer> intact, List<Integer> pieces, int malformed) {
  private static final Damage[] DAMAGES = Damage.values();

  /** Draws a batch of {@code malformed} malformed pieces. */
  static Batch draw(SplittableRandom random, Dialect dialect, List<Integer> ids, int malformed) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(malformed * 100);
    List<Integer> intact = new ArrayList<>();
    List<Integer> pieces = new ArrayList<>();
    int left = malformed;
    while (left > 0) {
      byte[] good = frame(random, dialect, ids);
      if (random.nextInt(5) < 2) {
        intact.add(out.size());
        out.writeBytes(good);
      } else {
        Damage damage = DAMAGES[random.nextInt(DAMAGES.length)];
        out.writeBytes(damage.apply(good, frame(random, dialect, ids), random));
        left--;
      }
      pieces.add(out.size());
    }
    // The last piece is good: it must be found behind whatever came before.
    intact.add(out.size());
    out.writeBytes(frame(random, dialect, ids));
    pieces.add(out.size());
    return new Batch(out.toByteArray(), intact, pieces, malformed);
  }

  /** A good frame: any message of the dialect, any payload, either version, signed or not. */
  private static byte[] frame(SplittableRandom random, Dialect dialect, List<Integer> ids) {
    int id = ids.get(random.nextInt(ids.size()));
    byte[] payload = new byte[1 + random.nextInt(random.nextInt(20) == 0 ? 255 : 50)];
    random.nextBytes(payload);
    int sequence = random.nextInt(256);
    int system = 1 + random.nextInt(255);
    int component = random.nextInt(256);
    int extra = dialect.crcExtra(id);
    int kind = random.nextInt(8);
    if (kind == 0 && id < 256) {
      return FrameWriter.v1(sequence, system, component, id, extra, payload).toBytes();
    }
    if (kind > 1) {
      return FrameWriter.v2(sequence, system, component, id, extra, payload).toBytes();
    }
    FrameBuffer buffer = new FrameBuffer();
    byte[] wire = buffer.clear(payload.length);
    System.arraycopy(payload, 0, wire, Frame.HEADER_V2, payload.length);
    return buffer
        .seal(
            payload.length,
            sequence,
            system,
            component,
            id,
            extra,
            (into, at) -> {
              for (int i = 0; i < Frame.SIGNATURE; i++) {
                into[at + i] = (byte) random.nextInt(256);
              }
            })
        .toBytes();
  }
}
