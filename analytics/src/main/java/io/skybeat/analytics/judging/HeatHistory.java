package io.skybeat.analytics.judging;

import io.skybeat.analytics.locating.Covariance;
import io.skybeat.analytics.locating.Fix;
import io.skybeat.analytics.locating.FlightErrors;
import io.skybeat.analytics.locating.Fusion;
import io.skybeat.core.sighting.PixelBox;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Optional;

/** One hot spot over time: its hold, its place, how it grows and flickers. Not thread-safe. */
final class HeatHistory {
  private static final double KEPT_S = 30;
  private static final double RECENT_S = 1.5;
  static final double GROWING = 1.3;
  static final double FLICKERING = 0.08;

  /** What shows for a moment only tells nothing. */
  private static final int LOOKS_BEFORE_TOLD = 10;

  /** Where in a flame the look rests is wrong in the same way in every frame. */
  private static final Covariance FOOT = Covariance.round(0.5);

  /** Growth is not told before so long. */
  private static final double GROWTH_AFTER_S = 4;

  /**
   * A vehicle explains it when it did in half of so many looks for vehicles, and in two at least.
   */
  private static final int VEHICLE_LOOKS = 6;

  private static final int LEAST_VEHICLE_LOOKS = 2;

  private record Look(Instant at, double area, double ratio) {}

  final long number;
  final Instant firstSeen;
  final Hold hold;
  private final Fusion fusion = new Fusion(0.98);
  private final Deque<Look> looks = new ArrayDeque<>();
  private final Deque<Boolean> inVehicle = new ArrayDeque<>();
  private Optional<Long> thing = Optional.empty();
  private boolean alive;
  private double extentM;
  Instant lastSeen;
  Instant lastBurning;
  Instant lastClaim;
  PixelBox box;

  HeatHistory(long number, Instant firstSeen, FireJudge.Rules rules) {
    this.number = number;
    this.firstSeen = firstSeen;
    this.lastSeen = firstSeen;
    this.hold = new Hold(rules.held(), rules.ofFrames());
  }

  void see(Instant at, HotSource source, FlightErrors errors) {
    lastSeen = at;
    box = source.box();
    hold.look(source.burning());
    if (source.burning()) {
      lastBurning = at;
    }
    if (source.carrier() != HotSource.Carrier.UNTOLD) {
      inVehicle.addLast(source.carrier() == HotSource.Carrier.VEHICLE);
      if (inVehicle.size() > VEHICLE_LOOKS) {
        inVehicle.removeFirst();
      }
    }
    source.fix().ifPresent(fusion::add);
    double scale = source.metresPerPx() > 0 ? source.metresPerPx() : 1;
    looks.addLast(new Look(at, source.areaPx() * scale * scale, source.ratio()));
    extentM = Math.max(source.box().width(), source.box().height()) * source.metresPerPx();
    while (seconds(looks.getFirst().at, at) > KEPT_S) {
      looks.removeFirst();
    }
    if (source.fix().isPresent() && looks.size() >= LOOKS_BEFORE_TOLD) {
      thing = thing.or(() -> Optional.of(errors.number()));
      errors.see(thing.get(), at, source.fix().get(), heat(at));
    }
  }

  /** Where it stands, by every look at it and all that is known of the drone's errors. */
  Optional<Fix> fix(FlightErrors errors) {
    return thing
        .flatMap(errors::place)
        .or(() -> fusion.fix().map(raw -> errors.estimate().correct(raw).widened(FOOT)));
  }

  private FlightErrors.Heat heat(Instant at) {
    if (!hold.held()) {
      return FlightErrors.Heat.GLOWING;
    }
    alive |= growth() >= GROWING || flicker() >= FLICKERING;
    boolean told = seconds(firstSeen, at) > 2 * GROWTH_AFTER_S;
    return told && !alive ? FlightErrors.Heat.STEADY : FlightErrors.Heat.ALIVE;
  }

  /** Whether it lies in a vehicle that explains it. */
  boolean inVehicle() {
    long hits = inVehicle.stream().filter(in -> in).count();
    return hits >= LEAST_VEHICLE_LOOKS && 2 * hits >= inVehicle.size();
  }

  double ratio() {
    return looks.isEmpty() ? 0 : looks.getLast().ratio;
  }

  /** Longest side of the spot on the ground, metres; 0 when unplaced. */
  double extentM() {
    return extentM;
  }

  /** Hot area now over the hot area at first, medians; 1 before it can be told. */
  double growth() {
    if (looks.isEmpty() || seconds(looks.getFirst().at, looks.getLast().at) < GROWTH_AFTER_S) {
      return 1;
    }
    Instant start = looks.getFirst().at;
    Instant end = looks.getLast().at;
    double first =
        median(
            looks.stream()
                .filter(l -> seconds(start, l.at) <= RECENT_S)
                .mapToDouble(Look::area)
                .toArray());
    double last =
        median(
            looks.stream()
                .filter(l -> seconds(l.at, end) <= RECENT_S)
                .mapToDouble(Look::area)
                .toArray());
    return first <= 0 ? 1 : last / first;
  }

  /** Standard deviation of the hot area over its mean in the last seconds: flames flicker. */
  double flicker() {
    double[] areas =
        looks.stream()
            .filter(l -> seconds(l.at, looks.getLast().at) <= RECENT_S)
            .mapToDouble(Look::area)
            .toArray();
    if (areas.length < 5) {
      return 0;
    }
    double mean = 0;
    for (double area : areas) {
      mean += area / areas.length;
    }
    double variance = 0;
    for (double area : areas) {
      variance += (area - mean) * (area - mean) / areas.length;
    }
    return mean <= 0 ? 0 : StrictMath.sqrt(variance) / mean;
  }

  private static double median(double[] values) {
    if (values.length == 0) {
      return 0;
    }
    Arrays.sort(values);
    int half = values.length / 2;
    return values.length % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
  }

  static double seconds(Instant from, Instant to) {
    return Duration.between(from, to).toNanos() / 1e9;
  }
}
