package io.skybeat.simulator.patrol;

import io.skybeat.analytics.AnalyticsConfig;
import io.skybeat.analytics.vision.Detector;
import io.skybeat.core.sighting.Kind;
import io.skybeat.core.sighting.Place;
import io.skybeat.core.sighting.Sighting;
import io.skybeat.simulator.day.Day;
import io.skybeat.simulator.day.DayOptions;
import io.skybeat.simulator.day.DayResult;
import io.skybeat.simulator.day.FaultProfile;
import io.skybeat.simulator.vehicle.flight.ErrorSigmas;
import io.skybeat.simulator.world.Evening;
import io.skybeat.simulator.world.World;
import io.skybeat.station.event.AlertId;
import io.skybeat.station.event.Fact;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One patrol over one evening of the town.
 *
 * @param seed decides the evening and the flight
 * @param evening what kind of evening
 * @param missions folder with areas, route and limits
 * @param every pause between two pictures of a camera
 * @param config of the analysis
 * @param errors how wrong the drone is about itself
 */
record Patrol(
    long seed,
    Evening evening,
    Path missions,
    Duration every,
    AnalyticsConfig config,
    ErrorSigmas errors) {
  /**
   * Where an alert was said to be.
   *
   * @param looks how many sightings had joined it by then
   * @param landmarks ids of those that the alert named, see {@link Fact.AlertRaised}
   * @param frameAt capture time of the newest
   */
  record Placed(
      AlertId alert, Kind kind, int looks, Place place, List<String> landmarks, Instant frameAt) {}

  /**
   * What came of it.
   *
   * @param world the evening
   * @param raised alerts, in order
   * @param placed each alert's places, in order
   * @param sightings all that the cameras claimed
   * @param inView how long each incident could be seen, by id
   * @param day how the flight went
   */
  record Flown(
      Patrol patrol,
      World world,
      List<Fact.AlertRaised> raised,
      List<Placed> placed,
      List<Sighting> sightings,
      SortedMap<String, Duration> inView,
      Duration airborne,
      long frames,
      long tiles,
      List<Double> analysisMs,
      DayResult day) {}

  boolean quiet() {
    return evening == Evening.QUIET;
  }

  /** What finds persons and vehicles in the pictures. */
  record Nets(Detector visible, Detector thermal) {}

  /** Flies it. */
  Flown fly(Nets nets) {
    PatrolEyes[] eyes = new PatrolEyes[1];
    World world = new World(seed, evening, Day.firstStart());
    Day day =
        new Day(
            new DayOptions(seed, 1, FaultProfile.NONE, missions, DayOptions.ROUTE, true),
            place -> {
              eyes[0] = new PatrolEyes(world, config, nets, place, every);
              return eyes[0];
            },
            errors);
    DayResult result = day.run();
    List<Fact.AlertRaised> raised = new ArrayList<>();
    List<Sighting> sightings = new ArrayList<>();
    Places places = new Places();
    day.facts(
        fact -> {
          places.take(fact);
          if (fact instanceof Fact.AlertRaised alert && alert.kind() != Kind.MARK) {
            raised.add(alert);
          } else if (fact instanceof Fact.SightingKept kept) {
            sightings.add(kept.sighting());
          }
        });
    return new Flown(
        this,
        world,
        raised,
        places.list,
        sightings,
        eyes[0].inView(),
        eyes[0].airborne(),
        eyes[0].frames(),
        eyes[0].tiles(),
        eyes[0].analysisMs().values(),
        result);
  }

  /** Follows where each alert is said to be. */
  private static final class Places {
    private final List<Placed> list = new ArrayList<>();
    private final SortedMap<AlertId, Kind> kinds = new TreeMap<>();
    private final SortedMap<AlertId, Integer> looks = new TreeMap<>();

    void take(Fact fact) {
      if (fact instanceof Fact.AlertRaised raised) {
        kinds.put(raised.alert(), raised.kind());
        looked(raised.alert(), raised.sighting().isPresent());
        put(raised.alert(), raised.place(), raised.landmarks(), raised.confirmedFrameAt());
      } else if (fact instanceof Fact.AlertUpdated updated) {
        looked(updated.alert(), updated.sighting().isPresent());
        put(updated.alert(), updated.place(), updated.landmarks(), updated.lastSeenAt());
      }
    }

    private void looked(AlertId alert, boolean again) {
      looks.merge(alert, again ? 1 : 0, Integer::sum);
    }

    private void put(AlertId alert, Optional<Place> said, List<String> landmarks, Instant frameAt) {
      said.ifPresent(
          place ->
              list.add(
                  new Placed(
                      alert, kinds.get(alert), looks.get(alert), place, landmarks, frameAt)));
    }
  }
}
