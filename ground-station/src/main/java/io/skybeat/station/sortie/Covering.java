package io.skybeat.station.sortie;

import io.skybeat.core.geo.LatLon;
import io.skybeat.missions.day.Approval;
import io.skybeat.missions.plan.Plan;
import io.skybeat.station.look.LookPlan;
import io.skybeat.station.look.Spot;
import io.skybeat.station.permit.Permits;
import java.time.Instant;
import java.util.Optional;

/**
 * Whether the approval under which a sortie flies holds what is drawn for it in the air: the way to
 * a look, the place where it stands, the way home, and the time until then.
 */
record Covering(SortieTerms terms, Permits permits) {
  /** Why not, in words; empty: it does, or no approval is asked for. */
  Optional<String> against(
      Sortie sortie, Plan base, LatLon from, Spot spot, Instant now, Instant until) {
    Optional<Approval> approval = approval(sortie);
    if (approval.isEmpty()) {
      return Optional.empty();
    }
    Plan detour = LookPlan.detour(terms.look(), base, from, spot);
    return terms
        .planning()
        .misfit(approval.get(), detour)
        .or(() -> permits.against(approval.get(), now, until));
  }

  private Optional<Approval> approval(Sortie sortie) {
    return sortie
        .view()
        .assignment()
        .approval()
        .flatMap(
            number ->
                terms.planning().approvals().orElse(java.util.List.of()).stream()
                    .filter(one -> one.number().equals(number))
                    .findFirst());
  }
}
