package io.skybeat.core.clip;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * What a clip says of its pictures, in their order in the file.
 *
 * @param trigger which of them triggered the alert, counted from 0; empty when that one is missing
 */
public record ClipTable(List<ClipUnit> units, OptionalInt trigger) {
  private static final String HEAD = "skybeat-clip 1";
  private static final String TRIGGER = "trigger ";

  public ClipTable {
    units = List.copyOf(units);
    if (trigger.isPresent() && (trigger.getAsInt() < 0 || trigger.getAsInt() >= units.size())) {
      throw new BadClip("table of pictures: trigger " + trigger.getAsInt() + " of " + units.size());
    }
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
