package io.skybeat.analytics.boresight;

import io.skybeat.core.sighting.Boresight;
import java.util.List;
import java.util.Locale;

/** Where the search begins: no roll, and the medians of what each row alone says. */
final class FirstGuess {
  private FirstGuess() {}

  /** Throws {@link IllegalArgumentException} when most rows look elsewhere altogether. */
  static double[] of(List<SightModel> models, int unknowns) {
    double[] pitches = new double[models.size()];
    double[] yaws = new double[models.size()];
    for (int i = 0; i < models.size(); i++) {
      double[] alone = models.get(i).alone();
      pitches[i] = alone[0];
      yaws[i] = alone[1];
    }
    double[] x = new double[unknowns];
    x[1] = RowWeights.median(pitches);
    x[2] = RowWeights.median(yaws);
    double most = StrictMath.toRadians(Boresight.MOST_DEG);
    if (Math.abs(x[1]) > most || Math.abs(x[2]) > most) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "the points lie %.0f degrees above and %.0f right of where the pixels look (median);"
                  + " check that yaw is a true bearing, that pitch is -90 straight down, and the"
                  + " order of the columns",
              StrictMath.toDegrees(x[1]),
              StrictMath.toDegrees(x[2])));
    }
    return x;
  }
}
