package io.skybeat.analytics.locating;

import io.skybeat.core.flight.CameraAttitude;
import io.skybeat.core.geo.Enu;
import io.skybeat.core.geo.LocalFrame;
import io.skybeat.core.sighting.Lens;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Places pixels of one camera's frames on flat ground at home level, with CE90 by propagating each
 * error of the pose through the projection. Immutable.
 */
public final class Locator {
  private final LocalFrame frame;
  private final Lens lens;
  private final ErrorBudget budget;

  /** Places in {@code frame}; {@code lens} is the camera's calibration. */
  public Locator(LocalFrame frame, Lens lens, ErrorBudget budget) {
    this.frame = frame;
    this.lens = lens;
    this.budget = budget;
  }

  public LocalFrame frame() {
    return frame;
  }

  public ErrorBudget budget() {
    return budget;
  }

  /** The geometry of a frame of {@code widthPx} x {@code heightPx} taken at {@code pose}. */
  public Projection projection(FramePose pose, int widthPx, int heightPx) {
    return projection(pose, widthPx, heightPx, Enu.ZERO, 0, 0, 0);
  }

  /** The place of {@code pixel}, which stands on the ground, or why it has none. */
  public Located locate(FramePose pose, int widthPx, int heightPx, Pixel pixel) {
    Projection view = projection(pose, widthPx, heightPx);
    Optional<String> refusal = refusal(view, pixel);
    if (refusal.isPresent()) {
      return Located.none(refusal.get());
    }
    Enu where = view.ground(pixel).orElseThrow();
    double gps = Math.max(budget.minHorizontalSigmaM(), pose.horizontalSigmaM());
    double yaw = Math.max(budget.minYawSigmaDeg(), pose.yawSigmaDeg());
    double pitch = budget.pitchSigmaDeg();
    double time = budget.timeSigmaS();
    Enu up = new Enu(0, 0, budget.heightSigmaM());
    List<Enu> biases = new ArrayList<>(6);
    biases.add(new Enu(gps, 0, 0));
    biases.add(new Enu(0, gps, 0));
    int w = widthPx;
    int h = heightPx;
    biases.add(moved(projection(pose, w, h, Enu.ZERO, yaw, 0, 0), pixel, where));
    biases.add(moved(projection(pose, w, h, Enu.ZERO, 0, -pitch, 0), pixel, where));
    biases.add(moved(projection(pose, w, h, up, 0, 0, 0), pixel, where));
    biases.add(moved(projection(pose, w, h, Enu.ZERO, 0, 0, time), pixel, where));
    Enu byX = moved(view, new Pixel(pixel.x() + 1, pixel.y()), where);
    Enu byY = moved(view, new Pixel(pixel.x(), pixel.y() + 1), where);
    Fix fix = new Fix(where, biases, outer(byX).plus(outer(byY)).times(pixelVariance()));
    double ce90M = fix.covariance().ce90M();
    if (!(ce90M <= budget.maxCe90M())) {
      return Located.none(
          String.format(
              Locale.ROOT, "the circle would be %.0f m, over %.0f m", ce90M, budget.maxCe90M()));
    }
    return Located.at(fix);
  }

  /** Why {@code pixel} of {@code view} cannot be placed; empty when it can. */
  public Optional<String> refusal(Projection view, Pixel pixel) {
    if (view.eye().up() < 2) {
      return Optional.of("the drone is on or near the ground");
    }
    double below = view.depressionDeg(pixel);
    if (below < budget.minDepressionDeg()) {
      return Optional.of(
          String.format(
              Locale.ROOT,
              "the view is too flat: %.1f degrees below the horizon, at least %.0f are needed",
              below,
              budget.minDepressionDeg()));
    }
    return Optional.empty();
  }

  private Projection projection(
      FramePose pose, int widthPx, int heightPx, Enu by, double yawDeg, double pitchDeg, double s) {
    Enu eye =
        frame
            .toEnu(pose.where())
            .plus(new Enu(0, 0, pose.heightM()))
            .plus(pose.velocityMps().times(s))
            .plus(by);
    CameraAttitude axis = pose.camera();
    return new Projection(
        lens,
        widthPx,
        heightPx,
        eye,
        new CameraAttitude(
            axis.yawDeg() + yawDeg + pose.yawRateDps() * s,
            axis.pitchDeg() + pitchDeg + pose.pitchRateDps() * s,
            axis.rollDeg()));
  }

  private double pixelVariance() {
    return budget.pixelSigmaPx() * budget.pixelSigmaPx();
  }

  private static Enu moved(Projection view, Pixel pixel, Enu from) {
    // A ray that an error lifts above the horizon has no end: far beyond any circle believed.
    return view.ground(pixel).map(to -> to.minus(from)).orElse(new Enu(1e4, 1e4, 0));
  }

  private static Covariance outer(Enu v) {
    return new Covariance(v.east() * v.east(), v.east() * v.north(), v.north() * v.north());
  }
}
