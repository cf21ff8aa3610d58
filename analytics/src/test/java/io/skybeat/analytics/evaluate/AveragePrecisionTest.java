package io.skybeat.analytics.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skybeat.analytics.vision.Box;
import io.skybeat.analytics.vision.ObjectClass;
import java.util.List;
import org.junit.jupiter.api.Test;

class AveragePrecisionTest {
  private final AveragePrecision precision = new AveragePrecision();

  @Test
  void rightWrongRightIsFiveSixths() {
    // Precision 1 at recall 1/2, then 2/3 at recall 1: 1/2 * 1 + 1/2 * 2/3.
    precision.add(
        List.of(at(0.9, 0), at(0.8, 500), at(0.7, 100)), List.of(at(1, 0), at(1, 100)), List.of());
    assertEquals(5.0 / 6, precision.ap50(), 1e-9);
    assertEquals(0.5, precision.recall(0.85));
    assertEquals(2.0 / 3, precision.precision(0.5), 1e-9);
  }

  @Test
  void theCurveIsInterpolatedFromTheRight() {
    // Wrong, right, right: precision 1/2, then 2/3 counts for both.
    precision.add(
        List.of(at(0.9, 500), at(0.8, 0), at(0.7, 100)), List.of(at(1, 0), at(1, 100)), List.of());
    assertEquals(2.0 / 3, precision.ap50(), 1e-9);
  }

  @Test
  void aTruthIsFoundOnce() {
    precision.add(List.of(at(0.9, 0), at(0.8, 1)), List.of(at(1, 0)), List.of());
    assertEquals(1, precision.ap50(), 1e-9);
    assertEquals(0.5, precision.precision(0.1), 1e-9);
  }

  @Test
  void boxesInIgnoredGroundDoNotCount() {
    Box ignored = new Box(ObjectClass.PERSON, 0, 400, 0, 300, 300);
    precision.add(List.of(at(0.9, 500), at(0.8, 0)), List.of(at(1, 0)), List.of(ignored));
    assertEquals(1, precision.ap50(), 1e-9);
  }

  @Test
  void whatIsMissedLowersIt() {
    precision.add(List.of(at(0.9, 0)), List.of(at(1, 0), at(1, 100)), List.of());
    precision.add(List.of(), List.of(at(1, 0), at(1, 100)), List.of());
    assertEquals(0.25, precision.ap50(), 1e-9);
  }

  @Test
  void withoutTruthThereIsNoFigure() {
    precision.add(List.of(at(0.9, 0)), List.of(), List.of());
    assertTrue(Double.isNaN(precision.ap50()));
  }

  @Test
  void fewPicturesHaveAWideInterval() {
    for (int i = 0; i < 6; i++) {
      boolean found = i % 2 == 0;
      precision.add(found ? List.of(at(0.9, 0)) : List.of(), List.of(at(1, 0)), List.of());
    }
    assertEquals(0.5, precision.ap50(), 1e-9);
    List<Double> interval = precision.ap50Interval();
    assertTrue(interval.get(0) < 0.3 && interval.get(1) > 0.7, interval.toString());
    assertTrue(new AveragePrecision().ap50Interval().isEmpty());
  }

  private static Box at(double score, double x) {
    return new Box(ObjectClass.PERSON, score, x, 0, 20, 50);
  }
}
