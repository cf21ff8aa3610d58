package io.skybeat.simulator.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.skybeat.core.wire.Json;
import java.util.ArrayList;
import java.util.List;

/** Figures with their spread: nearest-rank percentiles and count. */
final class Spread {
  private final List<Double> values = new ArrayList<>();

  void add(double value) {
    values.add(value);
  }

  int count() {
    return values.size();
  }

  /** The nearest-rank percentile, {@code share} in 0..1; NaN without values. */
  double percentile(double share) {
    if (values.isEmpty()) {
      return Double.NaN;
    }
    List<Double> sorted = values.stream().sorted().toList();
    int rank = (int) Math.ceil(share * sorted.size());
    return sorted.get(Math.max(0, rank - 1));
  }

  /** {@code {p50, p95, n}}, rounded to {@code digits} decimals; null where there is none. */
  ObjectNode json(int digits) {
    ObjectNode out = Json.MAPPER.createObjectNode();
    put(out, "p50", percentile(0.5), digits);
    put(out, "p95", percentile(0.95), digits);
    out.put("n", values.size());
    return out;
  }

  static void put(ObjectNode out, String name, double value, int digits) {
    if (Double.isFinite(value)) {
      double scale = Math.pow(10, digits);
      out.put(name, Math.round(value * scale) / scale);
    } else {
      out.putNull(name);
    }
  }
}
