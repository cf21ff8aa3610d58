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
import io.skybeat.analytics.vision.FireRule;
import io.skybeat.analytics.vision.FlameRule;
import io.skybeat.analytics.vision.HeatImage;
import io.skybeat.analytics.vision.HotSpot;
import io.skybeat.analytics.vision.PaletteInversion;
import io.skybeat.analytics.vision.Region;
import io.skybeat.core.sighting.ModelRef;
import io.skybeat.core.sighting.PixelBox;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The thermal camera's line: heat, hot spots, fire. Cheap, so every frame is looked at whole. */
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
  private long frames;
  private Instant lookedAt;

  ThermalLine(CameraContext context) {
    this.context = context;
    this.judge =
        new FireJudge(
            context.grid(), context::knownHeat, context.config().fire(), context.errors());
  }

  @Override
  public Look look(Frame frame, PoseAnswer pose) {
    lookedAt = frame.at();
    if (pose.pose().isPresent() && CameraContext.grounded(pose.pose().get())) {
      context.errors().landed();
      return new Look(List.of(), MODEL, Optional.empty());
    }
    pose.pose().ifPresent(seen -> context.watchHeading(heading, frame, seen));
    int width = frame.widthPx();
    int height = frame.heightPx();
    BgrImage image = new BgrImage(frame.bgr(), width, height, 3 * width);
    HeatImage heat = inversion.invert(image).heat();
    FireRule.Facts facts = rule.judge(heat);
    frames++;
    List<HotSource> sources = new ArrayList<>();
    for (HotSpot spot : facts.spots()) {
      if (sources.size() < MOST_SPOTS) {
        sources.add(source(spot, frame, pose.pose()));
      }
    }
    // Also while the tail rule sees it: its memory must not begin when the fire has filled the
    // picture.
    Optional<HotSpot> burning = flames.look(frame.at(), heat);
    if (!facts.source()) {
      burning.ifPresent(spot -> sources.add(source(spot, frame, pose.pose())));
    }
    List<Claim> claims =
        judge.judge(new FireScene(frame.at(), sources, pose.reason(), context.posed()));
    return new Look(claims, MODEL, Optional.empty());
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
