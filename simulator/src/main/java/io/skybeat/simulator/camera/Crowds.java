package io.skybeat.simulator.camera;

import io.skybeat.simulator.world.Person;
import java.util.List;

/** Draws people, the farthest first, whoever may show in the picture. */
final class Crowds {
  private static final int CLOSE = 3;

  private final Brush brush;
  private final Figure figure = new Figure();
  private final double[] depths = new double[Figure.most()];
  private Person[] shown = new Person[0];
  private double[] distance = new double[0];
  private int count;

  Crowds(Brush brush) {
    this.brush = brush;
  }

  /** Told of every person that was drawn. */
  interface Witness {
    /**
     * {@code box} is left, top, right, bottom in pixels, cut at the picture's edge; {@code painted}
     * the pixels that the body covers, hidden or not.
     */
    void saw(Person person, int[] box, double distanceM, int painted);
  }

  void draw(View view, List<Person> people, Light light, boolean thermal, Witness witness) {
    choose(view, people);
    if (!thermal) {
      for (int i = 0; i < count; i++) {
        shadow(shown[i]);
      }
    }
    for (int i = 0; i < count; i++) {
      Person person = shown[i];
      figure.pose(person);
      figure.sort(view, depths);
      brush.person(person.id());
      if (!thermal) {
        shade(i);
      }
      double lamp = thermal ? 0 : light.lampAt(person.east(), person.north());
      for (int k = 0; k < figure.count; k++) {
        int value = thermal ? figure.centiC[k] : Light.tint(figure.rgb[k], lamp, 1.12);
        brush.limb(figure.limbs[k], value);
      }
      if (witness != null && brush.touched()[2] > 0) {
        witness.saw(person, brush.touched(), distance[i], brush.bodyPx());
      }
    }
  }

  private void shadow(Person person) {
    double e = person.east();
    double n = person.north();
    brush.shadow(e, n, 0.34, 0.55);
    brush.shadow(e + 0.28, n + 0.22, 0.36, 0.28);
  }

  /** People who stand close keep the lamps' light from each other. */
  private void shade(int i) {
    Person person = shown[i];
    int near = 0;
    for (int k = 0; k < i && near < CLOSE; k++) {
      double e = shown[k].east() - person.east();
      double n = shown[k].north() - person.north();
      near += e * e + n * n < 0.9 ? 1 : 0;
    }
    if (near > 0) {
      double share = near / (double) CLOSE;
      brush.shade(person.east(), person.north(), person.heightM(), 0.45 * share);
    }
  }

  private void choose(View view, List<Person> people) {
    if (shown.length < people.size()) {
      shown = new Person[people.size()];
      distance = new double[people.size()];
    }
    count = 0;
    for (Person person : people) {
      if (view.mayShow(person.east(), person.north(), 0.9, 1.1)) {
        double e = person.east() - view.e0;
        double n = person.north() - view.n0;
        double u = 0.9 - view.u0;
        insert(person, Math.sqrt(e * e + n * n + u * u));
      }
    }
  }

  private void insert(Person person, double far) {
    int k = count++;
    while (k > 0 && distance[k - 1] < far) {
      distance[k] = distance[k - 1];
      shown[k] = shown[k - 1];
      k--;
    }
    distance[k] = far;
    shown[k] = person;
  }
}
