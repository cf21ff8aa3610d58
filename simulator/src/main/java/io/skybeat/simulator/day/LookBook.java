package io.skybeat.simulator.day;

import io.skybeat.core.geo.Enu;
import io.skybeat.core.geo.LocalFrame;
import io.skybeat.simulator.fault.FaultKind;
import io.skybeat.simulator.world.TruePose;
import io.skybeat.station.event.Effect;
import io.skybeat.station.event.Phase;
import io.skybeat.station.sortie.Looking;
import io.skybeat.station.sortie.Sortie;
import io.skybeat.station.sortie.Sorties;
import java.util.Optional;

/** What must be true of looks and of a pilot's hand, by the journal and the true poses. */
final class LookBook {
  /** Satellite error and gusts, at the spot that the station has chosen. */
  private static final double OFF_SPOT_M = 14;

  private final LocalFrame town;
  private final Checks checks;
  private final Site site;
  private long looks;
  private Sorties sorties = Sorties.NONE;

  LookBook(Site site, Checks checks) {
    this.town = site.frame();
    this.site = site;
    this.checks = checks;
  }

  /** How often a drone stood and looked, in tenths of a second. */
  long looks() {
    return looks;
  }

  /** What the journal says from now on. */
  void turn(Sorties now) {
    sorties = now;
  }

  /** Towards a drone that a pilot has in hand the station keeps silent. */
  void sends(Effect.Send send) {
    boolean silent =
        send.systemId() == 0 || sorties.control(DayFleet.drone(send.systemId())).isEmpty();
    checks.hold(
        "silent-while-piloted",
        silent,
        () -> "d" + send.systemId() + " is told " + send.message().getClass().getSimpleName());
  }

  /** One that looks stands where it should, and not over a watched place. */
  void flies(Berth berth, TruePose pose, boolean blind) {
    Optional<Sortie> sortie = sorties.of(berth.drone());
    Optional<Looking> look = sortie.flatMap(Sortie::look);
    if (blind || look.isEmpty() || sortie.get().phase() != Phase.LOOKING) {
      return;
    }
    boolean still = pose.velocityMps().horizontal() < 1 && !look.get().follows();
    if (!still
        || (berth.faults().on(FaultKind.TELEMETRY_STOP)
            || berth.faults().on(FaultKind.HIGH_LATENCY))) {
      return;
    }
    looks++;
    Enu spot = town.toEnu(look.get().beside());
    Enu here = pose.position();
    checks.hold(
        "looks-from-its-spot",
        spot.minus(here).horizontal() < OFF_SPOT_M,
        () -> berth.drone() + " looks from " + here + ", its spot is " + spot);
    boolean over =
        site.places().stream()
            .anyMatch(place -> place.ground().contains(here.east(), here.north()));
    checks.hold("looks-from-beside", !over, () -> berth.drone() + " looks from above: " + here);
  }
}
