package io.skybeat.mavlink.conversation;

import io.dronefleet.mavlink.common.Timesync;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Measures how far a vehicle's clock is from ours: a few questions, of which the one answered
 * fastest counts. Answers to other pairs' questions are on every shared link; only an answer that
 * mirrors one of our own moments, in time, is taken.
 */
public final class TimeSync extends Dialogue<TimeSync.Result> {
  /** How it ended. */
  public sealed interface Result {}

  /**
   * The vehicle's clock, which may count from its boot.
   *
   * @param offset vehicle's clock minus ours (ours counts from 1970)
   * @param roundTrip of the best answer; the offset is wrong by at most half of it
   * @param answers how many answers there were
   */
  public record Measured(Duration offset, Duration roundTrip, int answers) implements Result {
    /** When, by our clock, a moment of the vehicle's clock was. */
    public Instant ourTime(Duration vehicleClock) {
      return Instant.EPOCH.plus(vehicleClock).minus(offset);
    }
  }

  /** The vehicle does not answer TIMESYNC. */
  public record NoAnswer() implements Result {}

  private static final int QUESTIONS = 5;
  private static final Duration WAIT = Duration.ofMillis(500);

  private final Parties parties;
  private int asked;
  private int answers;
  private long pendingNanos;
  private long bestOffsetNanos;
  private long bestRoundTripNanos = Long.MAX_VALUE;

  /** Measures the clock of one peer. */
  public TimeSync(Parties parties) {
    this.parties = parties;
  }

  @Override
  public List<Object> start(Instant now) {
    return ask(now);
  }

  @Override
  public List<Object> heard(Instant now, int systemId, int componentId, Object message) {
    if (!underWay()
        || !parties.from(systemId, componentId)
        || !(message instanceof Timesync answer)
        || answer.tc1() == 0
        || answer.ts1() != pendingNanos
        || !parties.meantForUs(answer.targetSystem(), answer.targetComponent())) {
      return List.of();
    }
    long arrived = nanos(now);
    long roundTrip = arrived - pendingNanos;
    answers++;
    if (roundTrip >= 0 && roundTrip < bestRoundTripNanos) {
      bestRoundTripNanos = roundTrip;
      bestOffsetNanos = answer.tc1() - (pendingNanos + roundTrip / 2);
    }
    return next(now);
  }

  @Override
  public List<Object> due(Instant now) {
    return !late(now) ? List.of() : next(now);
  }

  /**
   * The answer to a vehicle's own question; empty when the message is none, or asks somebody else.
   *
   * @param parties who we are, and who asks
   */
  public static Optional<Timesync> answer(Parties parties, Instant now, Timesync question) {
    if (question.tc1() != 0
        || !parties.meantForUs(question.targetSystem(), question.targetComponent())) {
      return Optional.empty();
    }
    return Optional.of(
        Timesync.builder()
            .tc1(nanos(now))
            .ts1(question.ts1())
            .targetSystem(parties.theirSystem())
            .targetComponent(parties.theirComponent())
            .build());
  }

  private List<Object> next(Instant now) {
    if (asked < QUESTIONS) {
      return ask(now);
    }
    end(
        answers == 0
            ? new NoAnswer()
            : new Measured(
                Duration.ofNanos(bestOffsetNanos), Duration.ofNanos(bestRoundTripNanos), answers));
    return List.of();
  }

  private List<Object> ask(Instant now) {
    asked++;
    // Two questions in one nanosecond must differ, or a late answer to the first passes.
    pendingNanos = Math.max(nanos(now), pendingNanos + 1);
    waitUntil(now.plus(WAIT));
    return List.of(
        Timesync.builder()
            .tc1(0)
            .ts1(pendingNanos)
            .targetSystem(parties.theirSystem())
            .targetComponent(parties.theirComponent())
            .build());
  }

  private static long nanos(Instant moment) {
    return moment.getEpochSecond() * 1_000_000_000L + moment.getNano();
  }
}
