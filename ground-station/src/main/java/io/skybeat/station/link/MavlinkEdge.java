package io.skybeat.station.link;

import io.skybeat.core.time.Time;
import io.skybeat.core.wire.BadDocument;
import io.skybeat.mavlink.dialect.Dialect;
import io.skybeat.mavlink.transport.FlightRecorder;
import io.skybeat.mavlink.transport.LinkSettings;
import io.skybeat.mavlink.transport.LinkSigning;
import io.skybeat.mavlink.transport.UdpLink;
import io.skybeat.station.event.Event;
import io.skybeat.station.port.VehicleLink;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Vehicles over UDP: what they say becomes {@link Event.Heard}. */
public final class MavlinkEdge implements VehicleLink {
  private static final Logger LOG = LoggerFactory.getLogger(MavlinkEdge.class);
  private static final int COMPONENT = 190;

  private final UdpLink link;

  private MavlinkEdge(UdpLink link) {
    this.link = link;
  }

  /** Listens on {@code local}; throws {@link BadDocument} when the port cannot be had. */
  public static MavlinkEdge open(
      InetSocketAddress local,
      int systemId,
      Time time,
      FlightRecorder recorder,
      Consumer<Event> inbox) {
    LinkSettings settings =
        LinkSettings.of(systemId, COMPONENT, new Dialect(), time)
            .recordedBy(recorder)
            .signedBy(LinkSigning.unkeyed(false, time));
    VehicleEar ear = new VehicleEar(inbox);
    try {
      return new MavlinkEdge(UdpLink.bind(local, settings, ear));
    } catch (IOException e) {
      throw new BadDocument("listen.mavlink: " + e.getMessage(), e);
    }
  }

  /** Where it listens. */
  public InetSocketAddress address() {
    return link.localAddress();
  }

  @Override
  public void send(int systemId, Object message) {
    try {
      if (systemId == 0) {
        link.broadcast(message);
      } else if (!link.send(systemId, message)) {
        LOG.debug("system {} was not heard yet: {} not sent", systemId, message);
      }
    } catch (IllegalArgumentException e) {
      LOG.error("cannot be sent to system {}: {}", systemId, e.getMessage());
    }
  }

  @Override
  public long badFrames() {
    return link.statistics().received().badCrc();
  }

  @Override
  public void close() {
    link.close();
  }
}
