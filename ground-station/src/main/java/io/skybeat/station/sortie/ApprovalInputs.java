package io.skybeat.station.sortie;

import io.skybeat.missions.day.Approval;
import io.skybeat.missions.plan.Plan;
import io.skybeat.station.event.GoLine;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Where approvals are asked for: one covers the route, the whole flight, and was not revoked. */
final class ApprovalInputs implements GoInput {
  /** The value where approvals are not asked for. */
  static final String NOT_ASKED = "none asked for";

  private static final String LIMIT = "route, volume and time covered";

  @Override
  public void look(GoCase now, Consumer<GoLine> sheet) {
    if (now.terms().planning().approvals().isEmpty()) {
      sheet.accept(GoLine.of("approval", NOT_ASKED, LIMIT, List.of()));
      return;
    }
    List<String> why = new ArrayList<>();
    Optional<String> number = covering(now, why);
    sheet.accept(
        GoLine.of("approval", number.orElse("none"), LIMIT, number.isPresent() ? List.of() : why));
  }

  /** The number of the approval that covers a launch now; else the reasons go to {@code why}. */
  static Optional<String> covering(GoCase now, List<String> why) {
    String route = now.sortie().view().route();
    Optional<Plan> drawn =
        now.sortie().drawn().isEmpty() ? Optional.empty() : now.terms().plan(now.sortie());
    Duration flight =
        drawn
            .map(plan -> now.terms().planning().flight(plan))
            .orElseGet(() -> now.terms().planning().flight(route));
    Instant starts =
        now.at().isAfter(now.sortie().view().startsAt())
            ? now.at()
            : now.sortie().view().startsAt();
    for (Approval approval : now.terms().planning().approvals().orElse(List.of())) {
      Optional<String> against =
          drawn
              .map(plan -> now.terms().planning().misfit(approval, route, plan))
              .orElseGet(() -> now.terms().planning().misfit(approval, route))
              .or(() -> now.station().permits().against(approval, starts, starts.plus(flight)));
      if (against.isEmpty()) {
        return Optional.of(approval.number());
      }
      why.add(against.get());
    }
    if (why.isEmpty()) {
      why.add("there is no approval");
    }
    return Optional.empty();
  }
}
