package io.skybeat.missions.format;

import io.skybeat.core.geo.LatLon;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a drawing does not say and a plan needs.
 *
 * @param home place of take-off
 * @param homeAltitudeAmslM ground height there, metres above mean sea level
 * @param heightM height of the whole route above home, metres, in place of the drawing's own
 * @param speedMps planned speed, metres a second
 * @param areas what polygons mean that do not say it themselves
 * @param route which line is flown, where a drawing has several
 */
public record ImportTerms(
    Optional<LatLon> home,
    OptionalDouble homeAltitudeAmslM,
    OptionalDouble heightM,
    OptionalDouble speedMps,
    Areas areas,
    Optional<String> route) {
  /** Nothing is said. */
  public static final ImportTerms NONE =
      new ImportTerms(
          Optional.empty(),
          OptionalDouble.empty(),
          OptionalDouble.empty(),
          OptionalDouble.empty(),
          Areas.REFUSE,
          Optional.empty());

  /** The meaning of a drawn polygon. */
  public enum Areas {
    /** A fence to stay inside of. */
    KEEP_IN,
    /** A fence to stay out of. */
    KEEP_OUT,
    /** None: it is left out, and that is said. */
    IGNORE,
    /** It has to say so itself. */
    REFUSE
  }
}
