package io.skybeat.core.geo;

/**
 * A vector in a local east-north-up frame; metres, or metres a second where a field says so.
 *
 * @param east towards east
 * @param north towards true north
 * @param up away from the ground
 */
public record Enu(double east, double north, double up) {
  public static final Enu ZERO = new Enu(0, 0, 0);

  public Enu plus(Enu other) {
    return new Enu(east + other.east, north + other.north, up + other.up);
  }

  public Enu minus(Enu other) {
    return new Enu(east - other.east, north - other.north, up - other.up);
  }

  public Enu times(double factor) {
    return new Enu(east * factor, north * factor, up * factor);
  }

  public double dot(Enu other) {
    return east * other.east + north * other.north + up * other.up;
  }

  public Enu cross(Enu o) {
    return new Enu(
        north * o.up - up * o.north, up * o.east - east * o.up, east * o.north - north * o.east);
  }

  public double length() {
    return StrictMath.sqrt(dot(this));
  }

  /** Length of the horizontal part. */
  public double horizontal() {
    return StrictMath.sqrt(east * east + north * north);
  }

  /** This vector scaled to length 1; the zero vector stays zero. */
  public Enu unit() {
    double length = length();
    return length == 0 ? this : times(1 / length);
  }
}
