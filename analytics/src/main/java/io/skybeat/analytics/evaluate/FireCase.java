package io.skybeat.analytics.evaluate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * One picture or clip that was judged for fire.
 *
 * @param file its name
 * @param burns whether fire is in it
 * @param found whether fire was claimed
 * @param details what led to it
 */
record FireCase(String file, boolean burns, boolean found, Map<String, Object> details) {

  Map<String, Object> object() {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("file", file);
    object.put("burns", burns);
    object.put("found", found);
    object.putAll(details);
    return object;
  }

  /** Found and missed of some cases, with the interval that so few of them leave. */
  static Map<String, Object> sums(List<FireCase> cases) {
    long fires = count(cases, FireCase::burns);
    long found = count(cases, c -> c.burns && c.found);
    long without = cases.size() - fires;
    long falsely = count(cases, c -> !c.burns && c.found);
    Map<String, Object> sums = new LinkedHashMap<>();
    sums.put("fires", fires);
    sums.put("found", found);
    sums.put("missed", fires - found);
    sums.put("found_share_95", Share.interval(found, fires));
    sums.put("without_fire", without);
    sums.put("false_fires", falsely);
    sums.put("false_share_95", Share.interval(falsely, without));
    return sums;
  }

  private static long count(List<FireCase> cases, Predicate<FireCase> which) {
    return cases.stream().filter(which).count();
  }
}
