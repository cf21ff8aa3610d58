package io.skybeat.simulator.fuzz;

import java.util.Arrays;
import java.util.SplittableRandom;

/** The ways in which a good frame is spoilt. */
enum Damage {
  /** One to eight bits turned over anywhere. */
  BIT_FLIPS {
    @Override
    byte[] apply(byte[] frame, byte[] other, SplittableRandom random) {
      byte[] bytes = frame.clone();
      for (int flips = 1 + random.nextInt(8); flips > 0; flips--) {
        bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
      }
      return bytes;
    }
  },
  /** The end is missing, or the beginning. */
  TRUNCATION {
    @Override
    byte[] apply(byte[] frame, byte[] other, SplittableRandom random) {
      int left = 1 + random.nextInt(frame.length - 1);
      return random.nextBoolean()
          ? Arrays.copyOf(frame, left)
          : Arrays.copyOfRange(frame, frame.length - left, frame.length);
    }
  },
  /** Bytes that do not belong there. */
  INSERTION {
    @Override
    byte[] apply(byte[] frame, byte[] other, SplittableRandom random) {
      int at = 1 + random.nextInt(frame.length - 1);
      int more = 1 + random.nextInt(12);
      byte[] bytes = new byte[frame.length + more];
      System.arraycopy(frame, 0, bytes, 0, at);
      noise(bytes, at, more, random);
      System.arraycopy(frame, at, bytes, at + more, frame.length - at);
      return bytes;
    }
  },
  /** The length field lies. */
  BAD_LENGTH {
    @Override
    byte[] apply(byte[] frame, byte[] other, SplittableRandom random) {
      byte[] bytes = frame.clone();
      bytes[1] = (byte) (bytes[1] + 1 + random.nextInt(255));
      return bytes;
    }
  },
  /** Nothing that ever was a frame, but fond of looking like the beginning of one. */
  GARBAGE {
    @Override
    byte[] apply(byte[] frame, byte[] other, SplittableRandom random) {
      byte[] bytes = new byte[1 + random.nextInt(80)];
      noise(bytes, 0, bytes.length, random);
      return bytes;
    }
  },
  /** A header alone, of a frame that never comes. */
  HEADER_ONLY {
    @Override
    byte[] apply(byte[] frame, byte[] other, SplittableRandom random) {
      byte[] bytes = Arrays.copyOf(frame, Math.min(frame.length, 10));
      bytes[1] = (byte) random.nextInt(256);
      return bytes;
    }
  },
  /** The checksum of another message's CRC_EXTRA. */
  WRONG_CRC_EXTRA {
    @Override
    byte[] apply(byte[] frame, byte[] other, SplittableRandom random) {
      byte[] bytes = frame.clone();
      Wire.seal(bytes, Wire.extra(bytes, 1 + random.nextInt(255)));
      return bytes;
    }
  },
  /** Right in everything, with an incompatibility flag that nobody has defined. */
  UNKNOWN_FLAG {
    @Override
    byte[] apply(byte[] frame, byte[] other, SplittableRandom random) {
      if (frame[0] != (byte) Wire.V2) {
        return BIT_FLIPS.apply(frame, other, random);
      }
      byte[] bytes = frame.clone();
      int extra = Wire.extra(bytes, 0);
      bytes[2] |= (byte) (2 << random.nextInt(7));
      Wire.seal(bytes, extra);
      return bytes;
    }
  },
  /** A message id that no dialect has. */
  UNKNOWN_MESSAGE {
    @Override
    byte[] apply(byte[] frame, byte[] other, SplittableRandom random) {
      byte[] bytes = frame.clone();
      if (bytes[0] == (byte) Wire.V2) {
        bytes[9] = (byte) (1 + random.nextInt(255));
      } else {
        bytes[5] = (byte) random.nextInt(256);
      }
      return bytes;
    }
  },
  /** The head of one frame and the tail of another. */
  SPLICE {
    @Override
    byte[] apply(byte[] frame, byte[] other, SplittableRandom random) {
      int head = 1 + random.nextInt(frame.length - 1);
      int tail = 1 + random.nextInt(other.length - 1);
      byte[] bytes = Arrays.copyOf(frame, head + tail);
      System.arraycopy(other, other.length - tail, bytes, head, tail);
      return bytes;
    }
  };

  /** {@code frame} spoilt; {@code other} is a second good frame to take from. */
  abstract byte[] apply(byte[] frame, byte[] other, SplittableRandom random);

  private static void noise(byte[] bytes, int at, int length, SplittableRandom random) {
    for (int i = at; i < at + length; i++) {
      bytes[i] =
          (byte) (random.nextInt(4) == 0 ? Wire.V2 + random.nextInt(2) : random.nextInt(256));
    }
  }
}
