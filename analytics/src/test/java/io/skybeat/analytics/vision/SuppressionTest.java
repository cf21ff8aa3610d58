package io.skybeat.analytics.vision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class SuppressionTest {
  private static final double MAX_IOU = 0.5;

  @Provide
  Arbitrary<List<Box>> boxes() {
    return Combinators.combine(
            Arbitraries.of(ObjectClass.class),
            Arbitraries.doubles().between(0.01, 1),
            Arbitraries.doubles().between(0, 60),
            Arbitraries.doubles().between(0, 60),
            Arbitraries.doubles().between(1, 40),
            Arbitraries.doubles().between(1, 40))
        .as(Box::new)
        .list()
        .ofMaxSize(30);
  }

  @Property(tries = 200)
  void whatStaysNeverOverlapsItsKind(@ForAll("boxes") List<Box> boxes) {
    List<Box> kept = Suppression.apply(boxes, MAX_IOU);
    for (Box a : kept) {
      for (Box b : kept) {
        assertTrue(a == b || a.kind() != b.kind() || a.iou(b) <= MAX_IOU, a + " " + b);
      }
    }
  }

  @Property(tries = 200)
  void whatWentHadABetterOneOfItsKind(@ForAll("boxes") List<Box> boxes) {
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
          box.toString());
    }
  }

  @Property(tries = 100)
  void theOrderOfTheInputIsNoMatter(@ForAll("boxes") List<Box> boxes, @ForAll long seed) {
    List<Box> shuffled = new ArrayList<>(boxes);
    Collections.shuffle(shuffled, new Random(seed));
    assertEquals(Suppression.apply(boxes, MAX_IOU), Suppression.apply(shuffled, MAX_IOU));
  }
}
