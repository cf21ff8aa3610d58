package io.skybeat.analytics.heading;

import io.skybeat.analytics.locating.FramePose;
import io.skybeat.analytics.locating.Pixel;
import io.skybeat.analytics.locating.Projection;
import io.skybeat.core.geo.Enu;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Finds the compass's error while the drone flies. Patches of ground are followed from frame to
 * frame for a second or two and placed by the told pose each time. Under a heading that is wrong by
 * an angle the whole view is turned about the drone, so ground that stands still seems to drift
 * across the way flown, by that angle times the way. What stands above the ground drifts along the
 * way instead, and so tells nothing false; who walks is outvoted by the median. The way is the sum
 * of the told velocities, which are far better than the told positions. Not thread-safe.
 */
public final class HeadingWatch {
  private static final double EVERY_S = 0.18;
  private static final double LONGEST_GAP_S = 0.6;
  private static final double STRETCH_S = 1.5;
  private static final double LEAST_WAY_M = 6;

  /** While the gimbal swings, and just after, a small error of its time is one of its angle. */
  private static final double MOST_TURN_DPS = 25;

  private static final double CALM_S = 0.6;

  private static final double LEAST_DEPRESSION_DEG = 15;
  private static final double FARTHEST_M = 90;
  private static final int ACROSS = 10;
  private static final int DOWN = 8;
  private static final double LEAST_STRENGTH = 12;
  private static final int LEAST_CORNERS = 8;
  private static final int REACH_PX = 10;

  /** What the heading itself wanders in a stretch, and the velocity is wrong, degrees. */
  private static final double LEAST_SIGMA_DEG = 1.6;

  /** Patches that disagree by more than this tell of no common drift, degrees. */
  private static final double MOST_SPREAD_DEG = 6;

  /** A patch and where it began on the ground as the pose had it. */
  private static final class Followed {
    Corner corner;
    final Enu began;
    Enu now;

    Followed(Corner corner, Enu began) {
      this.corner = corner;
      this.began = began;
      this.now = began;
    }
  }

  private List<Followed> followed = new ArrayList<>();
  private Instant beganAt;
  private Instant lookedAt;
  private Instant swungAt;
  private Enu way = Enu.ZERO;
  private Enu beganEye = Enu.ZERO;
  private Enu velocity = Enu.ZERO;

  /** Whether a frame at {@code at} would be looked at: others need not be made grey. */
  public boolean due(Instant at) {
    return lookedAt == null || seconds(lookedAt, at) >= EVERY_S || seconds(lookedAt, at) < 0;
  }

  /** Takes a frame in; says what the stretch that it ends told of the heading. */
  public Optional<HeadingFinding> look(GreyPicture picture, FramePose pose, Projection view) {
    Instant at = pose.at();
    double gapS = lookedAt == null ? 0 : seconds(lookedAt, at);
    if (Math.abs(pose.yawRateDps()) > MOST_TURN_DPS
        || Math.abs(pose.pitchRateDps()) > MOST_TURN_DPS) {
      swungAt = at;
    }
    boolean steady = swungAt == null || seconds(swungAt, at) > CALM_S;
    if (!steady || gapS < 0 || gapS > LONGEST_GAP_S) {
      followed.clear();
    } else if (!followed.isEmpty()) {
      way = way.plus(velocity.plus(pose.velocityMps()).times(gapS / 2));
      follow(picture, view);
    }
    lookedAt = at;
    velocity = pose.velocityMps();
    if (!steady) {
      return Optional.empty();
    }
    Optional<HeadingFinding> found = Optional.empty();
    boolean over = !followed.isEmpty() && seconds(beganAt, at) >= STRETCH_S;
    if (over) {
      found = finding(at, view.eye());
    }
    if (over || followed.size() < LEAST_CORNERS) {
      begin(picture, at, view);
    }
    return found;
  }

  private void begin(GreyPicture picture, Instant at, Projection view) {
    followed = new ArrayList<>();
    beganAt = at;
    beganEye = view.eye();
    way = Enu.ZERO;
    int room = Corner.HALF + REACH_PX + 2;
    for (int row = 0; row < DOWN; row++) {
      for (int column = 0; column < ACROSS; column++) {
        int left = room + (picture.width() - 2 * room) * column / ACROSS;
        int right = room + (picture.width() - 2 * room) * (column + 1) / ACROSS;
        int top = room + (picture.height() - 2 * room) * row / DOWN;
        int bottom = room + (picture.height() - 2 * room) * (row + 1) / DOWN;
        strongest(picture, left, right, top, bottom)
            .ifPresent(
                corner ->
                    ground(picture, view, corner)
                        .ifPresent(where -> followed.add(new Followed(corner, where))));
      }
    }
  }

  private static Optional<Corner> strongest(
      GreyPicture picture, int left, int right, int top, int bottom) {
    int bestX = 0;
    int bestY = 0;
    double best = LEAST_STRENGTH;
    for (int y = top; y < bottom; y += 6) {
      for (int x = left; x < right; x += 6) {
        double strength = Corner.strength(picture, x, y);
        if (strength > best) {
          best = strength;
          bestX = x;
          bestY = y;
        }
      }
    }
    return best > LEAST_STRENGTH ? Corner.cut(picture, bestX, bestY) : Optional.empty();
  }

  private void follow(GreyPicture picture, Projection view) {
    List<Followed> kept = new ArrayList<>();
    for (Followed one : followed) {
      Optional<Pixel> expected = view.pixel(one.now);
      if (expected.isEmpty()) {
        continue;
      }
      double x = expected.get().x() / picture.step() - 0.5;
      double y = expected.get().y() / picture.step() - 0.5;
      Optional<Corner> next = one.corner.find(picture, x, y, REACH_PX);
      Optional<Enu> where = next.flatMap(corner -> ground(picture, view, corner));
      if (where.isPresent()) {
        one.corner = next.get();
        one.now = where.get();
        kept.add(one);
      }
    }
    followed = kept;
  }

  private static Optional<Enu> ground(GreyPicture picture, Projection view, Corner corner) {
    Pixel pixel =
        new Pixel((corner.x() + 0.5) * picture.step(), (corner.y() + 0.5) * picture.step());
    if (view.depressionDeg(pixel) < LEAST_DEPRESSION_DEG) {
      return Optional.empty();
    }
    return view.ground(pixel).filter(at -> at.minus(view.eye()).length() <= FARTHEST_M);
  }

  private Optional<HeadingFinding> finding(Instant at, Enu eye) {
    double wayM = way.horizontal();
    if (followed.size() < LEAST_CORNERS || wayM < LEAST_WAY_M) {
      return Optional.empty();
    }
    // What the told position jumped beside the way flown moved all places, and is no drift.
    Enu jump = eye.minus(beganEye).minus(way);
    double[] errors = new double[followed.size()];
    for (int i = 0; i < errors.length; i++) {
      Enu drift = followed.get(i).now.minus(followed.get(i).began).minus(jump);
      double across = drift.east() * way.north() - drift.north() * way.east();
      errors[i] = StrictMath.toDegrees(-across / (wayM * wayM));
    }
    double middle = median(errors);
    double[] off = Arrays.stream(errors).map(e -> Math.abs(e - middle)).toArray();
    double spread = 1.48 * median(off);
    if (spread > MOST_SPREAD_DEG) {
      return Optional.empty();
    }
    double sigma =
        StrictMath.sqrt(
            LEAST_SIGMA_DEG * LEAST_SIGMA_DEG * 12 * 12 / (wayM * wayM)
                + spread * spread / errors.length);
    return Optional.of(new HeadingFinding(at, middle, sigma, errors.length));
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }

  private static double seconds(Instant from, Instant to) {
    return Duration.between(from, to).toNanos() / 1e9;
  }
}
