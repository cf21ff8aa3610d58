package io.skybeat.simulator.world;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Draws the town: fixed streets, seeded stalls, cars, trees and grills. */
final class TownPlan {
  private static final int[] AWNINGS = {
    0xB5302B, 0x1F6E8C, 0x2F8F5B, 0xD08A22, 0x7B2D6B, 0x27549B, 0xC4552D, 0x4A7A33
  };
  private static final int[] PAINT = {
    0xE8E8E8, 0x1C1D20, 0x8B9096, 0xB8BCC0, 0x7A1F22, 0x203A66, 0x3C4043, 0xD9D4C8, 0x4E5F4A
  };
  private static final double NIGHT_C = 17;

  private final SplittableRandom random;
  private final List<Stall> stalls = new ArrayList<>();
  private final List<Lamp> lamps = new ArrayList<>();
  private final List<Car> cars = new ArrayList<>();
  private final List<Building> buildings = new ArrayList<>();
  private final List<Tree> trees = new ArrayList<>();
  private final List<Grill> grills = new ArrayList<>();

  private TownPlan(long seed) {
    random = new SplittableRandom(seed ^ 0x70776EL);
  }

  static Town draw(long seed) {
    TownPlan plan = new TownPlan(seed);
    plan.grills();
    plan.stallRow(62.4, true);
    plan.stallRow(81.6, false);
    plan.lamps();
    plan.carPark();
    plan.streetCars();
    plan.buildings();
    plan.trees();
    return new Town(plan.stalls, plan.lamps, plan.cars, plan.buildings, plan.trees, plan.grills);
  }

  private void grills() {
    for (List<Double> pitch : Town.GRILL_PITCHES) {
      double width = 0.5 + 0.25 * random.nextDouble();
      double coal = 210 + 80 * random.nextDouble();
      if (random.nextDouble() < 0.65) {
        grills.add(new Grill(pitch.get(0), pitch.get(1), width, coal));
      }
    }
    if (grills.isEmpty()) {
      grills.add(new Grill(70, 81, 0.6, 240));
    }
  }

  private void stallRow(double north, boolean facesNorth) {
    for (int i = 0; i < 16; i++) {
      double east = 42.5 + 5 * i + (random.nextDouble() - 0.5) * 0.4;
      double width = 2.7 + 0.6 * random.nextDouble();
      int awning = AWNINGS[random.nextInt(AWNINGS.length)];
      int stripe = random.nextInt(3) == 0 ? awning : 0xE4DFD2;
      long goods = random.nextLong();
      boolean present = random.nextDouble() < 0.9;
      Rect ground = Rect.around(east, north, width, 2.1);
      // A grill stands in the open: an awning over it would hide it from above.
      if (present && clearOfPitches(ground)) {
        stalls.add(new Stall(ground, facesNorth, awning, stripe, goods));
      }
    }
  }

  private static boolean clearOfPitches(Rect ground) {
    for (List<Double> pitch : Town.GRILL_PITCHES) {
      if (ground.distanceM(pitch.get(0), pitch.get(1)) < 0.9) {
        return false;
      }
    }
    return true;
  }

  private void lamps() {
    for (int i = 0; i < 7; i++) {
      lamps.add(new Lamp(46 + 12 * i, i % 2 == 0 ? 65.2 : 78.8, 5.5, 1.3));
    }
    for (Stall stall : stalls) {
      double front = stall.facesNorth() ? stall.ground().north() : stall.ground().south();
      lamps.add(new Lamp(stall.ground().centreEast(), front, 2.2, 0.22));
    }
    for (int i = 0; i < 6; i++) {
      lamps.add(new Lamp(140.6, -14 + 16 * i, 6, 1.2));
      lamps.add(new Lamp(156, -6 + 15 * i, 3, 0.4));
    }
    double[][] square = {{41, 111}, {89, 111}, {41, 149}, {89, 149}, {65, 149}, {65, 111}};
    for (double[] place : square) {
      lamps.add(new Lamp(place[0], place[1], 7, 1.8));
    }
    double[][] others = {
      {-44, 61}, {-16, 61}, {-30, 84}, {21, -45}, {69, -45}, {45, -30}, {45, -60}, {30, 50},
      {60, 50}, {90, 50}, {120, 50}, {128, 30}, {0, 50}, {28, 90}, {60, 95}, {95, 95}
    };
    for (double[] place : others) {
      lamps.add(new Lamp(place[0], place[1], 7, 1.2));
    }
  }

  private void carPark() {
    double[] rows = {-56.5, -45, -33.5};
    for (double north : rows) {
      for (int bay = 0; bay < 17; bay++) {
        double taken = random.nextDouble();
        double jitter = (random.nextDouble() - 0.5) * 0.3;
        double heading = random.nextBoolean() ? 0 : 180;
        car(23.5 + 2.7 * bay, north + jitter, heading, taken < (north == -45 ? 0.35 : 0.62));
      }
    }
  }

  private void streetCars() {
    for (int i = 0; i < 7; i++) {
      car(133.6, -18 + 8.5 * i, 0, random.nextDouble() < 0.5);
    }
    for (int i = 0; i < 5; i++) {
      car(-48 + 7 * i, 54.5, 90, random.nextDouble() < 0.4);
    }
  }

  private void car(double east, double north, double headingDeg, boolean taken) {
    double length = 4.1 + 0.7 * random.nextDouble();
    int rgb = PAINT[random.nextInt(PAINT.length)];
    double warm = random.nextDouble();
    double engine = warm < 0.25 ? 42 + 110 * warm : NIGHT_C;
    double turn = (random.nextDouble() - 0.5) * 3;
    if (taken) {
      cars.add(new Car(east, north, headingDeg + turn, length, rgb, engine));
    }
  }

  private void buildings() {
    house(new Rect(158, 170, -22, 2), 7, true);
    house(new Rect(158, 171, 4, 27), 8, true);
    house(new Rect(158, 169, 29, 48), 6, true);
    house(new Rect(158, 170, 50, 72), 7.5, true);
    house(new Rect(2, 24, 68, 92), 6, false);
    house(new Rect(-62, -4, 90, 101), 8.5, false);
    house(new Rect(8, 40, -78, -66), 6, false);
    house(new Rect(43, 82, -79, -67), 5.5, false);
    house(new Rect(38, 66, 160, 172), 7, false);
    house(new Rect(69, 96, 159, 171), 8, false);
    house(new Rect(103, 114, 108, 148), 7, false);
    house(new Rect(124, 136, 66, 90), 5, false);
    house(new Rect(-75, -62, 55, 84), 5.5, false);
    house(new Rect(84, 98, -62, -30), 4.5, false);
  }

  private void house(Rect ground, double height, boolean signs) {
    int wall = shade(0x9A8F80, 0.75 + 0.5 * random.nextDouble());
    int roof = shade(0x5A5856, 0.75 + 0.6 * random.nextDouble());
    buildings.add(new Building(ground, height + 0.8 * random.nextDouble(), wall, roof, signs));
  }

  private static int shade(int rgb, double by) {
    int r = (int) Math.min(255, ((rgb >> 16) & 255) * by);
    int g = (int) Math.min(255, ((rgb >> 8) & 255) * by);
    int b = (int) Math.min(255, (rgb & 255) * by);
    return r << 16 | g << 8 | b;
  }

  private void trees() {
    for (int i = 0; i < 6; i++) {
      tree(95 + random.nextDouble() * 2, 111 + 7.5 * i);
      tree(36.5 + random.nextDouble(), 113 + 7 * i);
    }
    for (int i = 0; i < 6; i++) {
      tree(44 + 9 * i, 154 + random.nextDouble() * 2);
    }
    for (int i = 0; i < 5; i++) {
      tree(-44 + 7 * i + random.nextDouble(), 87);
      tree(17 + 0.6 * random.nextDouble(), -58 + 7 * i);
    }
    for (int i = 0; i < 5; i++) {
      tree(30 + 20 * i + random.nextDouble() * 3, 104 - random.nextDouble() * 2);
    }
  }

  private void tree(double east, double north) {
    double crown = 2.4 + 1.6 * random.nextDouble();
    trees.add(new Tree(east, north, 3.2 + 1.8 * random.nextDouble(), crown));
  }
}
