package io.skybeat.mavlink.dialect;

import io.dronefleet.mavlink.annotations.MavlinkFieldInfo;
import io.dronefleet.mavlink.annotations.MavlinkMessageBuilder;
import io.dronefleet.mavlink.annotations.MavlinkMessageInfo;
import io.skybeat.mavlink.frame.Crc;
import io.skybeat.mavlink.frame.Frame;
import io.skybeat.mavlink.frame.FrameBuffer;
import io.skybeat.mavlink.frame.FrameView;
import io.skybeat.mavlink.frame.FrameWriter;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How one message type goes to and from the wire; made once from its annotations. On the wire the
 * base fields stand by falling size of their element, in definition order among equals; extension
 * fields follow in definition order.
 */
final class MessagePlan {
  final int messageId;
  final int crcExtra;
  final String name;
  final Class<?> type;

  /** Bytes of the base payload, which is all of it in MAVLink 1. */
  final int baseLength;

  /** Bytes of the payload with extension fields. */
  final int fullLength;

  private final Field[] fields;
  private final Field[] definitionOrder;
  private final Access.NewBuilder newBuilder;
  private final Access.ObjectGetter build;

  /** Counts up over the plans of one dialect, from 0. */
  final int ordinal;

  MessagePlan(Class<?> type, EnumTables enums, int ordinal) {
    this.ordinal = ordinal;
    MavlinkMessageInfo info = type.getAnnotation(MavlinkMessageInfo.class);
    this.messageId = info.id();
    this.crcExtra = info.crc() & 0xff;
    this.name = WireNames.message(type);
    this.type = type;
    Method builder = builderOf(type);
    Class<?> builderType = builder.getReturnType();
    this.newBuilder = Access.newBuilder(builder);
    this.build = Access.getter(Access.ObjectGetter.class, Object.class, buildOf(builderType));
    List<FieldSpec> defined = defined(type);
    List<Field> wireOrder = new ArrayList<>();
    int offset = 0;
    int base = 0;
    for (FieldSpec unplaced : wireOrder(defined)) {
      FieldSpec spec = unplaced.at(offset);
      Field scalar = ScalarFields.of(spec, builderType, enums);
      wireOrder.add(scalar != null ? scalar : ArrayFields.of(spec, builderType));
      offset += spec.size();
      base = spec.extension() ? base : offset;
    }
    this.baseLength = base;
    this.fullLength = offset;
    this.fields = wireOrder.toArray(Field[]::new);
    this.definitionOrder =
        defined.stream().map(spec -> byName(wireOrder, spec.wireName())).toArray(Field[]::new);
  }

  /** An empty builder of the message, for {@link #decode}. */
  Object newBuilder() {
    return newBuilder.make();
  }

  /** The message in a frame; every field of {@code builder} is set anew. */
  Object decode(FrameView frame, Object builder) {
    for (Field field : fields) {
      field.decode(frame, builder);
    }
    return build.get(builder);
  }

  /** The message as a frame in {@code buffer}, signed where {@code seal} is not null. */
  FrameView encode(
      Object message,
      int sequence,
      int systemId,
      int componentId,
      FrameBuffer buffer,
      FrameBuffer.Seal seal) {
    byte[] wire = buffer.clear(fullLength);
    for (Field field : fields) {
      field.encode(message, wire, Frame.HEADER_V2);
    }
    return buffer.seal(fullLength, sequence, systemId, componentId, messageId, crcExtra, seal);
  }

  Frame encodeV1(Object message, int sequence, int systemId, int componentId) {
    byte[] payload = new byte[fullLength];
    for (Field field : fields) {
      field.encode(message, payload, 0);
    }
    return FrameWriter.v1(
        sequence, systemId, componentId, messageId, crcExtra, Arrays.copyOf(payload, baseLength));
  }

  Map<String, Object> values(Object message) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (Field field : definitionOrder) {
      values.put(field.wireName, field.value(message));
    }
    return values;
  }

  /** The fields in wire order. */
  List<Field> fields() {
    return List.of(fields);
  }

  /** The CRC extra that follows from names and types; proves that the schema is read rightly. */
  int computedCrcExtra() {
    int crc = text(Crc.START, name + " ");
    for (Field field : fields) {
      if (!field.extension) {
        crc = text(crc, field.wireType + " " + field.wireName + " ");
        crc = field.arraySize > 0 ? Crc.add(crc, field.arraySize) : crc;
      }
    }
    return (crc & 0xff) ^ (crc >>> 8);
  }

  private static int text(int crc, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    return Crc.add(crc, bytes, 0, bytes.length);
  }

  private static List<FieldSpec> defined(Class<?> type) {
    return Arrays.stream(type.getMethods())
        .filter(method -> method.isAnnotationPresent(MavlinkFieldInfo.class))
        .sorted(
            Comparator.comparingInt(
                method -> method.getAnnotation(MavlinkFieldInfo.class).position()))
        .map(method -> FieldSpec.of(type, method))
        .toList();
  }

  private static List<FieldSpec> wireOrder(List<FieldSpec> defined) {
    List<FieldSpec> order = new ArrayList<>();
    defined.stream()
        .filter(spec -> !spec.extension())
        .sorted(Comparator.comparingInt(spec -> -spec.unitSize()))
        .forEach(order::add);
    defined.stream().filter(FieldSpec::extension).forEach(order::add);
    return order;
  }

  private static Field byName(List<Field> fields, String wireName) {
    return fields.stream().filter(f -> f.wireName.equals(wireName)).findFirst().orElseThrow();
  }

  private static Method builderOf(Class<?> type) {
    return Arrays.stream(type.getMethods())
        .filter(method -> method.isAnnotationPresent(MavlinkMessageBuilder.class))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException(type + " has no builder"));
  }

  private static Method buildOf(Class<?> builder) {
    try {
      return builder.getMethod("build");
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException(builder + " cannot build", e);
    }
  }
}
