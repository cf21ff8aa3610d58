package io.skybeat.simulator.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.skybeat.core.wire.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Measured values of one thing; nearest-rank percentiles. */
final class Samples {
  private final List<Double> values = new ArrayList<>();

  void add(double value) {
    values.add(value);
  }

  int count() {
    return values.size();
  }

  /** The value of rank {@code share}, 0..1; NaN without values. */
  double percentile(double share) {
    if (values.isEmpty()) {
      return Double.NaN;
    }
    List<Double> sorted = values.stream().sorted().toList();
    int rank = (int) Math.ceil(share * sorted.size());
    return sorted.get(Math.max(0, rank - 1));
  }

  /** {@code {p50, p95, n}}; null where there is no value. */
  ObjectNode json() {
    ObjectNode out = Json.MAPPER.createObjectNode();
    put(out, "p50", percentile(0.5));
    put(out, "p95", percentile(0.95));
    out.put("n", values.size());
    return out;
  }

  /** Puts {@code value} with two decimals, three below one; null where it is no number. */
  static void put(ObjectNode out, String name, double value) {
    if (!Double.isFinite(value)) {
      out.putNull(name);
      return;
    }
    double scale = Math.abs(value) < 1 ? 1000 : 100;
    out.put(name, Math.round(value * scale) / scale);
  }

  /** A number for a table; a dash where there is none. */
  static String text(double value) {
    return Double.isFinite(value) ? String.format(Locale.ROOT, "%.2f", value) : "-";
  }
}
