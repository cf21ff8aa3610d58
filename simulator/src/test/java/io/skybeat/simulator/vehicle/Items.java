package io.skybeat.simulator.vehicle;

import io.dronefleet.mavlink.common.MissionItemInt;
import io.dronefleet.mavlink.util.EnumValue;
import io.skybeat.core.geo.Enu;
import io.skybeat.core.geo.LatLon;
import java.util.ArrayList;
import java.util.List;

/** Writes missions for tests; item 0 is home. */
final class Items {
  private final List<MissionItemInt> items = new ArrayList<>();

  Items() {
    place(16, new Enu(0, 0, 0));
  }

  Items place(int command, Enu at, double... params) {
    LatLon where = FlightBench.TOWN.toLatLon(at);
    add(
        command,
        6,
        (int) StrictMath.rint(where.latDeg() * 1e7),
        (int) StrictMath.rint(where.lonDeg() * 1e7),
        at.up(),
        params);
    return this;
  }

  Items act(int command, double... params) {
    add(command, 2, 0, 0, 0, params);
    return this;
  }

  private void add(int command, int frame, int x, int y, double z, double... params) {
    float[] p = new float[4];
    for (int i = 0; i < params.length; i++) {
      p[i] = (float) params[i];
    }
    items.add(
        MissionItemInt.builder()
            .targetSystem(7)
            .targetComponent(1)
            .seq(items.size())
            .frame(EnumValue.create(frame))
            .command(EnumValue.create(command))
            .autocontinue(1)
            .param1(p[0])
            .param2(p[1])
            .param3(p[2])
            .param4(p[3])
            .x(x)
            .y(y)
            .z((float) z)
            .build());
  }

  List<MissionItemInt> list() {
    return List.copyOf(items);
  }

  /** The beat that the demo flies. */
  static Items patrol() {
    return new Items()
        .place(22, new Enu(0, 0, 30))
        .act(178, 1, 8, -1)
        .place(195, new Enu(-30, 72, 0))
        .place(16, new Enu(0, 40, 30), 8)
        .place(195, new Enu(62, 130, 0))
        .place(16, new Enu(28, 105, 30), 15)
        .place(195, new Enu(60, 72, 0))
        .place(16, new Enu(28, 38, 30))
        .place(16, new Enu(60, 38, 30), 15)
        .place(195, new Enu(100, 72, 0))
        .place(16, new Enu(100, 38, 30), 15)
        .place(195, new Enu(148, 25, 0))
        .place(16, new Enu(124, 15, 30), 8)
        .place(195, new Enu(45, -45, 0))
        .place(16, new Enu(80, -10, 30), 10)
        .act(197)
        .act(20);
  }

  /** A short one: up, one point, home. */
  static Items hop() {
    return new Items().place(22, new Enu(0, 0, 15)).place(16, new Enu(0, 60, 15)).act(20);
  }
}
