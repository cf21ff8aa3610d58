package io.skybeat.mavlink.transport;

import io.netty.buffer.ByteBuf;
import io.skybeat.mavlink.dialect.Decoder;
import io.skybeat.mavlink.dialect.Encoder;
import io.skybeat.mavlink.frame.FrameBuffer;
import io.skybeat.mavlink.frame.FrameCounts;
import io.skybeat.mavlink.frame.FrameListener;
import io.skybeat.mavlink.frame.FrameReader;
import io.skybeat.mavlink.frame.FrameView;
import io.skybeat.mavlink.frame.SequenceLoss;
import io.skybeat.mavlink.frame.Tally;
import io.skybeat.mavlink.sign.Verdict;
import java.net.SocketAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What all links share: who was heard at which address, reading and delivering frames, numbering,
 * signing and sending them. Bytes come in on one thread, which alone learns and forgets addresses
 * and delivers without any lock; everything else may be called on any.
 */
final class Traffic {
  private static final Logger LOG = LoggerFactory.getLogger(Traffic.class);

  /** Addresses remembered; beyond it one that nobody believed is forgotten, then the quietest. */
  private static final int MAX_SOURCES = 4096;

  private static final int AUTOPILOT = 1;

  /** One address: its own byte stream in, its own sequence out. */
  final class Source implements FrameListener {
    final SocketAddress address;
    private final boolean fixed;
    private final Consumer<FrameView> outlet;
    private final FrameReader reader = FrameReader.unaccounted(settings.dialect());

    /** Whose home this is: changed by the link's thread under the lock. */
    private final List<Peer> peers = new ArrayList<>(2);

    private Instant at = Instant.EPOCH;
    private int nextSequence;

    Source(SocketAddress address, boolean fixed, Consumer<FrameView> outlet) {
      this.address = address;
      this.fixed = fixed;
      this.outlet = outlet;
    }

    @Override
    public void frame(FrameView frame) {
      deliver(this, frame, at);
    }

    @Override
    public void unknown(FrameView frame) {
      settings.recorder().record(at, Direction.IN, frame);
    }

    private Peer peer(int systemId, int componentId) {
      for (int i = 0; i < peers.size(); i++) {
        Peer peer = peers.get(i);
        if (peer.systemId() == systemId && peer.componentId() == componentId) {
          return peer;
        }
      }
      return null;
    }
  }

  private final LinkSettings settings;
  private final LinkListener listener;
  private final Decoder decoder;
  private final Encoder encoder;
  private final FrameBuffer.Seal seal;
  private final Refusals refusals;
  private final Object lock = new Object();
  private final SequenceLoss loss = new SequenceLoss();
  private final LinkedHashMap<SocketAddress, Source> sources = new LinkedHashMap<>(16, 0.75f, true);
  private final TreeMap<Integer, Source> homes = new TreeMap<>();
  private final TreeMap<Integer, Source> systems = new TreeMap<>();
  private FrameCounts forgotten = FrameCounts.NONE;
  private final Tally bytesIn = new Tally();
  private final Tally moves = new Tally();
  private final Tally withheld = new Tally();
  private final Tally unread = new Tally();
  private final Tally listenerFailures = new Tally();
  private final AtomicLong sent = new AtomicLong();
  private final AtomicLong bytesOut = new AtomicLong();
  private final AtomicLong sendFailures = new AtomicLong();

  Traffic(LinkSettings settings, LinkListener listener) {
    this.settings = settings;
    this.listener = listener;
    this.decoder = settings.dialect().decoder();
    this.encoder = settings.dialect().encoder();
    this.seal = settings.seal().orElse(null);
    this.refusals = new Refusals(listener);
  }

  /** The source of an address, made when first met. Link's thread, or before it runs. */
  Source source(
      SocketAddress address, boolean fixed, Function<SocketAddress, Consumer<FrameView>> outlets) {
    synchronized (lock) {
      Source known = sources.get(address);
      if (known != null) {
        return known;
      }
      if (sources.size() >= MAX_SOURCES && !forgetFirst(s -> !s.fixed && s.peers.isEmpty())) {
        forgetFirst(s -> !s.fixed);
      }
      Source source = new Source(address, fixed, outlets.apply(address));
      sources.put(address, source);
      return source;
    }
  }

  private boolean forgetFirst(Predicate<Source> which) {
    Source first = sources.values().stream().filter(which).findFirst().orElse(null);
    if (first != null) {
      forget(first);
    }
    return first != null;
  }

  /** A connection has ended: delivers what is whole in its last bytes, then forgets it. */
  void ended(Source source, Instant at) {
    source.at = at;
    source.reader.finish(source);
    forget(source);
  }

  private void forget(Source source) {
    synchronized (lock) {
      if (sources.remove(source.address, source)) {
        forgotten = forgotten.plus(source.reader.counts());
      }
      source.peers.clear();
      homes.values().removeIf(home -> home == source);
      systems.values().removeIf(home -> home == source);
    }
  }

  /** Bytes from a source; delivers what is in them before it returns. Link's thread. */
  void heard(Source source, ByteBuf bytes, boolean datagram, Instant at) {
    bytesIn.add(bytes.readableBytes());
    source.at = at;
    if (datagram) {
      source.reader.feedDatagram(bytes, source);
    } else {
      source.reader.feed(bytes, source);
    }
  }

  private void deliver(Source source, FrameView frame, Instant at) {
    if (frame.carriesKey()) {
      // Whoever sends keys about: they end here, unrecorded, unlogged and undelivered.
      withheld.add();
      return;
    }
    settings.recorder().record(at, Direction.IN, frame);
    Verdict verdict = settings.admission().judge(frame, source.address, at);
    if (verdict != Verdict.PASSED) {
      refusals.note(verdict, frame, source.address, at);
      return;
    }
    loss.note(frame.systemId(), frame.componentId(), frame.sequence());
    Peer known = source.peer(frame.systemId(), frame.componentId());
    Peer peer = known != null ? known : learn(source, frame.systemId(), frame.componentId());
    if (!listener.wants(frame.messageId())) {
      unread.add();
      return;
    }
    try {
      listener.received(at, peer, decoder.decodeOrNull(frame));
    } catch (RuntimeException e) {
      listenerFailures.add();
      LOG.error("the listener failed at {} from {}", frame, peer, e);
    }
  }

  private Peer learn(Source source, int systemId, int componentId) {
    synchronized (lock) {
      int key = systemId << 8 | componentId;
      Peer peer = new Peer(systemId, componentId, source.address);
      source.peers.add(peer);
      Source before = homes.put(key, source);
      if (before != null && before != source) {
        moves.add();
        leave(before, systemId, componentId);
      }
      boolean autopilotKnownElsewhere =
          componentId != AUTOPILOT && homes.containsKey(systemId << 8 | AUTOPILOT);
      if (!autopilotKnownElsewhere) {
        systems.put(systemId, source);
      }
      return peer;
    }
  }

  private void leave(Source source, int systemId, int componentId) {
    source.peers.removeIf(p -> p.systemId() == systemId && p.componentId() == componentId);
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
    synchronized (encoder) {
      FrameView frame =
          encoder.encode(
              message, source.nextSequence, settings.systemId(), settings.componentId(), seal);
      source.nextSequence = (source.nextSequence + 1) & 0xff;
      if (!frame.carriesKey()) {
        settings.recorder().record(now, Direction.OUT, frame);
      }
      int length = frame.length();
      settings.departure().leave(frame, source.outlet);
      sent.incrementAndGet();
      bytesOut.addAndGet(length);
    }
    return true;
  }

  void sendFailed() {
    sendFailures.incrementAndGet();
  }

  List<Peer> peers() {
    synchronized (lock) {
      List<Peer> peers = new ArrayList<>();
      homes.forEach((key, source) -> peers.add(source.peer(key >> 8, key & 0xff)));
      return peers;
    }
  }

  FrameCounts received() {
    synchronized (lock) {
      FrameCounts counts = forgotten;
      for (Source source : sources.values()) {
        counts = counts.plus(source.reader.counts());
      }
      return counts;
    }
  }

  LinkStatistics statistics() {
    synchronized (lock) {
      return new LinkStatistics(
          received(),
          loss.counts(),
          sent.get(),
          bytesIn.get(),
          bytesOut.get(),
          sources.size(),
          moves.get(),
          refusals.counts(),
          withheld.get(),
          unread.get(),
          listenerFailures.get(),
          sendFailures.get());
    }
  }
}
