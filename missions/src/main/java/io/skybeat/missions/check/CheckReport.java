package io.skybeat.missions.check;

import java.util.List;
import java.util.OptionalDouble;

/**
 * What the check of a plan comes to.
 *
 * @param violations why it may not be flown; empty when it may
 * @param notes what could not be checked, or had to be assumed
 * @param lengthM horizontal, the way home included
 * @param durationS in still air, from take-off to standing
 * @param energyWh in the dearest wind; empty where no pack is stated
 * @param tightest from where the way home is the tightest
 * @param tightestWh what has been used there and the way home come to
 * @param looks what it sees of each place
 */
public record CheckReport(
    List<Violation> violations,
    List<String> notes,
    double lengthM,
    double durationS,
    OptionalDouble energyWh,
    String tightest,
    OptionalDouble tightestWh,
    List<Look> looks) {
  public CheckReport {
    violations = List.copyOf(violations);
    notes = List.copyOf(notes);
    looks = List.copyOf(looks);
  }
}
