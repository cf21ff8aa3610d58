package io.skybeat.core.sighting;

import io.skybeat.core.geo.Geodesy;
import io.skybeat.core.geo.LatLon;
import java.util.List;

/**
 * Something that no picture may show, such as a facade with windows or a courtyard: walls along a
 * line, or, where it is closed, all between them.
 *
 * @param id of the zone
 * @param line corners in order, WGS-84; the first is not repeated
 * @param closed the last corner is joined to the first, and what is inside belongs to it
 * @param bottomM where it begins, metres above the ground at home
 * @param topM where it ends, metres above the ground at home
 */
public record PrivacyZone(
    String id, List<LatLon> line, boolean closed, double bottomM, double topM) {
  private static final double LONGEST_M = 2_000;
  private static final double HIGHEST_M = 500;

  /** Refuses what is no zone, with the reason. */
  public PrivacyZone {
    line = List.copyOf(line);
    if (line.size() < (closed ? 3 : 2)) {
      throw new IllegalArgumentException(
          (closed ? "an outline needs at least 3 corners" : "a wall needs at least 2 points")
              + ", this has "
              + line.size());
    }
    if (!(bottomM < topM) || !(bottomM >= -HIGHEST_M) || !(topM <= HIGHEST_M)) {
      throw new IllegalArgumentException(
          "bottomM "
              + bottomM
              + " must be below topM "
              + topM
              + ", both within 500 m of the ground at home");
    }
    for (int i = 0; i + 1 < line.size() + (closed ? 1 : 0); i++) {
      double longM = Geodesy.distanceM(line.get(i), line.get((i + 1) % line.size()));
      if (longM < 0.05) {
        throw new IllegalArgumentException(
            "points " + i + " and " + (i + 1) % line.size() + " are the same; leave one out");
      }
      if (longM > LONGEST_M) {
        throw new IllegalArgumentException(
            "points "
                + i
                + " and "
                + (i + 1) % line.size()
                + " are over 2 km apart; is it [latitude, longitude]?");
      }
    }
  }
}
