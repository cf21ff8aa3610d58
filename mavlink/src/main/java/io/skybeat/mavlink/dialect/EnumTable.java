package io.skybeat.mavlink.dialect;

import io.dronefleet.mavlink.annotations.MavlinkEntryInfo;
import io.dronefleet.mavlink.util.EnumValue;
import java.util.TreeMap;

/**
 * Ready-made {@link EnumValue}s of one enum. A value without an entry (a combination of flags, a
 * newer value) keeps its number and has a null entry.
 */
final class EnumTable {
  private static final int DIRECT = 256;
  private static final int RECENT = 64;

  private final EnumValue<?>[] direct = new EnumValue<?>[DIRECT];
  private final TreeMap<Integer, EnumValue<?>> others = new TreeMap<>();

  /** Large values lately seen, by hash. A race only loses one: EnumValue has final fields. */
  private final EnumValue<?>[] recent = new EnumValue<?>[RECENT];

  EnumTable(Class<?> type) {
    for (Object constant : type.getEnumConstants()) {
      put((Enum<?>) constant, entryValue(type, (Enum<?>) constant));
    }
    for (int value = 0; value < DIRECT; value++) {
      if (direct[value] == null) {
        direct[value] = EnumValue.create(value);
      }
    }
  }

  /** The value with its entry, if it has one. */
  EnumValue<?> of(int value) {
    if (value >= 0 && value < DIRECT) {
      return direct[value];
    }
    int slot = (value * 0x9e37_79b9) >>> 26;
    EnumValue<?> last = recent[slot];
    if (last != null && last.value() == value) {
      return last;
    }
    EnumValue<?> known = others.get(value);
    EnumValue<?> found = known != null ? known : EnumValue.create(value);
    recent[slot] = found;
    return found;
  }

  private void put(Enum<?> constant, int value) {
    EnumValue<?> entry = EnumValue.of(constant);
    if (value >= 0 && value < DIRECT) {
      direct[value] = direct[value] == null ? entry : direct[value];
    } else {
      others.putIfAbsent(value, entry);
    }
  }

  private static int entryValue(Class<?> type, Enum<?> constant) {
    try {
      return type.getField(constant.name()).getAnnotation(MavlinkEntryInfo.class).value();
    } catch (NoSuchFieldException e) {
      throw new IllegalStateException(type + " has lost its constant " + constant, e);
    }
  }
}
