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
              "night-market: 2.6 persons/m2 over two adjacent squares"),
          new Incident(
              Kind.FIRE,
              Level.RED,
              Stage.ACKNOWLEDGED,
              Optional.of("car-park"),
              place(45, -45, 7.1),
              135,
              1,
              Optional.empty(),
              "tail ratio 31.0, 10 of 10 frames, grown by 1.4, 2.1 m wide; recorded in seg-1.mp4"),
          new Incident(
              Kind.SCUFFLE,
              Level.YELLOW,
              Stage.NEW,
              Optional.empty(),
              Optional.empty(),
              18,
              4,
              Optional.empty(),
              "4 persons in the picture"),
          new Incident(
              Kind.CROWD,
              Level.YELLOW,
              Stage.NEW,
              Optional.of("square"),
              place(60, 132, 8.2),
              75,
              255,
              Optional.empty(),
              "square: 85 % of its capacity of 300 persons"),
          new Incident(
              Kind.MARK,
              Level.YELLOW,
              Stage.NEW,
              Optional.of("bar-street"),
              place(148, 20, 5.2),
              230,
              1,
              Optional.empty(),
              "bottle crates block the fire lane"),
          new Incident(
              Kind.FIRE,
              Level.RED,
              Stage.FALSE_ALARM,
              Optional.of("night-market"),
              place(96, 65, 6.9),
              1500,
              1,
              Optional.empty(),
              "tail ratio 12.0, 9 of 10 frames; not recorded"),
          new Incident(
              Kind.CROWD,
              Level.NONE,
              Stage.CLOSED,
              Optional.of("school-gate"),
              place(-30, 72, 7.4),
              7300,
              28,
              Optional.of(0.9),
              "eased below the level in school-gate"));

  private static Optional<Place> place(double east, double north, double ce90M) {
    return Optional.of(new Place(MadeUpRoom.at(east, north), ce90M));
  }

  static List<AlertView> all(Instant start, List<String> stills) {
    return some(INCIDENTS.size(), start, stills);
  }

  /** The first {@code count}; where there are more than sorts, they begin anew and are older. */
  static List<AlertView> some(int count, Instant start, List<String> stills) {
    List<AlertView> alerts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int sort = i % INCIDENTS.size();
      Instant then = start.minusSeconds(97L * (i / INCIDENTS.size()));
      Optional<String> still =
          sort < stills.size() ? Optional.of(stills.get(sort)) : Optional.empty();
      alerts.add(view(i + 1, INCIDENTS.get(sort), then, still));
    }
    return List.copyOf(alerts);
  }

  private static AlertView view(int number, Incident of, Instant start, Optional<String> still) {
    Instant raisedAt = start.minusSeconds(of.ageS());
    boolean handled = of.stage() != Stage.NEW;
    return new AlertView(
        new AlertId("a-20261122-%04d".formatted(number)),
        of.kind(),
        of.level(),
        of.level() == Level.NONE ? Level.YELLOW : of.level(),
        Origin.SIMULATED,
        of.area(),
        of.place(),
        of.kind() == Kind.FIRE ? List.of("a-5", "a-6") : List.of(),
        of.place().isPresent()
            ? Optional.empty()
            : Optional.of("the drone tells no gimbal attitude"),
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
