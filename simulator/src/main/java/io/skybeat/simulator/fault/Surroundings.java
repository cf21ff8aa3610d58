package io.skybeat.simulator.fault;

import io.skybeat.core.geo.LatLon;
import io.skybeat.simulator.around.DockFault;
import io.skybeat.simulator.around.SimAircraft;
import java.util.OptionalDouble;

/** What is around one airframe, for who breaks it. */
public interface Surroundings {
  /** Zero of the ground's frame. */
  LatLon origin();

  /** Why a fault cannot strike here, with the remedy; empty: it can. */
  String lacks(Fault fault);

  /** Its dock breaks, or is whole again. */
  void dock(DockFault fault, boolean on);

  /** The wind that is measured over it; empty: as usual. */
  void wind(OptionalDouble mps);

  /** An aircraft that passes its dock at that height, from now on; nobody hears it yet. */
  SimAircraft passing(double aboveM);

  /** The receiver hears it. */
  void receives(SimAircraft aircraft);
}
