package io.skybeat.simulator.day;

import io.skybeat.simulator.fault.Fault;
import io.skybeat.simulator.fault.FaultKind;
import io.skybeat.simulator.fault.FaultKind.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/** How much goes wrong on a day. */
public enum FaultProfile {
  /** Nothing: clean links, whole packs. */
  NONE(0, 0),
  /** A fault with one sortie in four, and a few at the station. */
  MILD(0.25, 1 / 24.0),
  /** Faults with nearly every sortie, often two at once, and a dozen at the station. */
  HARSH(0.9, 1 / 6.0);

  private static final Duration BEFORE = Duration.ofMinutes(2);
  private static final int SPAN_S = 330;

  private final double perSortie;
  private final double stationPerSortie;

  FaultProfile(double perSortie, double stationPerSortie) {
    this.perSortie = perSortie;
    this.stationPerSortie = stationPerSortie;
  }

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The profile of that name; throws IllegalArgumentException that lists the names. */
  static FaultProfile named(String word) {
    for (FaultProfile profile : values()) {
      if (profile.word().equals(word)) {
        return profile;
      }
    }
    throw new IllegalArgumentException("no profile '" + word + "'; there are none, mild, harsh");
  }

  /** The faults of a day: the same seed gives the same ones. */
  List<Fault> draw(long seed, int sorties) {
    SplittableRandom random = new SplittableRandom(seed ^ 0x6661756c74L);
    List<Fault> faults = new ArrayList<>();
    List<FaultKind> onDrones = kinds(true);
    List<FaultKind> onStation = kinds(false);
    for (int sortie = 0; sortie < sorties; sortie++) {
      Instant start = DayFleet.midnight().plus(DayFleet.EVERY.multipliedBy(sortie));
      int drone = 1 + sortie % DayFleet.AIRFRAMES;
      for (double left = perSortie; random.nextDouble() < left; left -= 0.4) {
        faults.add(draw(random, onDrones, start, drone));
      }
      if (random.nextDouble() < stationPerSortie) {
        faults.add(draw(random, onStation, start, 0));
      }
    }
    faults.sort(Comparator.comparing(Fault::from));
    return faults;
  }

  private static List<FaultKind> kinds(boolean ofDrones) {
    List<FaultKind> kinds = new ArrayList<>();
    for (FaultKind kind : FaultKind.values()) {
      if (kind.scope().ofDrone() == ofDrones && kind.playedIn(Stage.DAY)) {
        kinds.add(kind);
      }
    }
    return kinds;
  }

  private static Fault draw(
      SplittableRandom random, List<FaultKind> kinds, Instant start, int drone) {
    FaultKind kind = kinds.get(random.nextInt(kinds.size()));
    Instant from = start.minus(BEFORE).plusMillis(random.nextInt(SPAN_S * 1000));
    Duration lasting = Duration.ofMillis(1000 + random.nextInt(longestMs(kind)));
    return new Fault(kind, from, lasting, drone, strength(random, kind));
  }

  private static int longestMs(FaultKind kind) {
    return switch (kind) {
      case LINK_CUT, HEARTBEAT_STOP, TELEMETRY_STOP -> 180_000;
      case LOSSY_LINK, GARBLED_LINK, FOREIGN_TRAFFIC, STRONG_WIND -> 240_000;
      case GPS_LOSS -> 60_000;
      case DOCK_COVER_STUCK, DOCK_E_STOP, DOCK_SILENT, BROKER_GONE, WEATHER_SILENT -> 300_000;
      case STATION_CRASH -> 90_000;
      case CLOCK_JUMP -> 300_000;
      case NOBODY_ON_DUTY -> 1_500_000;
      default -> 120_000;
    };
  }

  private static double strength(SplittableRandom random, FaultKind kind) {
    double share = random.nextDouble();
    return switch (kind) {
      case LOSSY_LINK -> 0.05 + 0.25 * share;
      case GARBLED_LINK -> 0.01 + 0.2 * share;
      case BATTERY_SAG -> 8 + 40 * share;
      case STRONG_WIND -> 9 + 8 * share;
      case INTRUDER -> 60 + 300 * share;
      case CLOCK_JUMP -> share < 0.5 ? -1 - 60 * share : 1 + 120 * (share - 0.5);
      case MISSION_REFUSED -> 1 + Math.floor(14 * share);
      default -> kind.usualStrength();
    };
  }
}
