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

  private final EnumValue<?>[] direct = new EnumValue<?>[DIRECT];
  private final TreeMap<Integer, EnumValue<?>> others = new TreeMap<>();
  // A race here only loses a cached value: EnumValue has final fields.
  private EnumValue<?> recent = EnumValue.create(0);

  EnumTable(Class<?> type) {
    for (Object constant : type.getEnumConstants()) {
      put((Enum<?>) constant, entryValue(type, (Enum<?>) constant));
    }
    for (int value = 0; value < DIRECT; value++) {
      if (direct[value] == null) {
        direct[value] = EnumValue.create(value);
      }
    }
    recent = direct[0];
  }

  /** The value with its entry, if it has one. */
  EnumValue<?> of(int value) {
    if (value >= 0 && value < DIRECT) {
      return direct[value];
    }
    EnumValue<?> last = recent;
    if (last.value() == value) {
      return last;
    }
    EnumValue<?> known = others.get(value);
    EnumValue<?> found = known != null ? known : EnumValue.create(value);
    recent = found;
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
