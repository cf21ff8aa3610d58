package io.skybeat.station.around.dock;

import io.skybeat.station.around.dock.DockReport.Cover;
import io.skybeat.station.around.dock.DockReport.Mode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A dock by all that it told.
 *
 * @param online false: the broker says that it is gone
 * @param heardAt when it last told anything of its state; empty: never
 * @param coverAt when it told of its cover
 * @param errand the order to it that is on its way, or was given up
 */
public record DockState(
    String id,
    boolean online,
    Optional<Instant> heardAt,
    Optional<Cover> cover,
    Optional<Instant> coverAt,
    Optional<Mode> mode,
    Optional<Boolean> droneInDock,
    Optional<Boolean> charging,
    OptionalDouble chargePercent,
    boolean emergencyStop,
    Optional<DockErrand> errand) {
  private static final Duration AHEAD = Duration.ofMinutes(2);

  static DockState unheard(String id) {
    return new DockState(
        id,
        true,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        OptionalDouble.empty(),
        false,
        Optional.empty());
  }

  DockState told(DockReport report) {
    if (report.kept() && heardAt.map(at -> at.isAfter(report.at())).orElse(false)) {
      return this;
    }
    return new DockState(
        id,
        // A kept word does not bring back a dock that the broker calls gone; a fresh one does, by
        // its presence.
        online,
        Optional.of(report.at()),
        report.cover().or(() -> cover),
        report.cover().isPresent() ? Optional.of(report.at()) : coverAt,
        report.mode().or(() -> mode),
        report.droneInDock().or(() -> droneInDock),
        report.charging().or(() -> charging),
        report.chargePercent().isPresent() ? report.chargePercent() : chargePercent,
        report.emergencyStop().orElse(emergencyStop),
        errand);
  }

  /** Of a moment that is yet to come, since our clock was set back: it knows nothing of now. */
  boolean ahead(Instant now) {
    return heardAt.map(at -> at.isAfter(now.plus(AHEAD))).orElse(false);
  }

  /** Without its word. */
  DockState unheard() {
    return new DockState(
        id,
        online,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        mode,
        droneInDock,
        charging,
        chargePercent,
        emergencyStop,
        errand);
  }

  DockState present(boolean nextOnline) {
    return new DockState(
        id,
        nextOnline,
        heardAt,
        cover,
        coverAt,
        mode,
        droneInDock,
        charging,
        chargePercent,
        emergencyStop,
        errand);
  }

  DockState with(Optional<DockErrand> next) {
    return new DockState(
        id,
        online,
        heardAt,
        cover,
        coverAt,
        mode,
        droneInDock,
        charging,
        chargePercent,
        emergencyStop,
        next);
  }

  /** Whether its word is fresh and it is there. */
  public boolean heard(DockTerms terms, Instant now) {
    return online && heardAt.map(at -> age(at, now).compareTo(terms.maxAge()) <= 0).orElse(false);
  }

  /** Whether the cover is known to be open, by a word that is still believed. */
  public boolean open(DockTerms terms, Instant now) {
    return heard(terms, now) && cover.equals(Optional.of(Cover.OPEN));
  }

  /** Why it does not open; empty: nothing is known against it. */
  public Optional<String> stuck() {
    return errand
        .filter(one -> one.order() == DockOrder.OPEN)
        .filter(one -> one.failed() || one.failedBefore())
        .map(DockErrand::said);
  }

  static Duration age(Instant at, Instant now) {
    Duration age = Duration.between(at, now);
    return age.isNegative() ? Duration.ZERO : age;
  }

  /** Whether the state shows what {@code order} is for. */
  boolean shows(DockOrder order) {
    return switch (order) {
      case OPEN -> cover.equals(Optional.of(Cover.OPEN));
      case CLOSE -> cover.equals(Optional.of(Cover.CLOSED));
      case CHARGE -> charging.equals(Optional.of(true));
      case STOP_CHARGE -> charging.equals(Optional.of(false));
    };
  }
}
