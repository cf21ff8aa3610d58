package io.skybeat.core.flight;

import java.util.OptionalDouble;

/**
 * A vehicle's battery as it reports it; empty means unknown, never zero.
 *
 * @param remainingPercent 0..100
 * @param volts pack voltage
 * @param amps current drawn, positive when discharging
 */
public record Battery(OptionalDouble remainingPercent, OptionalDouble volts, OptionalDouble amps) {
  public static final Battery UNKNOWN =
      new Battery(OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty());
}
