package io.skybeat.simulator.camera;

import io.skybeat.core.sighting.Lens;
import io.skybeat.simulator.world.Hash;
import io.skybeat.simulator.world.Snapshot;
import io.skybeat.simulator.world.TruePose;
import io.skybeat.simulator.world.World;
import java.time.Instant;
import java.util.SplittableRandom;
import java.util.function.Function;

/**
 * The thermal camera: draws the town's temperatures as a pinhole camera at the true pose sees them,
 * through a soft lens, with sensor noise, automatic gain and a palette. One thread at a time; the
 * same seed, pose and moment give the same pixels.
 */
public final class ThermalRenderer implements PictureSource {
  private static final int NOISE = 1 << 16;

  private final World world;
  private final Lens lens;
  private final Function<Instant, TruePose> pose;
  private final Stage stage;
  private final Canvas canvas;
  private final Brush brush;
  private final Crowds crowds;
  private final FirePainter fire;
  private final Gain gain = new Gain();
  private final int[] colours;
  private final int[] soft;
  private final byte[] noise = new byte[NOISE];

  /**
   * A camera.
   *
   * @param world the town and its evening
   * @param lens a pinhole; also gives the picture's size
   * @param pose where the camera truly is at a moment
   * @param palette how levels are painted
   */
  public ThermalRenderer(
      World world, Lens lens, Function<Instant, TruePose> pose, Palette palette) {
    this(new Stage(world), lens, pose, palette);
  }

  /** A camera over a town that others film too. */
  public ThermalRenderer(
      Stage stage, Lens lens, Function<Instant, TruePose> pose, Palette palette) {
    this.stage = stage;
    this.world = stage.world();
    this.lens = lens;
    this.pose = pose;
    canvas = new Canvas(lens.widthPx(), lens.heightPx(), false);
    brush = new Brush(canvas);
    crowds = new Crowds(brush);
    fire = new FirePainter(canvas);
    colours = palette.colours();
    soft = new int[canvas.value.length];
    SplittableRandom random = new SplittableRandom(world.seed() + 6);
    for (int i = 0; i < NOISE; i++) {
      noise[i] = (byte) Math.max(-60, Math.min(60, Math.round(12 * random.nextGaussian())));
    }
  }

  @Override
  public int widthPx() {
    return lens.widthPx();
  }

  @Override
  public int heightPx() {
    return lens.heightPx();
  }

  @Override
  public void draw(Instant at, Picture into) {
    View view = new View(pose.apply(at), lens);
    Snapshot now = world.at(at);
    canvas.clear();
    stage.mesh().draw(view, canvas, true);
    stage.ground().draw(view, canvas, true);
    brush.begin(view, false);
    stage.roundThings(view, brush, true);
    crowds.draw(view, now.people(), stage.light(), true, null);
    fire.heat(view, now.flames());
    blur();
    gain.measure(soft);
    develop(Hash.bits(world.seed(), at.toEpochMilli(), 4), into);
  }

  /** A lens that is one pixel soft: weights 1 2 1 both ways. */
  private void blur() {
    int w = canvas.width;
    int h = canvas.height;
    int[] in = canvas.value;
    for (int y = 0; y < h; y++) {
      int up = (y == 0 ? y : y - 1) * w;
      int at = y * w;
      int down = (y == h - 1 ? y : y + 1) * w;
      int before = in[up] + 2 * in[at] + in[down];
      int here = before;
      for (int x = 0; x < w; x++) {
        int k = x == w - 1 ? x : x + 1;
        int after = in[up + k] + 2 * in[at + k] + in[down + k];
        soft[at + x] = (before + 2 * here + after) >> 4;
        before = here;
        here = after;
      }
    }
  }

  private void develop(long seed, Picture into) {
    byte[] out = into.bgr;
    int from = (int) (seed & (NOISE - 1));
    for (int i = 0, o = 0; i < soft.length; i++, o += 3) {
      int rgb = colours[gain.level(soft[i] + noise[(from + i * 7) & (NOISE - 1)])];
      out[o] = (byte) rgb;
      out[o + 1] = (byte) (rgb >> 8);
      out[o + 2] = (byte) (rgb >> 16);
    }
  }
}
