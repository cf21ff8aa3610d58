package io.skybeat.missions.terrain;

import io.skybeat.core.wire.BadDocument;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** The first directory of a TIFF file: its tags, bounded by the file itself. */
final class TiffDirectory {
  private static final int CLASSIC = 42;
  private static final int BIG = 43;
  private static final int ASCII = 2;

  private record Tag(int type, int count, int offset) {}

  private final Path file;
  private final ByteBuffer bytes;
  private final Map<Integer, Tag> tags = new TreeMap<>();

  private TiffDirectory(Path file, ByteBuffer bytes) {
    this.file = file;
    this.bytes = bytes;
  }

  static TiffDirectory read(Path file, ByteBuffer bytes) {
    try {
      TiffDirectory directory = new TiffDirectory(file, bytes);
      directory.read();
      return directory;
    } catch (IndexOutOfBoundsException e) {
      throw new BadDocument(file + ": is cut short; fetch it again", e);
    }
  }

  private void read() {
    int order = bytes.getShort(0);
    bytes.order(order == 0x4949 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    if ((order != 0x4949 && order != 0x4d4d) || bytes.getShort(2) != CLASSIC) {
      throw new BadDocument(
          file
              + (bytes.getShort(2) == BIG
                  ? ": is a BigTIFF; write it as classic TIFF (gdal_translate -co BIGTIFF=NO)"
                  : ": is not a TIFF file; export the elevation as GeoTIFF"));
    }
    int at = bytes.getInt(4);
    int count = Short.toUnsignedInt(bytes.getShort(at));
    for (int i = 0; i < count; i++) {
      int entry = at + 2 + 12 * i;
      int type = bytes.getShort(entry + 2);
      int values = bytes.getInt(entry + 4);
      int size = size(type);
      if (size == 0 || values < 0 || values > bytes.capacity()) {
        continue;
      }
      int offset = (long) size * values <= 4 ? entry + 8 : bytes.getInt(entry + 8);
      if (offset < 0 || offset + (long) size * values > bytes.capacity()) {
        throw new BadDocument(file + ": is cut short; fetch it again");
      }
      tags.put(Short.toUnsignedInt(bytes.getShort(entry)), new Tag(type, values, offset));
    }
  }

  private static int size(int type) {
    return switch (type) {
      case 1, ASCII, 6, 7 -> 1;
      case 3, 8 -> 2;
      case 4, 9, 11 -> 4;
      case 5, 10, 12 -> 8;
      default -> 0;
    };
  }

  Path file() {
    return file;
  }

  ByteBuffer bytes() {
    return bytes;
  }

  boolean has(int tag) {
    return tags.containsKey(tag);
  }

  /** All values of {@code tag}; none when it is absent. */
  double[] values(int tag) {
    Tag found = tags.get(tag);
    if (found == null) {
      return new double[0];
    }
    double[] values = new double[found.count()];
    for (int i = 0; i < values.length; i++) {
      values[i] = value(found, i);
    }
    return values;
  }

  private double value(Tag tag, int i) {
    int at = tag.offset() + i * size(tag.type());
    return switch (tag.type()) {
      case 1, 7 -> Byte.toUnsignedInt(bytes.get(at));
      case 3 -> Short.toUnsignedInt(bytes.getShort(at));
      case 4 -> Integer.toUnsignedLong(bytes.getInt(at));
      case 6 -> bytes.get(at);
      case 8 -> bytes.getShort(at);
      case 9 -> bytes.getInt(at);
      case 11 -> bytes.getFloat(at);
      case 12 -> bytes.getDouble(at);
      default -> Double.NaN;
    };
  }

  /** The first value of {@code tag}, or {@code otherwise}. */
  int number(int tag, int otherwise) {
    double[] values = values(tag);
    return values.length == 0 ? otherwise : (int) values[0];
  }

  /** The text of {@code tag}, or "". */
  String text(int tag) {
    Tag found = tags.get(tag);
    if (found == null || found.type() != ASCII) {
      return "";
    }
    byte[] text = new byte[found.count()];
    for (int i = 0; i < text.length; i++) {
      text[i] = bytes.get(found.offset() + i);
    }
    return new String(text, StandardCharsets.US_ASCII).replace("\0", "").strip();
  }
}
