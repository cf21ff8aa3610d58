package io.skybeat.mavlink.conversation;

import io.dronefleet.mavlink.common.CommandAck;
import io.dronefleet.mavlink.common.CommandLong;
import io.dronefleet.mavlink.common.MavCmd;
import io.dronefleet.mavlink.common.MavResult;
import io.dronefleet.mavlink.common.MavSeverity;
import io.dronefleet.mavlink.common.Statustext;
import io.dronefleet.mavlink.util.EnumValue;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Answers a vehicle that asks whether it may arm: a second lock behind the station's own gate. It
 * is told that the answer is under way, then yes for a while or no with the reason; no decision in
 * time is a no. The fields are those of PX4 and its guide: validity in seconds and detail in
 * result_param2, the reason in progress; the text in common.xml has them the other way round.
 */
public final class ArmAuthorisation {
  /** Why not. */
  public enum Reason {
    GENERIC,
    NONE,
    INVALID_WAYPOINT,
    TIMEOUT,
    AIRSPACE_IN_USE,
    BAD_WEATHER
  }

  private static final int REQUEST = 3001;
  private static final Duration DECIDE_WITHIN = Duration.ofSeconds(8);
  private static final int TEXT = 50;

  private final Parties parties;
  private Instant askedAt;
  private CommandAck given;
  private Instant validUntil;

  /** Authoriser to one vehicle. */
  public ArmAuthorisation(Parties parties) {
    this.parties = parties;
  }

  /** Whether a request waits for a decision. */
  public boolean pending() {
    return askedAt != null;
  }

  /**
   * Takes a message; a request is answered with "under way", or with the answer that still holds.
   */
  public List<Object> heard(Instant now, int systemId, int componentId, Object message) {
    if (!parties.from(systemId, componentId)
        || !(message instanceof CommandLong command)
        || MissionItem.value(command.command()) != REQUEST
        || !parties.meantForUs(command.targetSystem(), command.targetComponent())) {
      return List.of();
    }
    if (given != null && validUntil != null && now.isBefore(validUntil)) {
      return List.of(given);
    }
    given = null;
    askedAt = askedAt == null ? now : askedAt;
    return List.of(answer(CommandResults.IN_PROGRESS, 0, 0));
  }

  /** Yes, for so long; nothing when nobody asks. */
  public List<Object> grant(Instant now, Duration validity) {
    if (askedAt == null) {
      return List.of();
    }
    askedAt = null;
    given = answer(CommandResults.ACCEPTED, 0, (int) validity.toSeconds());
    validUntil = now.plus(validity);
    return List.of(given);
  }

  /**
   * No.
   *
   * @param detail number of the item that is invalid, 0 for other reasons
   * @param words shown by other stations too
   */
  public List<Object> deny(Reason reason, int detail, String words) {
    if (askedAt == null) {
      return List.of();
    }
    askedAt = null;
    given = null;
    String text = "Arming denied: " + words;
    return List.of(
        answer(CommandResults.DENIED, reason.ordinal(), detail),
        Statustext.builder()
            .severity(MavSeverity.MAV_SEVERITY_WARNING)
            .text(text.length() > TEXT ? text.substring(0, TEXT) : text)
            .build());
  }

  /** Looks at the time: what was not decided is denied. */
  public List<Object> due(Instant now) {
    return askedAt != null && !now.isBefore(askedAt.plus(DECIDE_WITHIN))
        ? deny(Reason.TIMEOUT, 0, "no decision in time")
        : List.of();
  }

  /** When {@link #due} should be called. */
  public Optional<Instant> nextDue() {
    return Optional.ofNullable(askedAt).map(asked -> asked.plus(DECIDE_WITHIN));
  }

  private CommandAck answer(int result, int progress, int detail) {
    return CommandAck.builder()
        .command(EnumValue.<MavCmd>create(REQUEST))
        .result(EnumValue.<MavResult>create(result))
        .progress(progress)
        .resultParam2(detail)
        .targetSystem(parties.theirSystem())
        .targetComponent(parties.theirComponent())
        .build();
  }
}
