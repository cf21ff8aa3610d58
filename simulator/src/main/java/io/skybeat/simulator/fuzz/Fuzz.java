package io.skybeat.simulator.fuzz;

import io.netty.buffer.Unpooled;
import io.skybeat.core.time.Time;
import io.skybeat.mavlink.dialect.Dialect;
import io.skybeat.mavlink.frame.FrameCounts;
import io.skybeat.mavlink.frame.FrameReader;
import io.skybeat.mavlink.sign.SigningKey;
import io.skybeat.mavlink.transport.DirectLink;
import io.skybeat.mavlink.transport.LinkSettings;
import io.skybeat.mavlink.transport.LinkSigning;
import io.skybeat.mavlink.transport.LinkStatistics;
import java.net.SocketAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.LongConsumer;

/**
 * Feeds damaged streams to the frame reader and to whole links, and holds every frame, every byte
 * and every count against an {@link Expectation}. A batch that goes wrong ends the run and can be
 * drawn again from its seed alone.
 */
final class Fuzz {
  private static final int MALFORMED_A_BATCH = 50;
  private static final long GOLDEN = 0x9e37_79b9_7f4a_7c15L;

  /** One link's life is this many batches, over many addresses. */
  private static final int BATCHES_A_LINK = 500;

  private static final int ADDRESSES = 6000;

  private final Dialect dialect = new Dialect();
  private final List<Integer> ids = dialect.messageIds();
  private final Time time;
  private final long seed;
  private final Tallies tallies = new Tallies();
  private LinkUnderFire open;
  private LinkUnderFire keyed;

  Fuzz(long seed, Time time) {
    this.seed = seed;
    this.time = time;
  }

  /**
   * Runs {@code malformed} malformed frames, at least.
   *
   * @param progress told of the malformed frames so far, now and then
   * @throws Failure when a check does not hold
   */
  Tallies run(long malformed, LongConsumer progress) {
    for (long number = 0; tallies.malformed < malformed; number++) {
      batch(number);
      if (number % 20_000 == 0) {
        progress.accept(tallies.malformed);
      }
    }
    endLinks();
    return tallies;
  }

  /** Runs the one batch of this number. */
  Tallies only(long number) {
    batch(number);
    endLinks();
    return tallies;
  }

  private void batch(long number) {
    SplittableRandom random = new SplittableRandom(seed + number * GOLDEN);
    Batch batch = Batch.draw(random, dialect, ids, MALFORMED_A_BATCH);
    Expectation expected = Expectation.of(batch.bytes(), batch.bytes().length, dialect);
    while (!expected.starts().containsAll(batch.intact())) {
      // A right checksum by chance, once in 65,536 looks, hid a good frame: no reader could tell.
      tallies.redrawn++;
      batch = Batch.draw(random, dialect, ids, MALFORMED_A_BATCH);
      expected = Expectation.of(batch.bytes(), batch.bytes().length, dialect);
    }
    try {
      if (number % BATCHES_A_LINK == 0) {
        endLinks();
      }
      if (open == null) {
        SigningKey key = SigningKey.ofPassphrase("a fuzzer keeps no secrets");
        open = new LinkUnderFire(LinkSigning.unkeyed(true, time));
        keyed = new LinkUnderFire(LinkSigning.forgetful(key, 1, time));
      }
      switch (random.nextInt(4)) {
        case 0 -> stream(batch, expected, random);
        case 1 -> datagrams(batch, expected, random);
        case 2 -> open.fire(batch, expected, random);
        default -> keyed.fire(batch, expected, random);
      }
    } catch (RuntimeException e) {
      throw new Failure(seed, number, batch.bytes(), e);
    }
    tallies.batches++;
    tallies.malformed += batch.malformed();
    tallies.intact += batch.intact().size();
    tallies.found += expected.starts().size();
    tallies.counts = tallies.counts.plus(expected.counts());
    tallies.bytes += batch.bytes().length;
  }

  private void stream(Batch batch, Expectation expected, SplittableRandom random) {
    FrameReader reader = new FrameReader(dialect);
    List<byte[]> found = new ArrayList<>();
    int largest = 1 + random.nextInt(random.nextBoolean() ? 20 : 3000);
    for (int at = 0; at < batch.bytes().length; ) {
      int length = Math.min(batch.bytes().length - at, 1 + random.nextInt(largest));
      reader.feed(batch.bytes(), at, length, frame -> found.add(frame.toBytes()));
      at += length;
    }
    reader.finish(frame -> found.add(frame.toBytes()));
    compare(batch, expected, found, true);
    if (!reader.counts().equals(expected.counts())) {
      throw miscounted(reader.counts(), expected.counts());
    }
  }

  private void datagrams(Batch batch, Expectation expected, SplittableRandom random) {
    FrameReader reader = new FrameReader(dialect);
    List<byte[]> found = new ArrayList<>();
    for (int[] cut : cuts(batch, random)) {
      reader.feedDatagram(
          Unpooled.wrappedBuffer(batch.bytes(), cut[0], cut[1] - cut[0]),
          frame -> found.add(frame.toBytes()));
    }
    reader.finish(frame -> found.add(frame.toBytes()));
    compare(batch, expected, found, false);
    // An unfinished start is given up when the next datagram begins well: whatever it would have
    // grown into with that one's bytes is not counted.
    FrameCounts counts = reader.counts();
    if (counts.frames() != found.size()
        || counts.incompatible() > expected.counts().incompatible()
        || counts.garbageBytes() > batch.bytes().length) {
      throw miscounted(counts, expected.counts());
    }
  }

  private static IllegalStateException miscounted(FrameCounts counts, FrameCounts expected) {
    return new IllegalStateException(counts + " counted, " + expected + " expected");
  }

  /** Cuts between pieces mostly, sometimes in the midst of one, as a serial bridge does. */
  private static List<int[]> cuts(Batch batch, SplittableRandom random) {
    List<int[]> cuts = new ArrayList<>();
    int from = 0;
    for (int piece : batch.pieces()) {
      if (random.nextInt(8) == 0 && piece - from > 1) {
        int middle = from + 1 + random.nextInt(piece - from - 1);
        cuts.add(new int[] {from, middle});
        from = middle;
      }
      if (random.nextInt(4) > 0 || piece == batch.bytes().length) {
        cuts.add(new int[] {from, piece});
        from = piece;
      }
    }
    return cuts;
  }

  /**
   * Every good frame must be found, in order, and nothing that does not stand there.
   *
   * @param damagedToo also the frames that only the bytes behind them made whole
   */
  private static void compare(
      Batch batch, Expectation expected, List<byte[]> found, boolean damagedToo) {
    int next = 0;
    for (int at : expected.starts()) {
      int end = at + Wire.length(batch.bytes(), at, Integer.MAX_VALUE);
      byte[] wanted = Arrays.copyOfRange(batch.bytes(), at, end);
      if (next < found.size() && Arrays.equals(wanted, found.get(next))) {
        next++;
      } else if (damagedToo || batch.intact().contains(at)) {
        throw new IllegalStateException("the frame at byte " + at + " was lost");
      }
    }
    if (next != found.size()) {
      throw new IllegalStateException("frame " + next + " found does not stand there");
    }
  }

  private void endLinks() {
    if (open != null) {
      open.end();
      keyed.end();
      open = null;
      keyed = null;
    }
  }

  /** A link that hears batches from ever new addresses. */
  private final class LinkUnderFire {
    private final DirectLink link;
    private long expectedFrames;
    private long delivered;
    private int addresses;

    LinkUnderFire(LinkSigning signing) {
      link =
          new DirectLink(
              LinkSettings.of(255, 190, dialect, time).signedBy(signing),
              (at, from, message) -> {
                if (message == null) {
                  throw new IllegalStateException("a message of the dialect was not decoded");
                }
                delivered++;
              },
              frame -> {});
    }

    void fire(Batch batch, Expectation expected, SplittableRandom random) {
      SocketAddress from = DirectLink.address(addresses++ % ADDRESSES);
      Instant at = Instant.EPOCH.plusSeconds(1_800_000_000L + addresses);
      FrameCounts before = link.received();
      for (int[] cut : cuts(batch, random)) {
        link.hear(from, Unpooled.wrappedBuffer(batch.bytes(), cut[0], cut[1] - cut[0]), at);
      }
      link.ended(from, at);
      expectedFrames += expected.starts().size();
      FrameCounts counts = minus(link.received(), before);
      if (!counts.equals(expected.counts())) {
        throw miscounted(counts, expected.counts());
      }
    }

    private void check(LinkStatistics now) {
      long accounted = delivered + now.refused() + now.withheld() + now.unread();
      if (accounted != expectedFrames || now.listenerFailures() != 0) {
        throw new IllegalStateException(
            expectedFrames + " good frames, accounted for: " + accounted + ": " + now);
      }
      if (now.sources() > 4096) {
        throw new IllegalStateException("the link remembers " + now.sources() + " addresses");
      }
    }

    void end() {
      LinkStatistics all = link.statistics();
      check(all);
      tallies.delivered += delivered;
      tallies.refused += all.refused();
      tallies.withheld += all.withheld();
    }
  }

  private static FrameCounts minus(FrameCounts a, FrameCounts b) {
    return new FrameCounts(
        a.frames() - b.frames(),
        a.badCrc() - b.badCrc(),
        a.unknownMessages() - b.unknownMessages(),
        a.incompatible() - b.incompatible(),
        a.garbageBytes() - b.garbageBytes());
  }

  /** What a run has done. */
  static final class Tallies {
    long batches;
    long malformed;
    long intact;
    long found;
    long bytes;
    long redrawn;
    long delivered;
    long refused;
    long withheld;
    FrameCounts counts = FrameCounts.NONE;
  }

  /** A check that did not hold. */
  static final class Failure extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final byte[] stream;

    Failure(long seed, long batch, byte[] stream, RuntimeException cause) {
      super(
          "batch "
              + batch
              + " of seed "
              + seed
              + ": "
              + cause
              + "; once more: ./skybeat fuzz --seed "
              + seed
              + " --batch "
              + batch,
          cause);
      this.stream = stream.clone();
    }

    /** The bytes that were fed. */
    byte[] stream() {
      return stream.clone();
    }
  }
}
