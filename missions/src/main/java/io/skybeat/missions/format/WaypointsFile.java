package io.skybeat.missions.format;

import io.skybeat.core.geo.LatLon;
import io.skybeat.core.wire.BadDocument;
import io.skybeat.missions.plan.Plan;
import io.skybeat.missions.plan.PlanItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code QGC WPL 110}: one row of twelve columns an item, row 0 is home, DO_JUMP names a row. Holds
 * neither fence nor rally points nor speeds.
 */
final class WaypointsFile {
  private static final String HEADER = "QGC WPL 110";
  private static final int COLUMNS = 12;
  private static final int MAX_ROWS = 100_000;

  private WaypointsFile() {}

  /** Reads the text of a plan called {@code name}; throws {@link BadDocument} with the line. */
  static RouteDocument parse(String name, String document, String text) {
    List<String> lines = text.lines().toList();
    if (lines.isEmpty() || !lines.get(0).strip().equals(HEADER)) {
      throw new BadDocument(
          document
              + ", line 1: '"
              + HEADER
              + "' is needed; save the mission in Mission Planner as .waypoints");
    }
    List<PlanItem> rows = new ArrayList<>();
    for (int i = 1; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (!line.isEmpty() && !line.startsWith("#")) {
        rows.add(row(document + ", line " + (i + 1), line, rows.size()));
      }
    }
    return plan(name, document, rows);
  }

  private static PlanItem row(String place, String line, int expected) {
    String[] columns = line.split("\\s+");
    if (columns.length != COLUMNS) {
      throw new BadDocument(
          place
              + ": "
              + COLUMNS
              + " columns separated by tabs are needed, found "
              + columns.length);
    }
    double[] numbers = new double[COLUMNS];
    for (int i = 0; i < COLUMNS; i++) {
      numbers[i] = number(place + ", column " + (i + 1), columns[i]);
    }
    if (numbers[0] != expected || expected >= MAX_ROWS) {
      throw new BadDocument(
          place + ": row number " + columns[0] + " stands where " + expected + " is due");
    }
    List<Double> params = new ArrayList<>();
    for (int i = 4; i < 11; i++) {
      params.add(numbers[i]);
    }
    PlanItem item =
        new PlanItem(
            whole(place + ", column 4", numbers[3], 65535),
            whole(place + ", column 3", numbers[2], 255),
            numbers[11] != 0,
            params);
    if (item.positional()) {
      try {
        new LatLon(item.param(5), item.param(6));
      } catch (IllegalArgumentException e) {
        throw new BadDocument(
            place + ": " + e.getMessage() + "; columns 9 and 10 are latitude, longitude", e);
      }
    }
    return item;
  }

  private static double number(String place, String text) {
    if (text.equalsIgnoreCase("nan")) {
      return Double.NaN;
    }
    try {
      double value = Double.parseDouble(text);
      if (Double.isFinite(value)) {
        return value;
      }
    } catch (NumberFormatException e) {
      throw new BadDocument(place + ": '" + text + "' is not a number", e);
    }
    throw new BadDocument(place + ": '" + text + "' is not a finite number");
  }

  private static int whole(String place, double value, int most) {
    if (!(value >= 0 && value <= most) || value != Math.rint(value)) {
      throw new BadDocument(place + ": a whole number within 0.." + most + " is needed");
    }
    return (int) value;
  }

  private static RouteDocument plan(String name, String document, List<PlanItem> rows) {
    List<String> notes = new ArrayList<>();
    if (rows.isEmpty()) {
      throw new BadDocument(document + ": holds no rows; row 0 is home, row 1 the first item");
    }
    PlanItem first = rows.get(0);
    boolean home =
        first.command() == PlanItem.NAV_WAYPOINT
            && first.frame() == PlanItem.FRAME_GLOBAL
            && first.positional();
    if (!home) {
      notes.add("row 0 is no place above sea level, so it is not home: it is kept as an item");
    }
    List<PlanItem> items = new ArrayList<>(rows.subList(home ? 1 : 0, rows.size()));
    if (items.isEmpty()) {
      throw new BadDocument(document + ": holds home only; add at least one item");
    }
    jumps(document, items, home ? 1 : 0);
    notes.add("the format has no speed: 5 m/s is taken");
    Plan plan =
        new Plan(
            name,
            home ? first.where() : Optional.empty(),
            home ? first.param(7) : 0,
            5,
            items,
            List.of(),
            List.of());
    return new RouteDocument(RouteFormat.WAYPOINTS, plan, notes, List.of(), Optional.empty());
  }

  private static void jumps(String document, List<PlanItem> items, int homeRows) {
    for (int i = 0; i < items.size(); i++) {
      PlanItem item = items.get(i);
      if (item.command() == PlanItem.DO_JUMP) {
        double target = item.param(1) - homeRows;
        if (!(target >= 0 && target < items.size()) || target != Math.rint(target)) {
          throw new BadDocument(
              document
                  + ", row "
                  + (i + homeRows)
                  + ": jumps to row "
                  + Decimal.text(item.param(1))
                  + ", which is no item");
        }
        items.set(i, item.withParam(1, target));
      }
    }
  }

  /** {@code plan} in this format. */
  static Written write(Plan plan) {
    List<String> notes = new ArrayList<>();
    List<String> losses = new ArrayList<>();
    if (!plan.fence().isEmpty()) {
      losses.add("fence: " + plan.fence().size() + " parts; the format has none");
    }
    if (!plan.rally().isEmpty()) {
      losses.add("rally points: " + plan.rally().size() + "; the format has none");
    }
    losses.add(
        "planned speed: " + Decimal.text(plan.cruiseSpeedMps()) + " m/s; the format has none");
    StringBuilder text = new StringBuilder(HEADER).append('\n');
    LatLon home = plan.home().orElse(null);
    if (home == null) {
      home = plan.items().stream().flatMap(item -> item.where().stream()).findFirst().orElse(null);
      notes.add("the plan has no home; row 0 is its first place");
    }
    if (home == null) {
      throw new BadDocument(plan.name() + ": has no place at all; row 0 needs one");
    }
    row(
        text,
        0,
        new PlanItem(
            PlanItem.NAV_WAYPOINT,
            PlanItem.FRAME_GLOBAL,
            true,
            List.of(0.0, 0.0, 0.0, 0.0, home.latDeg(), home.lonDeg(), plan.homeAltitudeAmslM())));
    boolean notGiven = false;
    for (int i = 0; i < plan.items().size(); i++) {
      PlanItem item = plan.items().get(i);
      notGiven |= item.params().stream().anyMatch(value -> value.isNaN());
      boolean jumps = item.command() == PlanItem.DO_JUMP;
      row(text, i + 1, jumps ? item.withParam(1, item.param(1) + 1) : item);
    }
    if (notGiven) {
      notes.add("parameters that are not given are written NaN, as MAVLink has it");
    }
    return new Written(text.toString(), notes, losses);
  }

  private static void row(StringBuilder text, int number, PlanItem item) {
    text.append(number).append('\t').append(number == 0 ? 1 : 0);
    text.append('\t').append(item.frame()).append('\t').append(item.command());
    for (double value : item.params()) {
      text.append('\t').append(Decimal.text(value));
    }
    text.append('\t').append(item.autoContinue() ? 1 : 0).append('\n');
  }
}
