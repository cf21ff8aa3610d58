package io.skybeat.station.sortie;

import io.skybeat.core.geo.Geodesy;
import io.skybeat.core.geo.LatLon;
import io.skybeat.mavlink.conversation.Conversation;
import io.skybeat.mavlink.conversation.GimbalPointing;
import io.skybeat.mavlink.mode.Conduct;
import io.skybeat.station.event.Actor;
import io.skybeat.station.event.Fact;
import io.skybeat.station.event.Phase;
import io.skybeat.station.fleet.Motion;
import io.skybeat.station.fleet.Vehicle;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Flies a drone off its route: to a place beside what is looked at, there as long as the look
 * lasts, and back to the point where it left its route; or home, where its pack does not carry the
 * rest. Believes what the vehicle shows, not what it acknowledges.
 */
final class Detour {
  static final Actor RULE = Actor.rule("look");
  static final int ATTEMPTS = 4;
  private static final int AIMS = 3;
  private static final double NEAR_M = 8;
  private static final double THERE_M = 6;
  private static final double HEIGHT_M = 4;
  private static final double STANDING_MPS = 1.5;
  private static final double POINTED_DEG = 12;
  private static final double TARGET_MOVED_M = 1;
  private static final double MARGIN_PERCENT = 2;
  private static final Duration PAUSE = Duration.ofSeconds(1);
  static final Duration SHOWS = Duration.ofSeconds(4);
  static final Duration AGAIN = Duration.ofSeconds(3);
  private static final Duration CAMERA_TURNS = Duration.ofSeconds(10);

  private final SortieTerms terms;
  private final Commands commands;
  private final WayBack wayBack;

  Detour(SortieTerms terms, Commands commands, Orders orders) {
    this.terms = terms;
    this.commands = commands;
    this.wayBack = new WayBack(terms, commands, orders, this);
  }

  /** One turn of a sortie in the air that no pilot has in hand. */
  void pursue(Scene scene, Standing station) {
    Tour tour = scene.flight().tour();
    converse(scene, tour);
    Vehicle vehicle = scene.vehicle();
    boolean followed =
        scene.sortie().open()
            && vehicle.linked()
            && vehicle.flying()
            && vehicle.motion().fix().isPresent();
    if (!followed || scene.sortie().phase() == Phase.SILENT) {
      return;
    }
    if (homeward(vehicle)) {
      comesHome(scene, tour);
    } else if (Diversion.under(scene)) {
      return;
    } else if (scene.sortie().left().isEmpty()) {
      stray(scene, tour);
    } else if (scene.flight().order().isEmpty()) {
      if (scene.sortie().cutShort().isPresent()) {
        wayBack.home(scene, tour, scene.sortie().cutShort().get());
      } else if (scene.sortie().look().isPresent()) {
        look(scene, tour, scene.sortie().look().get());
      } else if (!scene.sortie().view().held()) {
        wayBack.back(scene, tour, scene.sortie().left().get(), station);
      }
    }
  }

  /** An order of the station's that came late may send it off its route once more. */
  private static void stray(Scene scene, Tour tour) {
    Vehicle vehicle = scene.vehicle();
    boolean off =
        vehicle.ardupilot()
            && vehicle.condition().mode().conduct() == Conduct.GUIDED
            && tour.maybeOurs(scene.at())
            && scene.flight().order().isEmpty()
            && !scene.sortie().view().held();
    if (tour.strayMs(scene.at(), off) > AGAIN.toMillis() && vehicle.progress().current() >= 1) {
      Motion.Fix fix = vehicle.motion().fix().orElseThrow();
      scene.note(
          new Fact.PatrolLeft(
              scene.at(),
              RULE,
              "an order came late: it is off its route again",
              scene.sortie().id(),
              vehicle.progress().current(),
              fix.where(),
              fix.heightAboveHomeM()));
    }
  }

  private static void converse(Scene scene, Tour tour) {
    tour.flying()
        .ifPresent(
            talk ->
                scene
                    .carryOn(talk)
                    .ifPresent(
                        outcome -> tour.flown(Commands.refusal(outcome).orElse(""), scene.at())));
    tour.aiming()
        .ifPresent(
            talk ->
                scene
                    .carryOn(talk)
                    .ifPresent(
                        outcome -> {
                          if (outcome instanceof GimbalPointing.Failed failed) {
                            tour.unpointed(failed.reason());
                          } else {
                            tour.pointed();
                          }
                        }));
    if (tour.flying().isEmpty()) {
      tour.nextChore();
      tour.flying().ifPresent(talk -> scene.send(talk.start(scene.at())));
    }
  }

  private static boolean homeward(Vehicle vehicle) {
    Conduct conduct = vehicle.condition().mode().conduct();
    return conduct == Conduct.RETURNING || conduct == Conduct.LANDING;
  }

  private void comesHome(Scene scene, Tour tour) {
    if (scene.sortie().look().isPresent()) {
      ends(
          scene,
          scene.machine(),
          scene
              .sortie()
              .cutShort()
              .orElse("the vehicle comes home: mode " + scene.vehicle().condition().mode()),
          "home");
    }
    wayBack.release(scene, tour, Optional.empty());
  }

  // ---- the look

  private void look(Scene scene, Tour tour, Looking look) {
    Vehicle vehicle = scene.vehicle();
    if (tour.away() && vehicle.condition().mode().conduct() == Conduct.MISSION) {
      tour.away(false);
      ends(scene, scene.machine(), "the vehicle flies its mission again by itself", "resume");
      return;
    }
    tour.away(tour.away() || holds(vehicle));
    Optional<String> low = low(scene);
    if (low.isPresent()) {
      ends(scene, RULE, low.get(), "home");
    } else if (!scene.at().isBefore(look.until())) {
      over(scene, RULE, look.follows() ? "the target was not marked again" : "its time is up");
    } else if (tour.tries() > ATTEMPTS && !holds(vehicle)) {
      over(scene, RULE, "the vehicle does not fly there" + said(tour));
    } else {
      tour.heads(look.beside(), look.via());
      fly(scene, tour, look.heightM(), look.follows());
      aim(scene, tour, look.target());
      there(scene, tour, look);
    }
  }

  /** Why it must go home now, by its pack. */
  Optional<String> low(Scene scene) {
    Optional<Endurance> endurance = endurance(scene);
    OptionalDouble left = scene.vehicle().condition().battery().remainingPercent();
    if (endurance.isEmpty() || left.isEmpty()) {
      return left.isEmpty() ? Optional.of("battery not reported") : Optional.empty();
    }
    double needed = endurance.get().homePercent() + MARGIN_PERCENT;
    return left.getAsDouble() >= needed
        ? Optional.empty()
        : Optional.of(
            String.format(
                Locale.ROOT,
                "battery %.0f %%: the way home and the reserve need %.0f",
                left.getAsDouble(),
                needed));
  }

  private Optional<Endurance> endurance(Scene scene) {
    return terms
        .plan(scene.sortie())
        .map(plan -> new Endurance(terms.look().power(), plan, scene.vehicle()));
  }

  /** Ends the look: back to the route where the pack carries the rest of it, else home. */
  void over(Scene scene, Actor actor, String why) {
    OptionalDouble left = scene.vehicle().condition().battery().remainingPercent();
    Optional<Endurance> endurance = endurance(scene);
    double needed =
        endurance.isEmpty() || scene.sortie().left().isEmpty()
            ? Double.POSITIVE_INFINITY
            : endurance.get().restPercent(scene.sortie().left().get());
    if (left.isEmpty() || Double.isInfinite(needed)) {
      ends(scene, actor, why + "; battery not reported", "home");
    } else {
      boolean carries = left.getAsDouble() >= needed;
      ends(
          scene,
          actor,
          String.format(
              Locale.ROOT,
              "%s; battery %.0f %%, the rest of the route needs %.0f",
              why,
              left.getAsDouble(),
              needed),
          carries ? "resume" : "home");
    }
  }

  /** Ends the look: it comes home. */
  void goesHome(Scene scene, Actor actor, String why) {
    ends(scene, actor, why, "home");
  }

  private static void ends(Scene scene, Actor actor, String why, String then) {
    scene.note(new Fact.LookEnded(scene.at(), actor, why, scene.sortie().id(), then));
    scene.flight().tour().freshly();
    if (then.equals("resume") && scene.sortie().phase() == Phase.LOOKING) {
      scene.phase(Phase.PATROLLING, RULE, "goes back to its route");
    }
  }

  private void there(Scene scene, Tour tour, Looking look) {
    Motion.Fix fix = scene.vehicle().motion().fix().orElseThrow();
    boolean arrived =
        tour.last()
            && Geodesy.distanceM(fix.where(), look.beside()) <= THERE_M
            && Math.abs(fix.heightAboveHomeM() - look.heightM()) <= HEIGHT_M
            && fix.velocityMps().horizontal() <= STANDING_MPS;
    if (!arrived || scene.sortie().phase() == Phase.LOOKING) {
      return;
    }
    boolean waited = tour.arrivedAt(scene.at()).plus(CAMERA_TURNS).isBefore(scene.at());
    boolean pointed = tour.hasPointed() && onTarget(scene.vehicle(), look);
    if (pointed || waited) {
      double besideM = Geodesy.distanceM(fix.where(), look.target());
      scene.phase(
          Phase.LOOKING,
          RULE,
          pointed
              ? String.format(Locale.ROOT, "stands %.0f m beside it with the camera on it", besideM)
              : String.format(
                  Locale.ROOT,
                  "stands %.0f m beside it; the camera is not known to be on it%s",
                  besideM,
                  tour.aimSaid().isEmpty() ? "" : ": " + tour.aimSaid()));
    }
  }

  /** Where the camera points by its own report, against where the target is from here. */
  private static boolean onTarget(Vehicle vehicle, Looking look) {
    if (vehicle.motion().gimbal().isEmpty()) {
      return false;
    }
    Motion.Fix fix = vehicle.motion().fix().orElseThrow();
    double awayM = Geodesy.distanceM(fix.where(), look.target());
    double yawDeg = Geodesy.bearingDeg(fix.where(), look.target());
    double pitchDeg =
        -StrictMath.toDegrees(StrictMath.atan2(fix.heightAboveHomeM(), Math.max(1, awayM)));
    Motion.Gimbal gimbal = vehicle.motion().gimbal().get();
    return Math.abs(Geodesy.wrap180(gimbal.attitude().yawDeg() - yawDeg)) <= POINTED_DEG
        && Math.abs(gimbal.attitude().pitchDeg() - pitchDeg) <= POINTED_DEG;
  }

  private void aim(Scene scene, Tour tour, LatLon target) {
    boolean there = tour.aimedAt(target, TARGET_MOVED_M) && tour.hasPointed();
    boolean tired = tour.aimedAt(target, TARGET_MOVED_M) && tour.aims() >= AIMS;
    if (!there && !tired && tour.aimable(scene.at(), PAUSE)) {
      GimbalPointing talk = commands.lookAt(scene.vehicle(), target, tour.controls());
      scene.send(talk.start(scene.at()));
      tour.aims(talk, target, scene.at());
    }
  }

  // ---- on the way

  /** True while it is in the mode in which it goes where the station says. */
  static boolean holds(Vehicle vehicle) {
    Conduct conduct = vehicle.condition().mode().conduct();
    return vehicle.ardupilot()
        ? conduct == Conduct.GUIDED
        : conduct.staysPut() && vehicle.condition().mode().conduct() != Conduct.MISSION;
  }

  /** Sends it to the next point of its way, and again while it does not show that it goes. */
  void fly(Scene scene, Tour tour, double heightM, boolean slowly) {
    Vehicle vehicle = scene.vehicle();
    LatLon here = vehicle.motion().fix().orElseThrow().where();
    LatLon next = tour.next(here, NEAR_M);
    double speedMps = -1;
    if (slowly && tour.last()) {
      speedMps = terms.look().followMps();
      next = within(here, next, 2 * speedMps);
    }
    boolean asked = tour.asked(next);
    Duration pause =
        asked ? (tour.said().isEmpty() ? SHOWS : AGAIN) : slowly ? PAUSE.multipliedBy(2) : PAUSE;
    // One whose answers are lost does it all the same: its own motion tells.
    boolean goes =
        vehicle.motion().fix().orElseThrow().velocityMps().horizontal() > STANDING_MPS
            || Geodesy.distanceM(here, next) <= THERE_M;
    boolean due = !asked || !holds(vehicle) || !tour.said().isEmpty() && !goes;
    if (due && tour.idle() && tour.quietFor(scene.at(), pause)) {
      Conversation<?> talk = commands.reposition(vehicle, next, heightM, speedMps);
      scene.send(talk.start(scene.at()));
      tour.flies(talk, next, scene.at());
    }
  }

  /** A point on the way from one place to another, at most so far. */
  private static LatLon within(LatLon from, LatLon to, double mostM) {
    double awayM = Geodesy.distanceM(from, to);
    return awayM <= Math.max(mostM, THERE_M)
        ? to
        : Geodesy.along(from, Geodesy.bearingDeg(from, to), mostM);
  }

  static String said(Tour tour) {
    return tour.said().isEmpty() ? "" : " (" + tour.said() + ")";
  }
}
