package io.skybeat.simulator.figures;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.skybeat.core.wire.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Measured values of one thing; nearest-rank percentiles. */
public final class Samples {
  private final List<Double> values = new ArrayList<>();

  public void add(double value) {
    values.add(value);
  }

  /** Forgets all values. */
  public void clear() {
    values.clear();
  }

  /** All values, in the order of their adding. */
  public List<Double> values() {
    return List.copyOf(values);
  }

  public int count() {
    return values.size();
  }

  /** The value of rank {@code share}, 0..1; NaN without values. */
  public double percentile(double share) {
    if (values.isEmpty()) {
      return Double.NaN;
    }
    List<Double> sorted = values.stream().sorted().toList();
    int rank = (int) Math.ceil(share * sorted.size());
    return sorted.get(Math.max(0, rank - 1));
  }

  /** {@code {p50, p95, n}}, as {@link #put(ObjectNode, String, double)} writes numbers. */
  public ObjectNode json() {
    ObjectNode out = Json.MAPPER.createObjectNode();
    put(out, "p50", percentile(0.5));
    put(out, "p95", percentile(0.95));
    out.put("n", values.size());
    return out;
  }

  /** {@code {p50, p95, n}}, rounded to {@code digits} decimals; null where there is no value. */
  public ObjectNode json(int digits) {
    ObjectNode out = Json.MAPPER.createObjectNode();
    put(out, "p50", percentile(0.5), digits);
    put(out, "p95", percentile(0.95), digits);
    out.put("n", values.size());
    return out;
  }

  /** Puts {@code value} with two decimals, three below one; null where it is no number. */
  public static void put(ObjectNode out, String name, double value) {
    put(out, name, value, Math.abs(value) < 1 ? 3 : 2);
  }

  /** Puts {@code value} rounded to {@code digits} decimals; null where it is no number. */
  public static void put(ObjectNode out, String name, double value, int digits) {
    if (Double.isFinite(value)) {
      double scale = Math.pow(10, digits);
      out.put(name, Math.round(value * scale) / scale);
    } else {
      out.putNull(name);
    }
  }

  /** A number for a table; a dash where there is none. */
  public static String text(double value) {
    return Double.isFinite(value) ? String.format(Locale.ROOT, "%.2f", value) : "-";
  }
}
