package io.skybeat.simulator.camera;

import io.skybeat.core.sighting.Lens;
import io.skybeat.simulator.world.Hash;
import io.skybeat.simulator.world.Snapshot;
import io.skybeat.simulator.world.TruePose;
import io.skybeat.simulator.world.World;
import java.time.Instant;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Function;

/**
 * The visible camera: draws the town as a pinhole camera at the true pose sees it. One thread at a
 * time; the same seed, pose and moment give the same pixels.
 */
public final class VisibleRenderer implements PictureSource {
  private static final int NOISE = 1 << 17;

  private final World world;
  private final Lens lens;
  private final Function<Instant, TruePose> pose;
  private final Stage stage;
  private final Canvas canvas;
  private final Brush brush;
  private final Crowds crowds;
  private final FirePainter fire;
  private final byte[] noise = new byte[NOISE];
  private final Optional<Labels> labels;

  /**
   * A camera.
   *
   * @param world the town and its evening
   * @param lens a pinhole; also gives the picture's size
   * @param pose where the camera truly is at a moment
   */
  public VisibleRenderer(World world, Lens lens, Function<Instant, TruePose> pose) {
    this(new Stage(world), lens, pose, Optional.empty());
  }

  /** A camera over a town that others film too. */
  public VisibleRenderer(Stage stage, Lens lens, Function<Instant, TruePose> pose) {
    this(stage, lens, pose, Optional.empty());
  }

  /** A camera that also notes into {@code labels} who can be seen in each picture, and where. */
  public VisibleRenderer(
      Stage stage, Lens lens, Function<Instant, TruePose> pose, Optional<Labels> labels) {
    this.stage = stage;
    this.world = stage.world();
    this.lens = lens;
    this.pose = pose;
    this.labels = labels;
    canvas = new Canvas(lens.widthPx(), lens.heightPx(), labels.isPresent());
    brush = new Brush(canvas);
    crowds = new Crowds(brush);
    fire = new FirePainter(canvas);
    SplittableRandom random = new SplittableRandom(world.seed() + 5);
    for (int i = 0; i < NOISE; i++) {
      noise[i] = (byte) Math.round(3.2 * random.nextGaussian());
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
    TruePose truth = pose.apply(at);
    View view = new View(truth, lens);
    Snapshot now = world.at(at);
    canvas.clear();
    stage.mesh().draw(view, canvas, false);
    stage.ground().draw(view, canvas, false);
    brush.begin(view, true);
    stage.roundThings(view, brush, false);
    fire.glow(view, now.flames());
    Crowds.Witness witness = labels.map(l -> l.witness(at)).orElse(null);
    crowds.draw(view, now.people(), stage.light(), false, witness);
    fire.flames(view, now.flames());
    labels.ifPresent(l -> l.settle(canvas));
    develop(Hash.bits(world.seed(), at.toEpochMilli(), 3), into);
  }

  /** Sensor noise, and the bytes of the picture. */
  private void develop(long seed, Picture into) {
    byte[] out = into.bgr;
    int[] in = canvas.value;
    int from = (int) (seed & (NOISE - 1));
    for (int i = 0, o = 0; i < in.length; i++, o += 3) {
      int v = in[i];
      int n = noise[(from + i * 5) & (NOISE - 1)];
      int chroma = noise[(from + i * 3 + 77) & (NOISE - 1)] >> 1;
      out[o] = clip((v & 255) + n + chroma);
      out[o + 1] = clip(((v >> 8) & 255) + n);
      out[o + 2] = clip(((v >> 16) & 255) + n - chroma);
    }
  }

  private static byte clip(int x) {
    return (byte) (x < 0 ? 0 : x > 255 ? 255 : x);
  }
}
