package io.skybeat.station.desk;

import io.skybeat.station.alert.AlertMemory;
import io.skybeat.station.alert.Alerts;
import io.skybeat.station.event.Fact;
import io.skybeat.station.evidence.EvidenceBook;
import io.skybeat.station.ground.Usual;
import io.skybeat.station.permit.Permits;
import io.skybeat.station.sortie.Sorties;
import io.skybeat.station.upkeep.Upkeep;
import io.skybeat.station.watch.Looks;

/**
 * What the journal says: folded from facts alone, so that replaying them gives it back without
 * judging anything anew.
 *
 * @param memory what the alert rules remember
 * @param sightings ids of the sightings of late
 * @param upkeep wear, faults and service
 * @param permits what became of approvals
 * @param looks at the watched places
 * @param evidence which alerts have theirs
 * @param usual what each area holds at each hour of the week
 * @param position how many facts
 */
public record Ledger(
    Sorties sorties,
    Alerts alerts,
    AlertMemory memory,
    KnownIds sightings,
    Upkeep upkeep,
    Permits permits,
    Looks looks,
    EvidenceBook evidence,
    Usual usual,
    long position) {
  public static final Ledger EMPTY =
      new Ledger(
          Sorties.NONE,
          Alerts.NONE,
          AlertMemory.NONE,
          KnownIds.NONE,
          Upkeep.NONE,
          Permits.NONE,
          Looks.NONE,
          EvidenceBook.NONE,
          Usual.NOTHING,
          0);

  /** This ledger after a fact. */
  public Ledger evolve(Fact fact) {
    return new Ledger(
        sorties.evolve(fact),
        alerts.evolve(fact),
        memory.evolve(fact),
        fact instanceof Fact.SightingKept kept ? sightings.with(kept.sighting().id()) : sightings,
        upkeep.evolve(fact),
        permits.evolve(fact),
        looks.evolve(fact),
        evidence.evolve(fact),
        usual.evolve(fact),
        position + 1);
  }
}
