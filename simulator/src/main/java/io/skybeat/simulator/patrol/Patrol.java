package io.skybeat.simulator.patrol;

import io.skybeat.analytics.AnalyticsConfig;
import io.skybeat.analytics.vision.Detector;
import io.skybeat.core.sighting.Kind;
import io.skybeat.core.sighting.Sighting;
import io.skybeat.simulator.day.Day;
import io.skybeat.simulator.day.DayOptions;
import io.skybeat.simulator.day.DayResult;
import io.skybeat.simulator.day.FaultProfile;
import io.skybeat.simulator.world.World;
import io.skybeat.station.event.Fact;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/**
 * One patrol over one evening of the town.
 *
 * @param seed decides the evening and the flight
 * @param quiet true: an evening with grills, lamps and engines, and without incidents
 * @param missions folder with areas, route and limits
 * @param every pause between two pictures of a camera
 * @param config of the analysis
 */
record Patrol(long seed, boolean quiet, Path missions, Duration every, AnalyticsConfig config) {
  /**
   * What came of it.
   *
   * @param world the evening
   * @param raised alerts, in order
   * @param sightings all that the cameras claimed
   * @param inView how long each incident could be seen, by id
   * @param day how the flight went
   */
  record Flown(
      Patrol patrol,
      World world,
      List<Fact.AlertRaised> raised,
      List<Sighting> sightings,
      SortedMap<String, Duration> inView,
      Duration airborne,
      long frames,
      long tiles,
      List<Double> analysisMs,
      DayResult day) {}

  /** What finds persons and vehicles in the pictures. */
  record Nets(Detector visible, Detector thermal) {}

  /** Flies it. */
  Flown fly(Nets nets) {
    PatrolEyes[] eyes = new PatrolEyes[1];
    World world = new World(seed, quiet, Day.firstStart());
    Day day =
        new Day(
            new DayOptions(seed, 1, FaultProfile.NONE, missions, DayOptions.ROUTE, true),
            place -> {
              eyes[0] = new PatrolEyes(world, config, nets, place, every);
              return eyes[0];
            });
    DayResult result = day.run();
    List<Fact.AlertRaised> raised = new ArrayList<>();
    List<Sighting> sightings = new ArrayList<>();
    day.facts(
        fact -> {
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
        sightings,
        eyes[0].inView(),
        eyes[0].airborne(),
        eyes[0].frames(),
        eyes[0].tiles(),
        eyes[0].analysisMs().values(),
        result);
  }
}
