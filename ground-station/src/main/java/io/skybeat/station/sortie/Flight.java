package io.skybeat.station.sortie;

import io.skybeat.mavlink.conversation.Conversation;
import java.time.Instant;
import java.util.Optional;

/**
 * What this process knows of a sortie beyond the journal: conversations under way and what is
 * waited for. A restart begins with {@link #resumed}.
 *
 * @param stage what the station does for the sortie now
 * @param since when that began
 * @param dialogue the conversation of the stage
 * @param tries of the stage's conversation so far
 * @param awaited journal position that must be durable before the stage goes on
 * @param order an order to the flying vehicle that is not confirmed yet
 * @param said the last thing that stood in the way, for the reason of an end
 * @param tour what it does beside its route; keeps a state of its own, as conversations do
 * @param heed what it is watched for
 */
record Flight(
    Stage stage,
    Instant since,
    Optional<Conversation<?>> dialogue,
    int tries,
    long awaited,
    Optional<OrderUnderWay> order,
    String said,
    Tour tour,
    Heed heed) {

  /**
   * What a vehicle is watched for beyond its stage.
   *
   * @param blindSince since when the flying vehicle has no position
   * @param lowSince since when it says that its battery is low
   * @param planId the vehicle's own id of the verified plan, 0 when it gives none
   * @param homeward how fast it comes home by its own settings, where it has told them
   */
  record Heed(
      Optional<Instant> blindSince,
      Optional<Instant> lowSince,
      long planId,
      Optional<Homeward> homeward) {
    static final Heed NONE = new Heed(Optional.empty(), Optional.empty(), 0, Optional.empty());
  }

  /** What the station does for a sortie. */
  enum Stage {
    /** Nothing but watching. */
    WATCH,
    /** The vehicle's own settings are read. */
    SETTINGS,
    /** The plan goes aboard and is read back. */
    UPLOAD,
    /** The plan is aboard; the start is waited for. */
    READY,
    /** The decision to arm is on its way to the disk. */
    COMMIT,
    /** Into a mode that can be armed. */
    MODE,
    /** To the mission's first item. */
    REWIND,
    /** Arm. */
    ARM,
    /** Begin the mission. */
    BEGIN,
    /** Armed, mission begun, still on the ground. */
    LIFT,
    /** After a restart: is it armed, is it flying, is it our plan? */
    RESUMED,
    /** The plan aboard is read and compared with the sortie's. */
    RECOGNISE
  }

  /** An order on its way. */
  record OrderUnderWay(
      String order,
      Instant since,
      Optional<Conversation<?>> dialogue,
      String said,
      boolean fellBack) {
    OrderUnderWay with(Optional<Conversation<?>> next, String words) {
      return new OrderUnderWay(order, since, next, words, fellBack);
    }
  }

  static Flight watching(Instant at) {
    return new Flight(
        Stage.WATCH, at, Optional.empty(), 0, 0, Optional.empty(), "", new Tour(at), Heed.NONE);
  }

  static Flight resumed(Instant at) {
    return new Flight(
        Stage.RESUMED, at, Optional.empty(), 0, 0, Optional.empty(), "", new Tour(at), Heed.NONE);
  }

  /** A pilot gave it back: what is aboard is looked at first. */
  static Flight handedBack(Instant at) {
    return new Flight(
        Stage.RESUMED,
        at,
        Optional.empty(),
        0,
        0,
        Optional.empty(),
        "",
        Tour.handedBack(at),
        Heed.NONE);
  }

  Flight at(Stage next, Instant at) {
    return new Flight(next, at, Optional.empty(), 0, 0, order, said, tour, heed);
  }

  Flight with(Optional<Conversation<?>> next) {
    return new Flight(stage, since, next, tries, awaited, order, said, tour, heed);
  }

  Flight tried() {
    return new Flight(stage, since, dialogue, tries + 1, awaited, order, said, tour, heed);
  }

  Flight awaiting(long position) {
    return new Flight(stage, since, dialogue, tries, position, order, said, tour, heed);
  }

  Flight ordered(Optional<OrderUnderWay> next) {
    return new Flight(stage, since, dialogue, tries, awaited, next, said, tour, heed);
  }

  /** The same stage, counted from now. */
  Flight since(Instant at) {
    return new Flight(stage, at, dialogue, tries, awaited, order, said, tour, heed);
  }

  Flight blind(Optional<Instant> nextSince) {
    return heeding(new Heed(nextSince, heed.lowSince(), heed.planId(), heed.homeward()));
  }

  Flight low(Optional<Instant> nextSince) {
    return heeding(new Heed(heed.blindSince(), nextSince, heed.planId(), heed.homeward()));
  }

  Flight holding(long planId) {
    return heeding(new Heed(heed.blindSince(), heed.lowSince(), planId, heed.homeward()));
  }

  Flight reckoning(Homeward next) {
    return heeding(new Heed(heed.blindSince(), heed.lowSince(), heed.planId(), Optional.of(next)));
  }

  private Flight heeding(Heed next) {
    return new Flight(stage, since, dialogue, tries, awaited, order, said, tour, next);
  }

  Flight saying(String words) {
    return new Flight(stage, since, dialogue, tries, awaited, order, words, tour, heed);
  }
}
