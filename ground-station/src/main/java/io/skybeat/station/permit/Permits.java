package io.skybeat.station.permit;

import io.skybeat.missions.day.Approval;
import io.skybeat.station.event.Fact;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which approvals were confirmed and which revoked, as the journal has it.
 *
 * @param confirmed when last, by number
 * @param revoked by number; for good: another number is needed
 */
public record Permits(SortedMap<String, Confirmed> confirmed, SortedMap<String, Revoked> revoked) {
  public static final Permits NONE = new Permits(new TreeMap<>(), new TreeMap<>());

  public Permits {
    confirmed = Collections.unmodifiableSortedMap(new TreeMap<>(confirmed));
    revoked = Collections.unmodifiableSortedMap(new TreeMap<>(revoked));
  }

  /** Who confirmed it, when. */
  public record Confirmed(Instant at, String by) {}

  /** Who revoked it, when and why. */
  public record Revoked(Instant at, String by, String reason) {}

  /**
   * Why nobody may fly under {@code approval} from {@code at} to {@code until}; empty: they may.
   */
  public Optional<String> against(Approval approval, Instant at, Instant until) {
    Revoked gone = revoked.get(approval.number());
    if (gone != null) {
      return Optional.of(revokedWords(approval.number(), gone));
    }
    if (at.isBefore(approval.from()) || until.isAfter(approval.until())) {
      return Optional.of("approval " + approval.number() + " holds at another time");
    }
    Confirmed last = confirmed.get(approval.number());
    boolean holds =
        approval.confirm().isEmpty()
            || last != null && !last.at().plus(approval.confirm().get()).isBefore(at);
    return holds
        ? Optional.empty()
        : Optional.of("approval " + approval.number() + " is not confirmed");
  }

  /** Why a flight under approval {@code number} has to end now; empty: it may go on. */
  public Optional<String> endsFlight(String number) {
    return Optional.ofNullable(revoked.get(number)).map(gone -> revokedWords(number, gone));
  }

  private static String revokedWords(String number, Revoked gone) {
    return "approval " + number + " was revoked by " + gone.by() + ": " + gone.reason();
  }

  /** This after a fact. */
  public Permits evolve(Fact fact) {
    if (fact instanceof Fact.ApprovalConfirmed told) {
      SortedMap<String, Confirmed> next = new TreeMap<>(confirmed);
      next.put(told.number(), new Confirmed(told.at(), told.actor().name()));
      return new Permits(next, revoked);
    }
    if (fact instanceof Fact.ApprovalRevoked told) {
      SortedMap<String, Revoked> next = new TreeMap<>(revoked);
      next.putIfAbsent(told.number(), new Revoked(told.at(), told.actor().name(), told.reason()));
      return new Permits(confirmed, next);
    }
    return this;
  }
}
