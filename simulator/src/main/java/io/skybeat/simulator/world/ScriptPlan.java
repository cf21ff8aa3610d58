package io.skybeat.simulator.world;

import io.skybeat.simulator.world.Cast.Role;
import io.skybeat.simulator.world.Script.Fire;
import io.skybeat.simulator.world.Script.Scuffle;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** Chooses tonight's incidents and their places, and casts those who act in them. */
final class ScriptPlan {
  /** The least distance from any grill pitch, used or not. */
  static final double FIRE_FROM_PITCH_M = 12.5;

  private static final double FIRE_FROM_CROWD_M = 13;
  private static final double STALL_FRONT_M = 0.3;

  private ScriptPlan() {}

  /** Lays down the script; a quiet night has none. */
  static Script draw(long seed, Town town, Casting casting, Evening evening) {
    if (evening == Evening.QUIET) {
      return new Script(seed, Optional.empty(), Optional.empty(), Optional.empty());
    }
    SplittableRandom random = new SplittableRandom(seed ^ 0x5C41B7L);
    double[][] places = {{60, 72}, {100, 72}, {62, 130}};
    double[] place = places[random.nextInt(places.length)];
    double slack = place[1] < 100 ? 0.8 : 4;
    Gathering crowd =
        new Gathering(
            place[0] + 4 * (2 * random.nextDouble() - 1),
            place[1] + slack * (2 * random.nextDouble() - 1),
            3 + 2 * random.nextDouble());
    double[] burns =
        evening == Evening.STALL_FIRE
            ? stallFront(town, crowd, random)
            : openGround(town, crowd, random);
    Fire fire =
        new Fire(burns[0], burns[1], 4 + 10 * random.nextDouble(), 1.6 + 0.4 * random.nextDouble());
    Scuffle scuffle = scuffle(town, crowd, fire, casting, random);
    crowd.castInto(casting, town, random);
    return new Script(seed, Optional.of(crowd), Optional.of(scuffle), Optional.of(fire));
  }

  /** Before a stall's counter, clear of the awning, as far from pitches and crowd as any fire. */
  private static double[] stallFront(Town town, Gathering crowd, SplittableRandom random) {
    List<double[]> fronts = new ArrayList<>();
    for (Stall stall : town.stalls()) {
      Rect ground = stall.ground();
      double e = ground.centreEast() + 0.8 * (2 * random.nextDouble() - 1);
      double n =
          stall.facesNorth() ? ground.north() + STALL_FRONT_M : ground.south() - STALL_FRONT_M;
      if (Town.toNearestPitchM(e, n) >= FIRE_FROM_PITCH_M
          && Town.distance(e, n, crowd.east(), crowd.north()) >= FIRE_FROM_CROWD_M) {
        fronts.add(new double[] {e, n});
      }
    }
    return fronts.get(random.nextInt(fronts.size()));
  }

  private static double[] openGround(Town town, Gathering crowd, SplittableRandom random) {
    List<List<Double>> looks = Town.LOOKS.subList(2, 6);
    double[] best = null;
    while (best == null) {
      List<Double> look = looks.get(random.nextInt(looks.size()));
      double e = look.get(0) + 10 * (2 * random.nextDouble() - 1);
      double n = look.get(1) + 7 * (2 * random.nextDouble() - 1);
      boolean inside =
          Town.NIGHT_MARKET.contains(e, n)
              || Town.BAR_STREET.contains(e, n)
              || Town.CAR_PARK.contains(e, n);
      if (inside
          && !town.blocked(e, n, 1.3)
          && Town.toNearestPitchM(e, n) >= FIRE_FROM_PITCH_M
          && Town.distance(e, n, crowd.east(), crowd.north()) >= FIRE_FROM_CROWD_M) {
        best = new double[] {e, n};
      }
    }
    return best;
  }

  private static Scuffle scuffle(
      Town town, Gathering crowd, Fire fire, Casting casting, SplittableRandom random) {
    double[][] places = {{148, 25}, {-30, 72}, {62, 130}, {148, 25}};
    while (true) {
      double[] place = places[random.nextInt(places.length)];
      double e = place[0] + 3 * (2 * random.nextDouble() - 1);
      double n = place[1] + 6 * (2 * random.nextDouble() - 1);
      if (Town.distance(e, n, crowd.east(), crowd.north()) < 16
          || Town.distance(e, n, fire.east(), fire.north()) < 9
          || town.blocked(e, n, 3)
          || casting.cast().nearestM(e, n) < 1.4) {
        continue;
      }
      int people = 2 + random.nextInt(5);
      Scuffle scuffle =
          new Scuffle(e, n, people, casting.cast().size(), 6 + 9 * random.nextDouble());
      for (int k = 0; k < people; k++) {
        casting.add(
            Role.SCUFFLE, Rect.around(e, n, 12, 12), e + k * 0.01, n, 0, 1.3, 0, new double[0]);
      }
      return scuffle;
    }
  }
}
