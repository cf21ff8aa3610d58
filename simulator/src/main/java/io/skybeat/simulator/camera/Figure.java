package io.skybeat.simulator.camera;

import io.skybeat.simulator.world.Hash;
import io.skybeat.simulator.world.Outfit;
import io.skybeat.simulator.world.Outfit.Bag;
import io.skybeat.simulator.world.Outfit.Legs;
import io.skybeat.simulator.world.Person;

/**
 * A person's body as round limbs, posed by gait, unrest and fall. One figure is reused for person
 * after person.
 */
final class Figure {
  private static final int MOST = 28;

  // Thermal: hundredths of a degree.
  private static final int SKIN_C = 3280;
  private static final int CLOTH_C = 2750;
  private static final int HAIR_C = 2900;
  private static final int SHOE_C = 2300;

  final double[][] limbs = new double[MOST][8];
  final int[] rgb = new int[MOST];
  final int[] centiC = new int[MOST];
  int count;

  private final double[] p = new double[3];
  private final double[] q = new double[3];
  private Person person;
  private double fe;
  private double fn;
  private double fallCos;
  private double fallSin;
  private double h;
  private double lean;

  /** Poses the body of {@code person}. */
  void pose(Person of) {
    person = of;
    count = 0;
    h = of.heightM();
    fe = Math.sin(of.headingRad());
    fn = Math.cos(of.headingRad());
    double fall = of.fallen() * Math.PI / 2;
    fallCos = Math.cos(fall);
    fallSin = Math.sin(fall);
    lean = 0.04 * Math.min(1, of.speedMps()) + 0.22 * of.unrest() * Math.sin(of.unrestRad() * 0.6);
    legs();
    trunk();
    arm(-1);
    arm(1);
    head();
    bag();
  }

  private void legs() {
    Outfit o = person.outfit();
    double walk = Math.min(1, person.speedMps() / 1.3);
    double swing = 0.46 * walk;
    boolean bare = o.legs() != Legs.TROUSERS;
    for (int side = -1; side <= 1; side += 2) {
      double phase = person.gaitRad() + (side > 0 ? Math.PI : 0);
      double stance = walk > 0.1 ? 0 : 0.05 * side * (Hash.unit(person.id(), 5, 1) - 0.3);
      double thigh = swing * Math.sin(phase) + 0.06 * walk + stance;
      double knee = 0.95 * walk * Math.max(0, Math.cos(phase) - 0.15) + 0.05;
      double hipX = side * 0.052 * h;
      double kneeF = 0.245 * h * Math.sin(thigh);
      double kneeU = 0.51 * h - 0.245 * h * Math.cos(thigh);
      double shin = thigh - knee;
      double ankleF = kneeF + 0.235 * h * Math.sin(shin);
      double ankleU = Math.max(0.035 * h, kneeU - 0.235 * h * Math.cos(shin));
      double footX = hipX * 1.25;
      at(p, footX, ankleF - 0.02, ankleU - 0.01);
      at(q, footX, ankleF + 0.15, Math.max(0.03, ankleU - 0.05 + 0.1 * Math.max(0, -shin)));
      add(0.048, 0.042, o.shoesRgb(), SHOE_C);
      at(p, hipX * 1.15, kneeF, kneeU);
      at(q, footX, ankleF, ankleU);
      add(0.062 * o.build(), 0.045, bare ? o.skinRgb() : o.bottomRgb(), bare ? SKIN_C : CLOTH_C);
      at(p, hipX, 0, 0.51 * h);
      at(q, hipX * 1.15, kneeF, kneeU);
      boolean skirt = o.legs() == Legs.SKIRT;
      add(0.092 * o.build(), 0.066 * o.build(), skirt ? o.skinRgb() : o.bottomRgb(), CLOTH_C);
      if (skirt) {
        at(p, hipX * 0.8, 0, 0.54 * h);
        at(q, hipX * 1.2, kneeF * 0.6, 0.34 * h);
        add(0.10, 0.15, o.bottomRgb(), CLOTH_C);
      }
    }
  }

  private void trunk() {
    Outfit o = person.outfit();
    at(p, -0.045 * h, 0, 0.53 * h);
    at(q, 0.045 * h, 0, 0.53 * h);
    add(0.112 * o.build(), 0.112 * o.build(), o.bottomRgb(), CLOTH_C);
    // Broader than deep, broader at the shoulders than at the waist: three slabs side by side.
    for (int side = -1; side <= 1; side += 2) {
      at(p, side * 0.042 * h, 0, 0.575 * h);
      at(q, side * 0.078 * h, 0, 0.785 * h);
      add(0.098 * o.build(), 0.080 * o.build(), o.topRgb(), CLOTH_C + 100);
    }
    at(p, 0, 0.015, 0.57 * h);
    at(q, 0, 0, 0.765 * h);
    add(0.112 * o.build(), 0.102 * o.build(), o.topRgb(), CLOTH_C + 100);
  }

  private void arm(int side) {
    Outfit o = person.outfit();
    double walk = Math.min(1, person.speedMps() / 1.3);
    double phase = person.gaitRad() + (side > 0 ? 0 : Math.PI);
    double habit = Hash.unit(person.id(), 6, side);
    double upper = 0.42 * walk * Math.sin(phase);
    double fore = 0.25 + 0.2 * walk;
    double out = 0.10;
    if (walk < 0.1 && habit < 0.35) {
      // Standing people hold something before them: a phone, food, a cup.
      upper = 0.35;
      fore = 1.5;
    }
    if (person.unrest() > 0) {
      double beat = Math.sin(person.unrestRad() + (side > 0 ? 1.3 : 0));
      upper = 1.0 + 0.8 * beat * person.unrest();
      fore = 0.7 + 0.6 * Math.sin(1.7 * person.unrestRad() + side);
      out = 0.25;
    }
    double x = side * 0.122 * h;
    double su = 0.79 * h;
    double len = 0.172 * h;
    double elbowX = x + side * len * Math.sin(out);
    double elbowF = len * Math.sin(upper);
    double elbowU = su - len * Math.cos(upper) * Math.cos(out);
    double wristF = elbowF + 0.155 * h * Math.sin(upper + fore);
    double wristU = elbowU - 0.155 * h * Math.cos(upper + fore);
    at(p, x, 0, su);
    at(q, elbowX, elbowF, elbowU);
    add(0.056 * o.build(), 0.046, o.topRgb(), CLOTH_C + 50);
    at(p, elbowX, elbowF, elbowU);
    at(q, elbowX * 0.97, wristF, wristU);
    int sleeve = o.longSleeves() ? o.topRgb() : o.skinRgb();
    add(0.044, 0.034, sleeve, o.longSleeves() ? CLOTH_C + 50 : SKIN_C);
    at(p, elbowX * 0.97, wristF + 0.03, wristU - 0.03);
    at(q, elbowX * 0.97, wristF + 0.05, wristU - 0.06);
    add(0.042, 0.036, o.skinRgb(), SKIN_C);
    if (side > 0 && o.bag() == Bag.SHOPPING) {
      at(p, elbowX * 0.97, wristF + 0.04, wristU - 0.18);
      at(q, elbowX * 0.97, wristF + 0.04, wristU - 0.34);
      add(0.07, 0.12, o.bagRgb(), 1900);
    }
  }

  private void head() {
    Outfit o = person.outfit();
    at(p, 0, 0.01, 0.84 * h);
    at(q, 0, 0.02, 0.88 * h);
    add(0.055, 0.055, o.skinRgb(), SKIN_C);
    at(p, 0, 0.045, 0.90 * h);
    at(q, 0, 0.035, 0.94 * h);
    add(0.074, 0.082, o.skinRgb(), SKIN_C + 60);
    at(p, 0, -0.015, 0.925 * h);
    at(q, 0, 0.01, 0.955 * h);
    add(0.095, 0.09, o.hairRgb(), HAIR_C);
    if ((person.id() & 3) == 1) {
      at(p, 0, -0.05, 0.93 * h);
      at(q, 0, -0.08, 0.82 * h);
      add(0.088, 0.07, o.hairRgb(), HAIR_C - 200);
    }
  }

  private void bag() {
    Outfit o = person.outfit();
    if (o.bag() == Bag.BACKPACK) {
      at(p, 0, -0.19, 0.64 * h);
      at(q, 0, -0.18, 0.76 * h);
      add(0.13, 0.11, o.bagRgb(), 2100);
    } else if (o.bag() == Bag.SHOULDER) {
      at(p, -0.125 * h, -0.04, 0.50 * h);
      at(q, -0.12 * h, -0.04, 0.57 * h);
      add(0.10, 0.09, o.bagRgb(), 2100);
    }
  }

  /** A point of the body: metres to the right, ahead and up from between the feet. */
  private void at(double[] out, double right, double ahead, double up) {
    double forward = ahead + lean * Math.max(0, up - 0.5 * h);
    double lying = forward * fallCos + up * fallSin;
    double height = up * fallCos - forward * fallSin * 0.3 + 0.13 * fallSin;
    out[0] = person.east() + right * fn + lying * fe;
    out[1] = person.north() - right * fe + lying * fn;
    out[2] = Math.max(0.03, height);
  }

  private void add(double radiusP, double radiusQ, int colour, int temperature) {
    double[] limb = limbs[count];
    System.arraycopy(p, 0, limb, 0, 3);
    limb[3] = radiusP;
    System.arraycopy(q, 0, limb, 4, 3);
    limb[7] = radiusQ;
    rgb[count] = colour;
    centiC[count++] = temperature;
  }

  /** Sorts the limbs so that the farthest from the camera comes first. */
  void sort(View view, double[] depths) {
    for (int i = 0; i < count; i++) {
      double[] l = limbs[i];
      double e = (l[0] + l[4]) / 2 - view.e0;
      double n = (l[1] + l[5]) / 2 - view.n0;
      double u = (l[2] + l[6]) / 2 - view.u0;
      double depth = e * view.ahead[0] + n * view.ahead[1] + u * view.ahead[2];
      // What is thicker comes before what is thin at the same depth.
      depths[i] = depth - 0.5 * Math.min(l[3], l[7]);
    }
    for (int i = 1; i < count; i++) {
      for (int k = i; k > 0 && depths[k] > depths[k - 1]; k--) {
        swap(k, depths);
      }
    }
  }

  private void swap(int k, double[] depths) {
    double d = depths[k];
    depths[k] = depths[k - 1];
    depths[k - 1] = d;
    double[] limb = limbs[k];
    limbs[k] = limbs[k - 1];
    limbs[k - 1] = limb;
    int c = rgb[k];
    rgb[k] = rgb[k - 1];
    rgb[k - 1] = c;
    int t = centiC[k];
    centiC[k] = centiC[k - 1];
    centiC[k - 1] = t;
  }

  static int most() {
    return MOST;
  }
}
