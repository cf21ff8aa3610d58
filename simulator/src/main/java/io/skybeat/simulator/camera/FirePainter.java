package io.skybeat.simulator.camera;

import io.skybeat.simulator.world.Flame;
import io.skybeat.simulator.world.Hash;
import java.util.List;

/** Draws fire: tongues that lick upwards, smoke that drifts, and the light they throw. */
final class FirePainter {
  private static final int TONGUES = 22;
  private static final int PUFFS = 26;

  private final Canvas canvas;
  private final double[] at = new double[3];

  FirePainter(Canvas canvas) {
    this.canvas = canvas;
  }

  /** The light on the ground around; before people are drawn. */
  void glow(View view, List<Flame> flames) {
    for (Flame f : flames) {
      disc(view, f.east(), f.north(), 0.05, f.sizeM() * 0.55, 0x1A1512, 0.9, false, false);
      disc(
          view,
          f.east(),
          f.north(),
          0.1,
          1 + f.sizeM() * 2.2,
          0xFF8A30,
          0.30 * f.flicker(),
          true,
          false);
    }
  }

  /** Flames and smoke in the visible picture. */
  void flames(View view, List<Flame> flames) {
    for (Flame f : flames) {
      smoke(view, f);
      double t = f.ageS();
      for (int i = 0; i < TONGUES; i++) {
        // Every tongue lives for a third of a second or so and then starts anew from the bed.
        double rate = 2.2 + 2 * Hash.unit(f.seed(), 1, i);
        double life = t * rate + Hash.unit(f.seed(), 2, i);
        long turn = (long) life;
        double age = life - turn;
        double a = 6.283 * Hash.unit(f.seed() + i, 3, turn);
        double d = 0.42 * f.sizeM() * Math.sqrt(Hash.unit(f.seed() + i, 4, turn)) * (1 - 0.5 * age);
        double up = 0.1 + f.sizeM() * (0.15 + 1.05 * age) * (0.7 + 0.4 * f.flicker());
        double r = f.sizeM() * (0.26 - 0.17 * age);
        int rgb = age < 0.35 ? 0xFFF3B0 : age < 0.65 ? 0xFFC04A : 0xF5742A;
        disc(
            view,
            f.east() + d * Math.sin(a),
            f.north() + d * Math.cos(a),
            up,
            r,
            rgb,
            0.85 - 0.45 * age,
            false,
            false);
      }
    }
  }

  private void smoke(View view, Flame f) {
    for (int i = 0; i < PUFFS; i++) {
      double life = f.ageS() * 0.14 + i / (double) PUFFS;
      long turn = (long) life;
      double age = life - turn;
      if (f.ageS() < age / 0.14) {
        continue;
      }
      double rise = 0.6 * f.sizeM() + 7 * age;
      double drift = 2.6 * age * age + 0.4 * (Hash.unit(f.seed() + i, 8, turn) - 0.5);
      double r = f.sizeM() * 0.3 + 1.5 * age;
      int grey = 0x6A6866 + 0x101010 * (i % 3);
      disc(
          view,
          f.east() + drift,
          f.north() + 0.5 * drift,
          rise,
          r,
          grey,
          0.30 * (1 - age) * Math.min(1, f.sizeM()),
          false,
          false);
    }
  }

  /** Flames in the thermal picture: 600 degrees and more at the core, the bed glowing. */
  void heat(View view, List<Flame> flames) {
    for (Flame f : flames) {
      double hot = 0.85 + 0.15 * f.flicker();
      disc(view, f.east(), f.north(), 0.1, f.sizeM() * 0.75, 4500, 0.5, false, true);
      disc(view, f.east(), f.north(), 0.1, f.sizeM() * 0.5, (int) (62000 * hot), 1.4, false, true);
      for (int i = 0; i < TONGUES; i++) {
        double life = f.ageS() * (2.2 + 2 * Hash.unit(f.seed(), 1, i)) + Hash.unit(f.seed(), 2, i);
        long turn = (long) life;
        double age = life - turn;
        double a = 6.283 * Hash.unit(f.seed() + i, 3, turn);
        double d = 0.42 * f.sizeM() * Math.sqrt(Hash.unit(f.seed() + i, 4, turn)) * (1 - 0.5 * age);
        double up = 0.1 + f.sizeM() * (0.15 + 1.05 * age) * (0.7 + 0.4 * f.flicker());
        double r = f.sizeM() * (0.22 - 0.15 * age);
        int heat = (int) ((70000 - 38000 * age) * hot);
        disc(
            view,
            f.east() + d * Math.sin(a),
            f.north() + d * Math.cos(a),
            up,
            r,
            heat,
            0.8 - 0.5 * age,
            false,
            true);
      }
    }
  }

  private void disc(
      View view,
      double e,
      double n,
      double u,
      double radiusM,
      int value,
      double strength,
      boolean adds,
      boolean thermal) {
    if (!view.project(e, n, u, at)) {
      return;
    }
    double r = radiusM * view.focalPx / at[2];
    // What lies on the ground is seen foreshortened.
    double ry = u < 0.15 ? r * Math.max(0.2, Math.abs(view.ahead[2])) : r;
    int x0 = Math.max(0, (int) (at[0] - r - 1));
    int x1 = Math.min(canvas.width - 1, (int) (at[0] + r + 1));
    int y0 = Math.max(0, (int) (at[1] - ry - 1));
    int y1 = Math.min(canvas.height - 1, (int) (at[1] + ry + 1));
    for (int y = y0; y <= y1; y++) {
      double dy = (y + 0.5 - at[1]) / Math.max(ry, 0.7);
      for (int x = x0; x <= x1; x++) {
        double dx = (x + 0.5 - at[0]) / Math.max(r, 0.7);
        double q = dx * dx + dy * dy;
        int i = y * canvas.width + x;
        if (q >= 1 || at[2] > canvas.depth[i] + radiusM) {
          continue;
        }
        double share = Math.min(1, strength * (1 - q));
        int under = canvas.value[i];
        if (thermal) {
          canvas.value[i] = under + (int) ((value - under) * share);
        } else if (adds) {
          canvas.value[i] = Canvas.scale(under, (int) (256 * (1 + 2.2 * share)));
        } else {
          canvas.value[i] = Canvas.mix(under, value, (int) (256 * share));
        }
      }
    }
  }
}
