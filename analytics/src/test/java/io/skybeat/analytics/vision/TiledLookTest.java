package io.skybeat.analytics.vision;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class TiledLookTest {
  private static final Tile LEFT = new Tile(0, new Region(0, 0, 400, 400));
  private static final Tile RIGHT = new Tile(1, new Region(300, 0, 400, 400));

  @Test
  void aBoxCutByAnEdgeGivesWayToTheWholeOne() {
    Box cut = person(0.9, 380, 100, 20, 80);
    Box whole = person(0.6, 380, 100, 40, 80);
    assertEquals(List.of(whole), join(List.of(cut), List.of(whole)));
  }

  @Test
  void aBoxCutByAnEdgeGoesWhereTheNeighbourSeesNobody() {
    assertEquals(List.of(), join(List.of(person(0.9, 380, 100, 20, 80)), List.of()));
  }

  @Test
  void aBoxCutByAnEdgeStaysWhereNobodyElseLooked() {
    Box cut = person(0.9, 380, 100, 20, 80);
    assertEquals(
        List.of(cut), TiledLook.join(List.of(new TiledLook.Sight(LEFT, List.of(cut))), 700, 400));
  }

  @Test
  void thePicturesOwnEdgeCutsNobody() {
    Box atBorder = person(0.9, 680, 100, 20, 80);
    assertEquals(List.of(atBorder), join(List.of(), List.of(atBorder)));
  }

  @Test
  void whoIsSeenTwiceCountsOnce() {
    Box one = person(0.9, 340, 100, 30, 80);
    assertEquals(List.of(one), join(List.of(one), List.of(person(0.8, 342, 101, 30, 80))));
  }

  private static List<Box> join(List<Box> left, List<Box> right) {
    return TiledLook.join(
        List.of(new TiledLook.Sight(LEFT, left), new TiledLook.Sight(RIGHT, right)), 700, 400);
  }

  private static Box person(double score, double x, double y, double width, double height) {
    return new Box(ObjectClass.PERSON, score, x, y, width, height);
  }
}
