package io.skybeat.mavlink.conversation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Gives a vehicle everything that it flies by, each read back and compared: the fence, then the
 * rally points, then the mission. A plan without a fence clears the one aboard, which was another
 * sortie's; a vehicle that knows no fences cannot hold an old one, and that is enough.
 */
public final class FlightPlanTransfer implements Conversation<FlightPlanTransfer.Result> {
  /** How it ended. */
  public sealed interface Result {}

  /**
   * The vehicle holds it all.
   *
   * @param digest {@link PlanDigest} of the mission
   * @param opaqueId of the mission, 0 when the vehicle gives none
   * @param items of the mission, as many as it holds
   * @param fence digest of the fence, empty when there is none
   * @param rally digest of the rally points, empty when there are none
   */
  public record Verified(
      String digest, long opaqueId, int items, Optional<String> fence, Optional<String> rally)
      implements Result {}

  /** It does not hold it all, or that is not known: do not launch. */
  public record Failed(String reason) implements Result {}

  private static final int[] ORDER = {MissionItem.FENCE, MissionItem.RALLY, MissionItem.MISSION};

  private final Parties parties;
  private final List<List<MissionItem>> plans;
  private final boolean ardupilot;
  private final Patience patience;
  private final List<Optional<String>> digests = new ArrayList<>();
  private int at;
  private MissionTransfer now;
  private Result result;

  /**
   * A transfer of all three plans.
   *
   * @param mission with home first for an ArduPilot
   * @param fence may be empty
   * @param rally may be empty
   */
  public FlightPlanTransfer(
      Parties parties,
      List<MissionItem> mission,
      List<MissionItem> fence,
      List<MissionItem> rally,
      boolean ardupilot,
      Patience patience) {
    this.parties = parties;
    this.plans = List.of(List.copyOf(fence), List.copyOf(rally), List.copyOf(mission));
    this.ardupilot = ardupilot;
    this.patience = patience;
  }

  @Override
  public List<Object> start(Instant moment) {
    now = new MissionTransfer(parties, ORDER[at], plans.get(at), ardupilot, patience);
    return now.start(moment);
  }

  @Override
  public List<Object> heard(Instant moment, int systemId, int componentId, Object message) {
    return result != null
        ? List.of()
        : goOn(moment, now.heard(moment, systemId, componentId, message));
  }

  @Override
  public List<Object> due(Instant moment) {
    return result != null ? List.of() : goOn(moment, now.due(moment));
  }

  /** Gives up on somebody's order. */
  public List<Object> cancel() {
    List<Object> last = result != null ? List.of() : now.cancel();
    if (result == null) {
      result = new Failed("cancelled by the operator");
    }
    return last;
  }

  @Override
  public Optional<Instant> nextDue() {
    return result != null ? Optional.empty() : now.nextDue();
  }

  @Override
  public Optional<Result> outcome() {
    return Optional.ofNullable(result);
  }

  private List<Object> goOn(Instant moment, List<Object> toSend) {
    if (now.outcome().isEmpty()) {
      return toSend;
    }
    boolean empty = plans.get(at).isEmpty();
    if (now.outcome().get() instanceof MissionTransfer.Verified verified) {
      digests.add(empty ? Optional.empty() : Optional.of(verified.digest()));
      if (ORDER[at] == MissionItem.MISSION) {
        result =
            new Verified(
                verified.digest(),
                verified.opaqueId(),
                verified.held().size(),
                digests.get(0),
                digests.get(1));
        return toSend;
      }
    } else if (now.outcome().get() instanceof MissionTransfer.Failed failed) {
      if (!empty || !failed.unsupported()) {
        result = new Failed(name(ORDER[at]) + failed.reason());
        return toSend;
      }
      digests.add(Optional.empty());
    }
    at++;
    List<Object> all = new ArrayList<>(toSend);
    all.addAll(start(moment));
    return all;
  }

  private static String name(int missionType) {
    return switch (missionType) {
      case MissionItem.FENCE -> "fence: ";
      case MissionItem.RALLY -> "rally points: ";
      default -> "";
    };
  }
}
