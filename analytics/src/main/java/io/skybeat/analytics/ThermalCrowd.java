package io.skybeat.analytics;

import io.skybeat.analytics.judging.Claim;
import io.skybeat.analytics.judging.CountJudge;
import io.skybeat.analytics.judging.CountScene;
import io.skybeat.analytics.judging.CrowdJudge;
import io.skybeat.analytics.judging.CrowdScene;
import io.skybeat.analytics.judging.DensityGrid;
import io.skybeat.analytics.judging.GroundCell;
import io.skybeat.analytics.judging.GroundPerson;
import io.skybeat.analytics.judging.Hiding;
import io.skybeat.analytics.judging.PersonsOnGround;
import io.skybeat.analytics.locating.FramePose;
import io.skybeat.analytics.locating.GroundView;
import io.skybeat.analytics.locating.Located;
import io.skybeat.analytics.locating.Locator;
import io.skybeat.analytics.locating.Pixel;
import io.skybeat.analytics.locating.PoseAnswer;
import io.skybeat.analytics.locating.Projection;
import io.skybeat.analytics.locating.ZoneCover;
import io.skybeat.analytics.video.Frame;
import io.skybeat.analytics.vision.Box;
import io.skybeat.analytics.vision.Detector;
import io.skybeat.analytics.vision.HeatImage;
import io.skybeat.analytics.vision.ObjectClass;
import io.skybeat.core.geo.Enu;
import io.skybeat.core.sighting.Cell;
import io.skybeat.core.sighting.PixelBox;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Persons in the thermal picture, for the hours when the visible one is too dark: density, crowds,
 * counts, as the visible line tells them. Whole pictures are looked at, now and then. Where people
 * stand close they melt into one warm patch: there {@link WarmCover} says how many it takes.
 */
final class ThermalCrowd {
  /** From here on persons beside each other are told as "at least". */
  private static final double MELTING_PER_M2 = 0.5;

  private final CameraContext context;
  private final CellReports reports;
  private final Detector detector;
  private final DensityGrid grid;
  private final CrowdJudge crowdJudge;
  private final CountJudge countJudge;
  private final MovingGround moving;

  ThermalCrowd(CameraContext context, Detector detector) {
    AnalyticsConfig config = context.config();
    this.context = context;
    this.reports = new CellReports(context);
    this.detector = detector;
    this.grid =
        new DensityGrid(
            new DensityGrid.Rules(
                context.cellSizeM(),
                4,
                6,
                0.3,
                config.density().minPersonPx(),
                config.density().maxAreaSigma(),
                // What people hide is told by the warm cover, not by who stands before whom.
                Hiding.NONE),
            context.budget());
    this.crowdJudge =
        new CrowdJudge(context.grid(), context.cellSizeM(), config.crowd(), context.errors());
    this.countJudge = new CountJudge(config.count());
    this.moving = new MovingGround(context);
  }

  /** Takes in what the net found in a frame. */
  Look look(Frame frame, PoseAnswer pose, HeatImage heat, List<Box> boxes) {
    List<PersonsOnGround.Seen> persons = new ArrayList<>();
    List<PersonsOnGround.Seen> vehicles = new ArrayList<>();
    for (Box box : boxes) {
      if (box.kind() == ObjectClass.PERSON
          && box.score() >= detector.threshold(ObjectClass.PERSON)) {
        PixelBox where = new PixelBox(box.x(), box.y(), box.width(), box.height());
        persons.add(new PersonsOnGround.Seen(where, box.score()));
      } else if (box.kind() == ObjectClass.VEHICLE
          && box.score() >= detector.threshold(ObjectClass.VEHICLE)) {
        PixelBox where = new PixelBox(box.x(), box.y(), box.width(), box.height());
        vehicles.add(new PersonsOnGround.Seen(where, box.score()));
      }
    }
    return pose.pose().isPresent() && context.locator().isPresent()
        ? placed(frame, pose.pose().get(), context.locator().get(), heat, persons, vehicles)
        : unplaced(frame, pose.reason().orElse("no pose"), persons);
  }

  private Look placed(
      Frame frame,
      FramePose pose,
      Locator locator,
      HeatImage heat,
      List<PersonsOnGround.Seen> seen,
      List<PersonsOnGround.Seen> vehicles) {
    Projection view = locator.projection(pose, frame.widthPx(), frame.heightPx());
    double flattestDeg = context.budget().minDepressionDeg();
    Predicate<Pixel> shows =
        foot -> view.inImage(foot) && foot.y() >= view.standingPx(foot, GroundView.PERSON_M);
    List<Cell> looked = grid.cells(frame.at()).stream().map(GroundCell::cell).toList();
    ZoneCover zones = context.cover(PoseAnswer.of(pose), frame.widthPx(), frame.heightPx());
    List<GroundPerson> persons = new ArrayList<>(PersonsOnGround.place(view, flattestDeg, seen));
    persons.removeIf(person -> zones.hides(person.box()));
    Optional<WarmCover> warm =
        WarmCover.of(heat, view, seen.stream().map(PersonsOnGround.Seen::box).toList());
    warm.map(cover -> cover.melted(looked, context.cellSizeM(), List.copyOf(persons)))
        .ifPresent(persons::addAll);
    moving.see(frame.at(), view, vehicles, view::inImage);
    grid.look(frame.at(), view, shows, persons);
    if (!reports.due(frame.at())) {
      return Look.NOTHING;
    }
    List<GroundCell> cells =
        grid.cells(frame.at()).stream()
            .map(cell -> told(cell, warm.filter(w -> w.unsure(cell.cell(), context.cellSizeM()))))
            .toList();
    List<Claim> claims =
        crowdJudge
            .judge(
                new CrowdScene(
                    frame.at(),
                    cells,
                    at -> locate(locator, pose, view, at),
                    (middle, radiusM) -> boxesNear(persons, middle, radiusM)))
            .stream()
            .map(claim -> claim.adding("seen by the thermal camera"))
            .toList();
    return Look.of(
        claims,
        detector.model(),
        // Persons are not followed here: one look in a while, and a crowd is one patch.
        Optional.of(
            reports
                .of(frame, cells, seen.size(), Optional.empty())
                .with(moving.motion(frame.at(), List.of()))));
  }

  /** The square with "at least" where bodies melt, and without a density where nobody can tell. */
  private static GroundCell told(GroundCell square, Optional<WarmCover> unsure) {
    Cell cell = square.cell();
    double perM2 = unsure.isPresent() ? -1 : cell.personsPerM2();
    boolean atLeast = cell.atLeast() || perM2 >= MELTING_PER_M2;
    return new GroundCell(
        new Cell(cell.column(), cell.row(), cell.persons(), perM2, cell.sigma(), atLeast),
        square.middle(),
        square.lookedAt());
  }

  private Look unplaced(Frame frame, String reason, List<PersonsOnGround.Seen> seen) {
    List<Claim> claims = List.of();
    if (!context.posed()) {
      List<PixelBox> boxes = seen.stream().map(PersonsOnGround.Seen::box).toList();
      claims =
          countJudge.judge(new CountScene(frame.at(), seen.size(), boxes, reason)).stream()
              .map(claim -> claim.adding("seen by the thermal camera"))
              .toList();
    }
    return Look.of(
        claims,
        detector.model(),
        reports.due(frame.at())
            ? Optional.of(reports.of(frame, List.of(), seen.size(), Optional.of(reason)))
            : Optional.empty());
  }

  private static Located locate(Locator locator, FramePose pose, Projection view, Enu ground) {
    Optional<Pixel> pixel = view.pixel(ground);
    return pixel.isEmpty()
        ? Located.none("it is behind the camera")
        : locator.locate(pose, view.widthPx(), view.heightPx(), pixel.get());
  }

  /** The boxes of the persons around a place; the first box holds them all. */
  private static List<PixelBox> boxesNear(List<GroundPerson> persons, Enu middle, double radiusM) {
    List<PixelBox> boxes =
        persons.stream()
            .filter(person -> person.where().minus(middle).horizontal() <= radiusM)
            .map(GroundPerson::box)
            .toList();
    if (boxes.isEmpty()) {
      return boxes;
    }
    double left = boxes.stream().mapToDouble(PixelBox::x).min().orElseThrow();
    double top = boxes.stream().mapToDouble(PixelBox::y).min().orElseThrow();
    double right = boxes.stream().mapToDouble(b -> b.x() + b.width()).max().orElseThrow();
    double bottom = boxes.stream().mapToDouble(b -> b.y() + b.height()).max().orElseThrow();
    List<PixelBox> all = new ArrayList<>();
    all.add(new PixelBox(left - 4, top - 4, right - left + 8, bottom - top + 8));
    all.addAll(boxes);
    return all;
  }
}
