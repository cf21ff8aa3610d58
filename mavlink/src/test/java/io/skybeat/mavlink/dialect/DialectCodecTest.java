package io.skybeat.mavlink.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dronefleet.mavlink.common.Attitude;
import io.dronefleet.mavlink.common.GlobalPositionInt;
import io.dronefleet.mavlink.common.ParamValue;
import io.dronefleet.mavlink.common.Statustext;
import io.dronefleet.mavlink.minimal.Heartbeat;
import io.dronefleet.mavlink.minimal.MavType;
import io.dronefleet.mavlink.util.EnumValue;
import io.skybeat.mavlink.dialect.message.CurrentMode;
import io.skybeat.mavlink.dialect.message.MissionCurrent;
import io.skybeat.mavlink.frame.Frame;
import io.skybeat.mavlink.frame.FrameWriter;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Vectors worked out by hand from the MAVLink definitions, and properties. */
class DialectCodecTest {
  private static final HexFormat HEX = HexFormat.of();
  private final Dialect dialect = new Dialect();

  @Test
  void heartbeat() {
    Heartbeat message = (Heartbeat) roundTrip("fd09000008010100000003000000020359040392df");
    assertEquals(MavType.MAV_TYPE_QUADROTOR, message.type().entry());
    assertEquals(3, message.customMode());
    assertEquals(
        "{type=2, autopilot=3, base_mode=89, custom_mode=3, system_status=4, mavlink_version=3}",
        dialect.fields(message).toString());
  }

  @Test
  void truncatedPosition() {
    GlobalPositionInt message =
        (GlobalPositionInt)
            roundTrip("fd170000090101210000c0d4010040ee2d12c0cb20448038010030750000fbff0cae25");
    assertEquals(305_000_000, message.lat());
    assertEquals(1_143_000_000, message.lon());
    assertEquals(-5, message.vx());
    assertEquals(12, message.vy());
    assertEquals(0, message.vz());
    assertEquals(0, message.hdg());
  }

  @Test
  void parameterNameOfSixteenCharactersHasNoNul() {
    ParamValue message =
        (ParamValue)
            roundTrip("fd1900000b0101160000000060408403110053595349445f544849534d41565f3136099e30");
    assertEquals("SYSID_THISMAV_16", message.paramId());
    assertEquals(3.5f, message.paramValue());
  }

  @Test
  void rule15_bitsOfNanSurvive() {
    Attitude message =
        (Attitude)
            roundTrip(
                "fd1c00000d01011e0000e80300000100c07f0000803f0000004000004040000080400000a0406b8b");
    assertEquals(0x7fc00001, Float.floatToRawIntBits(message.roll()));
  }

  @Test
  void messageThatDronefleetLacks() {
    CurrentMode message = (CurrentMode) roundTrip("fd0900000e0101b401000300000004000000c8c6f8");
    assertEquals(
        Map.of("standard_mode", 200L, "custom_mode", 3L, "intended_custom_mode", 4L),
        dialect.fields(message));
  }

  @Test
  void valueWithoutAnEnumEntryKeepsItsNumber() {
    Frame frame = FrameWriter.v2(0, 1, 1, 0, 50, new byte[] {1, 0, 0, 0, (byte) 185, 3, 0, 0, 3});
    Heartbeat message = (Heartbeat) dialect.decode(frame).orElseThrow();
    assertEquals(185, message.type().value());
    assertNull(message.type().entry());
    assertEquals(frame, dialect.encode(message, 0, 1, 1));
  }

  @Test
  void newerFieldsThanOursAreIgnoredAndOlderPayloadsReadAsZero() {
    byte[] longer = new byte[60];
    longer[0] = 5;
    longer[59] = 1;
    Frame frame = FrameWriter.v2(0, 1, 1, 42, 28, longer);
    assertEquals(5, ((MissionCurrent) dialect.decode(frame).orElseThrow()).seq());
    Frame older = FrameWriter.v2(0, 1, 1, 42, 28, new byte[] {5, 0});
    MissionCurrent message = (MissionCurrent) dialect.decode(older).orElseThrow();
    assertEquals(0, message.missionId());
  }

  @Test
  void aValueThatDoesNotFitIsRefusedByName() {
    Heartbeat message = Heartbeat.builder().mavlinkVersion(256).build();
    IllegalArgumentException error =
        assertThrows(IllegalArgumentException.class, () -> dialect.encode(message, 0, 1, 1));
    assertTrue(error.getMessage().startsWith("mavlink_version: 256"), error::getMessage);
    Statustext text = Statustext.builder().text("x".repeat(51)).build();
    assertThrows(IllegalArgumentException.class, () -> dialect.encode(text, 0, 1, 1));
    assertThrows(IllegalArgumentException.class, () -> dialect.encode("no message", 0, 1, 1));
  }

  @Test
  void supersededTypesCanBeSentButAreNeverReceived() {
    dialect
        .superseded()
        .forEach(
            (theirs, ours) ->
                assertEquals(ours, dialect.type(dialect.plan(id(ours)).messageId).get()));
    Object theirs = io.dronefleet.mavlink.common.MissionCurrent.builder().seq(4).total(9).build();
    Object received = dialect.decode(dialect.encode(theirs, 0, 1, 1)).orElseThrow();
    assertEquals(MissionCurrent.class, received.getClass());
    assertEquals(9, ((MissionCurrent) received).total());
  }

  @Test
  void everyMessageOfRandomBytesComesBackAsItsBytes() {
    SplittableRandom random = new SplittableRandom(33);
    for (int id : dialect.messageIds()) {
      MessagePlan plan = dialect.plan(id);
      byte[] payload = new byte[plan.fullLength];
      random.nextBytes(payload);
      makeTextPlain(plan, payload);
      Frame frame = FrameWriter.v2(1, 2, 3, id, plan.crcExtra, payload);
      Object message = dialect.decode(frame).orElseThrow();
      assertEquals(frame, dialect.encode(message, 1, 2, 3), plan.name);
      assertEquals(message, dialect.decode(frame).orElseThrow(), plan.name);
    }
  }

  /** Text behind a NUL is not kept, so random text must have none. */
  private static void makeTextPlain(MessagePlan plan, byte[] payload) {
    for (Field field : plan.fields()) {
      for (int i = field.offset;
          field.wireType.equals("char") && i < field.offset + field.size;
          i++) {
        payload[i] = (byte) ('A' + (payload[i] & 15));
      }
    }
  }

  private static int id(Class<?> type) {
    return type.getAnnotation(io.dronefleet.mavlink.annotations.MavlinkMessageInfo.class).id();
  }

  private Object roundTrip(String hex) {
    Frame frame = Frame.of(HEX.parseHex(hex));
    assertEquals(frame.checksum(), frame.computedChecksum(dialect.crcExtra(frame.messageId())));
    Object message = dialect.decode(frame).orElseThrow();
    Frame again = dialect.encode(message, frame.sequence(), frame.systemId(), frame.componentId());
    assertEquals(hex, HEX.formatHex(again.toBytes()));
    return message;
  }

  @Test
  void unsetFieldsAreSentAsZero() {
    Frame frame = dialect.encode(Statustext.builder().text("hello").build(), 0, 1, 1);
    assertEquals(6, frame.payloadLength());
    Statustext message = (Statustext) dialect.decode(frame).orElseThrow();
    assertEquals("hello", message.text());
    assertEquals(
        EnumValue.create(io.dronefleet.mavlink.common.MavSeverity.class, 0), message.severity());
    assertEquals(
        List.of("severity", "text", "id", "chunk_seq"),
        List.copyOf(dialect.fields(message).keySet()));
  }
}
