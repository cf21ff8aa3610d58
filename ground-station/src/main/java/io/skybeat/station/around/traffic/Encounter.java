package io.skybeat.station.around.traffic;

import io.skybeat.core.geo.Enu;
import io.skybeat.core.geo.LatLon;
import io.skybeat.core.geo.LocalFrame;
import io.skybeat.station.around.weather.WeatherReport;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * An aircraft that comes too near, if both go on as they do.
 *
 * @param aircraft its name
 * @param nearestM how near beside
 * @param heightApartM then, in height; empty: its height is not known, so none is granted
 * @param inS seconds until it is too near, 0: it is
 * @param age of its position
 */
public record Encounter(
    String aircraft, double nearestM, OptionalDouble heightApartM, double inS, Duration age) {
  /** A position that is older is not judged by any more. */
  public static final Duration HOLDS = Duration.ofSeconds(30);

  /** Of an aircraft whose speed is not known: that of a fast helicopter. */
  private static final double ASSUMED_MPS = 70;

  /** How far it may have turned off its course, for every second of its position's age. */
  private static final double ASTRAY_MPS = 5;

  /** Standard pressure may differ from true height by so much where no pressure is known. */
  private static final double PRESSURE_ERROR_M = 150;

  private static final double STANDARD_HPA = 1013.25;

  /** Metres that a hectopascal makes near the ground. */
  private static final double M_PER_HPA = 8.3;

  /**
   * One of our drones: where it is and where in height it may be.
   *
   * @param where its place
   * @param velocityMps how it moves
   * @param lowAmslM lowest
   * @param highAmslM highest; the same as the lowest for one in the air
   */
  public record Own(LatLon where, Enu velocityMps, double lowAmslM, double highAmslM) {}

  /**
   * Whether they meet.
   *
   * @param qnhHpa pressure at sea level, where it is known: see {@link WeatherReport#qnhHpa}
   */
  static Optional<Encounter> between(
      Own own, Aircraft other, TrafficTerms terms, OptionalDouble qnhHpa, Instant now) {
    if (other.where().isEmpty() || other.onGround()) {
      return Optional.empty();
    }
    Duration told = Duration.between(other.whereAt().orElseThrow(), now);
    Duration age = told.isNegative() ? Duration.ZERO : told;
    if (age.compareTo(HOLDS) > 0) {
      return Optional.empty();
    }
    double ageS = age.toMillis() / 1000.0;
    Optional<Enu> velocity = other.velocityMps(now);
    Enu flown = velocity.orElse(Enu.ZERO).times(ageS);
    Enu apart = new LocalFrame(own.where()).toEnu(other.where().get()).plus(flown);
    double limitM = terms.horizontalM() + ageS * (velocity.isEmpty() ? ASSUMED_MPS : ASTRAY_MPS);
    Enu relative = velocity.orElse(own.velocityMps()).minus(own.velocityMps());
    double untilS = terms.within().toMillis() / 1000.0;
    Optional<Span> beside = beside(apart, relative, limitM, untilS);
    Optional<Span> both =
        beside.flatMap(span -> height(span, own, other, relative.up(), flown.up(), terms, qnhHpa));
    return both.map(span -> of(other, apart, relative, span, own, flown.up(), qnhHpa, age));
  }

  /** From second to second. */
  private record Span(double fromS, double toS) {
    static Optional<Span> of(double fromS, double toS) {
      return fromS <= toS ? Optional.of(new Span(fromS, toS)) : Optional.empty();
    }

    Optional<Span> and(double lowS, double highS) {
      return of(Math.max(fromS, lowS), Math.min(toS, highS));
    }
  }

  /** When they are nearer than {@code limitM} on the ground, from now on. */
  private static Optional<Span> beside(Enu apart, Enu relative, double limitM, double untilS) {
    double a = relative.east() * relative.east() + relative.north() * relative.north();
    double b = 2 * (apart.east() * relative.east() + apart.north() * relative.north());
    double c = apart.horizontal() * apart.horizontal() - limitM * limitM;
    if (a < 1e-6) {
      return c <= 0 ? Span.of(0, untilS) : Optional.empty();
    }
    double root = b * b - 4 * a * c;
    if (root < 0) {
      return Optional.empty();
    }
    double half = StrictMath.sqrt(root);
    return Span.of(0, untilS)
        .flatMap(span -> span.and((-b - half) / (2 * a), (-b + half) / (2 * a)));
  }

  /** When they are also nearer than the limit in height. */
  private static Optional<Span> height(
      Span beside,
      Own own,
      Aircraft other,
      double climbMps,
      double climbedM,
      TrafficTerms terms,
      OptionalDouble qnhHpa) {
    OptionalDouble altitude = trueM(other, qnhHpa);
    if (altitude.isEmpty()) {
      return Optional.of(beside);
    }
    boolean unsure = other.pressure() && qnhHpa.isEmpty();
    double limitM = terms.verticalM() + (unsure ? PRESSURE_ERROR_M : 0);
    double height = altitude.getAsDouble() + climbedM;
    double low = own.lowAmslM() - limitM - height;
    double high = own.highAmslM() + limitM - height;
    if (Math.abs(climbMps) < 0.1) {
      return low <= 0 && high >= 0 ? Optional.of(beside) : Optional.empty();
    }
    double first = low / climbMps;
    double second = high / climbMps;
    return beside.and(Math.min(first, second), Math.max(first, second));
  }

  /** Its height above mean sea level, with the weather's pressure where it tells by pressure. */
  private static OptionalDouble trueM(Aircraft other, OptionalDouble qnhHpa) {
    if (other.altitudeAmslM().isEmpty() || !other.pressure() || qnhHpa.isEmpty()) {
      return other.altitudeAmslM();
    }
    return OptionalDouble.of(
        other.altitudeAmslM().getAsDouble() + (qnhHpa.getAsDouble() - STANDARD_HPA) * M_PER_HPA);
  }

  private static Encounter of(
      Aircraft other,
      Enu apart,
      Enu relative,
      Span span,
      Own own,
      double climbedM,
      OptionalDouble qnhHpa,
      Duration age) {
    double a = relative.east() * relative.east() + relative.north() * relative.north();
    double along = apart.east() * relative.east() + apart.north() * relative.north();
    double nearestS = a < 1e-6 ? span.fromS() : -along / a;
    double thenS = Math.min(span.toS(), Math.max(span.fromS(), nearestS));
    Enu then = apart.plus(relative.times(thenS));
    OptionalDouble altitude = trueM(other, qnhHpa);
    OptionalDouble heightApart =
        altitude.isEmpty()
            ? OptionalDouble.empty()
            : OptionalDouble.of(
                outside(
                    altitude.getAsDouble() + climbedM + relative.up() * thenS,
                    own.lowAmslM(),
                    own.highAmslM()));
    return new Encounter(other.name(), then.horizontal(), heightApart, span.fromS(), age);
  }

  private static double outside(double value, double low, double high) {
    return value < low ? low - value : Math.max(0, value - high);
  }

  /** In words, with the limits. */
  public String words(TrafficTerms terms) {
    return heightApartM.isPresent()
        ? String.format(
            Locale.ROOT,
            "aircraft %s comes within %.0f m and %.0f m of height in %.0f s, at least %.0f and %.0f",
            aircraft,
            nearestM,
            heightApartM.getAsDouble(),
            inS,
            terms.horizontalM(),
            terms.verticalM())
        : String.format(
            Locale.ROOT,
            "aircraft %s of unknown height comes within %.0f m in %.0f s, at least %.0f",
            aircraft,
            nearestM,
            inS,
            terms.horizontalM());
  }
}
