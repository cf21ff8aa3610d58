package io.skybeat.station.alert;

import io.skybeat.core.flight.Origin;
import io.skybeat.core.flight.SortieId;
import io.skybeat.core.geo.LatLon;
import io.skybeat.core.sighting.CameraId;
import io.skybeat.core.sighting.CellReport;
import io.skybeat.core.sighting.Kind;
import io.skybeat.core.sighting.Place;
import io.skybeat.core.sighting.Sighting;
import io.skybeat.core.sighting.Spectrum;
import io.skybeat.missions.plan.Area;
import io.skybeat.missions.plan.AreaProfile;
import io.skybeat.missions.plan.KnownHeat;
import io.skybeat.station.event.Actor;
import io.skybeat.station.event.Fact;
import io.skybeat.station.event.Level;
import io.skybeat.station.ground.Movement;
import io.skybeat.station.ground.Usual;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Turns sightings and densities into alert facts.
 *
 * @param terms what is judged by
 */
public record AlertRules(AlertTerms terms) {
  private static final Actor LEVELS = Actor.rule("area-levels");
  private static final Actor REGISTER = Actor.rule("heat-register");

  /** Place of a crowd when no sighting tells its error: a look from about 50 m. */
  private static final double CROWD_CE90_M = 8;

  /** Share of its radius by which the middle of a crowd's dense squares may miss its own. */
  private static final double CROWD_PART = 0.6;

  private static final Duration UPDATE_EVERY = Duration.ofSeconds(2);
  private static final Duration FLOOD_WINDOW = Duration.ofMinutes(1);
  private static final int FLOOD_LIMIT = 8;

  /** What the station knows around a claim. */
  public interface Surroundings {
    /** The sortie that the camera's drone flies. */
    Optional<SortieId> sortie(CameraId camera);

    /** The drone's place with a radius that holds what it may look at. */
    Optional<Place> near(CameraId camera);

    /** How full an area is, beside what is usual there at this hour; empty: not known. */
    Optional<Fullness> fullness(String area, Origin origin);

    /** How people and vehicles move in an area; empty: not seen. */
    default Optional<Movement> movement(String area, Origin origin) {
      return Optional.empty();
    }
  }

  /** Persons per square metre of what is looked at of an area, and what is usual. */
  public record Fullness(double personsPerM2, Usual.Range usual) {}

  /** Judges a sighting that was not known before; {@code memory} may hold it already. */
  public Judged sighted(
      Instant at, Sighting sighting, Alerts alerts, AlertMemory memory, Surroundings around) {
    if (sighting.kind() == Kind.FIRE) {
      HeatRegister before = memory.heatBefore(sighting, terms.knownHeat());
      Optional<KnownHeat> pitch = before.see(sighting, terms.knownHeat()).pitch();
      if (pitch.isPresent()) {
        return explained(at, sighting, before, pitch.get());
      }
    }
    Joining.Claim claim = Joining.claim(sighting, at);
    Optional<Alert> joins = Joining.find(alerts, claim).or(() -> flood(at, claim, alerts));
    if (joins.isPresent()) {
      return new Judged(List.of(update(at, sighting, joins.get())), false);
    }
    if (sighting.kind() == Kind.CROWD) {
      // A crowd is judged by its density against the area's levels, not by being seen.
      return Judged.NOTHING;
    }
    return new Judged(List.of(raise(at, sighting, alerts, around)), true);
  }

  private static Judged explained(
      Instant at, Sighting sighting, HeatRegister before, KnownHeat heat) {
    boolean told =
        before.claims().stream()
            .anyMatch(
                claim -> claim.track().equals(sighting.track()) && claim.pitch().equals(heat.id()));
    if (told) {
      return Judged.NOTHING;
    }
    Fact fact =
        new Fact.HeatExplained(
            at,
            REGISTER,
            "registered heat of " + heat.owner(),
            sighting.track(),
            heat.id(),
            sighting.place().orElseThrow().where());
    return new Judged(List.of(fact), false);
  }

  private Fact raise(Instant at, Sighting sighting, Alerts alerts, Surroundings around) {
    return new Fact.AlertRaised(
        at,
        sighting
            .by()
            .map(Actor::person)
            .orElse(Actor.machine(sighting.model().name() + " " + sighting.model().version())),
        sighting.why(),
        alerts.nextId(at, 0),
        sighting.kind(),
        sighting.kind() == Kind.FIRE ? Level.RED : Level.YELLOW,
        sighting.origin(),
        sighting.place().flatMap(place -> area(place.where())),
        sighting.place(),
        landmarks(sighting.place()),
        sighting.unplacedReason(),
        sighting.place().isPresent() ? Optional.empty() : around.near(sighting.camera()),
        sighting.camera(),
        sighting.sortie(),
        sighting.firstSeenAt(),
        sighting.frameAt(),
        sighting.count(),
        sighting.atLeast(),
        Optional.empty(),
        Optional.of(sighting.track()),
        Optional.of(sighting.id()),
        sighting.still().map(still -> still.sha256()));
  }

  private Fact update(Instant at, Sighting sighting, Alert alert) {
    boolean judgedCount = alert.view().kind() == Kind.CROWD && alert.view().place().isPresent();
    // A crowd's place is that of its dense squares; a sighting's box may hold more.
    Optional<Place> place =
        judgedCount ? alert.view().place() : better(alert.view().place(), sighting.place());
    return new Fact.AlertUpdated(
        at,
        Actor.machine(sighting.model().name() + " " + sighting.model().version()),
        sighting.why(),
        alert.view().alert(),
        alert.view().level(),
        place,
        landmarks(place),
        sighting.camera(),
        sighting.frameAt(),
        judgedCount ? alert.view().count() : sighting.count(),
        judgedCount ? alert.view().atLeast() : sighting.atLeast(),
        Optional.empty(),
        Optional.of(sighting.track()),
        Optional.of(sighting.id()),
        Joining.shows(sighting, alert)
            ? sighting.still().map(still -> still.sha256())
            : Optional.empty());
  }

  private List<String> landmarks(Optional<Place> place) {
    return place.map(one -> Landmarks.at(one, terms.landmarks())).orElse(List.of());
  }

  /** The newer place, unless it is much less certain. */
  private static Optional<Place> better(Optional<Place> old, Optional<Place> newer) {
    boolean keep =
        newer.isEmpty() || old.isPresent() && newer.get().ce90M() > 1.2 * old.get().ce90M();
    return keep ? old : newer;
  }

  /** Judges a report of persons on the ground. */
  public Judged cells(
      Instant at, CellReport report, Alerts alerts, AlertMemory memory, Surroundings around) {
    CrowdWatch.Step step = memory.crowd().see(report, terms);
    List<Fact> facts = new ArrayList<>();
    step.followed()
        .ifPresent(
            next ->
                facts.add(
                    new Fact.CrowdFollowed(
                        at,
                        LEVELS,
                        "density",
                        report.camera(),
                        report.origin(),
                        report.frameAt(),
                        next)));
    boolean urgent = false;
    int raised = 0;
    for (CrowdWatch.Turn turn : step.told()) {
      Gathering gathering = turn.gathering();
      Optional<Sighting> picture = memory.pictureOf(gathering);
      Optional<Place> place = place(gathering, picture);
      String moving = FlowWords.of(report, gathering);
      Joining.Claim claim =
          new Joining.Claim(
              Kind.CROWD,
              gathering.origin(),
              gathering.camera(),
              Optional.empty(),
              place,
              gathering.radiusM() + Joining.radiusM(Kind.CROWD),
              at);
      Optional<Alert> joins = Joining.find(alerts, claim);
      boolean rose = gathering.level().compareTo(turn.before()) > 0;
      if (joins.isPresent()) {
        Alert alert = joins.get();
        if (worthTelling(at, alert, gathering, turn.before())) {
          boolean worse = rose && gathering.level().compareTo(alert.view().level()) > 0;
          urgent |= worse && alert.view().stage().open();
          facts.add(level(at, alert, gathering, place, picture, around, moving));
        }
      } else if (rose) {
        facts.add(
            raise(
                at,
                gathering,
                place,
                report.unplacedReason(),
                picture,
                alerts,
                raised++,
                around,
                moving));
        urgent = true;
      }
    }
    Judged queues = QueueRules.judge(at, report, terms.areas(), alerts, around, raised);
    facts.addAll(queues.facts());
    return new Judged(facts, urgent || queues.urgent());
  }

  private static boolean worthTelling(Instant at, Alert alert, Gathering gathering, Level before) {
    boolean turned = gathering.level() != before;
    // By when it was last judged: a picture of it comes oftener and says nothing of its density.
    boolean told =
        alert.judgedAt().orElse(Instant.MIN).plus(UPDATE_EVERY).isAfter(gathering.frameAt());
    return turned || !told && gathering.persons() > 0;
  }

  private Fact raise(
      Instant at,
      Gathering gathering,
      Optional<Place> place,
      Optional<String> unplacedReason,
      Optional<Sighting> picture,
      Alerts alerts,
      int ahead,
      Surroundings around,
      String moving) {
    return new Fact.AlertRaised(
        at,
        LEVELS,
        why(gathering) + moving + usually(gathering, around),
        alerts.nextId(at, ahead),
        Kind.CROWD,
        gathering.level(),
        gathering.origin(),
        gathering.area(),
        place,
        landmarks(place),
        place.isPresent() ? Optional.empty() : unplacedReason,
        place.isPresent() ? Optional.empty() : around.near(gathering.camera()),
        gathering.camera(),
        around.sortie(gathering.camera()),
        gathering.firstHotAt(),
        gathering.frameAt(),
        (int) Math.round(gathering.persons()),
        gathering.atLeast(),
        density(gathering),
        picture.map(Sighting::track),
        picture.map(Sighting::id),
        picture.flatMap(Sighting::still).map(still -> still.sha256()));
  }

  private Fact level(
      Instant at,
      Alert alert,
      Gathering gathering,
      Optional<Place> place,
      Optional<Sighting> picture,
      Surroundings around,
      String moving) {
    boolean gone = gathering.persons() <= 0;
    return new Fact.AlertUpdated(
        at,
        LEVELS,
        why(gathering) + (gone ? "" : moving + usually(gathering, around)),
        alert.view().alert(),
        gathering.level(),
        gone ? alert.view().place() : place,
        landmarks(gone ? alert.view().place() : place),
        gathering.camera(),
        gathering.frameAt(),
        gone ? 0 : (int) Math.round(gathering.persons()),
        gathering.atLeast(),
        density(gathering),
        picture.map(Sighting::track),
        Optional.empty(),
        alert.view().still().isPresent()
            ? Optional.empty()
            : picture.flatMap(Sighting::still).map(still -> still.sha256()));
  }

  /**
   * The middle of its dense squares; which part of a crowd shows as dense is chance to a degree.
   */
  private static Optional<Place> place(Gathering gathering, Optional<Sighting> picture) {
    double pictureM = picture.flatMap(Sighting::place).map(Place::ce90M).orElse(CROWD_CE90_M);
    double ce90M = StrictMath.hypot(pictureM, CROWD_PART * gathering.radiusM());
    return gathering.centre().map(centre -> new Place(centre, ce90M));
  }

  private Optional<Area> whole(Gathering gathering) {
    return gathering
        .area()
        .flatMap(id -> terms.areas().stream().filter(area -> area.id().equals(id)).findFirst())
        .filter(area -> area.profile() == AreaProfile.CAPACITY);
  }

  /** Persons per square metre; an area with a capacity is judged by its share, which is none. */
  private Optional<Double> density(Gathering gathering) {
    return whole(gathering).isPresent()
        ? Optional.empty()
        : gathering.area().map(area -> gathering.density());
  }

  private static String usually(Gathering gathering, Surroundings around) {
    return gathering
        .area()
        .flatMap(area -> around.fullness(area, gathering.origin()))
        .map(
            full ->
                String.format(
                    Locale.ROOT,
                    "; %.2f persons/m2 in all that is seen of it, at this hour usually %.2f to %.2f"
                        + " (%d weeks)",
                    full.personsPerM2(),
                    full.usual().low(),
                    full.usual().high(),
                    full.usual().weeks()))
        .orElse("");
  }

  /** Why, and by which eye where that is not the usual one. */
  private String why(Gathering gathering) {
    boolean thermal = gathering.camera().spectrum() == Spectrum.THERMAL;
    boolean seen = gathering.area().isEmpty() || gathering.level() != Level.NONE;
    return said(gathering) + (thermal && seen ? ", seen by the thermal camera" : "");
  }

  private String said(Gathering gathering) {
    if (gathering.area().isEmpty()) {
      return "%d persons in the picture".formatted((int) Math.round(gathering.persons()));
    }
    if (gathering.level() == Level.NONE) {
      return "eased below the level in " + gathering.area().get();
    }
    Optional<Area> whole = whole(gathering);
    if (whole.isPresent()) {
      return String.format(
          Locale.ROOT,
          "%s: %.0f %% of its capacity of %d persons",
          whole.get().id(),
          100 * gathering.density(),
          whole.get().capacity().orElse(0));
    }
    return String.format(
        Locale.ROOT,
        "%s: %.1f persons/m2 over two adjacent squares",
        gathering.area().get(),
        gathering.density());
  }

  /** While one camera raises alert after alert, further ones of a kind join its newest. */
  private static Optional<Alert> flood(Instant at, Joining.Claim claim, Alerts alerts) {
    if (claim.kind() == Kind.MARK) {
      return Optional.empty();
    }
    List<Alert> late =
        alerts.byId().values().stream()
            .filter(alert -> alert.view().cameras().get(0).equals(claim.camera()))
            .filter(alert -> alert.view().kind() == claim.kind())
            .filter(alert -> alert.view().raisedAt().plus(FLOOD_WINDOW).isAfter(at))
            .toList();
    return late.size() < FLOOD_LIMIT ? Optional.empty() : Optional.of(late.get(late.size() - 1));
  }

  private Optional<String> area(LatLon where) {
    return terms.areas().stream()
        .filter(area -> area.ring().contains(where))
        .map(Area::id)
        .findFirst();
  }
}
