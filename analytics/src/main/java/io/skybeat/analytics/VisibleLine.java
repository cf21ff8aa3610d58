package io.skybeat.analytics;

import io.skybeat.analytics.heading.HeadingWatch;
import io.skybeat.analytics.judging.Claim;
import io.skybeat.analytics.judging.Company;
import io.skybeat.analytics.judging.CountJudge;
import io.skybeat.analytics.judging.CountScene;
import io.skybeat.analytics.judging.CrowdJudge;
import io.skybeat.analytics.judging.CrowdScene;
import io.skybeat.analytics.judging.DensityGrid;
import io.skybeat.analytics.judging.GroundCell;
import io.skybeat.analytics.judging.GroundPerson;
import io.skybeat.analytics.judging.PersonsOnGround;
import io.skybeat.analytics.locating.FramePose;
import io.skybeat.analytics.locating.GroundView;
import io.skybeat.analytics.locating.Located;
import io.skybeat.analytics.locating.Locator;
import io.skybeat.analytics.locating.Pixel;
import io.skybeat.analytics.locating.PoseAnswer;
import io.skybeat.analytics.locating.Projection;
import io.skybeat.analytics.locating.ZoneCover;
import io.skybeat.analytics.tracking.Observation;
import io.skybeat.analytics.tracking.Track;
import io.skybeat.analytics.tracking.Tracker;
import io.skybeat.analytics.tracking.TrackingRules;
import io.skybeat.analytics.video.Frame;
import io.skybeat.analytics.vision.BgrImage;
import io.skybeat.analytics.vision.CameraScale;
import io.skybeat.analytics.vision.Darkness;
import io.skybeat.analytics.vision.Detector;
import io.skybeat.analytics.vision.ObjectClass;
import io.skybeat.analytics.vision.Region;
import io.skybeat.analytics.vision.Tile;
import io.skybeat.analytics.vision.TileBudget;
import io.skybeat.core.geo.Enu;
import io.skybeat.core.sighting.CellReport;
import io.skybeat.core.sighting.Lens;
import io.skybeat.core.sighting.PictureNotes;
import io.skybeat.core.sighting.PixelBox;
import io.skybeat.core.time.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The visible camera's line: tiles, persons, tracks, density, crowd, scuffles. */
final class VisibleLine implements FrameLine {
  /** A track unseen for longer is not counted as being in the picture. */
  private static final double COUNTED_S = 4;

  /** The same in the image plane, where tracks break more easily. */
  private static final double PART_COUNTED_S = 1.2;

  private static final double STANDING_M = 1.7;

  /** Density from which a place is looked at with small tiles. */
  private static final double CLOSE_PER_M2 = 0.6;

  private static final double LIGHT_EVERY_S = 1;

  /** Three weak neighbours, or two that are sure. */
  private static final double COMPANY = 0.6;

  private final CameraContext context;
  private final CellReports reports;
  private final Detector detector;
  private final Company company;
  private final Time time;
  private final TileChoice choice;
  private final DensityGrid grid;
  private final CrowdJudge crowdJudge;
  private final CountJudge countJudge;
  private final HeadingWatch heading = new HeadingWatch();
  private final Optional<ScuffleWatch> scuffles;
  private Tracker tracker = new Tracker(TrackingRules.WALKERS);
  private final MovingGround moving;
  private final SortedSet<Square> packed = new TreeSet<>();
  private boolean onGround;
  private Instant lightAt;

  /** What the frame in hand showed; for its stills. */
  private Optional<PictureNotes> shown = Optional.empty();

  VisibleLine(CameraContext context, Detector detector, TileBudget budget, Time time) {
    AnalyticsConfig config = context.config();
    AnalyticsConfig.DensityPart density = config.density();
    this.context = context;
    this.reports = new CellReports(context);
    this.detector = detector;
    AnalyticsConfig.DetectorPart part = config.detector();
    this.company =
        new Company(
            part.personScore().orElseGet(() -> detector.threshold(ObjectClass.PERSON)),
            part.crowdScore(),
            COMPANY);
    this.time = time;
    this.choice =
        new TileChoice(context.camera().toString(), detector.inputPx(), part.personPx(), budget);
    this.grid =
        new DensityGrid(
            new DensityGrid.Rules(
                context.cellSizeM(),
                16,
                6,
                0.3,
                density.minPersonPx(),
                density.maxAreaSigma(),
                density.hiding()),
            context.budget());
    this.crowdJudge =
        new CrowdJudge(context.grid(), context.cellSizeM(), config.crowd(), context.errors());
    this.countJudge = new CountJudge(config.count());
    this.moving = new MovingGround(context);
    this.scuffles =
        config.scuffle().claims() ? Optional.of(new ScuffleWatch(context)) : Optional.empty();
  }

  @Override
  public Look look(Frame frame, PoseAnswer pose) {
    boolean placed = pose.pose().isPresent();
    if (placed != onGround) {
      onGround = placed;
      tracker = new Tracker(TrackingRules.WALKERS);
      moving.forget();
    }
    if (placed && CameraContext.grounded(pose.pose().get())) {
      return Look.NOTHING;
    }
    if (tooDark(frame)) {
      // The thermal eye counts: what this one does not see must not stand as empty ground.
      return Look.NOTHING;
    }
    shown = Optional.empty();
    Look look =
        placed ? placed(frame, pose.pose().get()) : unplaced(frame, pose.reason().orElseThrow());
    return look.noting(shown);
  }

  @Override
  public long tiles() {
    return choice.looked();
  }

  @Override
  public double coverageAgeS(Instant now) {
    return choice.coverageAgeS(now);
  }

  /** Whether this eye rests; looks at the light now and then. */
  private boolean tooDark(Frame frame) {
    boolean due = lightAt == null || Math.abs(seconds(lightAt, frame.at())) >= LIGHT_EVERY_S;
    if (due) {
      lightAt = frame.at();
      BgrImage image =
          new BgrImage(frame.bgr(), frame.widthPx(), frame.heightPx(), 3 * frame.widthPx());
      context.daylight().visible(frame.at(), Darkness.of(image));
    }
    return context.daylight().visibleMayRest(frame.at());
  }

  private Look placed(Frame frame, FramePose pose) {
    context.watchHeading(heading, frame, pose);
    Locator locator = context.locator().orElseThrow();
    Projection view = locator.projection(pose, frame.widthPx(), frame.heightPx());
    GroundView ground =
        new GroundView(
            view, context.grid(), context.budget().minDepressionDeg(), context.attended());
    Lens lens = context.assignment().lens().orElseThrow();
    CameraScale scale =
        CameraScale.of(
            pose.heightM(),
            pose.camera().pitchDeg(),
            lens.hfovDeg(),
            frame.widthPx(),
            frame.heightPx());
    List<Pixel> active = new ArrayList<>();
    tracker.confirmed().forEach(t -> view.pixel(t.where()).ifPresent(active::add));
    TileChoice.Chosen tiles =
        choice.choose(
            frame.widthPx(),
            frame.heightPx(),
            frame.at(),
            time.now(),
            Optional.of(scale),
            Optional.of(ground),
            active,
            crowded(view));
    if (tiles.isEmpty()) {
      return scuffles(frame, locator, pose, view);
    }
    TileSight wide = TileSight.of(detector, frame, tiles.wide(), company);
    TileSight close = TileSight.of(detector, frame, tiles.close(), company);
    shown = Optional.of(FrameNotes.of(Optional.of(view), wide, close));
    Predicate<Enu> dense = at -> packed.contains(new Square(at, context.cellSizeM()));
    Predicate<Pixel> wideShows =
        p -> wide.shows(p, ground.personPx(p)) && view.ground(p).filter(dense).isEmpty();
    Predicate<Pixel> closeShows =
        p -> close.shows(p, ground.personPx(p)) && view.ground(p).filter(dense).isPresent();
    ZoneCover cover = context.cover(PoseAnswer.of(pose), frame.widthPx(), frame.heightPx());
    List<GroundPerson> apart = on(view, wide, wideShows, cover);
    List<GroundPerson> together = on(view, close, closeShows, cover);
    List<Observation> seen =
        Stream.concat(apart.stream(), together.stream())
            .map(p -> new Observation(p.where(), 1, p.box(), p.score()))
            .toList();
    tracker.update(
        frame.at(), seen, at -> view.pixel(at).filter(wideShows.or(closeShows)).isPresent());
    moving.see(frame.at(), view, wide.vehicles(), p -> wide.shows(p, ground.personPx(p)));
    grid.look(frame.at(), view, wideShows, apart);
    grid.look(frame.at(), view, closeShows, together, context.config().density().closeHiding());
    Look violent = scuffles(frame, locator, pose, view);
    if (!reports.due(frame.at())) {
      return violent;
    }
    List<GroundCell> cells = grid.cells(frame.at());
    remember(cells);
    List<Claim> claims =
        crowdJudge.judge(
            new CrowdScene(
                frame.at(),
                cells,
                at -> locate(locator, pose, view, at),
                (middle, radiusM) -> boxesNear(view, middle, radiusM)));
    return Look.of(
            claims,
            detector.model(),
            Optional.of(
                reports
                    .of(frame, cells, counted(frame.at(), COUNTED_S), Optional.empty())
                    .with(moving.motion(frame.at(), tracker.confirmed()))))
        .and(violent);
  }

  private Look scuffles(Frame frame, Locator locator, FramePose pose, Projection view) {
    if (scuffles.isEmpty()) {
      return Look.NOTHING;
    }
    List<Claim> claims =
        scuffles
            .get()
            .look(
                frame,
                tracker.confirmed(),
                view,
                at -> locate(locator, pose, view, at),
                (middle, radiusM) -> boxesNear(view, middle, radiusM));
    return Look.of(claims, scuffles.get().model(), Optional.empty());
  }

  /** Squares where people stand so close that they are looked at with small tiles. */
  private void remember(List<GroundCell> cells) {
    packed.clear();
    for (GroundCell cell : cells) {
      if (cell.cell().personsPerM2() >= CLOSE_PER_M2) {
        packed.add(new Square(cell.cell().column(), cell.cell().row()));
      }
    }
  }

  /** Persons who stand where the look counts: others would be counted without their ground. */
  private List<GroundPerson> on(
      Projection view, TileSight sight, Predicate<Pixel> counts, ZoneCover cover) {
    return PersonsOnGround.place(view, context.budget().minDepressionDeg(), sight.persons())
        .stream()
        .filter(person -> view.pixel(person.where()).filter(counts).isPresent())
        .filter(person -> !cover.hides(person.box()))
        .toList();
  }

  /** Where the packed squares are in this view, with room for the heads. */
  private TileChoice.Crowded crowded(Projection view) {
    List<Region> regions = new ArrayList<>();
    double tallest = 0;
    for (Square square : packed) {
      List<Pixel> corners = square.corners(context.cellSizeM(), view);
      if (corners.size() < 4 || corners.stream().noneMatch(view::inImage)) {
        continue;
      }
      double personPx = view.standingPx(corners.get(0), STANDING_M);
      tallest = Math.max(tallest, personPx);
      double left = corners.stream().mapToDouble(Pixel::x).min().orElseThrow();
      double right = corners.stream().mapToDouble(Pixel::x).max().orElseThrow();
      double top = corners.stream().mapToDouble(Pixel::y).min().orElseThrow() - personPx;
      double bottom = corners.stream().mapToDouble(Pixel::y).max().orElseThrow();
      regions.add(
          new Region(
              (int) left,
              (int) top,
              (int) Math.max(1, right - left),
              (int) Math.max(1, bottom - top)));
    }
    return tallest > 0 ? new TileChoice.Crowded(regions, tallest) : TileChoice.Crowded.NOWHERE;
  }

  private Look unplaced(Frame frame, String reason) {
    List<Pixel> active = new ArrayList<>();
    tracker.confirmed().forEach(t -> active.add(new Pixel(t.where().east(), t.where().north())));
    List<Tile> tiles =
        choice
            .choose(
                frame.widthPx(),
                frame.heightPx(),
                frame.at(),
                time.now(),
                Optional.empty(),
                Optional.empty(),
                active,
                TileChoice.Crowded.NOWHERE)
            .wide();
    if (tiles.isEmpty()) {
      return Look.NOTHING;
    }
    TileSight sight = TileSight.of(detector, frame, tiles, company.alone());
    shown = Optional.of(FrameNotes.of(Optional.empty(), sight));
    List<Observation> seen = new ArrayList<>();
    for (PersonsOnGround.Seen one : sight.persons()) {
      PixelBox box = one.box();
      Enu foot = new Enu(box.x() + box.width() / 2, box.y() + box.height(), 0);
      seen.add(new Observation(foot, box.height() / STANDING_M, box, one.score()));
    }
    tracker.update(frame.at(), seen, at -> sight.shows(new Pixel(at.east(), at.north()), 0));
    // A picture that was looked at whole is counted as it is; of parts the tracks tell the sum.
    int persons =
        tiles.size() == choice.layoutSize() ? seen.size() : counted(frame.at(), PART_COUNTED_S);
    List<Claim> claims = List.of();
    if (!context.posed()) {
      List<PixelBox> boxes = sight.persons().stream().map(PersonsOnGround.Seen::box).toList();
      claims = countJudge.judge(new CountScene(frame.at(), persons, boxes, reason));
    }
    Optional<CellReport> report =
        reports.due(frame.at())
            ? Optional.of(reports.of(frame, List.of(), persons, Optional.of(reason)))
            : Optional.empty();
    return Look.of(claims, detector.model(), report);
  }

  private int counted(Instant at, double withinS) {
    return (int)
        tracker.confirmed().stream().filter(t -> seconds(t.lastSeen(), at) <= withinS).count();
  }

  private Located locate(Locator locator, FramePose pose, Projection view, Enu ground) {
    Optional<Pixel> pixel = view.pixel(ground);
    if (pixel.isEmpty()) {
      return Located.none("it is behind the camera");
    }
    return locator.locate(pose, view.widthPx(), view.heightPx(), pixel.get());
  }

  /** Where the persons around a place are in this view; the first box holds them all. */
  private List<PixelBox> boxesNear(Projection view, Enu middle, double radiusM) {
    List<PixelBox> boxes = new ArrayList<>();
    double left = Double.MAX_VALUE;
    double top = Double.MAX_VALUE;
    double right = -1;
    double bottom = -1;
    for (Track track : tracker.confirmed()) {
      Optional<Pixel> foot = view.pixel(track.where());
      if (foot.isEmpty()
          || !view.inImage(foot.get())
          || track.where().minus(middle).horizontal() > radiusM) {
        continue;
      }
      double h = track.box().height();
      double w = track.box().width();
      // The box is as tall as it was seen; a hidden person's feet are below it.
      double standing = Math.max(h, view.standingPx(foot.get(), STANDING_M));
      PixelBox box = new PixelBox(foot.get().x() - w / 2, foot.get().y() - standing, w, h);
      boxes.add(box);
      left = Math.min(left, box.x());
      top = Math.min(top, box.y());
      right = Math.max(right, box.x() + w);
      bottom = Math.max(bottom, box.y() + h);
    }
    if (right > left) {
      boxes.add(0, new PixelBox(left - 4, top - 4, right - left + 8, bottom - top + 8));
    }
    return boxes;
  }

  private static double seconds(Instant from, Instant to) {
    return Duration.between(from, to).toNanos() / 1e9;
  }
}
