package io.skybeat.simulator.day;

import io.skybeat.core.geo.Enu;
import io.skybeat.core.sighting.Kind;
import io.skybeat.simulator.world.Rect;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * What happens in the town on a day, by seed: crowds that gather in the watched places, fires,
 * scuffles, and the registered grills that burn in the evening.
 *
 * @param happenings by their beginning
 */
record TownDay(List<Happening> happenings) {
  private static final double CROWDS_PER_SORTIE = 0.4;
  private static final double FIRES_PER_SORTIE = 0.12;
  private static final double SCUFFLES_PER_SORTIE = 0.15;
  private static final Duration EVENING = Duration.ofHours(17);
  private static final double CLEAR_OF_PITCHES_M = 12;

  TownDay {
    happenings = List.copyOf(happenings);
  }

  /** The day of {@code seed}, as long as {@code sorties} take. */
  static TownDay draw(long seed, int sorties, Site site) {
    SplittableRandom random = new SplittableRandom(seed ^ 0x746f776eL);
    List<Happening> all = new ArrayList<>();
    int drawn = site.places().isEmpty() ? 0 : sorties;
    for (int sortie = 0; sortie < drawn; sortie++) {
      Instant start = DayFleet.midnight().plus(DayFleet.EVERY.multipliedBy(sortie));
      if (random.nextDouble() < CROWDS_PER_SORTIE) {
        double density = 0.8 + 2.4 * random.nextDouble();
        all.add(draw(random, site, "crowd-" + sortie, Kind.CROWD, start, density));
      }
      if (random.nextDouble() < FIRES_PER_SORTIE) {
        all.add(draw(random, site, "fire-" + sortie, Kind.FIRE, start, 0));
      }
      if (random.nextDouble() < SCUFFLES_PER_SORTIE) {
        all.add(draw(random, site, "scuffle-" + sortie, Kind.SCUFFLE, start, 0));
      }
    }
    grills(sorties, site, all);
    return new TownDay(all);
  }

  private static Happening draw(
      SplittableRandom random, Site site, String id, Kind kind, Instant start, double density) {
    double east;
    double north;
    do {
      Rect ground = site.places().get(random.nextInt(site.places().size())).ground();
      east = ground.west() + random.nextDouble() * (ground.east() - ground.west());
      north = ground.south() + random.nextDouble() * (ground.north() - ground.south());
    } while (site.toNearestPitchM(east, north) < CLEAR_OF_PITCHES_M);
    Instant from = start.minusSeconds(random.nextInt(600));
    Instant until = from.plusSeconds(600 + random.nextInt(2400));
    return new Happening(id, kind, from, until, east, north, 4 + 6 * random.nextDouble(), density);
  }

  private static void grills(int sorties, Site site, List<Happening> all) {
    Instant lit = DayFleet.midnight().plus(EVENING);
    Instant end = DayFleet.midnight().plus(DayFleet.EVERY.multipliedBy(sorties + 1L));
    if (!lit.isBefore(end)) {
      return;
    }
    int number = 0;
    for (Enu pitch : site.pitches()) {
      number++;
      all.add(
          new Happening(
              "grill-" + number, Kind.FIRE, lit, end, pitch.east(), pitch.north(), 0.5, 0));
    }
  }
}
