package io.skybeat.mavlink.dialect;

import io.dronefleet.mavlink.annotations.MavlinkFieldInfo;
import java.lang.reflect.Method;

/**
 * The schema of one field, from its annotation.
 *
 * @param accessor the message's reader of the field
 * @param wireName the name in the MAVLink definition, such as {@code base_mode}
 * @param wireType such as {@code uint8_t}, {@code float}, {@code char}
 * @param unitSize bytes of one element
 * @param arraySize elements, 0 when the field is no array
 * @param offset bytes from the payload's begin
 */
record FieldSpec(
    Method accessor,
    String wireName,
    String wireType,
    int unitSize,
    int arraySize,
    int offset,
    boolean signed,
    boolean extension,
    Class<?> enumType) {

  static FieldSpec of(Class<?> message, Method accessor) {
    MavlinkFieldInfo info = accessor.getAnnotation(MavlinkFieldInfo.class);
    return new FieldSpec(
        accessor,
        WireNames.field(message, accessor.getName()),
        wireType(accessor, info),
        info.unitSize(),
        info.arraySize(),
        0,
        info.signed(),
        info.extension(),
        info.enumType());
  }

  FieldSpec at(int newOffset) {
    return new FieldSpec(
        accessor, wireName, wireType, unitSize, arraySize, newOffset, signed, extension, enumType);
  }

  /** Bytes of the whole field. */
  int size() {
    return unitSize * Math.max(1, arraySize);
  }

  private static String wireType(Method accessor, MavlinkFieldInfo info) {
    String type = accessor.getGenericReturnType().getTypeName();
    if (type.equals("float") || type.contains("java.lang.Float")) {
      return "float";
    }
    if (type.equals("double") || type.contains("java.lang.Double")) {
      return "double";
    }
    if (type.equals("java.lang.String")) {
      return "char";
    }
    return (info.signed() ? "int" : "uint") + info.unitSize() * 8 + "_t";
  }
}
