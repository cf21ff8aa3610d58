package io.skybeat.analytics;

import io.skybeat.analytics.heading.HeadingWatch;
import io.skybeat.analytics.judging.Claim;
import io.skybeat.analytics.judging.FireJudge;
import io.skybeat.analytics.judging.FireScene;
import io.skybeat.analytics.judging.HotSource;
import io.skybeat.analytics.locating.FramePose;
import io.skybeat.analytics.locating.PoseAnswer;
import io.skybeat.analytics.video.Frame;
import io.skybeat.analytics.vision.BgrImage;
import io.skybeat.analytics.vision.Box;
import io.skybeat.analytics.vision.Detector;
import io.skybeat.analytics.vision.FireRule;
import io.skybeat.analytics.vision.FlameRule;
import io.skybeat.analytics.vision.HeatImage;
import io.skybeat.analytics.vision.HeatObjects;
import io.skybeat.analytics.vision.HotSpot;
import io.skybeat.analytics.vision.ObjectClass;
import io.skybeat.analytics.vision.PaletteInversion;
import io.skybeat.analytics.vision.Region;
import io.skybeat.analytics.vision.VehicleHeat;
import io.skybeat.core.sighting.ModelRef;
import io.skybeat.core.sighting.PixelBox;
import io.skybeat.core.time.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The thermal camera's line: heat, hot spots, fire, in every frame, since that is cheap. A net that
 * finds persons and vehicles looks only where it is needed, a few times a second: while the visible
 * picture is too dark it counts people, and while something is as hot as a fire it says whether
 * that is a vehicle's engine.
 */
final class ThermalLine implements FrameLine {
  static final ModelRef MODEL = new ModelRef("thermal-tail", "1", "");

  /** A frame with more hot spots shows warm ground, not fires; the hottest are followed. */
  private static final int MOST_SPOTS = 24;

  private final CameraContext context;
  private final FireRule rule = FireRule.measured();
  private final FlameRule flames = new FlameRule();
  private final PaletteInversion inversion = PaletteInversion.estimating();
  private final FireJudge judge;
  private final HeadingWatch heading = new HeadingWatch();
  private final HeatObjects objects;
  private final ThermalCrowd crowd;
  private final LookPace pace;
  private final Time time;
  private long frames;
  private Instant lookedAt;

  /**
   * @param detector persons and vehicles in thermal pictures; stays the caller's
   * @param time on which the net's looks are timed
   */
  ThermalLine(CameraContext context, Detector detector, Time time) {
    this.context = context;
    this.judge =
        new FireJudge(
            context.grid(), context::knownHeat, context.config().fire(), context.errors());
    this.objects = new HeatObjects(detector);
    this.crowd = new ThermalCrowd(context, detector);
    this.pace = new LookPace(context.config().thermal().looksPerSecond());
    this.time = time;
  }

  @Override
  public Look look(Frame frame, PoseAnswer pose) {
    lookedAt = frame.at();
    if (pose.pose().isPresent() && CameraContext.grounded(pose.pose().get())) {
      context.errors().landed();
      return Look.NOTHING;
    }
    pose.pose().ifPresent(seen -> context.watchHeading(heading, frame, seen));
    int width = frame.widthPx();
    int height = frame.heightPx();
    BgrImage image = new BgrImage(frame.bgr(), width, height, 3 * width);
    HeatImage heat = inversion.invert(image).heat();
    FireRule.Facts facts = rule.judge(heat);
    frames++;
    // Also while the tail rule sees it: its memory must not begin when the fire has filled the
    // picture.
    Optional<HotSpot> burning = flames.look(frame.at(), heat);
    boolean counts = counts(frame.at());
    Optional<List<Box>> boxes =
        (counts || facts.source()) && pace.due(frame.at())
            ? Optional.of(find(frame.at(), heat))
            : Optional.empty();
    List<HotSource> sources = new ArrayList<>();
    for (HotSpot spot : facts.spots()) {
      if (sources.size() < MOST_SPOTS) {
        sources.add(source(spot, frame, pose.pose()).on(carrier(spot, boxes)));
      }
    }
    if (!facts.source()) {
      burning.ifPresent(spot -> sources.add(source(spot, frame, pose.pose())));
    }
    List<Claim> claims =
        judge.judge(new FireScene(frame.at(), sources, pose.reason(), context.posed()));
    Look fires = Look.of(claims, MODEL, Optional.empty());
    return counts && boxes.isPresent()
        ? fires.and(crowd.look(frame, pose, heat, boxes.get()))
        : fires;
  }

  /** Whether persons are to be counted in this picture. */
  private boolean counts(Instant at) {
    boolean counts =
        switch (context.config().thermal().persons()) {
          case "always" -> true;
          case "never" -> false;
          default -> context.daylight().thermalShouldCount(at);
        };
    if (counts) {
      context.daylight().thermalCounted(at);
    }
    return counts;
  }

  private List<Box> find(Instant at, HeatImage heat) {
    long begun = time.nanos();
    List<Box> found = objects.find(heat);
    pace.looked(at, time.nanos() - begun);
    return found;
  }

  private HotSource.Carrier carrier(HotSpot spot, Optional<List<Box>> boxes) {
    if (boxes.isEmpty()) {
      return HotSource.Carrier.UNTOLD;
    }
    double score = objects.detector().threshold(ObjectClass.VEHICLE);
    return VehicleHeat.explains(boxes.get(), score, spot)
        ? HotSource.Carrier.VEHICLE
        : HotSource.Carrier.NONE;
  }

  @Override
  public long tiles() {
    return frames;
  }

  @Override
  public double coverageAgeS(Instant now) {
    return lookedAt == null ? 0 : Duration.between(lookedAt, now).toNanos() / 1e9;
  }

  private HotSource source(HotSpot spot, Frame frame, Optional<FramePose> pose) {
    Region region = spot.box();
    return HotSource.seen(
        new PixelBox(region.x(), region.y(), region.width(), region.height()),
        spot.centroidX(),
        spot.areaPx(),
        spot.tailRatio(),
        spot.strength() == HotSpot.Strength.SOURCE,
        pose,
        context.locator(),
        frame.widthPx(),
        frame.heightPx());
  }
}
