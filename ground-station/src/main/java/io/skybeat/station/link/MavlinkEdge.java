package io.skybeat.station.link;

import io.skybeat.core.time.Time;
import io.skybeat.core.wire.BadDocument;
import io.skybeat.mavlink.dialect.Dialect;
import io.skybeat.mavlink.sign.SigningKey;
import io.skybeat.mavlink.transport.FlightRecorder;
import io.skybeat.mavlink.transport.Link;
import io.skybeat.mavlink.transport.LinkSettings;
import io.skybeat.mavlink.transport.LinkSigning;
import io.skybeat.mavlink.transport.LinkStatistics;
import io.skybeat.mavlink.transport.SerialLink;
import io.skybeat.mavlink.transport.TcpLink;
import io.skybeat.mavlink.transport.UdpLink;
import io.skybeat.station.config.LinkEntry;
import io.skybeat.station.event.Event;
import io.skybeat.station.port.VehicleLink;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All links to the vehicles: what they say becomes {@link Event.Heard}. */
public final class MavlinkEdge implements VehicleLink {
  private static final Logger LOG = LoggerFactory.getLogger(MavlinkEdge.class);
  private static final int COMPONENT = 190;

  private record Road(
      LinkEntry entry, Link link, VehicleEar ear, LinkSigning signing, LossCounts losses) {}

  private final Time time;
  private final Dialect dialect = new Dialect();
  private final Homes homes = new Homes();
  private final List<Road> roads = new ArrayList<>();
  private final Consumer<Event> inbox;

  private MavlinkEdge(Time time, Consumer<Event> inbox) {
    this.time = time;
    this.inbox = inbox;
  }

  /** One UDP port without a key; throws {@link BadDocument} when it cannot be had. */
  public static MavlinkEdge open(
      InetSocketAddress local,
      int systemId,
      Time time,
      FlightRecorder recorder,
      Consumer<Event> inbox) {
    return open(List.of(LinkEntry.udp(local)), Path.of("unused"), systemId, time, recorder, inbox);
  }

  /**
   * Opens every link; throws {@link BadDocument} when one cannot be had.
   *
   * @param stamps folder of the signing timestamps; made when a link has a key
   */
  public static MavlinkEdge open(
      List<LinkEntry> entries,
      Path stamps,
      int systemId,
      Time time,
      FlightRecorder recorder,
      Consumer<Event> inbox) {
    MavlinkEdge edge = new MavlinkEdge(time, inbox);
    try {
      for (LinkEntry entry : entries) {
        edge.add(entry, stamps, systemId, recorder);
      }
      return edge;
    } catch (RuntimeException e) {
      edge.close();
      throw e;
    }
  }

  private void add(LinkEntry entry, Path stamps, int systemId, FlightRecorder recorder) {
    int number = roads.size();
    VehicleEar ear =
        new VehicleEar(
            inbox, (at, system, component) -> homes.heard(system, component, number, at));
    try {
      LinkSigning signing = signing(entry, stamps);
      LinkSettings settings =
          LinkSettings.of(systemId, COMPONENT, dialect, time)
              .recordedBy(recorder)
              .signedBy(signing);
      roads.add(new Road(entry, link(entry, settings, ear), ear, signing, new LossCounts()));
    } catch (IOException e) {
      throw new BadDocument("the link " + entry.place() + ": " + e.getMessage(), e);
    }
    if (entry.key().isEmpty() && !entry.acceptUnsigned() && beyondThisMachine(entry)) {
      LOG.warn(
          "the link {} has no key, so only this machine's own programs are believed on it; give it"
              + " a keyFile, or acceptUnsigned: true where nobody else can reach it",
          entry.place());
    }
  }

  private LinkSigning signing(LinkEntry entry, Path stamps) throws IOException {
    Optional<SigningKey> key = entry.key();
    return key.isPresent()
        ? LinkSigning.keyed(key.get(), entry.linkId(), entry.acceptUnsigned(), stamps, time)
        : LinkSigning.unkeyed(entry.acceptUnsigned(), time);
  }

  private static Link link(LinkEntry entry, LinkSettings settings, VehicleEar ear)
      throws IOException {
    return switch (entry.kind()) {
      case UDP -> UdpLink.bind(entry.at(), settings, ear);
      case UDP_CLIENT -> UdpLink.connect(entry.at(), settings, ear);
      case TCP -> TcpLink.bind(entry.at(), settings, ear);
      case TCP_CLIENT -> TcpLink.connect(entry.at(), settings, ear);
      case SERIAL -> SerialLink.open(entry.device(), entry.baud(), settings, ear);
    };
  }

  private static boolean beyondThisMachine(LinkEntry entry) {
    return entry.kind() == LinkEntry.Kind.SERIAL
        || entry.at().getAddress() == null
        || !entry.at().getAddress().isLoopbackAddress();
  }

  /** Where the first link that listens does so. */
  public InetSocketAddress address() {
    for (Road road : roads) {
      if (road.link() instanceof UdpLink udp && road.entry().kind() == LinkEntry.Kind.UDP) {
        return udp.localAddress();
      }
      if (road.link() instanceof TcpLink tcp && road.entry().kind() == LinkEntry.Kind.TCP) {
        return tcp.localAddress();
      }
    }
    return roads.get(0).entry().at();
  }

  /** The counts of each link, in the configuration's order. */
  public List<LinkStatistics> statistics() {
    return roads.stream().map(road -> road.link().statistics()).toList();
  }

  @Override
  public void send(int systemId, Object message) {
    try {
      if (systemId == 0) {
        roads.forEach(road -> road.link().broadcast(message));
        tellLosses();
        return;
      }
      int home = homes.of(systemId);
      if (home < 0 || !roads.get(home).link().send(systemId, message)) {
        LOG.debug("system {} was not heard yet: {} not sent", systemId, dialect.name(message));
      }
    } catch (IllegalArgumentException e) {
      LOG.error("cannot be sent to system {}: {}", systemId, e.getMessage());
    }
  }

  /** With each heartbeat of ours the loop learns how the links do. */
  private void tellLosses() {
    Instant at = time.now();
    for (Road road : roads) {
      road.losses().since(at, road.link().statistics().senders()).forEach(inbox);
    }
  }

  @Override
  public long badFrames() {
    return roads.stream().mapToLong(road -> road.link().received().badCrc()).sum();
  }

  @Override
  public List<String> troubles() {
    List<String> lines = new ArrayList<>();
    for (Road road : roads) {
      lines.addAll(road.ear().troubles(time.now()));
      if (!road.signing().trouble().isEmpty()) {
        lines.add("signing timestamps are not kept: " + road.signing().trouble());
      }
    }
    return lines;
  }

  @Override
  public void close() {
    for (Road road : roads) {
      road.link().close();
      road.signing().close();
    }
  }
}
