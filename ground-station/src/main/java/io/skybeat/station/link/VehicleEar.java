package io.skybeat.station.link;

import io.skybeat.mavlink.transport.LinkListener;
import io.skybeat.mavlink.transport.Peer;
import io.skybeat.mavlink.transport.Refusal;
import io.skybeat.station.event.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Makes {@link Event.Heard} of what vehicles say. High-rate messages that no part of the station
 * reads are left to the flight recorder: they are never made into objects.
 */
public final class VehicleEar implements LinkListener {
  /** How long a refusal is shown. */
  private static final Duration SHOWN = Duration.ofSeconds(60);

  /** Learns who spoke. */
  interface Noticing {
    void heard(Instant at, int systemId, int componentId);
  }

  private final Consumer<Event> inbox;
  private final Noticing noticing;
  private final BitSet unread = new BitSet();
  private final Map<String, Refusal> refusals = new TreeMap<>();

  /**
   * @param inbox takes the events, on the link's thread
   */
  public VehicleEar(Consumer<Event> inbox) {
    this(inbox, (at, systemId, componentId) -> {});
  }

  VehicleEar(Consumer<Event> inbox, Noticing noticing) {
    this.inbox = inbox;
    this.noticing = noticing;
    Unread.MESSAGES.forEach(unread::set);
  }

  @Override
  public boolean wants(int messageId) {
    return !unread.get(messageId);
  }

  @Override
  public void received(Instant at, Peer from, Object message) {
    noticing.heard(at, from.systemId(), from.componentId());
    inbox.accept(new Event.Heard(at, from.systemId(), from.componentId(), message));
  }

  @Override
  public void refused(Refusal refusal) {
    synchronized (refusals) {
      refusals.put(refusal.verdict().name(), refusal);
    }
  }

  /** What was refused lately, a sentence each, for the room. */
  List<String> troubles(Instant now) {
    List<String> lines = new ArrayList<>();
    synchronized (refusals) {
      refusals.values().removeIf(refusal -> refusal.at().plus(SHOWN).isBefore(now));
      refusals.values().forEach(refusal -> lines.add(refusal.text()));
    }
    return lines;
  }
}
