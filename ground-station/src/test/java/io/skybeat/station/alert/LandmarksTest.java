package io.skybeat.station.alert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skybeat.core.sighting.Place;
import io.skybeat.missions.plan.Label;
import io.skybeat.missions.plan.Landmark;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LandmarksTest {
  private static final double PITCH_M = 5;
  private static final List<Landmark> STALLS = stalls();

  /** Two rows of sixteen, as on a night market. */
  private static List<Landmark> stalls() {
    List<Landmark> stalls = new ArrayList<>();
    for (int row = 0; row < 2; row++) {
      for (int i = 0; i < 16; i++) {
        String id = (row == 0 ? "a" : "b") + (i + 1);
        stalls.add(new Landmark(id, new Label(id, id), Reports.at(PITCH_M * i, 19.0 * row), 1.5));
      }
    }
    return stalls;
  }

  private static Place place(double eastM, double northM, double ce90M) {
    return new Place(Reports.at(eastM, northM), ce90M);
  }

  @Test
  void aCertainPlaceNamesOneAnUncertainOneSeveralAVagueOneNone() {
    assertEquals(List.of("a3"), Landmarks.at(place(10.4, 0.3, 1.5), STALLS));
    assertEquals(List.of("a3", "a4"), Landmarks.at(place(12.4, 0, 2), STALLS));
    assertEquals(List.of(), Landmarks.at(place(10, 0, 25), STALLS), "a circle over half the row");
    assertEquals(List.of(), Landmarks.at(place(10, 9.5, 3), STALLS), "between the rows");
    assertEquals(List.of(), Landmarks.at(place(10, 0, 3), List.of()));
  }

  @Test
  void ofThoseNamedNineInTenAreRightWhereTheCircleIs() {
    SplittableRandom random = new SplittableRandom(7);
    for (double ce90M : new double[] {1.5, 3, 5}) {
      int named = 0;
      int right = 0;
      int alone = 0;
      for (int i = 0; i < 4000; i++) {
        int stall = random.nextInt(16);
        double sigmaM = ce90M / 2.146;
        double turn = 2 * Math.PI * random.nextDouble();
        double withinM = 1.5 * Math.sqrt(random.nextDouble());
        List<String> ids =
            Landmarks.at(
                place(
                    PITCH_M * stall + withinM * Math.cos(turn) + sigmaM * random.nextGaussian(),
                    withinM * Math.sin(turn) + sigmaM * random.nextGaussian(),
                    ce90M),
                STALLS);
        named += ids.isEmpty() ? 0 : 1;
        alone += ids.size() == 1 ? 1 : 0;
        right += ids.contains("a" + (stall + 1)) ? 1 : 0;
      }
      String figures = ce90M + " m: " + right + " of " + named + " right, " + alone + " alone";
      assertTrue(right >= 0.9 * named, figures);
      assertTrue(named >= (ce90M < 5 ? 3000 : 500), figures);
      assertTrue(ce90M > 2 || alone > 0.8 * named, figures);
    }
  }
}
