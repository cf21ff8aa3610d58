package io.skybeat.mavlink.conversation;

import io.dronefleet.mavlink.common.CommandAck;
import io.dronefleet.mavlink.common.CommandLong;
import io.dronefleet.mavlink.common.MavCmd;
import io.dronefleet.mavlink.util.EnumValue;
import io.skybeat.mavlink.dialect.message.VideoStreamInformation;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Asks a camera for all its streams; asks again while some of those it counts are missing. */
public final class StreamsEnquiry extends Dialogue<List<VideoStream>> {
  private static final int REQUEST_MESSAGE = 512;
  private static final int VIDEO_STREAM_INFORMATION = 269;
  private static final int TRIES = 3;

  private final Parties parties;
  private final Patience patience;
  private final SortedMap<Integer, VideoStream> told = new TreeMap<>();
  private int sent;

  /** An enquiry; its outcome is what was told, nothing from a component without streams. */
  public StreamsEnquiry(Parties parties, Patience patience) {
    this.parties = parties;
    this.patience = patience;
  }

  @Override
  public List<Object> start(Instant now) {
    sent++;
    waitUntil(now.plus(patience.first()));
    return List.of(
        CommandLong.builder()
            .targetSystem(parties.theirSystem())
            .targetComponent(parties.theirComponent())
            .command(EnumValue.<MavCmd>create(REQUEST_MESSAGE))
            .param1(VIDEO_STREAM_INFORMATION)
            .param2(0)
            .build());
  }

  @Override
  public List<Object> heard(Instant now, int systemId, int componentId, Object message) {
    if (!underWay() || !parties.from(systemId, componentId)) {
      return List.of();
    }
    if (message instanceof VideoStreamInformation stream) {
      told.put(stream.streamId(), VideoStream.of(stream));
      if (told.size() >= stream.count()) {
        end();
      }
    } else if (message instanceof CommandAck ack
        && MissionItem.value(ack.command()) == REQUEST_MESSAGE
        && MissionItem.value(ack.result()) == CommandResults.UNSUPPORTED
        && parties.meantForUs(ack.targetSystem(), ack.targetComponent())) {
      end();
    }
    return List.of();
  }

  @Override
  public List<Object> due(Instant now) {
    if (!late(now)) {
      return List.of();
    }
    if (sent >= TRIES) {
      end();
      return List.of();
    }
    return start(now);
  }

  private void end() {
    end(List.copyOf(told.values()));
  }
}
