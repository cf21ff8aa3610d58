package io.skybeat.simulator.vehicle;

import io.skybeat.analytics.judging.Claim;
import io.skybeat.analytics.judging.CrowdJudge;
import io.skybeat.analytics.judging.CrowdScene;
import io.skybeat.analytics.judging.FireJudge;
import io.skybeat.analytics.judging.FireScene;
import io.skybeat.analytics.judging.GroundCell;
import io.skybeat.analytics.judging.HotSource;
import io.skybeat.analytics.judging.KnownHeat;
import io.skybeat.analytics.locating.ErrorBudget;
import io.skybeat.analytics.locating.FlightErrors;
import io.skybeat.analytics.locating.FramePose;
import io.skybeat.analytics.locating.Locator;
import io.skybeat.analytics.locating.Pixel;
import io.skybeat.analytics.locating.PoseAnswer;
import io.skybeat.analytics.locating.PoseHistory;
import io.skybeat.analytics.locating.Projection;
import io.skybeat.core.geo.Enu;
import io.skybeat.core.geo.Geodesy;
import io.skybeat.core.sighting.Cell;
import io.skybeat.core.sighting.Kind;
import io.skybeat.core.sighting.Lens;
import io.skybeat.core.sighting.PixelBox;
import io.skybeat.simulator.world.Grill;
import io.skybeat.simulator.world.Incident;
import io.skybeat.simulator.world.Town;
import io.skybeat.simulator.world.TruePose;
import io.skybeat.simulator.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * A flight looked at again without pictures: where the true camera sees fire, grills and the crowd,
 * with the noise that boxes around them have; then the real way from pixels to claims.
 */
final class SurveyReplay {
  private static final Lens VISIBLE = Lens.pinhole(45, 1280, 720);
  private static final Lens THERMAL = Lens.pinhole(45, 640, 512);
  private static final Duration LATENESS = Duration.ofMillis(150);
  private static final double COAL_M = 0.87;
  private static final double FAR_M = 75;
  private static final double STRETCH_S = 1.5;

  /** One claim against the truth. */
  record Scored(Kind kind, Instant at, double errorM, double ce90M) {
    boolean covered() {
      return errorM <= ce90M;
    }
  }

  private final World world;
  private final SurveyFlight flight;
  private final SplittableRandom random;
  private final Locator thermal;
  private final Locator visible;
  private final FireJudge fires;
  private final CrowdJudge crowds;
  private final FlightErrors errors;
  private final PoseHistory poses = new PoseHistory();
  private final List<Scored> scored = new ArrayList<>();
  private final Enu[] slow = {Enu.ZERO, Enu.ZERO};
  private Instant crowdLookedAt;
  private Instant stretchBegan;

  SurveyReplay(World world, SurveyFlight flight, boolean registered) {
    this.world = world;
    this.flight = flight;
    this.random = new SplittableRandom(world.seed() * 31 + 7);
    ErrorBudget budget = ErrorBudget.DEFAULT;
    thermal = new Locator(world.frame(), THERMAL, budget);
    visible = new Locator(world.frame(), VISIBLE, budget);
    List<KnownHeat> known =
        Town.GRILL_PITCHES.stream()
            .map(p -> new KnownHeat("grill", new Enu(p.get(0), p.get(1), 0), 4))
            .toList();
    errors =
        new FlightErrors(
            registered
                ? known.stream().map(k -> new FlightErrors.Surveyed(k.where(), 0.5)).toList()
                : List.of(),
            budget);
    fires = new FireJudge(world.frame(), () -> known, FireJudge.Rules.DEFAULT, errors);
    crowds = new CrowdJudge(world.frame(), 4, CrowdJudge.Rules.DEFAULT, errors);
  }

  List<Scored> run() {
    int heard = 0;
    for (TruePose truth : flight.truths()) {
      while (heard < flight.poses().size()
          && !flight.poses().get(heard).at().isAfter(truth.at().plus(LATENESS))) {
        poses.add(flight.poses().get(heard++).pose());
      }
      PoseAnswer answer = poses.at(truth.at());
      if (answer.pose().isPresent() && answer.pose().get().heightM() >= 2) {
        headingLook(truth, answer.pose().get());
        thermalLook(truth, answer.pose().get());
        visibleLook(truth, answer.pose().get());
      }
    }
    return scored;
  }

  /** What following the ground in the pictures tells, with the noise that it has there. */
  private void headingLook(TruePose truth, FramePose pose) {
    double wayM = truth.velocityMps().horizontal() * STRETCH_S;
    boolean swinging = Math.abs(pose.yawRateDps()) > 25;
    boolean over =
        stretchBegan == null || Duration.between(stretchBegan, truth.at()).toMillis() >= 1_600;
    if (swinging || over) {
      if (!swinging && stretchBegan != null && wayM > 6) {
        double sigmaDeg = 1.6 * 12 / wayM;
        double errorDeg =
            Geodesy.wrap180(pose.camera().yawDeg() - truth.camera().yawDeg())
                + sigmaDeg * random.nextGaussian();
        errors.turned(truth.at(), errorDeg, sigmaDeg);
      }
      stretchBegan = swinging ? truth.at().plusMillis(600) : truth.at();
    }
  }

  private void thermalLook(TruePose truth, FramePose pose) {
    Projection view = new Projection(THERMAL, 640, 512, truth.position(), truth.camera());
    List<HotSource> sources = new ArrayList<>();
    for (Incident incident : world.incidents()) {
      if (incident.kind() == Kind.FIRE && truth.at().isAfter(incident.onset().plusSeconds(2))) {
        Enu fire = new Enu(incident.east(), incident.north(), 0);
        Enu near = fire.plus(towards(fire, truth, 0.7));
        double share = random.nextDouble(0.8, 1.2);
        flame(view, near, fire.plus(new Enu(0, 0, 1.5 * share)), pose).ifPresent(sources::add);
      }
    }
    for (Grill grill : world.town().grills()) {
      Enu bed = new Enu(grill.east(), grill.north(), COAL_M);
      glow(view, bed, grill.widthM(), pose).ifPresent(sources::add);
    }
    for (Claim claim : fires.judge(new FireScene(truth.at(), sources, Optional.empty(), true))) {
      score(claim);
    }
  }

  private Optional<HotSource> flame(Projection view, Enu near, Enu top, FramePose pose) {
    Optional<Pixel> low = view.pixel(near).filter(view::inImage);
    Optional<Pixel> high = view.pixel(top);
    if (low.isEmpty() || high.isEmpty() || near.minus(view.eye()).length() > FAR_M) {
      return Optional.empty();
    }
    double wide = 1.4 * view.focalPx() / near.minus(view.eye()).length();
    double x = low.get().x() + random.nextGaussian();
    double y = high.get().y();
    double tall = Math.max(2, low.get().y() + random.nextGaussian() - y);
    PixelBox box = new PixelBox(x - wide / 2, y, wide, Math.rint(y + tall) - y);
    double area = wide * tall * random.nextDouble(0.7, 1.3);
    return Optional.of(
        HotSource.seen(box, x, area, 14, true, Optional.of(pose), Optional.of(thermal), 640, 512));
  }

  private Optional<HotSource> glow(Projection view, Enu bed, double widthM, FramePose pose) {
    Optional<Pixel> at = view.pixel(bed).filter(view::inImage);
    double farM = bed.minus(view.eye()).length();
    if (at.isEmpty() || farM > FAR_M) {
      return Optional.empty();
    }
    double wide = Math.max(3, widthM * view.focalPx() / farM);
    double tall = Math.max(2, wide / 2);
    double bottom = Math.rint(at.get().y() + tall / 2 + 0.7 * random.nextGaussian());
    PixelBox box = new PixelBox(at.get().x() - wide / 2, bottom - tall, wide, tall);
    double x = at.get().x() + 0.5 * random.nextGaussian();
    return Optional.of(
        HotSource.seen(
            box, x, wide * tall, 8, false, Optional.of(pose), Optional.of(thermal), 640, 512));
  }

  /** The crowd's middle as the squares have it: towards the camera, and it wavers. */
  private void visibleLook(TruePose truth, FramePose pose) {
    boolean due =
        crowdLookedAt == null || Duration.between(crowdLookedAt, truth.at()).toMillis() >= 700;
    Incident crowd =
        world.incidents().stream().filter(i -> i.kind() == Kind.CROWD).findFirst().orElseThrow();
    if (!due || truth.at().isBefore(crowd.onset())) {
      return;
    }
    crowdLookedAt = truth.at();
    Projection view = new Projection(VISIBLE, 1280, 720, truth.position(), truth.camera());
    Enu middle = new Enu(crowd.east(), crowd.north(), 0);
    slow[1] = slow[1].times(0.8).plus(noise(0.35));
    Enu seen = middle.plus(towards(middle, truth, 0.6)).plus(slow[1]);
    Optional<Pixel> pixel = view.pixel(seen).filter(view::inImage);
    List<GroundCell> cells = new ArrayList<>();
    Projection believed = visible.projection(pose, 1280, 720);
    if (pixel.isPresent() && view.standingPx(pixel.get(), 1.7) >= 14) {
      Optional<Enu> ground = believed.ground(pixel.get());
      ground.ifPresent(at -> around(at, cells));
    }
    CrowdScene scene =
        new CrowdScene(
            truth.at(),
            cells,
            at -> visible.locate(pose, 1280, 720, believed.pixel(at).orElseThrow()),
            (at, radiusM) -> List.of());
    crowds.judge(scene).forEach(this::score);
  }

  private static void around(Enu at, List<GroundCell> cells) {
    int column = (int) Math.floor(at.east() / 4);
    int row = (int) Math.floor(at.north() / 4);
    cells.add(new GroundCell(new Cell(column, row, 30, 1.9, 0.2, false), at, Instant.EPOCH));
    cells.add(new GroundCell(new Cell(column + 1, row, 30, 1.9, 0.2, false), at, Instant.EPOCH));
  }

  private Enu noise(double sigmaM) {
    return new Enu(sigmaM * random.nextGaussian(), sigmaM * random.nextGaussian(), 0);
  }

  private static Enu towards(Enu from, TruePose truth, double byM) {
    Enu way = truth.position().minus(from);
    return new Enu(way.east(), way.north(), 0).unit().times(byM);
  }

  private void score(Claim claim) {
    Incident incident =
        world.incidents().stream().filter(i -> i.kind() == claim.kind()).findFirst().orElseThrow();
    Enu where = world.frame().toEnu(claim.place().orElseThrow().where());
    Enu off = where.minus(new Enu(incident.east(), incident.north(), 0));
    scored.add(
        new Scored(claim.kind(), claim.frameAt(), off.horizontal(), claim.place().get().ce90M()));
  }
}
