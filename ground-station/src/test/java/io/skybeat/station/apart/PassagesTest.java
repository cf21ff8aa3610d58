package io.skybeat.station.apart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skybeat.core.geo.Enu;
import io.skybeat.station.apart.Passages.Lift;
import io.skybeat.station.apart.Passages.Line;
import io.skybeat.station.apart.Passages.Passage;
import io.skybeat.station.apart.Track.Clearance;
import java.util.List;
import org.junit.jupiter.api.Test;

class PassagesTest {
  private static final Clearance APART = new Clearance(30, 10);
  private static final Lift LIFT = new Lift(2.5, 1.5);
  private static final double SLACK_S = 20;

  private static Enu at(double east) {
    return new Enu(east, 0, 30);
  }

  private static Line line(double east) {
    return new Line(at(east), LIFT);
  }

  private static Passages flown(double from, double to) {
    Line line = line(from);
    line.to(at(to), 8);
    return line.drawn();
  }

  @Test
  void oneBehindTheOtherIsApartByTime() {
    Passages second = flown(0, 800);
    assertTrue(second.meet(flown(100, 800), APART, SLACK_S), "12.5 s ahead");
    assertTrue(second.meet(flown(180, 800), APART, SLACK_S), "30 m less than 20 s ahead");
    assertFalse(second.meet(flown(200, 800), APART, SLACK_S), "25 s ahead");
    assertTrue(second.meet(flown(800, 200), APART, SLACK_S), "it comes towards it");
    assertTrue(
        flown(200, 800).meet(second, APART, SLACK_S)
            == second.meet(flown(200, 800), APART, SLACK_S));
  }

  @Test
  void whoStaysForAWhileIsInTheWayForThatLong() {
    Line shortly = line(400);
    shortly.stays(10, 10);
    shortly.to(at(1200), 8);
    assertFalse(flown(0, 1200).meet(shortly.drawn(), APART, SLACK_S), "gone when it comes");
    Line longer = line(400);
    longer.stays(30, 30);
    longer.to(at(1200), 8);
    assertTrue(flown(0, 1200).meet(longer.drawn(), APART, SLACK_S));
  }

  @Test
  void whoStaysOnIsInTheWayForEverAndMayBeAnywhereAfterwards() {
    Line line = line(4000);
    line.staysOn();
    line.to(new Enu(4000, 400, 30), 8);
    assertTrue(flown(0, 4000).meet(line.drawn(), APART, SLACK_S));
    assertTrue(
        new Passages(List.of(new Passage(new Enu(4000, 390, 30), 5000, 5001)))
            .meet(line.drawn(), APART, SLACK_S));
    Passages above = new Passages(List.of(new Passage(new Enu(4000, 0, 41), 5000, 5001)));
    assertFalse(above.meet(line.drawn(), APART, SLACK_S), "11 m over it");
  }

  @Test
  void whatLiesBeforeTheBeginningCountsAsTimeOnly() {
    Line line = new Line(new Enu(0, 0, 0), LIFT);
    line.beginsAt(at(0), 8);
    line.to(at(80), 8);
    List<Passage> all = line.drawn().all();
    assertEquals(at(0), all.get(0).where());
    assertEquals(12, all.get(0).fromS(), 1e-9);
    assertEquals(22, all.get(all.size() - 1).fromS(), 1e-9);
  }
}
