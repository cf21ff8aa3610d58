package io.skybeat.mavlink.dialect;

import java.util.concurrent.ConcurrentHashMap;

/** One {@link EnumTable} per enum, made when first asked for. */
final class EnumTables {
  private final ConcurrentHashMap<Class<?>, EnumTable> tables = new ConcurrentHashMap<>();

  EnumTable of(Class<?> type) {
    return tables.computeIfAbsent(type, EnumTable::new);
  }
}
