package io.skybeat.station.alert;

import io.skybeat.core.flight.Origin;
import io.skybeat.core.geo.LatLon;
import io.skybeat.core.sighting.CameraId;
import io.skybeat.missions.plan.Levels;
import io.skybeat.station.event.Fact;
import io.skybeat.station.event.Followed;
import io.skybeat.station.event.Level;
import java.time.Instant;
import java.util.Optional;

/**
 * A cluster of people that one camera follows in one area, with its hysteresis.
 *
 * @param area its id; empty for a camera whose persons cannot be placed
 * @param centre empty for such a camera
 * @param firstHotAt capture time of the first frame at a level
 * @param yellow how long it has been yellow or more
 * @param red how long it has been red
 * @param calm how long it has been below what keeps its level
 * @param level where it stands
 */
record Gathering(
    CameraId camera,
    Origin origin,
    Optional<String> area,
    Optional<LatLon> centre,
    double radiusM,
    double persons,
    double density,
    boolean atLeast,
    Instant firstHotAt,
    Instant frameAt,
    Hold yellow,
    Hold red,
    Hold calm,
    Level level) {

  /** The first frame in which {@code reading} reaches yellow. */
  static Gathering begun(
      CameraId camera, Origin origin, Optional<String> area, CrowdReading reading, Instant at) {
    return new Gathering(
        camera,
        origin,
        area,
        area.map(id -> reading.centre()),
        reading.radiusM(),
        reading.persons(),
        reading.density(),
        reading.atLeast(),
        at,
        at,
        Hold.NONE,
        Hold.NONE,
        Hold.NONE,
        Level.NONE);
  }

  /** True when it is followed through {@code by}; live and drill never mix. */
  boolean of(CameraId by, Origin from) {
    return camera.equals(by) && origin == from;
  }

  /** A gathering as the journal tells it. */
  static Gathering of(Fact.CrowdFollowed fact, Followed told) {
    return new Gathering(
        fact.camera(),
        fact.origin(),
        told.area(),
        told.centre(),
        told.radiusM(),
        told.persons(),
        told.density(),
        told.atLeast(),
        told.firstHotAt(),
        told.frameAt(),
        Hold.of(told.yellow()),
        Hold.of(told.red()),
        Hold.of(told.calm()),
        told.level());
  }

  /** For the journal: centimetres and hundredths are enough to follow it by. */
  Followed told() {
    return new Followed(
        area,
        centre.map(at -> new LatLon(rounded(at.latDeg(), 1e7), rounded(at.lonDeg(), 1e7))),
        rounded(radiusM, 100),
        rounded(persons, 100),
        rounded(density, 1000),
        atLeast,
        firstHotAt,
        frameAt,
        yellow.told(),
        red.told(),
        calm.told(),
        level);
  }

  private static double rounded(double value, double parts) {
    return Math.rint(value * parts) / parts;
  }

  /** This gathering after a frame that shows it. */
  Gathering seen(CrowdReading reading, Instant at, Levels levels) {
    double density = reading.density();
    Hold nextYellow = hold(yellow, density, levels.yellow(), levels.leaveShare(), at);
    Hold nextRed = hold(red, density, levels.red(), levels.leaveShare(), at);
    Level next = level;
    if (nextRed.reached(levels.enterRed()) && density >= levels.red()) {
      next = Level.RED;
    } else if (level == Level.NONE
        && nextYellow.reached(levels.enterYellow())
        && density >= levels.yellow()) {
      next = Level.YELLOW;
    }
    Gathering shown =
        new Gathering(
            camera,
            origin,
            area,
            centre.map(old -> reading.centre()),
            reading.radiusM(),
            reading.persons(),
            density,
            reading.atLeast(),
            firstHotAt,
            at,
            nextYellow,
            nextRed,
            calm,
            next);
    return next == level ? shown.cooled(density, at, levels) : shown.calmed(Hold.NONE, next);
  }

  /** This gathering after a frame that looked at its place and found it below the leave limit. */
  Gathering missing(Instant at, Levels levels) {
    Gathering gone =
        new Gathering(
            camera,
            origin,
            area,
            centre,
            radiusM,
            0,
            0,
            false,
            firstHotAt,
            at,
            Hold.NONE,
            Hold.NONE,
            calm,
            level);
    return gone.cooled(0, at, levels);
  }

  private Gathering cooled(double nowDensity, Instant at, Levels levels) {
    double keep = (level == Level.RED ? levels.red() : levels.yellow()) * levels.leaveShare();
    if (level == Level.NONE || nowDensity >= keep) {
      return calmed(Hold.NONE, level);
    }
    Hold next = calm.shownKeeping(at);
    if (!next.reached(levels.leaveAfter())) {
      return calmed(next, level);
    }
    boolean stillYellow = level == Level.RED && nowDensity >= levels.yellow() * levels.leaveShare();
    return calmed(Hold.NONE, stillYellow ? Level.YELLOW : Level.NONE);
  }

  private static Hold hold(Hold hold, double density, double enter, double leaveShare, Instant at) {
    if (density >= enter) {
      return hold.shown(at);
    }
    // A dip that would not end a level does not end the wait for it either.
    return density >= enter * leaveShare ? hold.dipped(at) : Hold.NONE;
  }

  private Gathering calmed(Hold nextCalm, Level nextLevel) {
    return new Gathering(
        camera,
        origin,
        area,
        centre,
        radiusM,
        persons,
        density,
        atLeast,
        firstHotAt,
        frameAt,
        yellow,
        red,
        nextCalm,
        nextLevel);
  }
}
