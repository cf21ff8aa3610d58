package io.skybeat.simulator.camera;

import io.skybeat.simulator.camera.Mesh.Face;
import io.skybeat.simulator.world.Building;
import io.skybeat.simulator.world.Car;
import io.skybeat.simulator.world.Grill;
import io.skybeat.simulator.world.Hash;
import io.skybeat.simulator.world.Rect;
import io.skybeat.simulator.world.Stall;
import io.skybeat.simulator.world.Town;
import java.util.ArrayList;
import java.util.List;

/** Turns what stands in the town into faces. */
final class Scenery {
  private static final int[] GOODS = {
    0xC8542B, 0xE0B23C, 0x6FA044, 0xB7433A, 0xD9CDB4, 0x8C5A33, 0x4C7FA0, 0xC98FA6
  };

  private final Light light;
  private final Mesh mesh = new Mesh();
  private List<Face> faces = new ArrayList<>();

  private Scenery(Light light) {
    this.light = light;
  }

  static Mesh of(Town town, Light light) {
    Scenery scenery = new Scenery(light);
    town.buildings().forEach(scenery::building);
    town.stalls().forEach(scenery::stall);
    town.cars().forEach(scenery::car);
    town.grills().forEach(scenery::grill);
    return scenery.mesh;
  }

  private void done() {
    mesh.add(faces);
    faces = new ArrayList<>();
  }

  private void building(Building b) {
    Rect g = b.ground();
    long seed = (long) (g.west() * 1000 + g.south());
    double h = b.heightM();
    box(g, 0, h, b.wallRgb(), b.roofRgb(), 1650, 1320);
    done();
    // Parapet, boxes on the roof, windows and signs: what tells a roof from a square.
    box(
        new Rect(g.west(), g.east(), g.north() - 0.3, g.north()),
        h,
        h + 0.5,
        b.wallRgb(),
        b.wallRgb(),
        1450,
        1400);
    box(
        new Rect(g.west(), g.east(), g.south(), g.south() + 0.3),
        h,
        h + 0.5,
        b.wallRgb(),
        b.wallRgb(),
        1450,
        1400);
    for (int i = 0; i < 4; i++) {
      double e = g.west() + 1.5 + (g.east() - g.west() - 3) * Hash.unit(seed, 1, i);
      double n = g.south() + 1.5 + (g.north() - g.south() - 3) * Hash.unit(seed, 2, i);
      box(Rect.around(e, n, 1.3, 0.9), h, h + 0.9, 0x9FA3A6, 0xB4B7B9, 1900, 1750);
    }
    windows(b, seed);
    done();
  }

  private void windows(Building b, long seed) {
    Rect g = b.ground();
    for (int floor = 0; floor < (int) (b.heightM() / 3); floor++) {
      double low = 3 * floor + 0.9;
      int k = 0;
      for (double n = g.south() + 1.2; n < g.north() - 1.5; n += 2.4) {
        int rgb = window(b, seed, floor, k++);
        double w = g.west() - 0.03;
        wall(w, n + 1.3, w, n, low, low + 1.5, rgb, 1750);
      }
      for (double e = g.west() + 1.2; e < g.east() - 1.5; e += 2.4) {
        int rgb = window(b, seed, floor, k++);
        double s = g.south() - 0.03;
        wall(e, s, e + 1.3, s, low, low + 1.5, rgb, 1750);
      }
    }
  }

  private static int window(Building b, long seed, int floor, int k) {
    double lit = Hash.unit(seed, 3 + floor, k);
    if (b.signs() && floor == 0 && lit < 0.55) {
      int[] neon = {0xE0509A, 0x5AC8E8, 0xF0C060, 0x70E090};
      return neon[k & 3];
    }
    return lit < 0.35 ? 0xE8C98A : 0x2E343D;
  }

  private void stall(Stall s) {
    Rect g = s.ground();
    double out = s.facesNorth() ? 1 : -1;
    double front = s.facesNorth() ? g.north() : g.south();
    double counterN = front - out * 0.45;
    Rect counter = Rect.around(g.centreEast(), counterN, g.east() - g.west() - 0.3, 0.7);
    box(counter, 0, 0.9, 0x7A5A3C, 0x9A8A70, 1850, 1900);
    for (int i = 0; i < 6; i++) {
      double e = counter.west() + 0.25 + (counter.east() - counter.west() - 0.5) * i / 5.0;
      int rgb = GOODS[(int) (Hash.unit(s.goods(), 1, i) * GOODS.length)];
      double h = 0.95 + 0.18 * Hash.unit(s.goods(), 2, i);
      box(Rect.around(e, counterN, 0.38, 0.5), 0.9, h, rgb, rgb, 1900, 1950);
    }
    for (double e : new double[] {g.west() + 0.08, g.east() - 0.08}) {
      for (double n : new double[] {g.south() + 0.08, g.north() - 0.08}) {
        box(Rect.around(e, n, 0.07, 0.07), 0, 2.3, 0x8A8A88, 0x8A8A88, 1600, 1600);
      }
    }
    awning(s, out, front);
    done();
  }

  private void awning(Stall s, double out, double front) {
    Rect g = s.ground();
    double back = s.facesNorth() ? g.south() : g.north();
    double lip = front + out * 0.35;
    int stripes = 8;
    double wide = (g.east() - g.west() + 0.4) / stripes;
    for (int i = 0; i < stripes; i++) {
      double w = g.west() - 0.2 + i * wide;
      double e = w + wide;
      int rgb = (i & 1) == 0 ? s.awningRgb() : s.stripeRgb();
      int top = lit(rgb, g.centreEast(), front, 0.92);
      if (out > 0) {
        quad(top, 1480, w, back, 2.75, e, back, 2.75, e, lip, 2.25, w, lip, 2.25);
        quad(
            lit(rgb, g.centreEast(), front, 0.7),
            1500,
            w,
            lip,
            2.0,
            w,
            lip,
            2.25,
            e,
            lip,
            2.25,
            e,
            lip,
            2.0);
      } else {
        quad(top, 1480, e, back, 2.75, w, back, 2.75, w, lip, 2.25, e, lip, 2.25);
        quad(
            lit(rgb, g.centreEast(), front, 0.75),
            1500,
            e,
            lip,
            2.0,
            e,
            lip,
            2.25,
            w,
            lip,
            2.25,
            w,
            lip,
            2.0);
      }
    }
  }

  private void grill(Grill g) {
    Rect bed = Rect.around(g.east(), g.north(), g.widthM(), 0.32);
    box(bed.grown(0.06), 0.35, 0.85, 0x2B2A2A, 0x3A3836, 5500, 6500);
    int coal = (int) (g.coalC() * 100);
    quad(
        0xC2562A,
        coal,
        bed.west(),
        bed.south(),
        0.87,
        bed.east(),
        bed.south(),
        0.87,
        bed.east(),
        bed.north(),
        0.87,
        bed.west(),
        bed.north(),
        0.87);
    done();
  }

  private void car(Car c) {
    double h = Math.toRadians(c.headingDeg());
    int paint = c.rgb();
    int glass = 0x1B2128;
    double l = c.lengthM() / 2;
    int engine = (int) (100 * c.engineC());
    int cool = 1350;
    // Wheels and sills, body, bonnet, cabin.
    prism(
        c, h, -l * 0.82, l * 0.82, 0.86, -l * 0.82, l * 0.82, 0.86, 0, 0.35, 0x131313, 0x131313,
        1600, 1600);
    prism(c, h, -l, l, 0.88, -l * 0.98, l * 0.97, 0.86, 0.28, 0.62, paint, paint, cool, cool);
    prism(
        c, h, -l * 0.98, l * 0.97, 0.86, -l * 0.95, l * 0.92, 0.80, 0.62, 0.86, paint, paint, cool,
        cool);
    prism(
        c, h, l * 0.42, l * 0.90, 0.70, l * 0.44, l * 0.88, 0.66, 0.86, 0.90, paint, paint, engine,
        engine);
    prism(
        c, h, -l * 0.78, l * 0.42, 0.80, -l * 0.55, l * 0.12, 0.62, 0.86, 1.40, glass, paint, 1400,
        1250);
    prism(
        c, h, -l * 0.57, l * 0.14, 0.64, -l * 0.54, l * 0.10, 0.60, 1.38, 1.46, paint, paint, 1250,
        1200);
    done();
  }

  /** A block along a car's axis that narrows from its bottom to its top. */
  private void prism(
      Car c,
      double h,
      double rear0,
      double front0,
      double half0,
      double rear1,
      double front1,
      double half1,
      double low,
      double high,
      int sideRgb,
      int topRgb,
      int sideC,
      int topC) {
    double[][] b = {
      corner(c, h, front0, -half0), corner(c, h, front0, half0),
      corner(c, h, rear0, half0), corner(c, h, rear0, -half0)
    };
    double[][] t = {
      corner(c, h, front1, -half1), corner(c, h, front1, half1),
      corner(c, h, rear1, half1), corner(c, h, rear1, -half1)
    };
    for (int i = 0; i < 4; i++) {
      int j = (i + 1) & 3;
      double ne = b[j][1] - b[i][1];
      double nn = -(b[j][0] - b[i][0]);
      double facing = 0.55 + 0.12 * (-ne + nn) / Math.max(0.1, Math.hypot(ne, nn));
      // Corners run clockwise from above, so the sides are listed back to front.
      quad(
          lit(sideRgb, c.east(), c.north(), facing),
          sideC,
          b[j][0],
          b[j][1],
          low,
          b[i][0],
          b[i][1],
          low,
          t[i][0],
          t[i][1],
          high,
          t[j][0],
          t[j][1],
          high);
    }
    quad(
        lit(topRgb, c.east(), c.north(), 0.95),
        topC,
        t[3][0],
        t[3][1],
        high,
        t[2][0],
        t[2][1],
        high,
        t[1][0],
        t[1][1],
        high,
        t[0][0],
        t[0][1],
        high);
  }

  private static double[] corner(Car c, double h, double along, double across) {
    return new double[] {
      c.east() + along * Math.sin(h) + across * Math.cos(h),
      c.north() + along * Math.cos(h) - across * Math.sin(h)
    };
  }

  private void box(Rect g, double low, double high, int wallRgb, int topRgb, int wallC, int topC) {
    wall(g.west(), g.south(), g.east(), g.south(), low, high, wallRgb, wallC);
    wall(g.east(), g.south(), g.east(), g.north(), low, high, wallRgb, wallC);
    wall(g.east(), g.north(), g.west(), g.north(), low, high, wallRgb, wallC);
    wall(g.west(), g.north(), g.west(), g.south(), low, high, wallRgb, wallC);
    quad(
        lit(topRgb, g.centreEast(), g.centreNorth(), 0.95),
        topC,
        g.west(),
        g.south(),
        high,
        g.east(),
        g.south(),
        high,
        g.east(),
        g.north(),
        high,
        g.west(),
        g.north(),
        high);
  }

  /** An upright face from one ground point to the next, its outside to the right of that way. */
  private void wall(
      double e1, double n1, double e2, double n2, double low, double high, int rgb, int centiC) {
    double out = Math.max(0.01, Math.hypot(n2 - n1, e1 - e2));
    double facing = 0.62 + 0.14 * (-(n2 - n1) / out) - 0.10 * ((e1 - e2) / out);
    quad(
        lit(rgb, (e1 + e2) / 2 + (n2 - n1) / out, (n1 + n2) / 2 + (e1 - e2) / out, facing),
        centiC,
        e1,
        n1,
        low,
        e2,
        n2,
        low,
        e2,
        n2,
        high,
        e1,
        n1,
        high);
  }

  private int lit(int rgb, double e, double n, double facing) {
    return light.on(rgb, e, n, facing);
  }

  private void quad(int rgb, int centiC, double... corners) {
    faces.add(new Face(corners, rgb, centiC));
  }
}
