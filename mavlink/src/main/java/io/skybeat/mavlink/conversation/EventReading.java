package io.skybeat.mavlink.conversation;

import io.dronefleet.mavlink.common.Event;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What an EVENT says. What its number means and how its arguments are laid out is told by metadata
 * of the firmware (a JSON file that the vehicle offers over FTP), which this station does not
 * fetch; a number is the component in its first byte and the low 24 bits of the FNV-1a hash of the
 * event's name in the others, so that the few names which matter here are known by their hash: a
 * PX4's failsafes (src/modules/commander/failsafe/framework.cpp). Of the others the number, the
 * level and the bytes are told.
 *
 * @param id as on the wire
 * @param level MAV_SEVERITY, 0 (emergency) to 7 (debug); beyond that it is not for people
 * @param known words for an event that is known by name
 * @param arguments as on the wire, without the zeros at the end
 */
public record EventReading(long id, int level, Optional<String> known, byte[] arguments) {
  private static final int AUTOPILOT = 1;
  private static final int NAME_BITS = 0xff_ffff;
  private static final int FNV_BASIS = 0x811c_9dc5;
  private static final int FNV_PRIME = 0x0100_0193;

  private static final List<String> LEVELS =
      List.of("emergency", "alert", "critical", "error", "warning", "notice", "info", "debug");

  private static final List<String> CAUSES =
      List.of(
          "",
          "manual control lost",
          "GCS connection lost",
          "low battery",
          "critical battery",
          "emergency battery level",
          "low remaining flight time");

  private static final List<String> ACTIONS =
      List.of(
          "none",
          "warning",
          "fallback to position control",
          "fallback to altitude control",
          "fallback to stabilized",
          "hold",
          "return",
          "land",
          "descend",
          "disarm",
          "terminate");

  public EventReading {
    arguments = arguments.clone();
  }

  @Override
  public byte[] arguments() {
    return arguments.clone();
  }

  /** Reads one. */
  public static EventReading of(Event event) {
    byte[] bytes = event.arguments() == null ? new byte[0] : event.arguments();
    int length = bytes.length;
    while (length > 0 && bytes[length - 1] == 0) {
      length--;
    }
    byte[] told = new byte[length];
    System.arraycopy(bytes, 0, told, 0, length);
    return new EventReading(event.id(), event.logLevels() & 0xf, words(event.id(), bytes), told);
  }

  /** The number of an autopilot's event by its name. */
  public static long id(String name) {
    int hash = FNV_BASIS;
    for (byte one : name.getBytes(StandardCharsets.US_ASCII)) {
      hash = (hash ^ (one & 0xff)) * FNV_PRIME;
    }
    return (long) AUTOPILOT << 24 | hash & NAME_BITS;
  }

  /** Whether it is of the level "warning" or worse. */
  public boolean complains() {
    return level <= 4;
  }

  /** Whether it is for people at all. */
  public boolean forPeople() {
    return level < LEVELS.size();
  }

  /** In a line. */
  public String words() {
    return known.orElseGet(
        () ->
            String.format(
                Locale.ROOT,
                "event %d:%d (%s)%s",
                id >> 24,
                id & NAME_BITS,
                forPeople() ? LEVELS.get(level) : "protocol",
                arguments.length == 0 ? "" : " " + HexFormat.of().formatHex(arguments)));
  }

  private static Optional<String> words(long id, byte[] bytes) {
    Arguments told = new Arguments(bytes);
    if (id == id("commander_failsafe_enter_hold")) {
      told.skip(4);
      String action = told.action();
      int seconds = told.whole16();
      return Optional.of("failsafe: " + told.cause() + ", " + action + " in " + seconds + " s");
    }
    if (id == id("commander_failsafe_enter")) {
      told.skip(4);
      String action = told.action();
      return Optional.of("failsafe: " + told.cause() + ", " + action);
    }
    if (id == id("commander_failsafe_enter_generic_hold")) {
      told.skip(4);
      return Optional.of("failsafe: " + told.action() + " in " + told.whole16() + " s");
    }
    if (id == id("commander_failsafe_enter_generic")) {
      told.skip(4);
      return Optional.of("failsafe: " + told.action());
    }
    if (id == id("commander_failsafe_enter_warn")) {
      told.skip(4);
      return Optional.of("failsafe warning: " + told.cause());
    }
    if (id == id("commander_failsafe_enter_low_bat")) {
      return Optional.of("low battery, return advised");
    }
    if (id == id("commander_failsafe_enter_crit_bat_warn")) {
      return Optional.of("critical battery, land now");
    }
    if (id == id("commander_failsafe_enter_crit_low_bat_warn")) {
      return Optional.of("emergency battery level, land immediately");
    }
    return Optional.empty();
  }

  /** Arguments one after the other, little endian; what is not there is 0. */
  private static final class Arguments {
    private final ByteBuffer bytes;

    Arguments(byte[] told) {
      bytes = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN);
      bytes.put(0, told, 0, Math.min(told.length, 40));
    }

    void skip(int count) {
      bytes.position(bytes.position() + count);
    }

    int whole16() {
      return bytes.getShort() & 0xffff;
    }

    String action() {
      return name(ACTIONS);
    }

    String cause() {
      return name(CAUSES);
    }

    private String name(List<String> names) {
      int number = bytes.get() & 0xff;
      return number < names.size() ? names.get(number) : Integer.toString(number);
    }
  }
}
