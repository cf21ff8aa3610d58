package io.skybeat.simulator.day;

import io.skybeat.simulator.vehicle.flight.PackSpec;
import java.time.Duration;
import java.time.Instant;

/** A pack as it really is: how old, how full, and on what. Outside a drone that is switched on. */
final class Cell {
  private final String name;
  private final PackSpec aged;
  private double percent;
  private Instant chargesFrom;

  /**
   * @param cycles that it has behind it
   */
  Cell(String name, int cycles, double percent) {
    this.name = name;
    this.aged = PackSpec.STANDARD.aged(cycles);
    this.percent = percent;
  }

  String name() {
    return name;
  }

  /** How full it is at {@code now}, 0..100. */
  double percent(Instant now) {
    if (chargesFrom == null || !now.isAfter(chargesFrom)) {
      return percent;
    }
    double hours = Duration.between(chargesFrom, now).toMillis() / 3.6e6;
    return Math.min(100, percent + hours * percentAnHour());
  }

  private double percentAnHour() {
    return 100 * aged.chargeA() * 1000 / aged.heldMah();
  }

  /** When a charge that begins at {@code from} is over. */
  Instant fullAfter(Instant from) {
    double hours = (100 - percent(from)) / percentAnHour();
    return from.plusMillis(Math.round(hours * 3.6e6));
  }

  /** It is as full as this now, and is charged from {@code from} on; null: not at all. */
  void set(double now, Instant from) {
    percent = now;
    chargesFrom = from;
  }

  /** At most so full. */
  void sag(double most) {
    percent = Math.min(percent, most);
  }

  /** For the drone that it is in. */
  PackSpec spec(Instant now, boolean contacts) {
    return new PackSpec(
        aged.cells(),
        aged.capacityMah(),
        percent(now),
        aged.hoverW(),
        aged.idleW(),
        contacts ? aged.chargeA() : 0,
        aged.cycles());
  }
}
