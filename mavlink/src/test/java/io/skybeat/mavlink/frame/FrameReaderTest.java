package io.skybeat.mavlink.frame;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class FrameReaderTest {
  private static final HexFormat HEX = HexFormat.of();

  /** HEARTBEAT, worked out by hand from the MAVLink definition. */
  private static final String HEARTBEAT_V1 = "fe09070101000300000002035904034b3c";

  private static final String HEARTBEAT_V2 = "fd09000008010100000003000000020359040392df";

  /** A dialect of three messages: HEARTBEAT, ATTITUDE, PARAM_VALUE. */
  private static final CrcExtras EXTRAS =
      id ->
          switch (id) {
            case 0 -> 50;
            case 22 -> 220;
            case 30 -> 39;
            default -> CrcExtras.UNKNOWN;
          };

  private final FrameReader reader = new FrameReader(EXTRAS);
  private final List<Frame> frames = new ArrayList<>();

  @Test
  void readsMavlink1() {
    feed(HEX.parseHex(HEARTBEAT_V1));
    Frame frame = frames.get(0);
    assertEquals(1, frame.version());
    assertEquals(7, frame.sequence());
    assertEquals(1, frame.systemId());
    assertEquals(1, frame.componentId());
    assertEquals(0, frame.messageId());
    assertEquals(3, frame.u32(0));
    assertEquals(0x59, frame.u8(6));
    assertEquals(HEARTBEAT_V1, HEX.formatHex(frame.toBytes()));
    assertEquals(frame.checksum(), frame.computedChecksum(50));
  }

  @Test
  void readsMavlink2() {
    feed(HEX.parseHex(HEARTBEAT_V2));
    Frame frame = frames.get(0);
    assertEquals(2, frame.version());
    assertEquals(8, frame.sequence());
    assertEquals(3, frame.u8(8));
    assertEquals(0, frame.u8(9), "beyond the payload there is zero");
    assertEquals(HEARTBEAT_V2, HEX.formatHex(frame.toBytes()));
  }

  @Test
  void rule15_truncationKeepsTheFirstByte() {
    Frame zero = FrameWriter.v2(10, 1, 1, 0, 50, new byte[9]);
    assertEquals("fd0100000a010100000000060a", HEX.formatHex(zero.toBytes()));
    feed(zero.toBytes());
    assertEquals(1, frames.get(0).payloadLength());
    assertEquals(0, frames.get(0).u32(0));
    byte[] half = {0, 0, 0, 0, 7, 0, 0, 0};
    assertEquals(5, FrameWriter.v2(0, 1, 1, 0, 50, half).payloadLength());
  }

  @Test
  void aWrongChecksumCostsOneByteAndACount() {
    byte[] bad = HEX.parseHex(HEARTBEAT_V2);
    bad[12] ^= 0x40;
    feed(bad);
    feed(HEX.parseHex(HEARTBEAT_V2));
    reader.finish(keep(frames));
    assertEquals(1, frames.size());
    assertEquals(1, reader.counts().badCrc());
    assertEquals(bad.length, reader.counts().garbageBytes());
  }

  @Test
  void unknownMessagesAreCountedAndHandedOnUnverified() {
    Frame foreign = FrameWriter.v2(1, 9, 1, 60_000, 77, new byte[] {1, 2, 3});
    List<Frame> unknown = new ArrayList<>();
    FrameListener both =
        new FrameListener() {
          @Override
          public void frame(FrameView frame) {
            frames.add(frame.toFrame());
          }

          @Override
          public void unknown(FrameView frame) {
            unknown.add(frame.toFrame());
          }
        };
    reader.feed(Unpooled.wrappedBuffer(foreign.toBytes(), HEX.parseHex(HEARTBEAT_V2)), both);
    assertEquals(List.of(foreign), unknown);
    assertEquals(1, frames.size());
    assertEquals(new FrameCounts(1, 0, 1, 0, 0), reader.counts());
  }

  @Test
  void framesWithUnknownIncompatibilityFlagsAreDroppedWhole() {
    byte[] wire = HEX.parseHex(HEARTBEAT_V2);
    wire[2] = 0x02;
    int crc = Frame.of(wire).computedChecksum(50);
    wire[wire.length - 2] = (byte) crc;
    wire[wire.length - 1] = (byte) (crc >>> 8);
    feed(wire);
    feed(HEX.parseHex(HEARTBEAT_V1));
    assertEquals(new FrameCounts(1, 0, 0, 1, 0), reader.counts());
  }

  @Test
  void lossIsCountedPerSenderFromTheSequence() {
    for (int sequence : new int[] {250, 251, 254, 0, 0, 255, 1}) {
      feed(heartbeat(sequence, 1).toBytes());
    }
    feed(heartbeat(40, 2).toBytes());
    feed(heartbeat(41, 2).toBytes());
    SequenceLoss.Count first = reader.loss().counts().get(new SequenceLoss.Sender(1, 1));
    // Missing at first: 252, 253, 255; then 0 came twice and 255 came late.
    assertEquals(new SequenceLoss.Count(7, 2, 2), first);
    assertEquals(
        new SequenceLoss.Count(2, 0, 0), reader.loss().counts().get(new SequenceLoss.Sender(2, 1)));
  }

  @Test
  void anyCutOfTheStreamGivesTheSameFrames() {
    for (long seed = 0; seed < 60; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      byte[] stream = stream(random, 40, new ArrayList<>());
      FrameReader whole = new FrameReader(EXTRAS);
      List<Frame> expected = new ArrayList<>();
      whole.feed(Unpooled.wrappedBuffer(stream), keep(expected));
      FrameReader cut = new FrameReader(EXTRAS);
      List<Frame> actual = new ArrayList<>();
      for (int at = 0; at < stream.length; ) {
        int length = Math.min(stream.length - at, 1 + random.nextInt(40));
        cut.feed(stream, at, length, keep(actual));
        at += length;
      }
      assertEquals(expected, actual, "seed " + seed);
      assertEquals(whole.counts(), cut.counts(), "seed " + seed);
    }
  }

  @Test
  void noGoodFrameIsLostBehindGarbage() {
    for (long seed = 0; seed < 200; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      List<Frame> sent = new ArrayList<>();
      byte[] stream = stream(random, 20, sent);
      FrameReader lenient = new FrameReader(EXTRAS);
      List<Frame> found = new ArrayList<>();
      lenient.feed(Unpooled.wrappedBuffer(stream), keep(found));
      lenient.finish(keep(found));
      found.removeIf(frame -> !sent.contains(frame));
      assertEquals(sent, found, "seed " + seed);
    }
  }

  @Test
  void twentyThousandMalformedFramesDoNoHarm() {
    SplittableRandom random = new SplittableRandom(20_000);
    long fed = 0;
    for (int i = 0; i < 20_000; i++) {
      byte[] wire = randomFrame(random, i).toBytes();
      for (int flips = 1 + random.nextInt(4); flips > 0; flips--) {
        wire[random.nextInt(wire.length)] ^= (byte) (1 + random.nextInt(255));
      }
      int length = random.nextInt(8) == 0 ? random.nextInt(wire.length) : wire.length;
      ByteBuf chunk = Unpooled.wrappedBuffer(wire, 0, length);
      if (random.nextBoolean()) {
        reader.feedDatagram(chunk, keep(frames));
      } else {
        reader.feed(chunk, keep(frames));
      }
      fed += length;
    }
    frames.clear();
    Frame last = heartbeat(1, 77);
    feed(last.toBytes());
    reader.finish(keep(frames));
    assertTrue(frames.contains(last), "the reader still reads");
    assertTrue(reader.counts().badCrc() > 10_000, reader.counts()::toString);
    assertTrue(reader.counts().garbageBytes() <= fed, reader.counts()::toString);
  }

  @Test
  void aDatagramThatBeginsWellEndsTheWaitForTheOneBefore() {
    byte[] truncated = HEX.parseHex("fdff0000080101000000");
    reader.feedDatagram(Unpooled.wrappedBuffer(truncated), keep(frames));
    reader.feedDatagram(Unpooled.wrappedBuffer(HEX.parseHex(HEARTBEAT_V2)), keep(frames));
    assertEquals(1, frames.size(), "the good frame is not kept waiting");
    byte[] noiseFirst = HEX.parseHex("fdff000008010100" + HEARTBEAT_V2);
    reader.feedDatagram(Unpooled.wrappedBuffer(noiseFirst), keep(frames));
    assertEquals(2, frames.size(), "nor the one behind noise");
  }

  @Test
  void aSignatureCutShortHidesNoFrameBehindIt() {
    byte[] wire = java.util.Arrays.copyOf(heartbeat(5, 3).toBytes(), 21 + Frame.SIGNATURE);
    wire[2] = Frame.FLAG_SIGNED;
    int crc = Frame.of(wire).computedChecksum(50);
    wire[19] = (byte) crc;
    wire[20] = (byte) (crc >>> 8);
    Frame signed = Frame.of(wire);
    feed(wire);
    assertEquals(List.of(signed), frames, "it is not kept waiting for what comes behind it");
    for (int missing = 1; missing <= Frame.SIGNATURE; missing++) {
      frames.clear();
      FrameReader cut = new FrameReader(EXTRAS);
      cut.feed(wire, 0, wire.length - missing, keep(frames));
      Frame next = heartbeat(6, 4);
      cut.feed(next.toBytes(), 0, next.length(), keep(frames));
      cut.finish(keep(frames));
      assertEquals(next, frames.get(frames.size() - 1), missing + " bytes missing");
      assertEquals(2, frames.size());
    }
  }

  @Test
  void aFrameCutOverTwoDatagramsIsPutTogether() {
    byte[] wire = HEX.parseHex(HEARTBEAT_V2);
    reader.feedDatagram(Unpooled.wrappedBuffer(wire, 0, 7), keep(frames));
    reader.feedDatagram(Unpooled.wrappedBuffer(wire, 7, wire.length - 7), keep(frames));
    assertEquals(1, frames.size());
    assertEquals(0, reader.counts().garbageBytes());
  }

  private static FrameListener keep(List<Frame> kept) {
    return frame -> kept.add(frame.toFrame());
  }

  private void feed(byte[] bytes) {
    reader.feed(Unpooled.wrappedBuffer(bytes), keep(frames));
  }

  @Test
  void aViewReadTooLateShowsNothing() {
    List<FrameView> views = new ArrayList<>();
    reader.feed(Unpooled.wrappedBuffer(HEX.parseHex(HEARTBEAT_V2)), views::add);
    assertEquals(0, views.get(0).systemId(), "the frame is gone");
    assertEquals(0, views.get(0).u32(0));
  }

  private static Frame heartbeat(int sequence, int systemId) {
    byte[] payload = {3, 0, 0, 0, 2, 3, 0x59, 4, 3};
    return FrameWriter.v2(sequence, systemId, 1, 0, 50, payload);
  }

  private static byte[] stream(SplittableRandom random, int count, List<Frame> sent) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int i = 0; i < count; i++) {
      for (int noise = random.nextInt(3) == 0 ? random.nextInt(60) : 0; noise > 0; noise--) {
        // Noise that likes to look like the beginning of a frame.
        out.write(random.nextInt(4) == 0 ? 0xfd + random.nextInt(2) : random.nextInt(256));
      }
      Frame frame = randomFrame(random, i);
      sent.add(frame);
      out.writeBytes(frame.toBytes());
    }
    return out.toByteArray();
  }

  private static Frame randomFrame(SplittableRandom random, int sequence) {
    int id = new int[] {0, 22, 30}[random.nextInt(3)];
    byte[] payload = new byte[id == 0 ? 9 : id == 22 ? 25 : 28];
    random.nextBytes(payload);
    int system = 1 + random.nextInt(250);
    int crcExtra = EXTRAS.crcExtra(id);
    return random.nextBoolean()
        ? FrameWriter.v2(sequence & 0xff, system, 1, id, crcExtra, payload)
        : FrameWriter.v1(sequence & 0xff, system, 1, id, crcExtra, payload);
  }
}
