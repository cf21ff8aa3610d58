package io.skybeat.mavlink.dialect;

import io.dronefleet.mavlink.MavlinkDialect;
import io.dronefleet.mavlink.annotations.MavlinkMessageInfo;
import io.dronefleet.mavlink.ardupilotmega.ArdupilotmegaDialect;
import io.skybeat.mavlink.frame.CrcExtras;
import io.skybeat.mavlink.frame.Frame;
import io.skybeat.mavlink.frame.FrameBuffer;
import io.skybeat.mavlink.frame.FrameView;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * The messages we speak: dronefleet's ardupilotmega dialect (which has common within it) and {@link
 * Supplement}, whose types take the place of dronefleet's where both have one. Decodes frames into
 * message objects and back. Thread-safe; make one and share it, since a message's plan is made when
 * the message is first met.
 */
public final class Dialect implements CrcExtras {
  private static final int IDS = 1 << 16;

  private final MavlinkDialect dronefleet = new ArdupilotmegaDialect();
  private final Map<Integer, Class<?>> supplement = new TreeMap<>();
  private final EnumTables enums = new EnumTables();
  private final AtomicReferenceArray<MessagePlan> plans = new AtomicReferenceArray<>(IDS);
  private final ConcurrentHashMap<Class<?>, MessagePlan> plansByType = new ConcurrentHashMap<>();
  private final AtomicInteger planCount = new AtomicInteger();

  /** Common, ardupilotmega and the supplement. */
  public Dialect() {
    for (Class<?> type : Supplement.MESSAGES) {
      supplement.put(type.getAnnotation(MavlinkMessageInfo.class).id(), type);
    }
  }

  @Override
  public int crcExtra(int messageId) {
    MessagePlan plan = plan(messageId);
    return plan == null ? UNKNOWN : plan.crcExtra;
  }

  /** The message in a frame, or empty when this dialect lacks it. */
  public Optional<Object> decode(FrameView frame) {
    return Optional.ofNullable(decodeOrNull(frame));
  }

  /** As {@link #decode}, null when this dialect lacks the message. */
  public Object decodeOrNull(FrameView frame) {
    MessagePlan plan = plan(frame.messageId());
    return plan == null ? null : plan.decode(frame, plan.newBuilder());
  }

  /** Decodes for one thread, at a third of the garbage: for the hot path. */
  public Decoder decoder() {
    return new Decoder(this);
  }

  /** Encodes for one thread, without garbage. */
  public Encoder encoder() {
    return new Encoder(this);
  }

  /**
   * A message as an unsigned MAVLink 2 frame. Fields that were never set are sent as zero.
   *
   * @throws IllegalArgumentException when it is no MAVLink message or a value does not fit
   */
  public Frame encode(Object message, int sequence, int systemId, int componentId) {
    return plan(message)
        .encode(message, sequence, systemId, componentId, new FrameBuffer(), null)
        .toFrame();
  }

  /**
   * A message as a MAVLink 1 frame, which cannot carry its extension fields.
   *
   * @throws IllegalArgumentException as {@link #encode}, and when its id is above 255
   */
  public Frame encodeV1(Object message, int sequence, int systemId, int componentId) {
    return plan(message).encodeV1(message, sequence, systemId, componentId);
  }

  /**
   * A message's fields by their names in the MAVLink definition, such as {@code base_mode}, in
   * definition order. Integers and enums are Long (BigInteger above Long.MAX_VALUE), floats Float,
   * char arrays String, other arrays List.
   */
  public Map<String, Object> fields(Object message) {
    return plan(message).values(message);
  }

  /** The message's name in the MAVLink definition, such as {@code GLOBAL_POSITION_INT}. */
  public String name(Object message) {
    return plan(message).name;
  }

  /** The name of a message id, or {@code MESSAGE_n} when this dialect lacks it. */
  public String name(int messageId) {
    MessagePlan plan = plan(messageId);
    return plan == null ? "MESSAGE_" + messageId : plan.name;
  }

  /** The id of a message object. */
  public int messageId(Object message) {
    return plan(message).messageId;
  }

  /** The class that frames of this id are decoded into. */
  public Optional<Class<?>> type(int messageId) {
    return Optional.ofNullable(typeOrNull(messageId));
  }

  /** Every message id of this dialect, ascending. */
  public List<Integer> messageIds() {
    TreeMap<Integer, Class<?>> all = new TreeMap<>(supplement);
    for (Class<?> type : dronefleet.messageTypes()) {
      all.putIfAbsent(type.getAnnotation(MavlinkMessageInfo.class).id(), type);
    }
    return List.copyOf(all.keySet());
  }

  /**
   * Dronefleet's types whose place ours have taken, with ours. They can still be sent; a received
   * frame never becomes one, so {@code instanceof} on them is always a mistake.
   */
  public Map<Class<?>, Class<?>> superseded() {
    Map<Class<?>, Class<?>> superseded = new LinkedHashMap<>();
    supplement.forEach(
        (id, ours) -> {
          if (dronefleet.supports(id)) {
            superseded.put(dronefleet.resolve(id), ours);
          }
        });
    return superseded;
  }

  MessagePlan plan(int messageId) {
    if (messageId < 0 || messageId >= IDS) {
      return null;
    }
    MessagePlan plan = plans.get(messageId);
    return plan != null ? plan : makePlan(messageId);
  }

  private MessagePlan makePlan(int messageId) {
    Class<?> type = typeOrNull(messageId);
    if (type == null) {
      return null;
    }
    MessagePlan plan = planOf(type);
    plans.set(messageId, plan);
    return plan;
  }

  MessagePlan plan(Object message) {
    MessagePlan plan = plansByType.get(message.getClass());
    return plan != null ? plan : planOf(message.getClass());
  }

  private MessagePlan planOf(Class<?> type) {
    if (!type.isAnnotationPresent(MavlinkMessageInfo.class)) {
      throw new IllegalArgumentException(type + " is no MAVLink message");
    }
    return plansByType.computeIfAbsent(
        type, t -> new MessagePlan(t, enums, planCount.getAndIncrement()));
  }

  private Class<?> typeOrNull(int messageId) {
    Class<?> ours = supplement.get(messageId);
    if (ours != null) {
      return ours;
    }
    return dronefleet.supports(messageId) ? dronefleet.resolve(messageId) : null;
  }
}
