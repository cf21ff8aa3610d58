package io.skybeat.core.clip;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/**
 * What a clip says of its pictures, in their order in the file.
 *
 * @param trigger which of them triggered the alert, counted from 0; empty when that one is missing
 */
public record ClipTable(List<ClipUnit> units, OptionalInt trigger) {
  private static final double LEAST_GAP_S = 1.0;
  private static final double USUAL_TIMES = 5;
  private static final String HEAD = "skybeat-clip 1";
  private static final String TRIGGER = "trigger ";

  public ClipTable {
    units = List.copyOf(units);
    if (trigger.isPresent() && (trigger.getAsInt() < 0 || trigger.getAsInt() >= units.size())) {
      throw new BadClip("table of pictures: trigger " + trigger.getAsInt() + " of " + units.size());
    }
  }

  /**
   * Pictures farther apart than this, seconds, leave something out: five times what is usual in
   * this clip, and never less than a second.
   */
  public double gapLimitS() {
    double[] steps = new double[Math.max(1, units.size() - 1)];
    for (int i = 1; i < units.size(); i++) {
      steps[i - 1] = Duration.between(units.get(i - 1).at(), units.get(i).at()).toNanos() / 1e9;
    }
    Arrays.sort(steps);
    return Math.max(LEAST_GAP_S, USUAL_TIMES * steps[steps.length / 2]);
  }

  /** As text: a head, the trigger, a line a picture. */
  public String text() {
    StringBuilder text = new StringBuilder(HEAD).append('\n').append(TRIGGER);
    text.append(trigger.isPresent() ? Integer.toString(trigger.getAsInt()) : "-").append('\n');
    units.forEach(unit -> text.append(unit.line()).append('\n'));
    return text.toString();
  }

  byte[] bytes() {
    return text().getBytes(StandardCharsets.UTF_8);
  }

  /** Reads {@link #text} back; throws {@link BadClip}. */
  public static ClipTable parse(String text) {
    List<String> lines = text.lines().toList();
    if (lines.size() < 2 || !lines.get(0).equals(HEAD) || !lines.get(1).startsWith(TRIGGER)) {
      throw new BadClip("table of pictures: does not begin with '" + HEAD + "' and a trigger");
    }
    String which = lines.get(1).substring(TRIGGER.length());
    List<ClipUnit> units = new ArrayList<>();
    lines.subList(2, lines.size()).forEach(line -> units.add(ClipUnit.parse(line)));
    try {
      return new ClipTable(
          units, which.equals("-") ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(which)));
    } catch (NumberFormatException e) {
      throw new BadClip("table of pictures: trigger '" + which + "' is no number", e);
    }
  }
}
