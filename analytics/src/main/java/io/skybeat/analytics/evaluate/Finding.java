package io.skybeat.analytics.evaluate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What one folder gave: figures by name, and files that could not be used. */
final class Finding {
  private final Map<String, Object> figures = new LinkedHashMap<>();
  private final List<String> skipped = new ArrayList<>();

  /** Adds a figure; numbers are rounded to four places, NaN becomes null. */
  Finding put(String name, Object value) {
    figures.put(name, value instanceof Double d ? rounded(d) : value);
    return this;
  }

  /** Adds the times of one picture. */
  Finding put(Timings timings) {
    put("ms_per_picture_p50", timings.quantileMs(0.5));
    return put("ms_per_picture_p95", timings.quantileMs(0.95));
  }

  /** Notes a file that could not be used, with the reason. */
  void skip(String reason) {
    skipped.add(reason);
  }

  /** The figures alone. */
  Map<String, Object> figures() {
    return figures;
  }

  /** The folder's JSON object. */
  Map<String, Object> object() {
    Map<String, Object> object = new LinkedHashMap<>(figures);
    object.put("skipped", skipped);
    return object;
  }

  private static Object rounded(double value) {
    return Double.isFinite(value) ? (Object) (Math.round(value * 1e4) / 1e4) : null;
  }
}
