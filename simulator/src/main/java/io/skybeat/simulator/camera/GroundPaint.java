package io.skybeat.simulator.camera;

import io.skybeat.simulator.world.Building;
import io.skybeat.simulator.world.Car;
import io.skybeat.simulator.world.Hash;
import io.skybeat.simulator.world.Rect;
import io.skybeat.simulator.world.Stall;
import io.skybeat.simulator.world.Town;
import java.util.Arrays;

/** What the ground is made of, where. */
final class GroundPaint {
  private final long seed;

  GroundPaint(long seed) {
    this.seed = seed;
  }

  /** The surface's own colour, 0xRRGGBB. */
  int albedo(double e, double n) {
    double blotch = smooth(e * 0.35, n * 0.35, 1) * 0.10 + smooth(e * 1.3, n * 1.3, 2) * 0.07;
    double m = 1 + blotch;
    if (Town.NIGHT_MARKET.contains(e, n)) {
      return slabs(e, n, 0x8B8378, 0.75, m);
    }
    if (Town.SQUARE.contains(e, n)) {
      double r = Math.hypot(e - Town.SQUARE.centreEast(), n - Town.SQUARE.centreNorth());
      boolean ring = Math.abs(r - 9) < 0.35 || Math.abs(r - 16) < 0.35;
      return slabs(e, n, ring ? 0x6A5F58 : 0x9A948A, 1.0, m);
    }
    if (Town.BAR_STREET.contains(e, n)) {
      return slabs(e, n, 0x7D6C62, 0.5, m);
    }
    if (Town.SCHOOL_GATE.contains(e, n)) {
      return slabs(e, n, 0x878A8C, 0.6, m);
    }
    if (Town.CAR_PARK.contains(e, n)) {
      return carPark(e, n, m);
    }
    if (promenade(e, n)) {
      return slabs(e, n, 0x7F7A74, 0.9, m);
    }
    if (onRoad(e, n) || (e > 25 && e < 36)) {
      return road(e, n, m);
    }
    double grass = smooth(e * 0.08, n * 0.08, 5);
    return grass > -0.05 ? times(0x49563A, m + 0.12 * smooth(e * 3, n * 3, 6)) : times(0x66625A, m);
  }

  private static boolean promenade(double e, double n) {
    boolean byMarket = e > 36 && e < 124 && ((n >= 58 && n < 62) || (n >= 82 && n < 102));
    return byMarket || (e > 38 && e < 94 && n >= 102 && n < 156);
  }

  private static boolean onRoad(double e, double n) {
    return (n > 44 && n < 58) || (e > 121 && e < 139);
  }

  private int slabs(double e, double n, int rgb, double edgeM, double m) {
    int c = (int) Math.floor(e / edgeM);
    int r = (int) Math.floor(n / edgeM);
    double tone = 0.10 * (Hash.unit(seed, 40 + c, r) - 0.5);
    double fe = e / edgeM - c;
    double fn = n / edgeM - r;
    double joint = Math.min(fe, fn) * edgeM < 0.07 ? -0.10 : 0;
    return times(rgb, m + tone + joint);
  }

  private int road(double e, double n, double m) {
    boolean along = n > 50.9 && n < 51.1 && ((int) Math.floor(e / 3) & 1) == 0 && e < 121;
    boolean across = e > 129.9 && e < 130.1 && ((int) Math.floor(n / 3) & 1) == 0;
    boolean line = along || across;
    return line ? times(0xC9C7BE, m) : times(0x4A4B4E, m);
  }

  private int carPark(double e, double n, double m) {
    boolean inRow = n < -53.6 || (n > -48 && n < -42) || n > -36.4;
    double bay = (e - 22.15) / 2.7;
    boolean line = inRow && Math.abs(bay - Math.rint(bay)) * 2.7 < 0.06;
    double oil = smooth(e * 0.9, n * 0.9, 9);
    return line ? times(0xD2D0C8, m) : times(0x505155, m - Math.max(0, oil - 0.4) * 0.5);
  }

  /** The ground's temperature at night, hundredths of a degree Celsius: 14 to 20 degrees. */
  int centiC(double e, double n) {
    double c = 16.2 + 0.9 * smooth(e * 0.12, n * 0.12, 11) + 0.5 * smooth(e * 0.9, n * 0.9, 12);
    if (Town.NIGHT_MARKET.contains(e, n) || Town.SQUARE.contains(e, n)) {
      c += 0.9;
    } else if (Town.CAR_PARK.contains(e, n) || onRoad(e, n)) {
      c += 1.8;
    } else if (Town.BAR_STREET.contains(e, n)) {
      c += 1.2;
    } else if (!promenade(e, n)) {
      c -= 1.2;
    }
    return (int) (100 * Math.max(14, Math.min(20, c)));
  }

  /** Warms the ground under the engines of cars that came lately. */
  void engines(Town town, short[] centiC, int columns, int rows, double texelsAMetre) {
    for (Car car : town.cars()) {
      if (car.engineC() < 30) {
        continue;
      }
      double h = Math.toRadians(car.headingDeg());
      double e = car.east() + Math.sin(h) * car.lengthM() * 0.45;
      double n = car.north() + Math.cos(h) * car.lengthM() * 0.45;
      for (int r = 0; r < rows; r++) {
        double dn = Town.EXTENT.south() + r / texelsAMetre - n;
        if (Math.abs(dn) > 1.5) {
          continue;
        }
        for (int c = 0; c < columns; c++) {
          double de = Town.EXTENT.west() + c / texelsAMetre - e;
          double d2 = de * de + dn * dn;
          if (d2 < 2) {
            centiC[r * columns + c] += (short) (500 * Math.exp(-2 * d2));
          }
        }
      }
    }
  }

  /** 1 in the open, less beside and under what stands there. */
  static float[] contactShade(Town town, int columns, int rows, double texelsAMetre) {
    float[] shade = new float[columns * rows];
    Arrays.fill(shade, 1);
    for (Stall stall : town.stalls()) {
      darken(shade, columns, rows, texelsAMetre, stall.ground(), 0.9, 0.55);
    }
    for (Building building : town.buildings()) {
      darken(shade, columns, rows, texelsAMetre, building.ground(), 2.2, 0.5);
    }
    for (Car car : town.cars()) {
      boolean along = Math.abs(Math.sin(Math.toRadians(car.headingDeg()))) < 0.5;
      double w = along ? 1.8 : car.lengthM();
      double d = along ? car.lengthM() : 1.8;
      Rect under = Rect.around(car.east(), car.north(), w, d);
      darken(shade, columns, rows, texelsAMetre, under, 0.55, 0.35);
    }
    for (var tree : town.trees()) {
      Rect under = Rect.around(tree.east(), tree.north(), 0.2, 0.2);
      darken(shade, columns, rows, texelsAMetre, under, tree.crownM() * 0.6, 0.5);
    }
    return shade;
  }

  private static void darken(
      float[] shade, int columns, int rows, double k, Rect under, double reachM, double least) {
    int c0 = (int) ((under.west() - reachM - Town.EXTENT.west()) * k);
    int c1 = (int) ((under.east() + reachM - Town.EXTENT.west()) * k);
    int r0 = (int) ((under.south() - reachM - Town.EXTENT.south()) * k);
    int r1 = (int) ((under.north() + reachM - Town.EXTENT.south()) * k);
    for (int r = Math.max(0, r0); r <= Math.min(rows - 1, r1); r++) {
      for (int c = Math.max(0, c0); c <= Math.min(columns - 1, c1); c++) {
        double e = Town.EXTENT.west() + c / k;
        double n = Town.EXTENT.south() + r / k;
        double d = Math.min(1, under.distanceM(e, n) / reachM);
        float s = (float) (least + (1 - least) * d * (2 - d));
        shade[r * columns + c] = Math.min(shade[r * columns + c], s);
      }
    }
  }

  private double smooth(double x, double y, int stream) {
    int i = (int) Math.floor(x);
    int j = (int) Math.floor(y);
    double fx = x - i;
    double fy = y - j;
    fx = fx * fx * (3 - 2 * fx);
    fy = fy * fy * (3 - 2 * fy);
    double low = lattice(i, j, stream) + (lattice(i + 1, j, stream) - lattice(i, j, stream)) * fx;
    double high =
        lattice(i, j + 1, stream)
            + (lattice(i + 1, j + 1, stream) - lattice(i, j + 1, stream)) * fx;
    return low + (high - low) * fy;
  }

  private double lattice(int i, int j, int stream) {
    return 2 * Hash.unit(seed + stream, i, j) - 1;
  }

  private static int times(int rgb, double by) {
    return Canvas.scale(rgb, (int) (256 * by));
  }
}
