package io.skybeat.station.fleet;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * What else a vehicle tells of how it is.
 *
 * @param estimator ESTIMATOR_STATUS_FLAGS of its EKF_STATUS_REPORT or ESTIMATOR_STATUS; empty: it
 *     tells none
 * @param fenceBreached by its FENCE_STATUS
 * @param complaint its last text of the severity "warning" or worse, may be empty
 * @param complainedAt when that was
 * @param armedAt when it was seen to be armed; empty while it is not
 * @param discharge how its pack empties since then
 * @param sparseAt last HIGH_LATENCY2: it is heard over a link that carries little else
 */
public record Fitness(
    OptionalInt estimator,
    boolean fenceBreached,
    String complaint,
    Instant complainedAt,
    Optional<Instant> armedAt,
    Discharge discharge,
    Optional<Instant> sparseAt) {
  public static final Fitness UNKNOWN =
      new Fitness(
          OptionalInt.empty(),
          false,
          "",
          Instant.EPOCH,
          Optional.empty(),
          Discharge.NONE,
          Optional.empty());

  /** ESTIMATOR_POS_HORIZ_ABS and ESTIMATOR_CONST_POS_MODE, the same in both messages. */
  private static final int PLACE_KNOWN = 16;

  private static final int PRETENDS_TO_STAND = 128;

  /** How long a complaint explains anything. */
  private static final Duration COMPLAINT_FRESH = Duration.ofSeconds(45);

  /** An event and the text that tells the same come this close together. */
  private static final Duration DOUBLED = Duration.ofSeconds(3);

  /** HIGH_LATENCY2 comes every 5 s or more. */
  private static final Duration SPARSE_FRESH = Duration.ofSeconds(60);

  Fitness withEstimator(int flags) {
    return new Fitness(
        OptionalInt.of(flags),
        fenceBreached,
        complaint,
        complainedAt,
        armedAt,
        discharge,
        sparseAt);
  }

  Fitness withFence(boolean breached) {
    return new Fitness(estimator, breached, complaint, complainedAt, armedAt, discharge, sparseAt);
  }

  Fitness complaining(String words, Instant at) {
    return new Fitness(estimator, fenceBreached, words, at, armedAt, discharge, sparseAt);
  }

  /** It is armed, or not any more. */
  Fitness armed(boolean now, Instant at) {
    return now == armedAt.isPresent()
        ? this
        : new Fitness(
            estimator,
            now && fenceBreached,
            complaint,
            complainedAt,
            now ? Optional.of(at) : Optional.empty(),
            Discharge.NONE,
            sparseAt);
  }

  /** Its battery tells {@code percent}. */
  Fitness charged(OptionalDouble percent, Instant at) {
    Discharge next = armedAt.isEmpty() ? discharge : discharge.told(percent, at);
    return next == discharge
        ? this
        : new Fitness(estimator, fenceBreached, complaint, complainedAt, armedAt, next, sparseAt);
  }

  Fitness sparse(Instant at) {
    return new Fitness(
        estimator, fenceBreached, complaint, complainedAt, armedAt, discharge, Optional.of(at));
  }

  /** Whether it knows where it is, by its estimator; empty when it tells nothing of that. */
  public Optional<Boolean> placeKnown() {
    return estimator.isEmpty()
        ? Optional.empty()
        : Optional.of(
            (estimator.getAsInt() & PLACE_KNOWN) != 0
                && (estimator.getAsInt() & PRETENDS_TO_STAND) == 0);
  }

  /** Whether an event of this very moment has said what its failsafe is about. */
  boolean knowsBetter(Instant now) {
    return complaint.startsWith("failsafe") && !complainedAt.plus(DOUBLED).isBefore(now);
  }

  /** Its last complaint while it is fresh, else empty. */
  public String complaint(Instant now) {
    return complainedAt.plus(COMPLAINT_FRESH).isBefore(now) ? "" : complaint;
  }

  /** Whether it is heard over a link of high latency. */
  public boolean sparse(Optional<Instant> last, Instant now) {
    return sparseAt.isPresent()
        && sparseAt.get().plus(SPARSE_FRESH).isAfter(now)
        && last.map(heard -> heard.isBefore(sparseAt.get())).orElse(true);
  }
}
