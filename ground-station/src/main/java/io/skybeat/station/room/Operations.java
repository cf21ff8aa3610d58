package io.skybeat.station.room;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How the day runs: who is on duty, what may be flown, what is worn, which places wait.
 *
 * @param today the day's count
 * @param pilots the duty roster
 * @param approvals permissions; none where none are asked for
 * @param wear of everything that wears
 * @param places watched ones
 */
public record Operations(
    Today today,
    List<Pilot> pilots,
    List<Approval> approvals,
    List<Item> wear,
    List<Place> places) {
  /** Before anything is known. */
  public static final Operations NONE =
      new Operations(
          new Today("", 0, 0, 0, 0, List.of()), List.of(), List.of(), List.of(), List.of());

  /**
   * The day so far.
   *
   * @param date local
   * @param planned by the timetable, the whole day
   * @param flown to the end
   * @param flying now
   * @param ahead still to come
   * @param excused those not flown to the end
   */
  public record Today(
      String date, int planned, int flown, int flying, int ahead, List<Excused> excused) {}

  /** So many sorties for this reason. */
  public record Excused(String reason, int count) {}

  /**
   * A pilot.
   *
   * @param rostered by the hours of the timetable; empty: it names none
   * @param flying drones in the air under this pilot
   */
  public record Pilot(
      String id,
      String name,
      boolean onDuty,
      Optional<Boolean> rostered,
      int flying,
      int maxDrones) {}

  /**
   * An approval.
   *
   * @param needsConfirmation nobody starts under it before it was confirmed
   * @param against why nobody may start under it now; empty: they may
   */
  public record Approval(
      String number,
      List<String> routes,
      Instant from,
      Instant until,
      boolean needsConfirmation,
      Optional<Instant> confirmedAt,
      boolean revoked,
      String against) {}

  /**
   * Something that wears.
   *
   * @param item its name, such as {@code airframe d1}
   * @param grounded why it stays on the ground; empty: it is fit
   */
  public record Item(
      String item,
      double hours,
      Optional<Double> dueHours,
      int cycles,
      Optional<Integer> dueCycles,
      String grounded,
      Optional<Instant> servicedAt) {}

  /**
   * A watched place.
   *
   * @param seenNow a camera has its middle in the picture
   * @param lastSeenAt empty: not for a day
   * @param longestS longest time without a look today so far, seconds, {@code from} when
   * @param limitS what the timetable allows
   * @param gap what is done about it, while it is left alone for too long; empty: it is not
   */
  public record Place(
      String area,
      boolean seenNow,
      Optional<Instant> lastSeenAt,
      long longestS,
      Instant from,
      Optional<Long> limitS,
      String gap) {}
}
