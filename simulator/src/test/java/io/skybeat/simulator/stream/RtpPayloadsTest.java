package io.skybeat.simulator.stream;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RtpPayloadsTest {
  @ParameterizedTest
  @EnumSource(Codec.class)
  void whatGoesInComesOut(Codec codec) {
    SplittableRandom random = new SplittableRandom(2);
    for (int run = 0; run < 300; run++) {
      // The smallest payloads, where headers weigh most, in one of five.
      int maxBytes = run % 5 == 0 ? 16 + run % 4 : random.nextInt(16, 1501);
      List<byte[]> nals = new ArrayList<>();
      for (int i = random.nextInt(12); i >= 0; i--) {
        nals.add(nal(codec, random, 3 + random.nextInt(random.nextBoolean() ? 40 : 6000)));
      }
      List<byte[]> payloads = new RtpPayloads(codec, maxBytes).of(nals);
      for (byte[] payload : payloads) {
        assertTrue(payload.length <= maxBytes, payload.length + " over " + maxBytes);
      }
      List<byte[]> back = new RtpDepacketizer(codec).nals(payloads);
      assertEquals(nals.size(), back.size(), "run " + run);
      for (int i = 0; i < nals.size(); i++) {
        assertArrayEquals(nals.get(i), back.get(i), "run " + run);
      }
    }
  }

  /** A NAL unit of a kind that RTP does not use for itself. */
  private static byte[] nal(Codec codec, SplittableRandom random, int length) {
    byte[] nal = new byte[length];
    random.nextBytes(nal);
    if (codec == Codec.H264) {
      nal[0] = (byte) (random.nextInt(4) << 5 | 1 + random.nextInt(23));
    } else {
      nal[0] = (byte) (random.nextInt(48) << 1);
      nal[1] = (byte) (1 + random.nextInt(7));
    }
    return nal;
  }

  @Test
  void parameterSetsShareOnePacketAndASliceIsCut() {
    byte[] sps = {0x67, 1, 2, 3};
    byte[] pps = {0x68, 4};
    byte[] slice = new byte[3000];
    slice[0] = 0x65;
    List<byte[]> payloads = new RtpPayloads(Codec.H264, 1400).of(List.of(sps, pps, slice));
    assertEquals(4, payloads.size());
    assertArrayEquals(
        new byte[] {0x78, 0, 4, 0x67, 1, 2, 3, 0, 2, 0x68, 4}, payloads.get(0), "STAP-A");
    assertEquals(0x7C, payloads.get(1)[0], "FU-A with the slice's importance");
    assertEquals((byte) 0x85, payloads.get(1)[1], "start");
    assertEquals(0x05, payloads.get(2)[1], "middle");
    assertEquals(0x45, payloads.get(3)[1], "end");
  }

  @Test
  void startCodesOfThreeAndFourBytesAreFound() {
    byte[] stream = {0, 0, 0, 1, 0x67, 9, 0, 0, 1, 0x68, 0, 0, 3, 1, 5, 0, 0, 0, 0, 1, 0x65, 7};
    List<byte[]> nals = AnnexB.split(stream);
    assertEquals(3, nals.size());
    assertArrayEquals(new byte[] {0x67, 9}, nals.get(0));
    assertArrayEquals(new byte[] {0x68, 0, 0, 3, 1, 5}, nals.get(1));
    assertArrayEquals(new byte[] {0x65, 7}, nals.get(2));
    assertTrue(AnnexB.isKeySlice(Codec.H264, nals.get(2)));
    assertFalse(AnnexB.isSlice(Codec.H264, nals.get(0)));
    assertEquals(0, AnnexB.split(new byte[] {5, 5, 5}).size());
  }

  @Test
  void joinedUnitsAreFoundAgain() {
    SplittableRandom random = new SplittableRandom(3);
    for (int run = 0; run < 200; run++) {
      List<byte[]> nals = new ArrayList<>();
      for (int i = random.nextInt(6); i >= 0; i--) {
        byte[] nal = nal(Codec.H264, random, 3 + random.nextInt(60));
        for (int b = 1; b < nal.length; b++) {
          // Without zeros no start code can arise inside, as an encoder's escaping ensures.
          nal[b] = nal[b] == 0 ? 3 : nal[b];
        }
        nals.add(nal);
      }
      List<byte[]> back = AnnexB.split(AnnexB.join(nals));
      assertEquals(nals.size(), back.size(), "run " + run);
      for (int i = 0; i < nals.size(); i++) {
        assertArrayEquals(nals.get(i), back.get(i), "run " + run);
      }
    }
  }
}
