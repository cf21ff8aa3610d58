package io.skybeat.station.web;

import io.skybeat.core.flight.Origin;
import io.skybeat.core.flight.SortieId;
import io.skybeat.core.sighting.Kind;
import io.skybeat.core.sighting.Place;
import io.skybeat.station.event.AlertId;
import io.skybeat.station.event.Level;
import io.skybeat.station.event.Stage;
import io.skybeat.station.room.AlertView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One alert of every sort: new and handled, red and yellow, placed and not. */
final class MadeUpAlerts {
  private MadeUpAlerts() {}

  private record Incident(
      Kind kind,
      Level level,
      Stage stage,
      Optional<String> area,
      Optional<Place> place,
      long ageS,
      int count,
      Optional<Double> personsPerM2,
      String why) {}

  private static final List<Incident> INCIDENTS =
      List.of(
          new Incident(
              Kind.CROWD,
              Level.RED,
              Stage.NEW,
              Optional.of("night-market"),
              place(72, 72, 6.4),
              42,
              61,
              Optional.of(2.6),
              "2.6 persons/m2 in 4 squares for 5 s"),
          new Incident(
              Kind.FIRE,
              Level.RED,
              Stage.ACKNOWLEDGED,
              Optional.of("car-park"),
              place(45, -45, 7.1),
              135,
              1,
              Optional.empty(),
              "tail ratio 31, growing, 10 of 10 frames"),
          new Incident(
              Kind.SCUFFLE,
              Level.YELLOW,
              Stage.NEW,
              Optional.empty(),
              Optional.empty(),
              18,
              4,
              Optional.empty(),
              "4 persons, erratic motion for 6 s"),
          new Incident(
              Kind.CROWD,
              Level.YELLOW,
              Stage.NEW,
              Optional.of("square"),
              place(60, 132, 8.2),
              75,
              34,
              Optional.of(1.7),
              "1.7 persons/m2 in 2 squares for 10 s"),
          new Incident(
              Kind.MARK,
              Level.YELLOW,
              Stage.NEW,
              Optional.of("bar-street"),
              place(148, 20, 5.2),
              230,
              1,
              Optional.empty(),
              "li: bottle crates block the fire lane"),
          new Incident(
              Kind.FIRE,
              Level.RED,
              Stage.FALSE_ALARM,
              Optional.of("night-market"),
              place(96, 65, 6.9),
              1500,
              1,
              Optional.empty(),
              "tail ratio 12, 9 of 10 frames"),
          new Incident(
              Kind.CROWD,
              Level.NONE,
              Stage.CLOSED,
              Optional.of("school-gate"),
              place(-30, 72, 7.4),
              7300,
              28,
              Optional.of(0.9),
              "1.6 persons/m2 in 2 squares"));

  private static Optional<Place> place(double east, double north, double ce90M) {
    return Optional.of(new Place(MadeUpRoom.at(east, north), ce90M));
  }

  static List<AlertView> all(Instant start, List<String> stills) {
    List<AlertView> alerts = new ArrayList<>();
    for (int i = 0; i < INCIDENTS.size(); i++) {
      Optional<String> still = i < stills.size() ? Optional.of(stills.get(i)) : Optional.empty();
      alerts.add(view(i + 1, INCIDENTS.get(i), start, still));
    }
    return List.copyOf(alerts);
  }

  private static AlertView view(int number, Incident of, Instant start, Optional<String> still) {
    Instant raisedAt = start.minusSeconds(of.ageS());
    boolean handled = of.stage() != Stage.NEW;
    return new AlertView(
        new AlertId("a-20261122-000" + number),
        of.kind(),
        of.level(),
        of.level() == Level.NONE ? Level.YELLOW : of.level(),
        Origin.SIMULATED,
        of.area(),
        of.place(),
        of.place().isPresent() ? Optional.empty() : Optional.of("gimbal attitude is stale"),
        of.place().isPresent() ? Optional.empty() : place(5, 20, 60),
        List.of(of.kind() == Kind.FIRE ? MadeUpRoom.THERMAL : MadeUpRoom.VISIBLE),
        Optional.of(new SortieId("patrol-d1-1")),
        raisedAt.minusSeconds(6),
        raisedAt.plusSeconds(15),
        raisedAt,
        raisedAt.plusMillis(300),
        of.count(),
        of.kind() == Kind.CROWD,
        of.personsPerM2(),
        still,
        7,
        of.why(),
        of.stage(),
        handled ? Optional.of("li") : Optional.empty(),
        of.stage() == Stage.FALSE_ALARM ? Optional.of("grill stall") : Optional.empty(),
        handled ? Optional.of(raisedAt.plusSeconds(8)) : Optional.empty());
  }
}
