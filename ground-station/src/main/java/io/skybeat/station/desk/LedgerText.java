package io.skybeat.station.desk;

import io.skybeat.core.wire.BadDocument;
import io.skybeat.core.wire.Json;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.zip.CRC32;

/** A ledger as text, for the journal's snapshots. */
public final class LedgerText {
  /** Raise it when folding the same facts gives another ledger of the same form. */
  private static final int FOLDING = 1;

  private LedgerText() {}

  public static String write(Ledger ledger) {
    return Json.write(ledger);
  }

  /** Throws {@link BadDocument} when the text is no ledger. */
  public static Ledger read(String text) {
    return Json.read(text, Ledger.class);
  }

  /**
   * Names the form: how facts are folded, and a checksum over every record, component and type that
   * a ledger is made of. A field more or less anywhere within makes it another one.
   */
  public static String shape() {
    SortedSet<String> seen = new TreeSet<>();
    describe(Ledger.class, seen);
    CRC32 sum = new CRC32();
    sum.update(String.join("\n", seen).getBytes(StandardCharsets.UTF_8));
    return "ledger-%d-%08x".formatted(FOLDING, sum.getValue());
  }

  private static void describe(Type type, SortedSet<String> seen) {
    if (type instanceof ParameterizedType generic) {
      for (Type argument : generic.getActualTypeArguments()) {
        describe(argument, seen);
      }
    } else if (type instanceof Class<?> plain && plain.isRecord()) {
      StringBuilder line = new StringBuilder(plain.getName());
      for (RecordComponent part : plain.getRecordComponents()) {
        line.append(' ').append(part.getName()).append(':').append(part.getGenericType());
      }
      if (seen.add(line.toString())) {
        for (RecordComponent part : plain.getRecordComponents()) {
          describe(part.getGenericType(), seen);
        }
      }
    }
  }
}
