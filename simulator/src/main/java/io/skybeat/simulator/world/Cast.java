package io.skybeat.simulator.world;

import java.util.ArrayList;
import java.util.List;

/** Everybody who is in town tonight, and what for; fixed before the first second. */
final class Cast {
  /** What a person does. */
  enum Role {
    /** Walks about in a zone, pauses, walks on. */
    STROLL,
    /** Stands: a vendor, a customer in a queue, friends talking. */
    STAND,
    /** Strolls until called, then walks to a place in the crowd. */
    CROWD,
    /** Acts in the scuffle. */
    SCUFFLE
  }

  /**
   * One of the cast.
   *
   * @param role what they do
   * @param zone where they stroll; free of obstacles
   * @param east where they begin, metres from the dock
   * @param north where they begin
   * @param headingRad where they face at first
   * @param paceMps how fast they walk
   * @param heightM body height
   * @param outfit how they look
   * @param departS when a crowd's member sets out, seconds since the start
   * @param path the corners of that walk, east and north in turn; its end is the place in the crowd
   */
  record Actor(
      Role role,
      Rect zone,
      double east,
      double north,
      double headingRad,
      double paceMps,
      double heightM,
      Outfit outfit,
      double departS,
      double[] path) {}

  private final List<Actor> actors = new ArrayList<>();

  void add(Actor actor) {
    actors.add(actor);
  }

  void replace(int id, Actor actor) {
    actors.set(id, actor);
  }

  int size() {
    return actors.size();
  }

  Actor get(int id) {
    return actors.get(id);
  }

  /** The fullest 4 x 4 m square at the start that would hold a newcomer at this point. */
  int fullestAt(double e, double n) {
    double[] de = new double[actors.size()];
    double[] dn = new double[actors.size()];
    int count = 0;
    for (Actor a : actors) {
      double x = a.east() - e;
      double y = a.north() - n;
      if (Math.abs(x) <= Closeness.SQUARE_M && Math.abs(y) <= Closeness.SQUARE_M) {
        de[count] = x;
        dn[count++] = y;
      }
    }
    return Closeness.fullest(de, dn, count);
  }

  /** Distance to the nearest of the cast at the start. */
  double nearestM(double e, double n) {
    double nearest = Double.MAX_VALUE;
    for (Actor a : actors) {
      nearest = Math.min(nearest, Town.distance(a.east(), a.north(), e, n));
    }
    return nearest;
  }
}
