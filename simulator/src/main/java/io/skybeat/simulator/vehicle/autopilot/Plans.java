package io.skybeat.simulator.vehicle.autopilot;

import java.util.ArrayList;
import java.util.List;

/**
 * The three plans a vehicle holds: mission (item 0 is home), fence, rally points. Written item by
 * item, as ArduPilot does: a broken upload leaves a mixture behind.
 */
public final class Plans {
  public static final int MISSION = 0;
  public static final int FENCE = 1;
  public static final int RALLY = 2;

  private static final int KINDS = 3;
  private static final int MOST_ITEMS = 724;

  private final List<List<MissionItem>> stored = new ArrayList<>();

  public Plans() {
    for (int kind = 0; kind < KINDS; kind++) {
      stored.add(new ArrayList<>());
    }
  }

  public int size(int kind) {
    return stored.get(kind).size();
  }

  public int capacity() {
    return MOST_ITEMS;
  }

  public MissionItem item(int kind, int seq) {
    return stored.get(kind).get(seq);
  }

  /** The whole plan as it stands. */
  public List<MissionItem> all(int kind) {
    return List.copyOf(stored.get(kind));
  }

  /** Stores at {@code seq}, which must not leave a gap. */
  public void put(int kind, int seq, MissionItem item) {
    List<MissionItem> plan = stored.get(kind);
    if (seq == plan.size()) {
      plan.add(item);
    } else {
      plan.set(seq, item);
    }
  }

  /** Drops everything from {@code size} on. */
  public void truncate(int kind, int size) {
    List<MissionItem> plan = stored.get(kind);
    while (plan.size() > size) {
      plan.remove(plan.size() - 1);
    }
  }

  /** A number that changes with the content and is 0 for an empty plan (home does not count). */
  public long opaqueId(int kind) {
    List<MissionItem> plan = stored.get(kind);
    int first = kind == MISSION ? 1 : 0;
    if (plan.size() <= first) {
      return 0;
    }
    int id = plan.subList(first, plan.size()).hashCode();
    return id == 0 ? 1 : id & 0xffff_ffffL;
  }
}
