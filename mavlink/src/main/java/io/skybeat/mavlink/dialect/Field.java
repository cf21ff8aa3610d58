package io.skybeat.mavlink.dialect;

import io.skybeat.mavlink.frame.FrameView;

/**
 * One field of a message: where it stands in the payload and how it goes to and from the message
 * object. Built once per field; carries no reflection into the hot path.
 */
abstract class Field {
  final String wireName;
  final String wireType;
  final int arraySize;
  final int offset;
  final int size;
  final boolean extension;

  Field(FieldSpec spec) {
    this.wireName = spec.wireName();
    this.wireType = spec.wireType();
    this.arraySize = spec.arraySize();
    this.offset = spec.offset();
    this.size = spec.size();
    this.extension = spec.extension();
  }

  /** Reads the field from a frame into a message's builder. */
  abstract void decode(FrameView frame, Object builder);

  /** Writes the field of a message; {@code base} is where the payload begins, all zero so far. */
  abstract void encode(Object message, byte[] wire, int base);

  /** The field's value as wire types see it: Long, BigInteger, Float, Double, String or a List. */
  abstract Object value(Object message);

  IllegalArgumentException unfit(Object value) {
    return new IllegalArgumentException(
        wireName
            + ": "
            + value
            + " does not fit "
            + wireType
            + (arraySize > 0 ? "[" + arraySize + "]" : ""));
  }
}
