package io.skybeat.mavlink.dialect;

import io.skybeat.mavlink.frame.FrameView;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Fields of several numbers or of text. */
final class ArrayFields {
  private ArrayFields() {}

  static Field of(FieldSpec spec, Class<?> builder) {
    Class<?> type = spec.accessor().getReturnType();
    if (type == String.class) {
      return new TextField(spec, builder);
    }
    if (type == byte[].class) {
      return new BytesField(spec, builder);
    }
    if (type == List.class) {
      return new ListField(spec, builder);
    }
    throw new IllegalStateException("no codec for " + spec);
  }

  /**
   * Text up to the first NUL. UTF-8 where the bytes are valid UTF-8, else one character per byte
   * (such text comes back as UTF-8; pass the frame itself on where bytes matter).
   */
  private static final class TextField extends Field {
    private final Access.ObjectGetter getter;
    private final Access.ObjectSetter setter;

    TextField(FieldSpec spec, Class<?> builder) {
      super(spec);
      getter = Access.getter(Access.ObjectGetter.class, Object.class, spec.accessor());
      setter = Access.setter(Access.ObjectSetter.class, builder, spec.accessor());
    }

    @Override
    void decode(FrameView frame, Object builder) {
      int length = 0;
      boolean ascii = true;
      for (int c; length < size && (c = frame.u8(offset + length)) != 0; length++) {
        ascii &= c < 0x80;
      }
      setter.set(
          builder, ascii ? frame.latin1(offset, length) : decodeUtf8(frame.bytes(offset, length)));
    }

    private static String decodeUtf8(byte[] text) {
      try {
        return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(text)).toString();
      } catch (CharacterCodingException e) {
        return new String(text, StandardCharsets.ISO_8859_1);
      }
    }

    @Override
    void encode(Object message, byte[] wire, int base) {
      String text = (String) getter.get(message);
      if (text == null || text.isEmpty()) {
        return;
      }
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      if (bytes.length > size) {
        throw unfit(text);
      }
      System.arraycopy(bytes, 0, wire, base + offset, bytes.length);
    }

    @Override
    Object value(Object message) {
      String text = (String) getter.get(message);
      return text == null ? "" : text;
    }
  }

  private static final class BytesField extends Field {
    private final Access.ObjectGetter getter;
    private final Access.ObjectSetter setter;

    BytesField(FieldSpec spec, Class<?> builder) {
      super(spec);
      getter = Access.getter(Access.ObjectGetter.class, Object.class, spec.accessor());
      setter = Access.setter(Access.ObjectSetter.class, builder, spec.accessor());
    }

    @Override
    void decode(FrameView frame, Object builder) {
      setter.set(builder, frame.bytes(offset, size));
    }

    @Override
    void encode(Object message, byte[] wire, int base) {
      byte[] bytes = (byte[]) getter.get(message);
      if (bytes == null) {
        return;
      }
      if (bytes.length > size) {
        throw unfit(bytes.length + " bytes");
      }
      System.arraycopy(bytes, 0, wire, base + offset, bytes.length);
    }

    @Override
    Object value(Object message) {
      byte[] bytes = (byte[]) getter.get(message);
      List<Long> values = new ArrayList<>(size);
      for (int i = 0; i < size; i++) {
        values.add(bytes != null && i < bytes.length ? bytes[i] & 0xffL : 0L);
      }
      return values;
    }
  }

  private static final class ListField extends Field {
    private final Access.ObjectGetter getter;
    private final Access.ObjectSetter setter;
    private final int unitSize;
    private final boolean signed;

    ListField(FieldSpec spec, Class<?> builder) {
      super(spec);
      getter = Access.getter(Access.ObjectGetter.class, Object.class, spec.accessor());
      setter = Access.setter(Access.ObjectSetter.class, builder, spec.accessor());
      unitSize = spec.unitSize();
      signed = spec.signed();
    }

    @Override
    void decode(FrameView frame, Object builder) {
      setter.set(builder, read(frame));
    }

    private List<?> read(FrameView frame) {
      if (wireType.equals("float") && arraySize == 4) {
        return new Packed.FourFloats(
            frame.f32(offset),
            frame.f32(offset + 4),
            frame.f32(offset + 8),
            frame.f32(offset + 12));
      }
      if (wireType.equals("float")) {
        float[] values = new float[arraySize];
        for (int i = 0; i < arraySize; i++) {
          values[i] = frame.f32(offset + 4 * i);
        }
        return new Packed.Floats(values);
      }
      if (wireType.equals("double")) {
        double[] values = new double[arraySize];
        for (int i = 0; i < arraySize; i++) {
          values[i] = frame.f64(offset + 8 * i);
        }
        return new Packed.Doubles(values);
      }
      if (unitSize == 4 && !signed) {
        long[] values = new long[arraySize];
        for (int i = 0; i < arraySize; i++) {
          values[i] = frame.u32(offset + 4 * i);
        }
        return new Packed.Longs(values);
      }
      int[] values = new int[arraySize];
      for (int i = 0; i < arraySize; i++) {
        values[i] = ScalarFields.read(frame, offset + unitSize * i, unitSize, signed);
      }
      return new Packed.Ints(values);
    }

    @Override
    void encode(Object message, byte[] wire, int base) {
      List<?> values = (List<?>) getter.get(message);
      if (values == null) {
        return;
      }
      if (values.size() > arraySize) {
        throw unfit(values.size() + " elements");
      }
      for (int i = 0; i < values.size(); i++) {
        long bits = bits((Number) values.get(i));
        LittleEndian.put(wire, base + offset + unitSize * i, unitSize, bits);
      }
    }

    private long bits(Number value) {
      if (wireType.equals("float")) {
        return Float.floatToRawIntBits(value.floatValue());
      }
      if (wireType.equals("double")) {
        return Double.doubleToRawLongBits(value.doubleValue());
      }
      if (!LittleEndian.fits(value.longValue(), unitSize)) {
        throw unfit(value);
      }
      return value.longValue();
    }

    @Override
    Object value(Object message) {
      List<?> values = (List<?>) getter.get(message);
      List<Object> plain = new ArrayList<>(arraySize);
      for (Object value : values == null ? Collections.emptyList() : values) {
        plain.add(value instanceof Integer number ? (Object) number.longValue() : value);
      }
      while (plain.size() < arraySize) {
        plain.add(zero());
      }
      return plain;
    }

    private Object zero() {
      return switch (wireType) {
        case "float" -> 0f;
        case "double" -> 0d;
        default -> 0L;
      };
    }
  }
}
