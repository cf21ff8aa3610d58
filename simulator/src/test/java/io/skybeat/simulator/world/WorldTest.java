package io.skybeat.simulator.world;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skybeat.core.sighting.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class WorldTest {
  private static final Instant START = Instant.parse("2026-11-22T12:00:00Z");
  private static final long[] SEEDS = {1, 7, 42, 2026, -5};

  @Test
  void sameSeedAndMomentGiveTheSameTownWhateverWasAskedBefore() {
    World straight = new World(9, false, START);
    World jumping = new World(9, false, START);
    jumping.at(START.plusSeconds(140));
    jumping.at(START.plusSeconds(3));
    for (double t : new double[] {0, 12.34, 61.7, 33.05, 120}) {
      Instant at = START.plusMillis((long) (t * 1000));
      assertEquals(straight.at(at), jumping.at(at), "at " + t + " s");
    }
    assertTrue(!straight.at(START).equals(new World(10, false, START).at(START)));
  }

  @Test
  void quietTownHasNoIncidentAndStaysThin() {
    for (long seed : SEEDS) {
      World world = new World(seed, true, START);
      assertEquals(List.of(), world.incidents());
      int people = world.at(START).people().size();
      assertTrue(people >= 150 && people <= 290, seed + ": " + people + " people");
      for (int s = 0; s <= 300; s++) {
        Snapshot now = world.at(START.plusSeconds(s));
        assertEquals(List.of(), now.flames());
        assertTrue(fullestSquare(now.people()) < 8, "seed " + seed + " at " + s + " s");
      }
    }
  }

  @Test
  void peopleWalkAtWalkingPaceAndStayOutOfThings() {
    World world = new World(3, true, START);
    List<Person> before = world.at(START.plusSeconds(20)).people();
    List<Person> after = world.at(START.plusSeconds(21)).people();
    int walking = 0;
    for (int i = 0; i < before.size(); i++) {
      Person p = after.get(i);
      double moved =
          Town.distance(before.get(i).east(), before.get(i).north(), p.east(), p.north());
      assertTrue(moved < 2.3, "person " + i + " moved " + moved + " m in a second");
      walking += moved > 0.5 ? 1 : 0;
      assertTrue(p.heightM() >= 1.5 && p.heightM() <= 1.9);
      assertTrue(
          world.town().buildings().stream()
              .noneMatch(b -> b.ground().contains(p.east(), p.north())));
    }
    assertTrue(walking > 40, walking + " walk");
  }

  @Test
  void crowdPassesItsLevelWhenTheTruthSaysSo() {
    for (long seed : SEEDS) {
      World world = new World(seed, false, START);
      Incident crowd = only(world, Kind.CROWD);
      assertTrue(pair(world, crowd, crowd.onset().minusMillis(100)) < 1.5);
      assertTrue(pair(world, crowd, crowd.onset()) >= 1.5);
      Instant complete = START.plusSeconds(35);
      assertTrue(crowd.onset().isBefore(complete));
      assertTrue(pair(world, crowd, complete) >= 2.2, "seed " + seed + " at 35 s");
      assertTrue(pair(world, crowd, START.plusSeconds(200)) >= 2.2, "seed " + seed + " at 200 s");
      IncidentState told =
          world.at(complete).incidents().stream()
              .filter(i -> i.kind() == Kind.CROWD)
              .findFirst()
              .orElseThrow();
      assertEquals(pair(world, crowd, complete), told.pairDensity(), 1e-9);
      assertTrue(told.active());
    }
  }

  @Test
  void elsewhereTheTownStaysThinAlsoWhenACrowdForms() {
    World world = new World(5, false, START);
    Incident crowd = only(world, Kind.CROWD);
    for (int s = 0; s <= 120; s += 2) {
      List<Person> elsewhere =
          world.at(START.plusSeconds(s)).people().stream()
              .filter(p -> Town.distance(p.east(), p.north(), crowd.east(), crowd.north()) > 16)
              .toList();
      assertTrue(fullestSquare(elsewhere) < 16, "at " + s + " s: one person per square metre");
    }
  }

  @Test
  void aStallFireBurnsBeforeAStallOutOfItsAwning() {
    for (long seed = 0; seed < 40; seed++) {
      World world = new World(seed, Evening.STALL_FIRE, START);
      Incident fire = only(world, Kind.FIRE);
      double nearest =
          world.town().stalls().stream()
              .mapToDouble(stall -> stall.ground().distanceM(fire.east(), fire.north()))
              .min()
              .orElseThrow();
      assertEquals(0.3, nearest, 1e-9, "seed " + seed);
      assertTrue(Town.toNearestPitchM(fire.east(), fire.north()) >= 12, "seed " + seed);
    }
  }

  @Test
  void incidentsBeginEarlyAndKeepTheirDistances() {
    for (long seed = 0; seed < 40; seed++) {
      World world = new World(seed, false, START);
      assertEquals(3, world.incidents().size());
      for (Incident incident : world.incidents()) {
        assertTrue(Duration.between(START, incident.beginsAt()).toMillis() <= 20_000);
      }
      Incident fire = only(world, Kind.FIRE);
      assertTrue(Town.toNearestPitchM(fire.east(), fire.north()) >= 12);
      Incident crowd = only(world, Kind.CROWD);
      assertTrue(Town.distance(fire.east(), fire.north(), crowd.east(), crowd.north()) > 12);
      for (Grill grill : world.town().grills()) {
        assertEquals(0, Town.toNearestPitchM(grill.east(), grill.north()), 0.01);
      }
    }
  }

  @Test
  void fireGrowsAndFlickers() {
    World world = new World(4, false, START);
    Incident fire = only(world, Kind.FIRE);
    Flame first = world.at(fire.onset().plusMillis(50)).flames().get(0);
    Flame grown = world.at(fire.onset().plusSeconds(120)).flames().get(0);
    assertEquals(0.3, first.sizeM(), 0.05);
    assertTrue(grown.sizeM() > 1.4 && grown.sizeM() <= 2);
    double low = 9;
    double high = 0;
    for (int i = 0; i < 20; i++) {
      double f = world.at(fire.onset().plusMillis(5000 + 50 * i)).flames().get(0).flicker();
      low = Math.min(low, f);
      high = Math.max(high, f);
    }
    assertTrue(high - low > 0.2, "flicker within a second: " + low + ".." + high);
  }

  @Test
  void scuffleClosesInAndOneFalls() {
    World world = new World(2, false, START);
    Incident scuffle = only(world, Kind.SCUFFLE);
    Snapshot before = world.at(scuffle.beginsAt().minusMillis(200));
    Snapshot fight = world.at(scuffle.onset().plusSeconds(3));
    List<Person> fighters = fight.people().stream().filter(p -> p.unrest() > 0).toList();
    assertTrue(fighters.size() >= 2 && fighters.size() <= 6, fighters.size() + " fight");
    for (Person p : fighters) {
      assertTrue(Town.distance(p.east(), p.north(), scuffle.east(), scuffle.north()) < 1.8);
      Person then = before.people().get(p.id());
      assertTrue(Town.distance(then.east(), then.north(), scuffle.east(), scuffle.north()) > 3);
    }
    Snapshot later = world.at(scuffle.onset().plusSeconds(12));
    assertEquals(1, later.people().stream().filter(p -> p.fallen() == 1).count());
  }

  private static Incident only(World world, Kind kind) {
    return world.incidents().stream().filter(i -> i.kind() == kind).findFirst().orElseThrow();
  }

  /** Counted anew, apart from the world's own cells. */
  private static double pair(World world, Incident crowd, Instant at) {
    List<Person> people = world.at(at).people();
    int best = 0;
    int west = (int) Math.floor(crowd.east() / 4) - 3;
    int south = (int) Math.floor(crowd.north() / 4) - 3;
    for (int c = west; c < west + 7; c++) {
      for (int r = south; r < south + 7; r++) {
        int here = count(people, 4 * c, 4 * r);
        int beside = Math.max(count(people, 4 * c + 4, 4 * r), count(people, 4 * c, 4 * r + 4));
        best = Math.max(best, Math.min(here, beside));
      }
    }
    return best / 16.0;
  }

  private static int fullestSquare(List<Person> people) {
    int best = 0;
    for (Person p : people) {
      for (Person q : people) {
        if (Math.abs(p.east() - q.east()) < 4 && Math.abs(p.north() - q.north()) < 4) {
          best = Math.max(best, count(people, p.east(), q.north()));
        }
      }
    }
    return best;
  }

  private static int count(List<Person> people, double west, double south) {
    int inside = 0;
    for (Person p : people) {
      boolean in =
          p.east() >= west && p.east() < west + 4 && p.north() >= south && p.north() < south + 4;
      inside += in ? 1 : 0;
    }
    return inside;
  }
}
