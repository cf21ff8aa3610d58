package io.skybeat.station.sortie;

import io.skybeat.station.event.Actor;
import io.skybeat.station.event.Fact;
import io.skybeat.station.event.GoLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A go/no-go report.
 *
 * @param lines every input
 */
public record GoReport(List<GoLine> lines) {
  public GoReport {
    lines = List.copyOf(lines);
  }

  /** True when nothing stands against the launch. */
  public boolean go() {
    return lines.stream().allMatch(GoLine::go);
  }

  /** What stands against it, in words; empty: go. */
  public List<String> against() {
    return lines.stream().flatMap(line -> line.against().stream()).toList();
  }

  /** True when nothing but that input stands against the launch. */
  boolean onlyAgainst(String input) {
    return !go() && lines.stream().allMatch(line -> line.go() || line.input().equals(input));
  }

  /** What an input said, if it was looked at. */
  Optional<String> value(String input) {
    return lines.stream().filter(line -> line.input().equals(input)).map(GoLine::value).findFirst();
  }

  /** As it would be if that input were not looked at. */
  GoReport without(String input) {
    return new GoReport(lines.stream().filter(line -> !line.input().equals(input)).toList());
  }

  /** With one input more. */
  GoReport with(GoLine line) {
    List<GoLine> more = new ArrayList<>(lines);
    more.add(line);
    return new GoReport(more);
  }

  /** As it stands in the journal. */
  Fact.GoDecided fact(Scene scene, Actor actor, String reason) {
    return new Fact.GoDecided(scene.at(), actor, reason, scene.sortie().id(), go(), lines);
  }
}
