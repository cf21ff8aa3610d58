package io.skybeat.simulator.camera;

import io.skybeat.simulator.world.Hash;
import io.skybeat.simulator.world.Lamp;
import io.skybeat.simulator.world.Tree;
import io.skybeat.simulator.world.World;

/**
 * What all cameras over one town share and what costs most to make: its ground, light and faces.
 * Make one per world and hand it to every renderer. Immutable once made.
 */
public final class Stage {
  private final World world;
  private final Light light;
  private final Ground ground;
  private final Mesh mesh;

  /** Paints the town of {@code world}; takes about half a second and 40 MB. */
  public Stage(World world) {
    this.world = world;
    light = new Light(world.town());
    ground = new Ground(world.town(), world.seed(), light);
    mesh = Scenery.of(world.town(), light);
  }

  World world() {
    return world;
  }

  Light light() {
    return light;
  }

  Ground ground() {
    return ground;
  }

  Mesh mesh() {
    return mesh;
  }

  /** Draws trees and lamp posts: round things that hide what is behind them. */
  void roundThings(View view, Brush brush, boolean thermal) {
    brush.thing();
    for (Tree tree : world.town().trees()) {
      if (view.mayShow(tree.east(), tree.north(), tree.heightM() / 2, tree.heightM())) {
        tree(tree, brush, thermal);
      }
    }
    double[] limb = new double[8];
    for (Lamp lamp : world.town().lamps()) {
      double h = lamp.heightM();
      if (!view.mayShow(lamp.east(), lamp.north(), h / 2, h)) {
        continue;
      }
      if (h > 2.5) {
        limb(limb, lamp.east(), lamp.north(), 0, 0.07, h, 0.05);
        brush.limb(limb, thermal ? 1550 : light.on(0x4A4C50, lamp.east(), lamp.north(), 0.9));
      }
      limb(limb, lamp.east(), lamp.north(), h, 0.11, h + 0.08, 0.11);
      brush.limb(limb, thermal ? 4200 : 0xFFFFFF);
    }
  }

  private void tree(Tree tree, Brush brush, boolean thermal) {
    double[] limb = new double[8];
    limb(limb, tree.east(), tree.north(), 0, 0.14, tree.heightM() * 0.6, 0.1);
    brush.limb(limb, thermal ? 1500 : light.on(0x4B3B2B, tree.east(), tree.north(), 0.8));
    double r = tree.crownM() / 2;
    long seed = (long) (tree.east() * 977 + tree.north() * 131);
    for (int i = 0; i < 26; i++) {
      double a = 6.283 * Hash.unit(seed, 1, i);
      double d = r * 0.85 * Math.sqrt(Hash.unit(seed, 2, i));
      // From the bottom up, so that the upper leaves cover the lower.
      double up = tree.heightM() - 2 * r * 0.75 * (1 - i / 26.0) - 0.2;
      double blob = r * (0.30 + 0.22 * Hash.unit(seed, 3, i));
      double e = tree.east() + d * Math.sin(a);
      double n = tree.north() + d * Math.cos(a);
      limb(limb, e, n, up, blob, up + 0.05, blob);
      int green = Canvas.scale(0x4E6B34, (int) (170 + 130 * Hash.unit(seed, 4, i)));
      brush.limb(limb, thermal ? 1420 + i : light.on(green, tree.east(), tree.north(), 0.95));
    }
  }

  private static void limb(
      double[] out, double e, double n, double low, double r0, double high, double r1) {
    out[0] = e;
    out[1] = n;
    out[2] = low;
    out[3] = r0;
    out[4] = e;
    out[5] = n;
    out[6] = high;
    out[7] = r1;
  }
}
