package io.skybeat.analytics.locating;

import io.skybeat.core.geo.Enu;
import io.skybeat.core.geo.LatLon;
import io.skybeat.core.geo.LocalFrame;
import io.skybeat.core.geo.Ring;
import io.skybeat.core.sighting.PixelBox;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a picture covers of the ground, and what to expect in it: the footprint, how tall a person
 * appears, and which parts show ground that is attended. Immutable.
 */
public final class GroundView {
  /** A standing person, metres. */
  public static final double PERSON_M = 1.7;

  private static final int COLUMNS = 32;
  private static final int ROWS = 18;

  private final Projection view;
  private final LocalFrame frame;
  private final boolean[] attended = new boolean[COLUMNS * ROWS];
  private final double minDepressionDeg;

  /** The view of {@code view} in {@code frame}; {@code rings} is the ground that comes first. */
  public GroundView(Projection view, LocalFrame frame, double minDepressionDeg, List<Ring> rings) {
    this.view = view;
    this.frame = frame;
    this.minDepressionDeg = minDepressionDeg;
    for (int i = 0; i < attended.length && !rings.isEmpty(); i++) {
      attended[i] = anyHolds(rings, middle(i));
    }
  }

  /** Where the image's corners meet the ground, from the top left clockwise, WGS-84. */
  public List<LatLon> corners() {
    double w = view.widthPx();
    double h = view.heightPx();
    List<LatLon> corners = new ArrayList<>(4);
    for (Pixel corner :
        List.of(new Pixel(0, 0), new Pixel(w, 0), new Pixel(w, h), new Pixel(0, h))) {
      corners.add(frame.toLatLon(cut(corner)));
    }
    return corners;
  }

  /**
   * Pixel height of a standing person whose feet are at {@code foot}; 0 where no ground is seen.
   */
  public double personPx(Pixel foot) {
    return view.standingPx(foot, PERSON_M);
  }

  /** Part, 0..1, of {@code box} that shows attended ground. */
  public double attendedPart(PixelBox box) {
    int in = 0;
    int hit = 0;
    for (int i = 0; i < attended.length; i++) {
      Pixel at = middle(i);
      if (at.x() >= box.x()
          && at.x() < box.x() + box.width()
          && at.y() >= box.y()
          && at.y() < box.y() + box.height()) {
        in++;
        hit += attended[i] ? 1 : 0;
      }
    }
    return in == 0 ? 0 : (double) hit / in;
  }

  /** Part, 0..1, of {@code box} that shows ground at all and not sky or the far haze. */
  public double groundPart(PixelBox box) {
    int in = 0;
    int hit = 0;
    for (int i = 0; i < attended.length; i++) {
      Pixel at = middle(i);
      if (at.x() >= box.x()
          && at.x() < box.x() + box.width()
          && at.y() >= box.y()
          && at.y() < box.y() + box.height()) {
        in++;
        hit += view.depressionDeg(at) >= minDepressionDeg ? 1 : 0;
      }
    }
    return in == 0 ? 0 : (double) hit / in;
  }

  private Pixel middle(int index) {
    int column = index % COLUMNS;
    int row = index / COLUMNS;
    return new Pixel(
        (column + 0.5) * view.widthPx() / COLUMNS, (row + 0.5) * view.heightPx() / ROWS);
  }

  private boolean anyHolds(List<Ring> rings, Pixel pixel) {
    Optional<Enu> ground = view.ground(pixel);
    if (ground.isEmpty() || view.depressionDeg(pixel) < minDepressionDeg) {
      return false;
    }
    LatLon where = frame.toLatLon(ground.get());
    for (Ring ring : rings) {
      if (ring.contains(where)) {
        return true;
      }
    }
    return false;
  }

  private Enu cut(Pixel corner) {
    Enu eye = view.eye();
    double rangeM = Math.max(1, eye.up()) / StrictMath.tan(StrictMath.toRadians(minDepressionDeg));
    Enu ray = view.ray(corner);
    if (view.depressionDeg(corner) >= minDepressionDeg) {
      return view.ground(corner).orElse(eye);
    }
    Enu flat = new Enu(ray.east(), ray.north(), 0).unit();
    return new Enu(eye.east(), eye.north(), 0).plus(flat.times(rangeM));
  }
}
