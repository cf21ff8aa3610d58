package io.skybeat.mavlink.transport;

import io.skybeat.mavlink.frame.FrameCounts;
import java.util.List;

/** What is the same on every link: its {@link Traffic} answers for it. */
abstract class TrafficLink implements Link {
  final Traffic traffic;

  TrafficLink(LinkSettings settings, LinkListener listener) {
    this.traffic = new Traffic(settings, listener);
  }

  @Override
  public final boolean send(int systemId, Object message) {
    return traffic.send(systemId, message);
  }

  @Override
  public final boolean sendTo(Peer peer, Object message) {
    return traffic.sendTo(peer, message);
  }

  @Override
  public final int broadcast(Object message) {
    return traffic.broadcast(message);
  }

  @Override
  public final List<Peer> peers() {
    return traffic.peers();
  }

  @Override
  public final FrameCounts received() {
    return traffic.received();
  }

  @Override
  public final LinkStatistics statistics() {
    return traffic.statistics();
  }
}
