package io.skybeat.simulator.process;

import io.skybeat.simulator.fault.Fault;
import io.skybeat.simulator.fault.FaultKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which cameras are struck by what: the state that streams are brought to, here or in a process of
 * their own, which may die and has to be told again. Thread-safe.
 */
final class CameraFaults {
  static final String VISIBLE = "visible";
  static final String THERMAL = "thermal";

  /**
   * One camera's.
   *
   * @param path of its address, such as {@code /d1/visible}
   * @param strength NaN: it is whole again
   */
  record Blow(String path, FaultKind kind, double strength) {
    boolean on() {
      return !Double.isNaN(strength);
    }
  }

  private final Map<Integer, String> drones = new TreeMap<>();
  private final List<Fault> active = new ArrayList<>();

  /** A drone with cameras, by its MAVLink system. */
  synchronized void carries(int system, String drone) {
    drones.put(system, drone);
  }

  /** What changes at which camera as a fault begins. */
  synchronized List<Blow> begin(Fault fault) {
    active.add(fault);
    return changed(fault);
  }

  /** Likewise as it ends. */
  synchronized List<Blow> end(Fault fault) {
    active.remove(fault);
    return changed(fault);
  }

  /** All that is wrong at present, for cameras that have just begun. */
  synchronized List<Blow> standing() {
    List<Blow> all = new ArrayList<>();
    active.forEach(fault -> all.addAll(changed(fault)));
    return all;
  }

  private List<Blow> changed(Fault fault) {
    List<Blow> blows = new ArrayList<>();
    for (String camera : List.of(VISIBLE, THERMAL)) {
      if (fault.detail().cameras().has(camera)) {
        double strength = Double.NaN;
        for (Fault one : active) {
          boolean same = one.kind() == fault.kind() && one.drone() == fault.drone();
          strength = same && one.detail().cameras().has(camera) ? one.strength() : strength;
        }
        String path = "/" + drones.get(fault.drone()) + "/" + camera;
        blows.add(new Blow(path, fault.kind(), strength));
      }
    }
    return blows;
  }
}
