package io.skybeat.simulator.day;

import io.skybeat.simulator.vehicle.flight.PackSpec;
import java.time.Instant;
import java.util.List;

/**
 * The packs of one berth: a single one that is charged on the dock's contacts, or several that a
 * robot swaps and one charger charges, one after the other.
 */
final class PackShelf {
  private final List<Cell> cells;
  private Cell inside;
  private Instant chargerFree = Instant.MIN;

  PackShelf(List<Cell> cells) {
    this.cells = List.copyOf(cells);
    this.inside = cells.get(0);
  }

  boolean swaps() {
    return cells.size() > 1;
  }

  /** The pack in the drone. */
  String inside() {
    return inside.name();
  }

  double percent(Instant now) {
    return inside.percent(now);
  }

  /** For the drone when it is switched on. */
  PackSpec spec(Instant now) {
    return inside.spec(now, !swaps());
  }

  /** The drone is switched off with {@code percent} left; {@code charged}: on live contacts. */
  void off(double percent, boolean charged, Instant now) {
    inside.set(percent, charged && !swaps() ? now : null);
  }

  /** Current flows through the contacts of the drone, which is off, or no more. */
  void charge(boolean on, Instant now) {
    if (!swaps()) {
      inside.set(inside.percent(now), on ? now : null);
    }
  }

  void sag(double most) {
    inside.sag(most);
  }

  /** Puts another pack into the drone, which is off; the old one goes onto the charger. */
  void swap(String pack, Instant now) {
    for (Cell cell : cells) {
      if (cell.name().equals(pack) && cell != inside) {
        Instant from = chargerFree.isAfter(now) ? chargerFree : now;
        inside.set(inside.percent(now), from);
        chargerFree = inside.fullAfter(from);
        cell.set(cell.percent(now), null);
        inside = cell;
        return;
      }
    }
  }
}
