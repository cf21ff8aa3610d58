package io.skybeat.analytics.locating;

import io.skybeat.core.flight.CameraAttitude;
import io.skybeat.core.geo.Enu;
import io.skybeat.core.geo.LocalFrame;
import io.skybeat.core.sighting.PrivacyZone;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where privacy zones appear in a frame: their walls and, of closed ones, floor and ceiling,
 * projected with the frame's own pose and what the flight has learnt of its compass. How far they
 * may be off grows with what is unsure of the pose: {@value #SIGMAS} sigmas of position, height,
 * heading, pitch and time, seen from where the zone is nearest.
 */
public final class ZoneMask {
  private static final double SIGMAS = 2.5;

  /** Walls are looked at in pieces, so that each has one distance. */
  private static final double PIECE_M = 3;

  /** Nearer to the lens than this nothing is projected. */
  private static final double NEAR_M = 0.3;

  /** Yaw and its sigma's place among a flight's errors: see {@link Fix}. */
  private static final int YAW = 2;

  /** Rounding, and the lens's own errors. */
  private static final int LEAST_MARGIN_PX = 4;

  private final LocalFrame frame;
  private final Locator locator;
  private final ErrorEstimate learnt;

  /** Of a camera whose pixels {@code locator} places in {@code frame}. */
  public ZoneMask(LocalFrame frame, Locator locator, ErrorEstimate learnt) {
    this.frame = frame;
    this.locator = locator;
    this.learnt = learnt;
  }

  /** What a frame of this size taken at {@code pose} must not show. */
  public ZoneCover cover(List<PrivacyZone> zones, FramePose pose, int widthPx, int heightPx) {
    double yawSigmaDeg = Math.max(locator.budget().minYawSigmaDeg(), pose.yawSigmaDeg());
    FramePose corrected = turned(pose, -learnt.mean(YAW) * yawSigmaDeg);
    Projection view = locator.projection(corrected, widthPx, heightPx);
    double leftDeg = yawSigmaDeg * learnt.left(YAW);
    List<ZoneCover.Shape> shapes = new ArrayList<>();
    for (PrivacyZone zone : zones) {
      List<List<Pixel>> polygons = new ArrayList<>();
      double nearestM = Double.MAX_VALUE;
      for (List<Enu> face : faces(zone)) {
        Optional<List<Pixel>> seen = project(view, face);
        if (seen.isEmpty()) {
          // A piece before the lens that cannot be drawn: it may be anywhere.
          return ZoneCover.ALL;
        }
        if (seen.get().size() >= 3) {
          polygons.add(seen.get());
          nearestM = Math.min(nearestM, distanceM(view.eye(), face));
        }
      }
      if (!polygons.isEmpty()) {
        ZoneCover.Shape shape = shape(polygons, view, corrected, nearestM, leftDeg);
        if (inView(shape, widthPx, heightPx)) {
          shapes.add(shape);
        }
      }
    }
    return new ZoneCover(false, shapes);
  }

  private static FramePose turned(FramePose pose, double byDeg) {
    CameraAttitude axis = pose.camera();
    return new FramePose(
        pose.at(),
        pose.where(),
        pose.heightM(),
        new CameraAttitude(axis.yawDeg() + byDeg, axis.pitchDeg(), axis.rollDeg()),
        pose.velocityMps(),
        pose.yawRateDps(),
        pose.pitchRateDps(),
        pose.horizontalSigmaM(),
        pose.yawSigmaDeg(),
        pose.extrapolatedS());
  }

  private ZoneCover.Shape shape(
      List<List<Pixel>> polygons,
      Projection view,
      FramePose pose,
      double nearestM,
      double yawSigmaDeg) {
    ErrorBudget budget = locator.budget();
    double timeS = budget.timeSigmaS() + pose.extrapolatedS();
    double placeM =
        StrictMath.sqrt(
            square(Math.max(budget.minHorizontalSigmaM(), pose.horizontalSigmaM()))
                + square(budget.heightSigmaM())
                + square(pose.velocityMps().length() * timeS));
    double yaw = StrictMath.toRadians(StrictMath.hypot(yawSigmaDeg, pose.yawRateDps() * timeS));
    double pitch =
        StrictMath.toRadians(StrictMath.hypot(budget.pitchSigmaDeg(), pose.pitchRateDps() * timeS));
    double placed = view.focalPx() * placeM / Math.max(1, nearestM);
    // Heading turns about the vertical: in a picture that looks down it lifts one side.
    double lift =
        Math.abs(StrictMath.sin(StrictMath.toRadians(pose.camera().pitchDeg())))
            * view.widthPx()
            / 2;
    double x = StrictMath.hypot(placed, view.focalPx() * yaw);
    double y =
        StrictMath.sqrt(square(placed) + square(view.focalPx() * pitch) + square(lift * yaw));
    int most = Math.max(view.widthPx(), view.heightPx());
    return new ZoneCover.Shape(
        polygons,
        (int) Math.min(most, Math.ceil(SIGMAS * x) + LEAST_MARGIN_PX),
        (int) Math.min(most, Math.ceil(SIGMAS * y) + LEAST_MARGIN_PX));
  }

  private static double square(double value) {
    return value * value;
  }

  /** The zone's surfaces in pieces. */
  private List<List<Enu>> faces(PrivacyZone zone) {
    List<Enu> line = zone.line().stream().map(frame::toEnu).toList();
    List<List<Enu>> faces = new ArrayList<>();
    int walls = zone.closed() ? line.size() : line.size() - 1;
    int stories = pieces(zone.topM() - zone.bottomM());
    for (int i = 0; i < walls; i++) {
      Enu from = line.get(i);
      Enu along = line.get((i + 1) % line.size()).minus(from);
      int pieces = pieces(along.horizontal());
      for (int k = 0; k < pieces; k++) {
        Enu a = from.plus(along.times((double) k / pieces));
        Enu b = from.plus(along.times((k + 1.0) / pieces));
        for (int s = 0; s < stories; s++) {
          double low = zone.bottomM() + (zone.topM() - zone.bottomM()) * s / stories;
          double high = zone.bottomM() + (zone.topM() - zone.bottomM()) * (s + 1) / stories;
          faces.add(List.of(at(a, low), at(b, low), at(b, high), at(a, high)));
        }
      }
    }
    if (zone.closed()) {
      faces.add(line.stream().map(p -> at(p, zone.bottomM())).toList());
      faces.add(line.stream().map(p -> at(p, zone.topM())).toList());
    }
    return faces;
  }

  private static int pieces(double lengthM) {
    return Math.max(1, (int) Math.ceil(lengthM / PIECE_M));
  }

  private static Enu at(Enu ground, double upM) {
    return new Enu(ground.east(), ground.north(), upM);
  }

  /**
   * The part of {@code face} before the lens, in pixels: none (an empty list) where it lies behind;
   * empty where it lies before it and cannot be told.
   */
  private static Optional<List<Pixel>> project(Projection view, List<Enu> face) {
    List<Pixel> pixels = new ArrayList<>();
    boolean lost = false;
    for (Enu corner : before(view, face)) {
      Optional<Pixel> pixel = view.pixel(corner);
      lost |= pixel.isEmpty();
      pixel.ifPresent(pixels::add);
    }
    boolean seen = pixels.stream().anyMatch(view::inImage);
    if (lost) {
      // A corner so far outside that the lens's formula ends: harmless unless the rest is in view.
      return seen ? Optional.empty() : Optional.of(List.of());
    }
    return Optional.of(pixels);
  }

  /** Cuts off what is nearer than {@link #NEAR_M} before the lens, or behind it. */
  private static List<Enu> before(Projection view, List<Enu> face) {
    List<Enu> kept = new ArrayList<>();
    for (int i = 0; i < face.size(); i++) {
      Enu a = face.get(i);
      Enu b = face.get((i + 1) % face.size());
      double depthA = view.depthM(a) - NEAR_M;
      double depthB = view.depthM(b) - NEAR_M;
      if (depthA >= 0) {
        kept.add(a);
      }
      if (depthA >= 0 != depthB >= 0) {
        kept.add(a.plus(b.minus(a).times(depthA / (depthA - depthB))));
      }
    }
    return kept;
  }

  /** To the nearest corner, less the piece's own size: a bound from below. */
  private static double distanceM(Enu eye, List<Enu> face) {
    double nearest = Double.MAX_VALUE;
    double across = 0;
    for (Enu corner : face) {
      nearest = Math.min(nearest, corner.minus(eye).length());
      across = Math.max(across, corner.minus(face.get(0)).length());
    }
    return Math.max(1, nearest - across / 2);
  }

  private static boolean inView(ZoneCover.Shape shape, int widthPx, int heightPx) {
    double left = Double.MAX_VALUE;
    double top = Double.MAX_VALUE;
    double right = -Double.MAX_VALUE;
    double bottom = -Double.MAX_VALUE;
    for (List<Pixel> polygon : shape.polygons()) {
      for (Pixel pixel : polygon) {
        left = Math.min(left, pixel.x());
        top = Math.min(top, pixel.y());
        right = Math.max(right, pixel.x());
        bottom = Math.max(bottom, pixel.y());
      }
    }
    return left - shape.marginXPx() < widthPx
        && right + shape.marginXPx() > 0
        && top - shape.marginYPx() < heightPx
        && bottom + shape.marginYPx() > 0;
  }
}
