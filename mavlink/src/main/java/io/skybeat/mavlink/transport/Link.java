package io.skybeat.mavlink.transport;

import io.skybeat.mavlink.frame.FrameCounts;
import java.util.List;

/** A way to talk MAVLink with any number of systems. Thread-safe. */
public interface Link extends AutoCloseable {
  /**
   * Sends to where a system was heard: to its autopilot (component 1) if that was, else to the
   * component heard last.
   *
   * @return false when the system was never heard here; nothing is sent then
   * @throws IllegalArgumentException when the message cannot be encoded
   */
  boolean send(int systemId, Object message);

  /** Sends to where one peer was heard; false when that place is not known any more. */
  boolean sendTo(Peer peer, Object message);

  /**
   * Sends to everybody who was heard, once per address, and to the configured remote of a client.
   *
   * @return how many addresses it went to
   */
  int broadcast(Object message);

  /** Everybody who was heard, by system and component. */
  List<Peer> peers();

  /** What was read so far: cheap to ask for. */
  FrameCounts received();

  /** A snapshot of all counts. */
  LinkStatistics statistics();

  /** Ends the link and frees its port. */
  @Override
  void close();
}
