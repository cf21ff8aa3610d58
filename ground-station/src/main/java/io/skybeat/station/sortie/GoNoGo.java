package io.skybeat.station.sortie;

import io.skybeat.station.event.GoLine;
import java.util.ArrayList;
import java.util.List;

/** Go or no-go: asks every input. What is not on this list does not keep a drone on the ground. */
public final class GoNoGo {
  private static final List<GoInput> INPUTS =
      List.of(
          new StationInputs(),
          new RouteInputs(),
          new ApprovalInputs(),
          new CrewInputs(),
          new FitInputs(),
          new VehicleInputs(),
          new AroundInputs(),
          new OwnAirInputs(),
          new DockInputs());

  private GoNoGo() {}

  /** The report of {@code now}. */
  public static GoReport report(GoCase now) {
    List<GoLine> lines = new ArrayList<>();
    INPUTS.forEach(input -> input.look(now, lines::add));
    return new GoReport(lines);
  }
}
