package io.skybeat.simulator.vehicle.speech;

import io.skybeat.simulator.vehicle.autopilot.MissionItem;
import io.skybeat.simulator.vehicle.autopilot.Plans;
import java.util.ArrayList;
import java.util.List;

/**
 * One plan on its way in: who brings it, how much of it is here. An ArduPilot writes every item
 * where it belongs as it comes; a PX4 keeps them aside until it has all.
 */
final class Reception {
  final Sender uploader;
  final int kind;
  final int count;
  private final Plans plans;
  private final Manners manners;
  private final List<MissionItem> aside = new ArrayList<>();
  private int next;
  private double sinceAskedS;
  private double sinceItemS;

  /**
   * @param count items on the wire
   */
  Reception(Sender uploader, int kind, int count, Plans plans, Manners manners) {
    this.uploader = uploader;
    this.kind = kind;
    this.count = count;
    this.plans = plans;
    this.manners = manners;
    if (!manners.kind().atomic) {
      plans.truncate(kind, kind == Plans.MISSION ? Math.max(1, count) : count);
    }
  }

  /** The item to be asked for, as it is numbered on the wire. */
  int next() {
    return next;
  }

  boolean complete() {
    return next == count;
  }

  void asked() {
    sinceAskedS = 0;
  }

  void step(double dtS) {
    sinceAskedS += dtS;
    sinceItemS += dtS;
  }

  boolean dueToAsk() {
    return sinceAskedS > manners.kind().askAgainS;
  }

  boolean givenUp() {
    return sinceItemS > manners.kind().giveUpS;
  }

  void take(MissionItem item) {
    if (manners.kind().atomic) {
      aside.add(item);
    } else {
      plans.put(kind, next, item);
    }
    next++;
    sinceItemS = 0;
  }

  /** What was kept aside becomes the plan, all at once. */
  void adopt() {
    if (manners.kind().atomic) {
      int first = manners.offset(kind);
      plans.truncate(kind, first);
      for (int i = 0; i < aside.size(); i++) {
        plans.put(kind, first + i, aside.get(i));
      }
    }
  }

  /** The items as they would be held, for a look at the whole before it is taken. */
  List<MissionItem> items() {
    if (manners.kind().atomic) {
      return List.copyOf(aside);
    }
    List<MissionItem> all = new ArrayList<>();
    for (int seq = 0; seq < plans.size(kind); seq++) {
      all.add(plans.item(kind, seq));
    }
    return all;
  }
}
