package io.skybeat.simulator.fault;

import io.skybeat.simulator.fault.FaultKind.Stage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The catalogue of faults as it is told: over HTTP as lines, in the manual as a table. */
public final class Catalogue {
  private Catalogue() {}

  /**
   * One kind.
   *
   * @param target drone, camera, world or station
   * @param playedIn simulator, day
   * @param options what else can be said
   */
  public record Line(
      String kind,
      String target,
      List<String> playedIn,
      String description,
      List<Figure> strength,
      List<Choice> options) {}

  /** What its figure means; a list of none or one. */
  public record Figure(
      String meaning, String unit, double usual, double least, double most, boolean whole) {}

  /** What else can be said of it. */
  public record Choice(String name, String meaning, String usual) {}

  /** All kinds, in their order. */
  public static List<Line> lines() {
    return Arrays.stream(FaultKind.values()).map(Catalogue::line).toList();
  }

  private static Line line(FaultKind kind) {
    List<String> played = new ArrayList<>();
    if (kind.playedIn(Stage.LIVE)) {
      played.add("simulator");
    }
    if (kind.playedIn(Stage.DAY)) {
      played.add("day");
    }
    Strength figure = kind.strength();
    return new Line(
        kind.word(),
        kind.scope().name().toLowerCase(Locale.ROOT),
        played,
        kind.description(),
        figure.asked()
            ? List.of(
                new Figure(
                    figure.meaning(),
                    figure.unit(),
                    figure.usual(),
                    figure.least(),
                    figure.most(),
                    figure.whole()))
            : List.of(),
        kind.options().stream()
            .map(one -> new Choice(one.word(), one.meaning(), one.usual()))
            .toList());
  }

  /** The rows of the manual's table, in Markdown. */
  public static List<String> table() {
    return Arrays.stream(FaultKind.values()).map(Catalogue::row).toList();
  }

  private static String row(FaultKind kind) {
    Line line = line(kind);
    Strength figure = kind.strength();
    String strength =
        !figure.asked()
            ? ""
            : figure.meaning()
                + ", "
                + Strength.figure(figure.least())
                + ".."
                + Strength.figure(figure.most())
                + (figure.unit().isEmpty() ? "" : " " + figure.unit())
                + " ("
                + Strength.figure(figure.usual())
                + ")";
    return "| `"
        + line.kind()
        + "` | "
        + line.target()
        + " | "
        + String.join(", ", line.playedIn())
        + " | "
        + line.description()
        + " | "
        + strength
        + " | "
        + line.options().stream().map(Choice::name).collect(Collectors.joining(" "))
        + " |";
  }
}
