package io.skybeat.analytics.tracking;

import io.skybeat.analytics.judging.GroundPerson;
import io.skybeat.analytics.judging.PersonsOnGround;
import io.skybeat.analytics.locating.ErrorBudget;
import io.skybeat.analytics.locating.Locator;
import io.skybeat.analytics.locating.Pixel;
import io.skybeat.analytics.locating.PoseHistory;
import io.skybeat.analytics.locating.Projection;
import io.skybeat.core.flight.CameraAttitude;
import io.skybeat.core.flight.DroneId;
import io.skybeat.core.flight.Pose;
import io.skybeat.core.geo.Enu;
import io.skybeat.core.geo.LatLon;
import io.skybeat.core.geo.LocalFrame;
import io.skybeat.core.sighting.Lens;
import io.skybeat.core.sighting.PixelBox;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * A drone at 30 m that flies past people, turning its camera to and fro: who is in its picture is
 * drawn from true poses, with misses, hidden people and boxes that are a little off; the tracker is
 * told what the poses on the wire make of it. All is drawn from one seed.
 */
final class PanningDrone {
  /**
   * What the drone does and how well it sees.
   *
   * @param yawDps rate of the turn, to and fro
   * @param swingDeg to each side of north
   * @param everyMs one frame in so many milliseconds is looked at
   * @param missShare persons not found though they are seen
   * @param hiddenEveryS a person is hidden once in so many seconds, 0: never
   * @param hiddenS for so long
   * @param boxSigmaPx jitter of a box's edges
   * @param yawSigmaDeg jitter of the reported heading, from one pose to the next
   * @param lateMs the pose's clock is behind the frame's
   */
  record Terms(
      double yawDps,
      double swingDeg,
      int everyMs,
      double missShare,
      double hiddenEveryS,
      double hiddenS,
      double boxSigmaPx,
      double yawSigmaDeg,
      int lateMs) {}

  /**
   * What came of it.
   *
   * @param persons who were followed
   * @param shown detections that the tracker was given
   * @param switches times that a person's number changed
   * @param swapped of those, times that the new number had been another person's
   * @param velocityErrorsMps of every sure velocity, its distance from the true one
   */
  record Result(
      int persons, int shown, int switches, int swapped, List<Double> velocityErrorsMps) {}

  private static final Instant T0 = Instant.parse("2026-11-22T12:00:00Z");
  private static final LatLon HOME = new LatLon(30.5, 114.3);
  private static final LocalFrame FRAME = new LocalFrame(HOME);
  private static final Lens LENS = Lens.pinhole(45, 1280, 720);
  private static final double PITCH_DEG = -35;
  private static final double SURE_MPS = 0.5;
  private static final int POSE_MS = 100;

  private record Person(Enu from, Enu velocity, double phaseS) {
    Enu at(double s) {
      // Nobody walks like on rails.
      double sway = 0.12 * StrictMath.sin(2.1 * (s + phaseS));
      return from.plus(velocity.times(s)).plus(new Enu(sway, -sway, 0));
    }
  }

  private final Terms terms;
  private final SplittableRandom random;
  private final List<Person> persons = new ArrayList<>();
  private final PoseHistory poses = new PoseHistory();

  PanningDrone(Terms terms, long seed, int crowd) {
    this.terms = terms;
    this.random = new SplittableRandom(seed);
    for (int i = 0; i < crowd; i++) {
      // Lanes against each other, and some who stand between them.
      boolean stands = i % 6 == 5;
      double speed = stands ? 0 : 1.3 + 0.1 * random.nextGaussian();
      Enu velocity = new Enu(i / 6 % 2 == 0 ? speed : -speed, 0.03 * random.nextGaussian(), 0);
      double east = (i % 6 - 2.5) * 4 + random.nextDouble() - velocity.east() * 6;
      persons.add(
          new Person(
              new Enu(east, 36 + 1.8 * (i / 6) + (stands ? 0.9 : 0) + 0.3 * random.nextDouble(), 0),
              velocity,
              3 * random.nextDouble()));
    }
  }

  /** Flies for so long. */
  Result fly(double seconds) {
    pose(-2 * POSE_MS);
    Tracker tracker = new Tracker(TrackingRules.WALKERS);
    Locator locator = new Locator(FRAME, LENS, ErrorBudget.DEFAULT);
    long[] numbers = new long[persons.size()];
    double[] hiddenUntilS = new double[persons.size()];
    List<Integer> holders = new ArrayList<>();
    List<Double> errors = new ArrayList<>();
    int shown = 0;
    int switches = 0;
    int swapped = 0;
    int posedMs = -POSE_MS;
    for (int ms = 0; ms < seconds * 1000; ms += terms.everyMs()) {
      for (; posedMs < ms + 2 * POSE_MS; posedMs += POSE_MS) {
        pose(posedMs);
      }
      Projection truth = truth(ms / 1000.0);
      Projection told =
          locator.projection(poses.at(T0.plusMillis(ms)).pose().orElseThrow(), 1280, 720);
      List<Observation> seen = new ArrayList<>();
      List<Integer> who = new ArrayList<>();
      for (int i = 0; i < persons.size(); i++) {
        double share = terms.hiddenEveryS() > 0 ? terms.everyMs() / 1e3 / terms.hiddenEveryS() : 0;
        if (random.nextDouble() < share) {
          hiddenUntilS[i] = ms / 1e3 + terms.hiddenS();
        }
        boolean hidden = hiddenUntilS[i] > ms / 1e3 || random.nextDouble() < terms.missShare();
        Optional<GroundPerson> found = found(persons.get(i).at(ms / 1e3), truth, told);
        if (!hidden && found.isPresent()) {
          GroundPerson one = found.get();
          seen.add(new Observation(one.where(), 1, one.box(), one.score()));
          who.add(i);
        }
      }
      List<Track> tracks =
          tracker.update(
              T0.plusMillis(ms), seen, at -> told.pixel(at).filter(told::inImage).isPresent());
      for (int i = 0; i < tracks.size(); i++) {
        Track track = tracks.get(i);
        int person = who.get(i);
        while (holders.size() <= track.id()) {
          holders.add(-1);
        }
        if (numbers[person] != 0 && numbers[person] != track.id()) {
          switches++;
          swapped += holders.get((int) track.id()) >= 0 ? 1 : 0;
        }
        holders.set((int) track.id(), person);
        numbers[person] = track.id();
        shown++;
        if (track.spread().speedSigma() <= SURE_MPS) {
          errors.add(track.velocity().minus(persons.get(person).velocity()).length());
        }
      }
    }
    return new Result(persons.size(), shown, switches, swapped, errors);
  }

  private double yawDeg(double s) {
    double turn = 4 * terms.swingDeg() / terms.yawDps();
    double part = s / turn - Math.floor(s / turn);
    double wave = part < 0.25 ? 4 * part : part < 0.75 ? 2 - 4 * part : 4 * part - 4;
    return terms.swingDeg() * wave;
  }

  private static Enu eye(double s) {
    return new Enu(0.8 * s - 6, 0, 30);
  }

  private void pose(int ms) {
    double s = (ms - terms.lateMs()) / 1000.0;
    Enu eye = eye(s);
    poses.add(
        new Pose(
            new DroneId("d1"),
            T0.plusMillis(ms),
            FRAME.toLatLon(new Enu(eye.east(), eye.north(), 0)),
            80,
            30,
            0,
            0,
            0,
            new Enu(0.8, 0, 0),
            Optional.of(
                new CameraAttitude(
                    yawDeg(s) + terms.yawSigmaDeg() * random.nextGaussian(), PITCH_DEG, 0)),
            1.5,
            3));
  }

  private Projection truth(double s) {
    return new Projection(LENS, 1280, 720, eye(s), new CameraAttitude(yawDeg(s), PITCH_DEG, 0));
  }

  /** The person's box in the true picture, put on the ground by the pose that was told. */
  private Optional<GroundPerson> found(Enu where, Projection truth, Projection told) {
    Optional<Pixel> foot = truth.pixel(where);
    Optional<Pixel> head = truth.pixel(where.plus(new Enu(0, 0, 1.7)));
    if (foot.isEmpty() || head.isEmpty() || !truth.inImage(foot.get())) {
      return Optional.empty();
    }
    if (!truth.inImage(head.get())) {
      return Optional.empty();
    }
    double noise = terms.boxSigmaPx();
    double top = head.get().y() + noise * random.nextGaussian();
    double bottom = foot.get().y() + noise * random.nextGaussian();
    double middle = (foot.get().x() + head.get().x()) / 2 + noise * random.nextGaussian();
    double width = (bottom - top) / 2.6;
    PixelBox box = new PixelBox(middle - width / 2, top, width, bottom - top);
    return PersonsOnGround.place(told, 8, List.of(new PersonsOnGround.Seen(box, 0.8))).stream()
        .findFirst();
  }
}
