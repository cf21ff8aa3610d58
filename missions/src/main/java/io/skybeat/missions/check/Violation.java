package io.skybeat.missions.check;

/**
 * Why a plan may not be flown as it is.
 *
 * @param where the leg or item, counted from 1 as the plan has it
 * @param rule short name of the rule, such as {@code stand-off}
 * @param figure what was found, with its unit
 * @param limit what would be allowed
 */
public record Violation(String where, String rule, String figure, String limit) {
  @Override
  public String toString() {
    return where + ": " + rule + ": " + figure + " (limit " + limit + ")";
  }
}
