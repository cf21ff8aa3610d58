package io.skybeat.analytics;

import io.skybeat.analytics.judging.Claim;
import io.skybeat.core.sighting.CellReport;
import io.skybeat.core.sighting.ModelRef;
import io.skybeat.core.sighting.PictureNotes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What analysing one frame led to.
 *
 * @param told claims to be published as sightings
 * @param cells a report that became due
 * @param notes what was looked at and seen in this very frame; empty: it was not looked at
 */
record Look(List<Told> told, Optional<CellReport> cells, Optional<PictureNotes> notes) {
  static final Look NOTHING = new Look(List.of(), Optional.empty());

  Look(List<Told> told, Optional<CellReport> cells) {
    this(told, cells, Optional.empty());
  }

  Look {
    told = List.copyOf(told);
  }

  /** A claim, and the model that made it. */
  record Told(Claim claim, ModelRef model) {}

  /** What {@code model} claims. */
  static Look of(List<Claim> claims, ModelRef model, Optional<CellReport> cells) {
    return new Look(claims.stream().map(claim -> new Told(claim, model)).toList(), cells);
  }

  /** Both; the other's report where this has none. */
  Look and(Look other) {
    List<Told> both = new ArrayList<>(told);
    both.addAll(other.told);
    return new Look(both, cells.or(other::cells), notes.or(other::notes));
  }

  /** The same with what was seen in the frame. */
  Look noting(Optional<PictureNotes> seen) {
    return seen.isEmpty() ? this : new Look(told, cells, seen);
  }
}
