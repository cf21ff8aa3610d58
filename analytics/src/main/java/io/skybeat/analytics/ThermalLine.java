package io.skybeat.analytics;

import io.skybeat.analytics.judging.Claim;
import io.skybeat.analytics.judging.FireJudge;
import io.skybeat.analytics.judging.FireScene;
import io.skybeat.analytics.judging.HotSource;
import io.skybeat.analytics.locating.Fix;
import io.skybeat.analytics.locating.FramePose;
import io.skybeat.analytics.locating.Locator;
import io.skybeat.analytics.locating.Pixel;
import io.skybeat.analytics.locating.PoseAnswer;
import io.skybeat.analytics.locating.Projection;
import io.skybeat.analytics.video.Frame;
import io.skybeat.analytics.vision.BgrImage;
import io.skybeat.analytics.vision.FireRule;
import io.skybeat.analytics.vision.FlameRule;
import io.skybeat.analytics.vision.HeatImage;
import io.skybeat.analytics.vision.HotSpot;
import io.skybeat.analytics.vision.PaletteInversion;
import io.skybeat.analytics.vision.Region;
import io.skybeat.core.geo.Enu;
import io.skybeat.core.sighting.Lens;
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
  private long frames;
  private Instant lookedAt;

  ThermalLine(CameraContext context) {
    this.context = context;
    this.judge = new FireJudge(context.grid(), context.knownHeat(), context.config().fire());
  }

  @Override
  public Look look(Frame frame, PoseAnswer pose) {
    lookedAt = frame.at();
    if (pose.pose().isPresent() && CameraContext.grounded(pose.pose().get())) {
      return new Look(List.of(), MODEL, Optional.empty());
    }
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
    PixelBox box = new PixelBox(region.x(), region.y(), region.width(), region.height());
    boolean burning = spot.strength() == HotSpot.Strength.SOURCE;
    Pixel foot = new Pixel(spot.centroidX(), region.bottom());
    Optional<Fix> fix = Optional.empty();
    double metresPerPx = 0;
    Optional<Locator> locator = context.locator();
    if (pose.isPresent() && locator.isPresent()) {
      fix = locator.get().locate(pose.get(), frame.widthPx(), frame.heightPx(), foot).fix();
      if (fix.isPresent()) {
        Projection view = locator.get().projection(pose.get(), frame.widthPx(), frame.heightPx());
        Enu where = fix.get().where();
        Lens lens = context.assignment().lens().orElseThrow();
        double focalPx = lens.focalPx() * frame.widthPx() / lens.widthPx();
        metresPerPx = where.minus(view.eye()).length() / focalPx;
      }
    }
    return new HotSource(box, spot.areaPx(), spot.tailRatio(), burning, fix, metresPerPx);
  }
}
