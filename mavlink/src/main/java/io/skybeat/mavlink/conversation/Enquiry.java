package io.skybeat.mavlink.conversation;

import io.dronefleet.mavlink.common.CommandAck;
import io.dronefleet.mavlink.common.CommandLong;
import io.dronefleet.mavlink.common.MavCmd;
import io.dronefleet.mavlink.util.EnumValue;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;

/**
 * Asks a component for one message by MAV_CMD_REQUEST_MESSAGE, three times at most. The message
 * counts, not the acknowledgement: some vehicles send the one and not the other.
 *
 * @param <M> the message asked for
 */
public final class Enquiry<M> extends Dialogue<Enquiry.Result<M>> {
  /** How it ended. */
  public sealed interface Result<M> {}

  /** The message came. */
  public record Told<M>(M message) implements Result<M> {}

  /** The component does not tell it. */
  public record NotTold<M>(String reason) implements Result<M> {}

  private static final int REQUEST_MESSAGE = 512;
  private static final int TRIES = 3;

  private final Parties parties;
  private final int messageId;
  private final int index;
  private final Class<M> type;
  private final Predicate<M> wanted;
  private final Patience patience;
  private int sent;

  /**
   * An enquiry.
   *
   * @param messageId the message's number
   * @param index parameter 2: which of several, 0 where there is one
   * @param wanted tells the one that was asked for from others of its kind
   */
  public Enquiry(
      Parties parties,
      int messageId,
      int index,
      Class<M> type,
      Predicate<M> wanted,
      Patience patience) {
    this.parties = parties;
    this.messageId = messageId;
    this.index = index;
    this.type = type;
    this.wanted = wanted;
    this.patience = patience;
  }

  @Override
  public List<Object> start(Instant now) {
    return send(now);
  }

  @Override
  public List<Object> heard(Instant now, int systemId, int componentId, Object message) {
    if (!underWay() || !parties.from(systemId, componentId)) {
      return List.of();
    }
    if (type.isInstance(message) && wanted.test(type.cast(message))) {
      end(new Told<>(type.cast(message)));
    } else if (message instanceof CommandAck ack
        && MissionItem.value(ack.command()) == REQUEST_MESSAGE
        && parties.meantForUs(ack.targetSystem(), ack.targetComponent())) {
      int code = MissionItem.value(ack.result());
      if (code == CommandResults.UNSUPPORTED
          || code == CommandResults.DENIED
          || code == CommandResults.FAILED) {
        end(new NotTold<>(CommandResults.name(code)));
      }
    }
    return List.of();
  }

  @Override
  public List<Object> due(Instant now) {
    if (!late(now)) {
      return List.of();
    }
    if (sent >= TRIES) {
      end(new NotTold<>("no answer"));
      return List.of();
    }
    return send(now);
  }

  private List<Object> send(Instant now) {
    sent++;
    waitUntil(now.plus(patience.first()));
    return List.of(
        CommandLong.builder()
            .targetSystem(parties.theirSystem())
            .targetComponent(parties.theirComponent())
            .command(EnumValue.<MavCmd>create(REQUEST_MESSAGE))
            .confirmation(sent - 1)
            .param1(messageId)
            .param2(index)
            .build());
  }
}
