package io.skybeat.missions.check;

import io.skybeat.core.geo.Enu;
import io.skybeat.core.geo.LatLon;
import io.skybeat.core.geo.LocalFrame;
import io.skybeat.missions.check.Leg.Kind;
import io.skybeat.missions.plan.Plan;
import io.skybeat.missions.plan.PlanItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Carries a plan out on paper, item after item, as a copter would. */
final class FlightTrace {
  /** Highest number of a command that moves the vehicle, in MAV_CMD's own order. */
  private static final int LAST_NAV = 95;

  private static final int DO_SET_ROI_WPNEXT_OFFSET = 196;
  private static final int MAX_STEPS = 20_000;
  private static final int CIRCLE_POINTS = 36;

  /** A leg over ground is cut at this, so that it follows the terrain where its frame says so. */
  private static final double TERRAIN_STEP_M = 20;

  private final Plan plan;
  private final Optional<Terrain> terrain;
  private final Limits.Homeward homeward;
  private final LocalFrame frame;
  private final double homeAmslM;
  private final List<Leg> legs = new ArrayList<>();
  private final List<Violation> faults = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private final int[] jumpsLeft;

  private Enu here = Enu.ZERO;
  private String hereName = "home";
  private double speedMps;

  /** How it arrived, see {@link SplineLeg}, over ground or over home; nothing where it stopped. */
  private Enu arrived = Enu.ZERO;

  private boolean arrivedOverGround;
  private Gaze gaze = Gaze.UNKNOWN;
  private boolean tookOff;
  private boolean ended;

  private FlightTrace(Plan plan, LatLon home, Optional<Terrain> terrain, Limits.Homeward homeward) {
    this.plan = plan;
    this.terrain = terrain;
    this.homeward = homeward;
    this.frame = new LocalFrame(home);
    this.speedMps = Math.max(0.1, plan.cruiseSpeedMps());
    OptionalDouble ground =
        terrain.map(shape -> shape.elevationM(home)).orElse(OptionalDouble.empty());
    this.homeAmslM = ground.orElse(plan.homeAltitudeAmslM());
    if (ground.isPresent() && Math.abs(ground.getAsDouble() - plan.homeAltitudeAmslM()) > 10) {
      notes.add(
          "the plan puts home at "
              + Words.metres(plan.homeAltitudeAmslM())
              + ", the terrain at "
              + Words.metres(homeAmslM)
              + "; the terrain's is taken");
    }
    if (!plan.rally().isEmpty()) {
      notes.add(
          "with rally points an ArduPilot returns to the nearest of them; the ways there are"
              + " checked too");
    }
    this.jumpsLeft = new int[plan.items().size()];
    for (int i = 0; i < jumpsLeft.length; i++) {
      PlanItem item = plan.items().get(i);
      jumpsLeft[i] = item.command() == PlanItem.DO_JUMP ? (int) item.param(2) : 0;
    }
  }

  static Flight of(Plan plan, LatLon home, Optional<Terrain> terrain, Limits.Homeward homeward) {
    FlightTrace trace = new FlightTrace(plan, home, terrain, homeward);
    trace.fly();
    return new Flight(trace.frame, trace.homeAmslM, trace.legs, trace.faults, trace.notes);
  }

  private void fly() {
    int steps = 0;
    for (int at = 0; at < plan.items().size() && !ended; ) {
      if (++steps > MAX_STEPS) {
        fault(at, "ending", "jumps go round more than " + MAX_STEPS + " items", "an end");
        return;
      }
      PlanItem item = plan.items().get(at);
      if (item.command() == PlanItem.DO_JUMP) {
        at = jump(at, item);
      } else {
        step(at, item);
        at++;
      }
    }
    if (!tookOff) {
      faults.add(new Violation("plan", "take-off", "no take-off item", "one is needed"));
    }
    if (!ended) {
      faults.add(new Violation("plan", "ending", "neither return nor landing", "one is needed"));
    }
  }

  private int jump(int at, PlanItem item) {
    double target = item.param(1);
    if (!(target >= 0 && target < plan.items().size())) {
      fault(at, "jump", "goes to item " + (target + 1), "an item of this plan");
      return at + 1;
    }
    if (item.param(2) < 0) {
      fault(at, "ending", "jumps for ever", "a number of jumps");
      return at + 1;
    }
    return jumpsLeft[at]-- > 0 ? (int) target : at + 1;
  }

  private void step(int at, PlanItem item) {
    switch (item.command()) {
      case PlanItem.NAV_TAKEOFF -> takeOff(at, item);
      case PlanItem.NAV_WAYPOINT, PlanItem.NAV_SPLINE_WAYPOINT, PlanItem.NAV_LOITER_TIME ->
          move(at, item, finite(item.param(1)));
      case PlanItem.NAV_LOITER_TURNS -> circle(at, item);
      case PlanItem.NAV_LOITER_UNLIM -> {
        move(at, item, 0);
        fault(at, "ending", "loiters for ever", "NAV_LOITER_TIME with seconds");
      }
      case PlanItem.NAV_LAND -> land(at, item);
      case PlanItem.NAV_RETURN_TO_LAUNCH -> comeHome();
      case PlanItem.NAV_DELAY, PlanItem.CONDITION_DELAY -> hold(at, finite(item.param(1)));
      case PlanItem.DO_CHANGE_SPEED -> {
        if (item.param(2) > 0) {
          speedMps = item.param(2);
        }
      }
      default -> look(at, item);
    }
  }

  private void look(int at, PlanItem item) {
    switch (item.command()) {
      case PlanItem.DO_SET_ROI_LOCATION, PlanItem.DO_SET_ROI -> {
        if (item.positional()) {
          // The camera looks at the ground there, or at the height that the item names.
          Enu ground = frame.toEnu(item.where().orElseThrow());
          double heightM = item.relativeAltitude() ? finite(item.param(7)) : groundM(ground);
          gaze = Gaze.at(new Enu(ground.east(), ground.north(), heightM));
        }
      }
      case PlanItem.DO_SET_ROI_NONE, DO_SET_ROI_WPNEXT_OFFSET -> gaze = Gaze.UNKNOWN;
      case PlanItem.DO_MOUNT_CONTROL ->
          gaze = new Gaze(Optional.empty(), finite(item.param(1)), finite(item.param(3)), false);
      case PlanItem.DO_GIMBAL_MANAGER_PITCHYAW ->
          gaze =
              new Gaze(
                  Optional.empty(),
                  finite(item.param(1)),
                  finite(item.param(2)),
                  ((int) finite(item.param(5)) & 16) != 0);
      default -> {
        if (item.command() <= LAST_NAV) {
          fault(at, "movement", "command " + item.command(), "one that the check can follow");
        }
      }
    }
  }

  private void takeOff(int at, PlanItem item) {
    tookOff = true;
    double topM = finite(item.param(7)) - (item.relativeAltitude() ? 0 : homeAmslM);
    Enu top = new Enu(here.east(), here.north(), topM);
    add("climb at " + hereName, Kind.TAKE_OFF, List.of(here, top), 0);
    Optional<Enu> place = item.where().map(frame::toEnu);
    if (place.isPresent() && place.get().minus(here).horizontal() > 1) {
      Enu there = new Enu(place.get().east(), place.get().north(), topM);
      String name = "leg " + hereName + " to item " + (at + 1);
      here = top;
      add(name, Kind.TRANSIT, List.of(top, there), 0);
      here = there;
    } else {
      here = top;
    }
    hereName = "item " + (at + 1);
  }

  private void move(int at, PlanItem item, double holdS) {
    if (!item.positional() && !item.global()) {
      fault(at, "movement", "frame " + item.frame(), "a frame on the globe");
      return;
    }
    // Latitude and longitude 0 mean: where the vehicle is.
    Enu place = item.where().map(frame::toEnu).orElse(here);
    double heightM = heightM(item, place);
    String name = "item " + (at + 1);
    Enu to = new Enu(place.east(), place.north(), heightM);
    List<Enu> points = new ArrayList<>();
    points.add(here);
    Enu arriving = holdS > 0 ? Enu.ZERO : flat(to, item).minus(flat(here, item));
    if (item.command() == PlanItem.NAV_SPLINE_WAYPOINT) {
      notes.add(name + ": the spline is checked as an ArduCopter flies it; a PX4 has none");
      arriving = holdS > 0 ? Enu.ZERO : towardsNext(at, item, to);
      Enu leaving = arrivedOverGround == item.terrainAltitude() ? arrived : Enu.ZERO;
      for (Enu point :
          new SplineLeg(flat(here, item), leaving, flat(to, item), arriving).points()) {
        points.add(item.terrainAltitude() ? raised(point) : point);
      }
    } else {
      if (item.terrainAltitude() && terrain.isPresent()) {
        overGround(here, to, points);
      }
      points.add(to);
    }
    add("leg " + hereName + " to " + name, Kind.TRANSIT, points, holdS);
    here = to;
    hereName = name;
    arrived = arriving;
    arrivedOverGround = item.terrainAltitude();
  }

  /** As the item counts height: over the ground beneath, or over home. */
  private Enu flat(Enu place, PlanItem item) {
    return item.terrainAltitude()
        ? new Enu(place.east(), place.north(), place.up() - groundM(place))
        : place;
  }

  private Enu raised(Enu overGround) {
    return new Enu(overGround.east(), overGround.north(), overGround.up() + groundM(overGround));
  }

  /** How it arrives at spline {@code item}, which is {@code to}, by what it flies to next. */
  private Enu towardsNext(int at, PlanItem item, Enu to) {
    int next = at + 1;
    for (int steps = 0; next < plan.items().size(); steps++) {
      PlanItem one = plan.items().get(next);
      if (one.command() == PlanItem.DO_JUMP && steps < plan.items().size()) {
        boolean jumps = jumpsLeft[next] > 0 && one.param(1) >= 0;
        next = jumps ? (int) Math.min(one.param(1), plan.items().size()) : next + 1;
      } else if (one.command() > LAST_NAV) {
        next++;
      } else if (!one.global() || one.where().isEmpty()) {
        return Enu.ZERO;
      } else {
        Enu place = frame.toEnu(one.where().get());
        Enu there = new Enu(place.east(), place.north(), heightM(one, place));
        if (one.terrainAltitude() != item.terrainAltitude()) {
          return Enu.ZERO;
        }
        Enu from = one.command() == PlanItem.NAV_SPLINE_WAYPOINT ? here : to;
        return flat(there, item).minus(flat(from, item));
      }
    }
    return Enu.ZERO;
  }

  /** Points between, so high over the ground as the ends are in proportion. */
  private void overGround(Enu from, Enu to, List<Enu> into) {
    int parts = (int) Math.ceil(to.minus(from).horizontal() / TERRAIN_STEP_M);
    double fromM = from.up() - groundM(from);
    double toM = to.up() - groundM(to);
    for (int i = 1; i < parts; i++) {
      double share = (double) i / parts;
      Enu flat = from.plus(to.minus(from).times(share));
      double heightM = groundM(flat) + fromM + (toM - fromM) * share;
      into.add(new Enu(flat.east(), flat.north(), heightM));
    }
  }

  private void circle(int at, PlanItem item) {
    double radiusM = Math.abs(finite(item.param(3)));
    int turns = (int) Math.min(100, Math.ceil(Math.max(0, finite(item.param(1)))));
    if (!item.positional() || radiusM == 0 || turns == 0) {
      move(at, item, 0);
      return;
    }
    Enu place = frame.toEnu(item.where().orElseThrow());
    Enu centre = new Enu(place.east(), place.north(), heightM(item, place));
    Enu towards = new Enu(here.east() - centre.east(), here.north() - centre.north(), 0).unit();
    double start = StrictMath.atan2(towards.east(), towards.north());
    List<Enu> points = new ArrayList<>();
    points.add(here);
    for (int i = 0; i <= CIRCLE_POINTS * turns; i++) {
      double angle = start + 2 * Math.PI * i / CIRCLE_POINTS * (item.param(3) < 0 ? -1 : 1);
      points.add(
          centre.plus(
              new Enu(radiusM * StrictMath.sin(angle), radiusM * StrictMath.cos(angle), 0)));
    }
    String name = "item " + (at + 1);
    add("leg " + hereName + " to " + name, Kind.TRANSIT, points, 0);
    here = points.get(points.size() - 1);
    hereName = name;
  }

  private void hold(int at, double holdS) {
    add("hold at item " + (at + 1), Kind.TRANSIT, List.of(here, here), holdS);
  }

  private void land(int at, PlanItem item) {
    Optional<Enu> place = item.where().map(frame::toEnu);
    if (place.isPresent() && place.get().minus(here).horizontal() > 1) {
      Enu above = new Enu(place.get().east(), place.get().north(), here.up());
      add("leg " + hereName + " to item " + (at + 1), Kind.TRANSIT, List.of(here, above), 0);
      here = above;
      hereName = "item " + (at + 1);
    }
    touchDown("landing at item " + (at + 1));
  }

  private void comeHome() {
    Enu top = new Enu(here.east(), here.north(), Math.max(here.up(), homeward.heightM()));
    List<Enu> points = new ArrayList<>();
    points.add(here);
    if (top.up() > here.up()) {
      points.add(top);
    }
    points.add(new Enu(0, 0, top.up()));
    speedMps = Math.min(speedMps, homeward.speedMps());
    add("leg " + hereName + " to home", Kind.TRANSIT, points, 0);
    here = new Enu(0, 0, top.up());
    touchDown("landing at home");
  }

  private void touchDown(String name) {
    Enu ground = new Enu(here.east(), here.north(), groundM(here));
    add(name, Kind.LANDING, List.of(here, ground), 0);
    here = ground;
    ended = true;
  }

  private void add(String name, Kind kind, List<Enu> points, double holdS) {
    arrived = Enu.ZERO;
    legs.add(new Leg(name, kind, points, speedMps, holdS, gaze));
  }

  /** Of an item at {@code place}, above home. */
  private double heightM(PlanItem item, Enu place) {
    double valueM = Double.isNaN(item.param(7)) ? here.up() : item.param(7);
    if (item.terrainAltitude()) {
      return groundM(place) + valueM;
    }
    return item.relativeAltitude() ? valueM : valueM - homeAmslM;
  }

  /** Ground at {@code place} above home; home's level where no terrain says otherwise. */
  private double groundM(Enu place) {
    return terrain
        .map(shape -> shape.elevationM(frame.toLatLon(place)))
        .filter(OptionalDouble::isPresent)
        .map(ground -> ground.getAsDouble() - homeAmslM)
        .orElse(0.0);
  }

  private void fault(int at, String rule, String figure, String limit) {
    faults.add(new Violation("item " + (at + 1), rule, figure, limit));
  }

  private static double finite(double value) {
    return Double.isFinite(value) ? value : 0;
  }
}
