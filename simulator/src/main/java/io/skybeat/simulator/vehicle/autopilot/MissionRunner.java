package io.skybeat.simulator.vehicle.autopilot;

import java.util.Map;
import java.util.TreeMap;

/**
 * The order in which a mission's items run, as ArduPilot has it: one navigation command at a time,
 * beside it, one after another, the commands that stand between it and the navigation command
 * before it. Those not yet done when the navigation command ends are dropped.
 */
public final class MissionRunner {
  /** How far it is. */
  public enum State {
    NOT_STARTED,
    RUNNING,
    STOPPED,
    COMPLETE
  }

  /** Carries the items out. */
  interface Crew {
    /** Begins an item; false for one that this vehicle cannot do, which is passed over. */
    boolean begin(int seq, MissionItem item);

    /** Whether it is done; asked every step after {@link #begin}. */
    boolean finished(MissionItem item, double dtS);
  }

  private static final int NONE = -1;
  private static final int MOST_STEPS = 255;

  private final Personality personality;
  private final Plans plans;
  private final ParameterTable parameters;
  private final Notices notices;
  private final Crew crew;
  private final Map<Integer, Integer> jumpsDone = new TreeMap<>();
  private State state = State.NOT_STARTED;
  private int current;
  // Copies: a new plan that arrives in flight does not change what is being flown.
  private MissionItem navigation;
  private MissionItem beside;
  private boolean flying;
  private int aside = NONE;
  private boolean asideRuns;
  private boolean reached;

  MissionRunner(
      Personality personality, Plans plans, ParameterTable parameters, Notices notices, Crew crew) {
    this.personality = personality;
    this.plans = plans;
    this.parameters = parameters;
    this.notices = notices;
    this.crew = crew;
  }

  public State state() {
    return state;
  }

  /** Whether an item was reached since it was begun. */
  public boolean reachedAny() {
    return reached;
  }

  /** The present navigation command; 0 before the first. */
  public int current() {
    return current;
  }

  boolean empty() {
    return plans.size(Plans.MISSION) < 2;
  }

  /** From the first item on, or from where it was stopped. */
  void startOrResume() {
    boolean anew =
        state == State.COMPLETE
            || parameters.get("MIS_RESTART") > 0
            || (state == State.NOT_STARTED && current == 0)
            || current >= plans.size(Plans.MISSION);
    if (anew) {
      jumpsDone.clear();
      reached = false;
    }
    state = State.RUNNING;
    advance(anew ? 1 : Math.max(1, current));
  }

  void stop() {
    if (state == State.RUNNING) {
      state = State.STOPPED;
      flying = false;
      asideRuns = false;
    }
  }

  /** Back to the first item; what was complete stays so until it is started again. */
  void reset() {
    if (state != State.COMPLETE) {
      state = State.NOT_STARTED;
    }
    current = 0;
    flying = false;
    asideRuns = false;
    notices.currentChanged();
  }

  /** Goes on with {@code seq} at once when it runs, else when it is started. */
  boolean setCurrent(int seq, boolean forgetJumps) {
    if (seq < 0 || seq >= Math.max(1, plans.size(Plans.MISSION))) {
      return false;
    }
    if (forgetJumps) {
      jumpsDone.clear();
    }
    if (state == State.RUNNING) {
      advance(Math.max(1, seq));
      return true;
    }
    // 0 is home: the whole mission anew.
    state = State.NOT_STARTED;
    current = seq;
    notices.currentChanged();
    return true;
  }

  void step(double dtS) {
    if (state != State.RUNNING) {
      return;
    }
    if (flying && crew.finished(navigation, dtS)) {
      notices.reached(current);
      reached = true;
      advance(current + 1);
      return;
    }
    if (asideRuns && crew.finished(beside, dtS)) {
      asideRuns = false;
    }
    if (!asideRuns && aside != NONE) {
      nextAside();
    }
  }

  /** Begins the present navigation command and what stands before it again. */
  void restartCurrent() {
    advance(1);
  }

  /** Whether the present item sends it home. */
  boolean returning() {
    return flying && navigation != null && navigation.command() == MissionItem.RETURN;
  }

  /** The first navigation command's number, 0 for none. */
  int firstNavigation() {
    for (int seq = 1; seq < plans.size(Plans.MISSION); seq++) {
      if (plans.item(Plans.MISSION, seq).navigates()) {
        return plans.item(Plans.MISSION, seq).command();
      }
    }
    return 0;
  }

  /** The navigation command that follows the present one, null for none. */
  MissionItem afterCurrent() {
    for (int seq = current + 1; seq < plans.size(Plans.MISSION); seq++) {
      MissionItem item = plans.item(Plans.MISSION, seq);
      if (item.command() == MissionItem.DO_JUMP) {
        return null;
      }
      if (item.navigates()) {
        return item;
      }
    }
    return null;
  }

  private void advance(int from) {
    flying = false;
    asideRuns = false;
    aside = NONE;
    int seq = from;
    for (int steps = 0; steps < MOST_STEPS; steps++) {
      seq = throughJumps(seq);
      if (seq >= plans.size(Plans.MISSION)) {
        state = State.COMPLETE;
        notices.currentChanged();
        return;
      }
      MissionItem item = plans.item(Plans.MISSION, seq);
      if (!item.navigates()) {
        if (aside == NONE) {
          aside = seq;
          beside = item;
          asideRuns = crew.begin(seq, item);
        }
      } else {
        current = seq;
        navigation = item;
        notices.currentChanged();
        if (crew.begin(seq, item)) {
          flying = true;
          return;
        }
      }
      seq++;
    }
    state = State.COMPLETE;
  }

  /** The next command between the last one aside and the present navigation command. */
  private void nextAside() {
    int seq = throughJumps(aside + 1);
    if (seq >= current || seq >= plans.size(Plans.MISSION)) {
      aside = NONE;
      return;
    }
    MissionItem item = plans.item(Plans.MISSION, seq);
    if (item.navigates()) {
      aside = NONE;
      return;
    }
    aside = seq;
    beside = item;
    asideRuns = crew.begin(seq, item);
  }

  /** Follows DO_JUMPs from {@code seq} to the item that they lead to. */
  private int throughJumps(int seq) {
    int at = seq;
    for (int steps = 0; steps < MOST_STEPS && at < plans.size(Plans.MISSION); steps++) {
      MissionItem item = plans.item(Plans.MISSION, at);
      if (item.command() != MissionItem.DO_JUMP) {
        return at;
      }
      int repeats = (int) item.param2();
      int done = jumpsDone.getOrDefault(at, 0);
      if (repeats < 0 || done < repeats) {
        jumpsDone.put(at, done + 1);
        // Without a home slot everything stands one place later here than on the wire.
        at = Math.max(1, (int) item.param1() + (personality.homeSlot() ? 0 : 1));
      } else {
        at++;
      }
    }
    return at;
  }
}
