package io.skybeat.analytics;

import io.skybeat.analytics.judging.Claim;
import io.skybeat.core.sighting.CellReport;
import io.skybeat.core.sighting.ModelRef;
import java.util.List;
import java.util.Optional;

/**
 * What analysing one frame led to.
 *
 * @param claims to be published as sightings
 * @param model that made them
 * @param cells a report that became due
 */
record Look(List<Claim> claims, ModelRef model, Optional<CellReport> cells) {
  Look {
    claims = List.copyOf(claims);
  }
}
