package io.skybeat.simulator.camera;

import io.skybeat.core.sighting.Lens;
import io.skybeat.simulator.world.TruePose;
import io.skybeat.simulator.world.World;
import java.time.Instant;
import java.util.function.Function;

/** Stand-in. */
public final class VisibleRenderer implements PictureSource {
  private final Lens lens;

  public VisibleRenderer(World world, Lens lens, Function<Instant, TruePose> pose) {
    this.lens = lens;
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
  public void draw(Instant at, Picture into) {}
}
