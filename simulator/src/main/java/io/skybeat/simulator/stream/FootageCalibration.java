package io.skybeat.simulator.stream;

import io.skybeat.analytics.locating.Pixel;
import io.skybeat.core.flight.CameraAttitude;
import io.skybeat.core.geo.Enu;
import io.skybeat.core.geo.LatLon;
import io.skybeat.core.geo.LocalFrame;
import io.skybeat.core.sighting.CameraStand;
import io.skybeat.core.sighting.Lens;
import io.skybeat.core.wire.BadDocument;
import io.skybeat.core.wire.StrictYaml;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How the camera of recorded footage stood, from the file beside it ({@code street.avi} has {@code
 * street.avi.camera.yaml}); {@code docs/footage.md} explains its keys. The camera stood still and
 * the ground is taken to be flat. It is either told where it stood and looked, or found from at
 * least four things whose place in the picture and on the ground is known.
 *
 * @param hfovDeg horizontal field of view, over 0 and under 180; may be left out with five points
 * @param distortion of the lens
 * @param position of the camera on the map
 * @param heightM above the ground
 * @param yawDeg of the optical axis, clockwise from true north
 * @param pitchDeg of the optical axis above the horizon: -90 looks straight down
 * @param rollDeg about the optical axis
 * @param errors of the above, one sigma
 * @param origin of points that are given in metres
 * @param points seen and surveyed, instead of position and angles
 */
public record FootageCalibration(
    OptionalDouble hfovDeg,
    Optional<Distortion> distortion,
    Optional<LatLon> position,
    OptionalDouble heightM,
    OptionalDouble yawDeg,
    OptionalDouble pitchDeg,
    OptionalDouble rollDeg,
    Optional<Errors> errors,
    Optional<LatLon> origin,
    Optional<List<Point>> points) {
  private static final String SUFFIX = ".camera.yaml";

  /** Points that miss their pixels by more than this part of the width don't fit. */
  private static final double MISFIT = 0.03;

  /** Even well-fitting points were clicked by hand. */
  private static final double LEAST_GROUND_SIGMA_M = 0.3;

  /** Brown-Conrady, zero where left out; the axis is in the middle where left out. */
  public record Distortion(
      OptionalDouble k1,
      OptionalDouble k2,
      OptionalDouble k3,
      OptionalDouble p1,
      OptionalDouble p2,
      OptionalDouble cxPx,
      OptionalDouble cyPx) {}

  /** One sigma each; what is left out has its default. */
  public record Errors(
      OptionalDouble positionM,
      OptionalDouble heightM,
      OptionalDouble yawDeg,
      OptionalDouble pitchDeg) {
    static final Errors DEFAULT =
        new Errors(
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            OptionalDouble.empty());
  }

  /**
   * Something that does not move: its pixel in the film's own size, from the top left, and its
   * place, as latitude and longitude or in metres from {@code origin}; {@code upM} above the ground
   * (left out: on it).
   */
  public record Point(
      double x,
      double y,
      OptionalDouble latDeg,
      OptionalDouble lonDeg,
      OptionalDouble eastM,
      OptionalDouble northM,
      OptionalDouble upM) {
    public Point {
      boolean degrees = latDeg.isPresent() && lonDeg.isPresent();
      boolean metres = eastM.isPresent() && northM.isPresent();
      require(
          degrees != metres && latDeg.isPresent() == degrees && eastM.isPresent() == metres,
          "a point needs x, y and either latDeg and lonDeg or eastM and northM");
    }
  }

  public FootageCalibration {
    hfovDeg.ifPresent(
        deg -> require(deg > 0 && deg < 180, "hfovDeg is " + deg + "; over 0 and under 180"));
    boolean told = position.isPresent() || heightM.isPresent() || yawDeg.isPresent();
    if (points.isPresent()) {
      require(
          !told && pitchDeg.isEmpty() && rollDeg.isEmpty(),
          "give either points or position, heightM, yawDeg and pitchDeg");
      int needed = hfovDeg.isPresent() ? 4 : 5;
      require(
          points.get().size() >= needed,
          points.get().size()
              + " points; at least "
              + needed
              + " are needed"
              + (hfovDeg.isPresent() ? "" : " where hfovDeg is left out"));
      require(
          origin.isPresent() || points.get().stream().allMatch(p -> p.latDeg().isPresent()),
          "points in metres need origin: {latDeg: .., lonDeg: ..}");
    } else {
      require(hfovDeg.isPresent(), "hfovDeg is missing");
      require(position.isPresent(), "position is missing; give its latDeg and lonDeg, or points");
      require(heightM.isPresent(), "heightM is missing");
      require(yawDeg.isPresent(), "yawDeg is missing");
      require(pitchDeg.isPresent(), "pitchDeg is missing");
      require(origin.isEmpty(), "origin belongs to points; there are none");
    }
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }

  private static Path fileBeside(Path footage) {
    return footage.resolveSibling(footage.getFileName() + SUFFIX);
  }

  /**
   * Reads the file beside {@code footage}; empty when there is none. Throws {@link BadDocument}
   * with file, line and key when it is wrong.
   */
  public static Optional<FootageCalibration> beside(Path footage) {
    Path file = fileBeside(footage);
    return Files.exists(file)
        ? Optional.of(StrictYaml.read(file, FootageCalibration.class))
        : Optional.empty();
  }

  /**
   * How {@code footage} was filmed; empty without a file beside it. Opens the film for its size.
   * Throws {@link BadDocument} when the film or the calibration cannot be used.
   */
  public static Optional<FixedView> view(Path footage) {
    Optional<FootageCalibration> calibration = beside(footage);
    if (calibration.isEmpty()) {
      return Optional.empty();
    }
    try (FootagePictureSource film = FootagePictureSource.open(footage)) {
      return Optional.of(calibration.get().view(film.widthPx(), film.heightPx()));
    } catch (IllegalArgumentException e) {
      throw new BadDocument(fileBeside(footage) + ": " + e.getMessage(), e);
    }
  }

  /** The view of a film of {@code widthPx} x {@code heightPx}; says why when there is none. */
  FixedView view(int widthPx, int heightPx) {
    return points.isPresent() ? found(widthPx, heightPx) : told(widthPx, heightPx);
  }

  private FixedView told(int widthPx, int heightPx) {
    Errors sigma = errors.orElse(Errors.DEFAULT);
    CameraStand stand =
        new CameraStand(
            position.orElseThrow(),
            heightM.orElseThrow(),
            new CameraAttitude(yawDeg.orElseThrow(), pitchDeg.orElseThrow(), rollDeg.orElse(0)),
            sigma.positionM().orElse(1),
            sigma.heightM().orElse(0.3),
            sigma.yawDeg().orElse(1),
            sigma.pitchDeg().orElse(0.5));
    return new FixedView(lens(hfovDeg.orElseThrow(), widthPx, heightPx), stand);
  }

  private FixedView found(int widthPx, int heightPx) {
    List<Point> all = points.orElseThrow();
    LatLon zero =
        origin.orElseGet(
            () -> new LatLon(all.get(0).latDeg().orElseThrow(), all.get(0).lonDeg().orElseThrow()));
    LocalFrame frame = new LocalFrame(zero);
    List<Resection.Sight> sights =
        all.stream()
            .map(p -> new Resection.Sight(new Pixel(p.x(), p.y()), where(p, frame)))
            .toList();
    Resection.Answer answer =
        new Resection(hfov -> lens(hfov, widthPx, heightPx), hfovDeg, widthPx, heightPx)
            .solve(sights);
    require(
        answer.rmsPx() <= MISFIT * widthPx,
        String.format(
            Locale.ROOT,
            "the points don't fit one camera: they are off by %.0f pixels, point %d most (%.0f);"
                + " check it",
            answer.rmsPx(),
            answer.worst() + 1,
            answer.worstPx()));
    // Errors of height and angles that points on the ground leave cancel out where those lie; what
    // remains there is how far they miss one another.
    double groundM =
        errors
            .flatMap(e -> e.positionM().isPresent() ? Optional.of(e.positionM()) : Optional.empty())
            .map(OptionalDouble::getAsDouble)
            .orElse(Math.max(LEAST_GROUND_SIGMA_M, answer.groundSigmaM()));
    Errors sigma = errors.orElse(Errors.DEFAULT);
    CameraStand stand =
        new CameraStand(
            frame.toLatLon(answer.eye()),
            answer.eye().up(),
            answer.axis(),
            groundM,
            sigma.heightM().orElse(0.01 * answer.eye().up()),
            sigma.yawDeg().orElse(0.2),
            sigma.pitchDeg().orElse(0.2));
    return new FixedView(lens(answer.hfovDeg(), widthPx, heightPx), stand);
  }

  private static Enu where(Point point, LocalFrame frame) {
    Enu flat =
        point.latDeg().isPresent()
            ? frame.toEnu(new LatLon(point.latDeg().getAsDouble(), point.lonDeg().getAsDouble()))
            : new Enu(point.eastM().getAsDouble(), point.northM().getAsDouble(), 0);
    return flat.plus(new Enu(0, 0, point.upM().orElse(0)));
  }

  private Lens lens(double hfov, int widthPx, int heightPx) {
    if (distortion.isEmpty()) {
      return Lens.pinhole(hfov, widthPx, heightPx);
    }
    Distortion d = distortion.get();
    return new Lens(
        hfov,
        widthPx,
        heightPx,
        d.k1().orElse(0),
        d.k2().orElse(0),
        d.p1().orElse(0),
        d.p2().orElse(0),
        d.k3().orElse(0),
        d.cxPx(),
        d.cyPx(),
        Optional.empty());
  }
}
