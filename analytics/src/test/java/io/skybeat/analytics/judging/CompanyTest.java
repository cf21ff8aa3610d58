package io.skybeat.analytics.judging;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.skybeat.core.sighting.PixelBox;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CompanyTest {
  private static final Company RULE = new Company(0.3, 0.2, 0.6);

  private static PersonsOnGround.Seen box(double x, double y, double score) {
    return new PersonsOnGround.Seen(new PixelBox(x, y, 15, 40), score);
  }

  @Test
  void aWeakBoxAloneIsADoubtAndAStrongOneIsNot() {
    List<PersonsOnGround.Seen> seen = List.of(box(0, 0, 0.25), box(500, 0, 0.35));
    assertEquals(List.of(seen.get(1)), RULE.persons(seen));
  }

  @Test
  void inACrowdWeakBoxesCount() {
    List<PersonsOnGround.Seen> seen = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      seen.add(box(18.0 * (i % 3), 14.0 * (i / 3), 0.22));
    }
    seen.add(box(9, 5, 0.1));
    assertEquals(9, RULE.persons(seen).size());
  }

  @Test
  void doublesOfOnePersonAreNoCompany() {
    assertEquals(
        List.of(),
        RULE.persons(List.of(box(0, 0, 0.25), box(1, 0, 0.25), box(2, 1, 0.25), box(0, 2, 0.25))));
  }
}
