package io.skybeat.mavlink.conversation;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * One number for one plan: SHA-256 over its items in order, 44 bytes each, big endian. What does
 * not change the flight does not change the digest: aliases of a frame, the current mark, the kind
 * of NaN, the sign of zero.
 */
public final class PlanDigest {
  private static final int ITEM_LENGTH = 44;

  private PlanDigest() {}

  /** The digest as 64 hexadecimal digits. */
  public static String of(List<MissionItem> plan) {
    ByteBuffer bytes = ByteBuffer.allocate(4 + ITEM_LENGTH * plan.size());
    bytes.putInt(plan.size());
    for (MissionItem item : plan) {
      bytes.putInt(item.seq());
      bytes.putInt(canonicalFrame(item.frame()));
      bytes.putInt(item.command());
      bytes.put((byte) item.autocontinue());
      bytes.put((byte) item.missionType());
      bytes.putShort((short) 0);
      putFloat(bytes, item.param1());
      putFloat(bytes, item.param2());
      putFloat(bytes, item.param3());
      putFloat(bytes, item.param4());
      bytes.putInt(item.x());
      bytes.putInt(item.y());
      putFloat(bytes, item.z());
    }
    return HexFormat.of().formatHex(sha256(bytes.array()));
  }

  /** GLOBAL_INT is GLOBAL, and so on: in an item with integer coordinates they mean the same. */
  static int canonicalFrame(int frame) {
    return switch (frame) {
      case 5 -> 0;
      case 6 -> 3;
      case 11 -> 10;
      default -> frame;
    };
  }

  private static void putFloat(ByteBuffer bytes, float value) {
    bytes.putInt(Float.floatToIntBits(value == 0 ? 0f : value));
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
