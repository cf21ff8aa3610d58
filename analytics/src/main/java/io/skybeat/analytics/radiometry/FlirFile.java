package io.skybeat.analytics.radiometry;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * FLIR's own file format, as far as it is publicly described: a header, a directory of records, the
 * record of the raw picture (16-bit counts, plain or as PNG) and that of the camera's constants.
 */
final class FlirFile {
  private static final int RAW_DATA = 1;
  private static final int CAMERA_INFO = 0x20;
  private static final int DIRECTORY_ENTRY = 32;
  private static final int RAW_HEADER = 32;
  private static final int MOST_RECORDS = 1000;
  private static final int MOST_PIXELS = 16_000_000;

  private FlirFile() {}

  static Radiometry read(byte[] file) {
    try {
      return records(file);
    } catch (IndexOutOfBoundsException | java.nio.BufferUnderflowException e) {
      throw new IllegalArgumentException("its FLIR data are cut off or damaged", e);
    }
  }

  private static Radiometry records(byte[] file) {
    ByteBuffer in = ByteBuffer.wrap(file);
    if (file.length < 64 || in.getInt(0) != 0x46464600 && in.getInt(0) != 0x41464600) {
      throw new IllegalArgumentException("its FLIR data don't begin as they should");
    }
    // Either byte order occurs; the version, 100 to 199, tells which.
    int version = in.getInt(0x14);
    in.order(version >= 100 && version < 200 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    int directory = in.getInt(0x18);
    int count = in.getInt(0x1c);
    if (count < 0 || count > MOST_RECORDS) {
      throw new IllegalArgumentException("its FLIR data claim " + count + " records");
    }
    byte[] raw = null;
    byte[] camera = null;
    for (int i = 0; i < count; i++) {
      int entry = directory + i * DIRECTORY_ENTRY;
      int type = in.getShort(entry) & 0xffff;
      int offset = in.getInt(entry + 0x0c);
      int length = in.getInt(entry + 0x10);
      if (type == RAW_DATA || type == CAMERA_INFO) {
        if (offset < 0 || length < 0 || offset > file.length - length) {
          throw new IndexOutOfBoundsException();
        }
        byte[] record = Arrays.copyOfRange(file, offset, offset + length);
        raw = type == RAW_DATA ? record : raw;
        camera = type == CAMERA_INFO ? record : camera;
      }
    }
    if (raw == null || camera == null) {
      throw new IllegalArgumentException("its FLIR data lack the raw picture or the constants");
    }
    return picture(raw, PlanckCurve.read(ordered(camera)));
  }

  private static Radiometry picture(byte[] raw, PlanckCurve curve) {
    ByteBuffer in = ordered(raw);
    int width = in.getShort(2) & 0xffff;
    int height = in.getShort(4) & 0xffff;
    byte[] body = Arrays.copyOfRange(raw, RAW_HEADER, raw.length);
    boolean png = Png16.isPng(body);
    if (width < 1 || height < 1 || !png && body.length < 2L * width * height) {
      throw new IllegalArgumentException("its raw picture is cut off or damaged");
    }
    if ((long) width * height > MOST_PIXELS) {
      throw new IllegalArgumentException("its raw picture claims " + width + "x" + height);
    }
    float[] values = new float[width * height];
    if (png) {
      Png16 picture = Png16.read(body);
      if (picture.width() != width || picture.height() != height) {
        throw new IllegalArgumentException("its raw picture has another size than its header");
      }
      for (int i = 0; i < values.length; i++) {
        // The camera writes its own byte order into a format that has the other one.
        int swapped = picture.values()[i];
        values[i] = (swapped & 0xff) << 8 | swapped >> 8;
      }
    } else {
      ByteBuffer counts = ByteBuffer.wrap(body).order(in.order());
      for (int i = 0; i < values.length; i++) {
        values[i] = counts.getShort(2 * i) & 0xffff;
      }
    }
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) curve.celsius(values[i]);
    }
    return new Radiometry(width, height, values, true, "FLIR");
  }

  /** A record begins with the number 2 in its own byte order. */
  private static ByteBuffer ordered(byte[] record) {
    ByteBuffer in = ByteBuffer.wrap(record);
    in.order(in.getShort(0) == 2 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    return in;
  }
}
