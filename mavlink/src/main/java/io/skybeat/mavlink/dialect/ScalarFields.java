package io.skybeat.mavlink.dialect;

import io.dronefleet.mavlink.util.EnumValue;
import io.skybeat.mavlink.frame.FrameView;
import java.math.BigInteger;

/** Fields of one number. */
final class ScalarFields {
  private ScalarFields() {}

  /** A field of the accessor's type; null when it is none of these. */
  static Field of(FieldSpec spec, Class<?> builder, EnumTables enums) {
    Class<?> type = spec.accessor().getReturnType();
    if (type == int.class) {
      return new IntField(spec, builder);
    }
    if (type == long.class) {
      return new LongField(spec, builder);
    }
    if (type == float.class) {
      return new FloatField(spec, builder);
    }
    if (type == BigInteger.class) {
      return new UnsignedLongField(spec, builder);
    }
    if (type == EnumValue.class) {
      return new EnumField(spec, builder, enums.of(spec.enumType()));
    }
    return null;
  }

  /** An integer of 1, 2 or 4 bytes; the sign as the definition has it. */
  static int read(FrameView frame, int offset, int unitSize, boolean signed) {
    if (unitSize == 1) {
      return signed ? frame.s8(offset) : frame.u8(offset);
    }
    if (unitSize == 2) {
      return signed ? frame.s16(offset) : frame.u16(offset);
    }
    return frame.s32(offset);
  }

  private static final class IntField extends Field {
    private final Access.IntGetter getter;
    private final Access.IntSetter setter;
    private final boolean signed;

    IntField(FieldSpec spec, Class<?> builder) {
      super(spec);
      getter = Access.getter(Access.IntGetter.class, int.class, spec.accessor());
      setter = Access.setter(Access.IntSetter.class, builder, spec.accessor());
      signed = spec.signed();
    }

    @Override
    void decode(FrameView frame, Object builder) {
      setter.set(builder, read(frame, offset, size, signed));
    }

    @Override
    void encode(Object message, byte[] wire, int base) {
      int value = getter.get(message);
      if (!LittleEndian.fits(value, size)) {
        throw unfit(value);
      }
      LittleEndian.put(wire, base + offset, size, value);
    }

    @Override
    Object value(Object message) {
      return (long) getter.get(message);
    }
  }

  private static final class LongField extends Field {
    private final Access.LongGetter getter;
    private final Access.LongSetter setter;

    LongField(FieldSpec spec, Class<?> builder) {
      super(spec);
      getter = Access.getter(Access.LongGetter.class, long.class, spec.accessor());
      setter = Access.setter(Access.LongSetter.class, builder, spec.accessor());
    }

    @Override
    void decode(FrameView frame, Object builder) {
      setter.set(builder, size == 4 ? frame.u32(offset) : frame.s64(offset));
    }

    @Override
    void encode(Object message, byte[] wire, int base) {
      long value = getter.get(message);
      if (!LittleEndian.fits(value, size)) {
        throw unfit(value);
      }
      LittleEndian.put(wire, base + offset, size, value);
    }

    @Override
    Object value(Object message) {
      return getter.get(message);
    }
  }

  private static final class FloatField extends Field {
    private final Access.FloatGetter getter;
    private final Access.FloatSetter setter;

    FloatField(FieldSpec spec, Class<?> builder) {
      super(spec);
      getter = Access.getter(Access.FloatGetter.class, float.class, spec.accessor());
      setter = Access.setter(Access.FloatSetter.class, builder, spec.accessor());
    }

    @Override
    void decode(FrameView frame, Object builder) {
      setter.set(builder, frame.f32(offset));
    }

    @Override
    void encode(Object message, byte[] wire, int base) {
      // The raw bits: a NaN may carry a meaning, or at least must come back as it was.
      LittleEndian.put(wire, base + offset, size, Float.floatToRawIntBits(getter.get(message)));
    }

    @Override
    Object value(Object message) {
      return getter.get(message);
    }
  }

  private static final class UnsignedLongField extends Field {
    private final Access.ObjectGetter getter;
    private final Access.ObjectSetter setter;

    UnsignedLongField(FieldSpec spec, Class<?> builder) {
      super(spec);
      getter = Access.getter(Access.ObjectGetter.class, Object.class, spec.accessor());
      setter = Access.setter(Access.ObjectSetter.class, builder, spec.accessor());
    }

    @Override
    void decode(FrameView frame, Object builder) {
      setter.set(builder, unsigned(frame.s64(offset)));
    }

    @Override
    void encode(Object message, byte[] wire, int base) {
      BigInteger value = (BigInteger) getter.get(message);
      if (value == null) {
        return;
      }
      if (value.signum() < 0 || value.bitLength() > 64) {
        throw unfit(value);
      }
      LittleEndian.put(wire, base + offset, size, value.longValue());
    }

    @Override
    Object value(Object message) {
      BigInteger value = (BigInteger) getter.get(message);
      if (value == null) {
        return 0L;
      }
      return value.bitLength() < 64 ? (Object) value.longValue() : value;
    }

    private static BigInteger unsigned(long bits) {
      BigInteger low = BigInteger.valueOf(bits & Long.MAX_VALUE);
      return bits < 0 ? low.setBit(63) : low;
    }
  }

  private static final class EnumField extends Field {
    private final Access.ObjectGetter getter;
    private final Access.ObjectSetter setter;
    private final boolean signed;
    private final EnumTable table;

    EnumField(FieldSpec spec, Class<?> builder, EnumTable table) {
      super(spec);
      getter = Access.getter(Access.ObjectGetter.class, Object.class, spec.accessor());
      setter = Access.setter(Access.ObjectSetter.class, builder, spec.accessor());
      signed = spec.signed();
      this.table = table;
    }

    @Override
    void decode(FrameView frame, Object builder) {
      setter.set(builder, table.of(read(frame, offset, size, signed)));
    }

    @Override
    void encode(Object message, byte[] wire, int base) {
      EnumValue<?> value = (EnumValue<?>) getter.get(message);
      if (value == null) {
        return;
      }
      if (!LittleEndian.fits(value.value(), size)) {
        throw unfit(value.value());
      }
      LittleEndian.put(wire, base + offset, size, value.value());
    }

    @Override
    Object value(Object message) {
      EnumValue<?> value = (EnumValue<?>) getter.get(message);
      if (value == null) {
        return 0L;
      }
      return signed ? (long) value.value() : value.value() & 0xffffffffL;
    }
  }
}
