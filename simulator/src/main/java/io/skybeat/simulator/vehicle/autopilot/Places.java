package io.skybeat.simulator.vehicle.autopilot;

import io.skybeat.core.geo.Enu;
import io.skybeat.core.geo.LatLon;
import io.skybeat.core.geo.LocalFrame;

/** Between MAVLink's frames and the town's: positions, heights, home. */
public final class Places {
  private static final double E7 = 1e7;

  private final LocalFrame town;
  private final double groundAmslM;
  private Enu home;

  /**
   * @param town the town's frame
   * @param groundAmslM height of its ground above mean sea level, metres
   * @param home where the vehicle believes that it stands
   */
  public Places(LocalFrame town, double groundAmslM, Enu home) {
    this.town = town;
    this.groundAmslM = groundAmslM;
    this.home = home;
  }

  /** Home in the town's frame, as believed. */
  public Enu home() {
    return home;
  }

  void setHome(Enu home) {
    this.home = home;
  }

  public LatLon latLon(Enu position) {
    return town.toLatLon(position);
  }

  public double amslM(Enu position) {
    return position.up() + groundAmslM;
  }

  public double aboveHomeM(Enu position) {
    return position.up() - home.up();
  }

  /** Height in the town's frame of {@code z} metres in a MAV_FRAME; NaN for a frame unknown. */
  public double up(int frame, double z) {
    return switch (frame) {
      case 0, 5 -> z - groundAmslM;
      // Over flat ground a height over terrain is one over home.
      case 3, 6, 10, 11 -> home.up() + z;
      default -> Double.NaN;
    };
  }

  /** A place told in 1e-7 degrees. */
  public Enu at(int frame, int latE7, int lonE7, double z) {
    Enu flat = town.toEnu(new LatLon(latE7 / E7, lonE7 / E7));
    return new Enu(flat.east(), flat.north(), up(frame, z));
  }

  /** A mission item's place; zero coordinates stand for the present ones. */
  Enu of(MissionItem item, Enu present) {
    double up = up(item.frame(), item.z());
    if (item.x() == 0 && item.y() == 0) {
      boolean keepsHeight = item.z() == 0;
      return new Enu(present.east(), present.north(), keepsHeight ? present.up() : up);
    }
    return at(item.frame(), item.x(), item.y(), item.z());
  }
}
