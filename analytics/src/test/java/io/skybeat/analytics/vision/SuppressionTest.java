package io.skybeat.analytics.vision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SuppressionTest {
  private static final double MAX_IOU = 0.5;

  private static final int RUNS = 300;

  /** Up to 30 boxes; in every third picture scores and sizes are equal, so that ties arise. */
  private static List<Box> boxes(int run) {
    SplittableRandom random = new SplittableRandom(run);
    List<Box> boxes = new ArrayList<>();
    for (int i = random.nextInt(31); i > 0; i--) {
      boolean ties = run % 3 == 0;
      boxes.add(
          new Box(
              ObjectClass.values()[random.nextInt(ObjectClass.values().length)],
              ties ? 0.5 : random.nextDouble(0.01, 1),
              random.nextDouble(0, 60),
              random.nextDouble(0, 60),
              ties ? 20 : random.nextDouble(1, 40),
              ties ? 20 : random.nextDouble(1, 40)));
    }
    return boxes;
  }

  @Test
  void whatStaysNeverOverlapsItsKind() {
    for (int run = 0; run < RUNS; run++) {
      List<Box> kept = Suppression.apply(boxes(run), MAX_IOU);
      for (Box a : kept) {
        for (Box b : kept) {
          assertTrue(a == b || a.kind() != b.kind() || a.iou(b) <= MAX_IOU, a + " " + b);
        }
      }
    }
  }

  @Test
  void whatWentHadABetterOneOfItsKind() {
    for (int run = 0; run < RUNS; run++) {
      List<Box> boxes = boxes(run);
      List<Box> kept = Suppression.apply(boxes, MAX_IOU);
      for (Box box : boxes) {
        assertTrue(
            kept.contains(box)
                || kept.stream()
                    .anyMatch(
                        k ->
                            k.kind() == box.kind()
                                && k.score() >= box.score()
                                && k.iou(box) > MAX_IOU),
            "run " + run + ": " + box);
      }
    }
  }

  @Test
  void theOrderOfTheInputIsNoMatter() {
    for (int run = 0; run < RUNS; run++) {
      List<Box> boxes = boxes(run);
      List<Box> shuffled = new ArrayList<>(boxes);
      Collections.shuffle(shuffled, new Random(run));
      assertEquals(
          Suppression.apply(boxes, MAX_IOU), Suppression.apply(shuffled, MAX_IOU), "run " + run);
    }
  }
}
