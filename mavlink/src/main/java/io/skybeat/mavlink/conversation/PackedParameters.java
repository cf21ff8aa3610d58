package io.skybeat.mavlink.conversation;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All parameters of an ArduPilot as its file {@code @PARAM/param.pck} has them (AP_Filesystem,
 * README): six bytes of head (a magic number, how many are here, how many there are), then each
 * with its type, what of its name is new since the one before, and its value in its own width;
 * zeros between them fill up.
 */
public final class PackedParameters {
  /** The file. */
  public static final String PATH = "@PARAM/param.pck";

  private static final int MAGIC = 0x671b;
  private static final int MAGIC_WITH_DEFAULTS = 0x671c;
  private static final int DEFAULT_TOLD = 1;
  private static final int LONGEST = 16;

  private PackedParameters() {}

  /** What the file holds by name; empty when it is not such a file, or not whole. */
  public static Optional<SortedMap<String, ParameterList.Parameter>> read(byte[] file) {
    ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    try {
      int magic = bytes.getShort() & 0xffff;
      int count = bytes.getShort() & 0xffff;
      bytes.getShort();
      if (magic != MAGIC && magic != MAGIC_WITH_DEFAULTS) {
        return Optional.empty();
      }
      SortedMap<String, ParameterList.Parameter> all = new TreeMap<>();
      String before = "";
      for (int i = 0; i < count; i++) {
        int kind = bytes.get() & 0xff;
        while (kind == 0) {
          kind = bytes.get() & 0xff;
        }
        int lengths = bytes.get() & 0xff;
        int common = lengths & 0xf;
        byte[] rest = new byte[(lengths >> 4) + 1];
        bytes.get(rest);
        if (common > before.length() || common + rest.length > LONGEST) {
          return Optional.empty();
        }
        String name = before.substring(0, common) + new String(rest, StandardCharsets.US_ASCII);
        all.put(name, value(bytes, kind & 0xf));
        if ((kind >> 4 & DEFAULT_TOLD) != 0 && magic == MAGIC_WITH_DEFAULTS) {
          value(bytes, kind & 0xf);
        }
        before = name;
      }
      return Optional.of(all);
    } catch (BufferUnderflowException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** By AP_Param's types, told as MAV_PARAM_TYPE. */
  private static ParameterList.Parameter value(ByteBuffer bytes, int type) {
    return switch (type) {
      case 1 -> new ParameterList.Parameter(bytes.get(), 2);
      case 2 -> new ParameterList.Parameter(bytes.getShort(), 4);
      case 3 -> new ParameterList.Parameter(bytes.getInt(), 6);
      case 4 -> new ParameterList.Parameter(bytes.getFloat(), 9);
      default -> throw new IllegalArgumentException("no type " + type);
    };
  }
}
