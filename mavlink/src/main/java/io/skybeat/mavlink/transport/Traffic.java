package io.skybeat.mavlink.transport;

import io.netty.buffer.ByteBuf;
import io.skybeat.mavlink.frame.Frame;
import io.skybeat.mavlink.frame.FrameCounts;
import io.skybeat.mavlink.frame.FrameListener;
import io.skybeat.mavlink.frame.FrameReader;
import io.skybeat.mavlink.frame.SequenceLoss;
import java.net.SocketAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What all links share: who was heard at which address, reading and delivering frames, numbering
 * and sending them. Frames come in on one thread; everything else may be called on any.
 */
final class Traffic {
  private static final Logger LOG = LoggerFactory.getLogger(Traffic.class);

  /** Addresses remembered; beyond it the one unheard for longest is forgotten. */
  private static final int MAX_SOURCES = 4096;

  private static final int AUTOPILOT = 1;

  /** One address: its own byte stream in, its own sequence out. */
  final class Source {
    final SocketAddress address;
    private final boolean fixed;
    private final Consumer<Frame> outlet;
    private final FrameReader reader = new FrameReader(settings.dialect(), loss);
    private final TreeMap<Integer, Peer> peers = new TreeMap<>();
    private Peer recent;
    private int nextSequence;

    Source(SocketAddress address, boolean fixed, Consumer<Frame> outlet) {
      this.address = address;
      this.fixed = fixed;
      this.outlet = outlet;
    }
  }

  private final LinkSettings settings;
  private final LinkListener listener;
  private final Object lock = new Object();
  private final SequenceLoss loss = new SequenceLoss();
  private final LinkedHashMap<SocketAddress, Source> sources = new LinkedHashMap<>(16, 0.75f, true);
  private final TreeMap<Integer, Source> homes = new TreeMap<>();
  private final TreeMap<Integer, Source> systems = new TreeMap<>();
  private final List<Frame> fresh = new ArrayList<>();
  private FrameCounts forgotten = FrameCounts.NONE;
  private long sent;
  private long bytesIn;
  private long bytesOut;
  private long moves;
  private long refused;
  private long listenerFailures;
  private long sendFailures;

  Traffic(LinkSettings settings, LinkListener listener) {
    this.settings = settings;
    this.listener = listener;
  }

  /** The source of an address, made when first met. */
  Source source(SocketAddress address, boolean fixed, Consumer<Frame> outlet) {
    synchronized (lock) {
      Source known = sources.get(address);
      if (known != null) {
        return known;
      }
      if (sources.size() >= MAX_SOURCES) {
        sources.values().stream().filter(s -> !s.fixed).findFirst().ifPresent(this::forget);
      }
      Source source = new Source(address, fixed, outlet);
      sources.put(address, source);
      return source;
    }
  }

  /** Forgets an address, for instance because its connection has ended. */
  void forget(Source source) {
    synchronized (lock) {
      if (sources.remove(source.address, source)) {
        forgotten = forgotten.plus(source.reader.counts());
      }
      homes.values().removeIf(home -> home == source);
      systems.values().removeIf(home -> home == source);
    }
  }

  /** Bytes from a source; delivers what is in them before it returns. */
  void heard(Source source, ByteBuf bytes, boolean datagram, Instant at) {
    synchronized (lock) {
      bytesIn += bytes.readableBytes();
      FrameListener collect = collector(at);
      if (datagram) {
        source.reader.feedDatagram(bytes, collect);
      } else {
        source.reader.feed(bytes, collect);
      }
    }
    // Delivered without the lock: the listener may send, or wait for somebody who does.
    for (Frame frame : fresh) {
      deliver(source, frame, at);
    }
    fresh.clear();
  }

  private FrameListener collector(Instant at) {
    return new FrameListener() {
      @Override
      public void frame(Frame frame) {
        fresh.add(frame);
      }

      @Override
      public void unknown(Frame frame) {
        settings.recorder().record(at, Direction.IN, frame.toBytes());
      }
    };
  }

  private void deliver(Source source, Frame frame, Instant at) {
    if (settings.recorder() != FlightRecorder.NONE) {
      settings.recorder().record(at, Direction.IN, frame.toBytes());
    }
    if (!settings.admission().test(frame)) {
      synchronized (lock) {
        refused++;
      }
      return;
    }
    Peer peer = learn(source, frame.systemId(), frame.componentId());
    try {
      listener.received(new Received(at, peer, frame, settings.dialect().decodeOrNull(frame)));
    } catch (RuntimeException e) {
      synchronized (lock) {
        listenerFailures++;
      }
      LOG.error("the listener failed at {} from {}", frame, peer, e);
    }
  }

  private Peer learn(Source source, int systemId, int componentId) {
    Peer recent = source.recent;
    if (recent != null && recent.systemId() == systemId && recent.componentId() == componentId) {
      return recent;
    }
    synchronized (lock) {
      int key = systemId << 8 | componentId;
      Peer peer =
          source.peers.computeIfAbsent(key, k -> new Peer(systemId, componentId, source.address));
      Source before = homes.put(key, source);
      if (before != null && before != source) {
        moves++;
        leave(before, key);
      }
      boolean autopilotKnownElsewhere =
          componentId != AUTOPILOT && homes.containsKey(systemId << 8 | AUTOPILOT);
      if (!autopilotKnownElsewhere) {
        systems.put(systemId, source);
      }
      source.recent = peer;
      return peer;
    }
  }

  private void leave(Source source, int key) {
    source.peers.remove(key);
    source.recent = null;
    if (source.peers.isEmpty() && !source.fixed) {
      forget(source);
    }
  }

  boolean send(int systemId, Object message) {
    Source source;
    synchronized (lock) {
      source = systems.get(systemId);
    }
    return source != null && send(source, message);
  }

  boolean sendTo(Peer peer, Object message) {
    Source source;
    synchronized (lock) {
      Source home = homes.get(peer.systemId() << 8 | peer.componentId());
      source = home != null ? home : sources.get(peer.address());
    }
    return source != null && send(source, message);
  }

  int broadcast(Object message) {
    List<Source> everybody;
    synchronized (lock) {
      everybody = sources.values().stream().filter(s -> s.fixed || !s.peers.isEmpty()).toList();
    }
    everybody.forEach(source -> send(source, message));
    return everybody.size();
  }

  private boolean send(Source source, Object message) {
    Instant now = settings.time().now();
    synchronized (source) {
      Frame frame =
          settings
              .dialect()
              .encode(message, source.nextSequence, settings.systemId(), settings.componentId());
      source.nextSequence = (source.nextSequence + 1) & 0xff;
      if (settings.recorder() != FlightRecorder.NONE) {
        settings.recorder().record(now, Direction.OUT, frame.toBytes());
      }
      source.outlet.accept(frame);
      synchronized (lock) {
        sent++;
        bytesOut += frame.length();
      }
    }
    return true;
  }

  void sendFailed() {
    synchronized (lock) {
      sendFailures++;
    }
  }

  List<Peer> peers() {
    synchronized (lock) {
      List<Peer> peers = new ArrayList<>();
      homes.forEach((key, source) -> peers.add(source.peers.get(key)));
      return peers;
    }
  }

  LinkStatistics statistics() {
    synchronized (lock) {
      FrameCounts counts = forgotten;
      for (Map.Entry<SocketAddress, Source> entry : sources.entrySet()) {
        counts = counts.plus(entry.getValue().reader.counts());
      }
      return new LinkStatistics(
          counts,
          loss.counts(),
          sent,
          bytesIn,
          bytesOut,
          sources.size(),
          moves,
          refused,
          listenerFailures,
          sendFailures);
    }
  }
}
