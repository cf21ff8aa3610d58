package io.skybeat.station.fleet;

import io.skybeat.mavlink.conversation.VideoStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a vehicle tells of what it carries.
 *
 * @param streams its cameras' pictures
 * @param remoteId the fault of its identification (OPEN_DRONE_ID_ARM_STATUS); empty: good, or it
 *     has none
 * @param remoteIdAt when it last told of its identification; empty: never
 * @param packs MAV_BATTERY_CHARGE_STATE of each of its packs
 */
public record Equipment(
    List<VideoStream> streams,
    Optional<String> remoteId,
    Optional<Instant> remoteIdAt,
    SortedMap<Integer, Integer> packs) {
  public static final Equipment UNKNOWN =
      new Equipment(List.of(), Optional.empty(), Optional.empty(), new TreeMap<>());
  private static final int LOW = 2;
  private static final int CRITICAL = 3;
  private static final int EMERGENCY = 4;
  private static final int FAILED = 5;
  private static final int UNHEALTHY = 6;

  /** It is told every second. */
  private static final Duration TOLD_FRESH = Duration.ofSeconds(10);

  public Equipment {
    streams = List.copyOf(streams);
    packs = Collections.unmodifiableSortedMap(new TreeMap<>(packs));
  }

  Equipment withStreams(List<VideoStream> next) {
    return new Equipment(next, remoteId, remoteIdAt, packs);
  }

  Equipment withRemoteId(Optional<String> fault, Instant at) {
    return new Equipment(streams, fault, Optional.of(at), packs);
  }

  Equipment withPack(int id, int chargeState) {
    SortedMap<Integer, Integer> next = new TreeMap<>(packs);
    next.put(id, chargeState);
    return new Equipment(streams, remoteId, remoteIdAt, next);
  }

  /** Whether its identification says that it is ready, and has said so lately. */
  public boolean identified(Instant now) {
    return remoteId.isEmpty()
        && remoteIdAt.map(told -> told.plus(TOLD_FRESH).isAfter(now)).orElse(false);
  }

  /** Whether it says of a pack that it is low, or worse. */
  public boolean low() {
    return packs.values().stream().anyMatch(state -> state >= LOW && state <= EMERGENCY);
  }

  /** What stands against flying with it, in words. */
  public List<String> faults() {
    List<String> faults = new ArrayList<>();
    remoteId.ifPresent(why -> faults.add("remote identification: " + why));
    packs.forEach(
        (id, state) -> {
          switch (state) {
            case CRITICAL, EMERGENCY -> faults.add("battery " + id + " is critical");
            case FAILED -> faults.add("battery " + id + " has failed");
            case UNHEALTHY -> faults.add("battery " + id + " is unhealthy");
            default -> {}
          }
        });
    return faults;
  }

  /** The RTSP address of its heat or visible picture, where it tells one. */
  public Optional<String> address(boolean thermal) {
    return streams.stream()
        .filter(stream -> stream.rtsp() && stream.thermal() == thermal)
        .map(VideoStream::uri)
        .filter(uri -> uri.startsWith("rtsp://"))
        .findFirst();
  }
}
