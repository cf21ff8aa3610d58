package io.skybeat.simulator.vehicle;

import io.skybeat.core.time.Time;
import io.skybeat.mavlink.dialect.Dialect;
import io.skybeat.mavlink.frame.Frame;
import io.skybeat.mavlink.frame.FrameBuffer;
import io.skybeat.mavlink.frame.FrameView;
import io.skybeat.mavlink.sign.Signature;
import io.skybeat.mavlink.sign.Signer;
import io.skybeat.mavlink.sign.SigningKey;
import io.skybeat.mavlink.transport.Link;
import io.skybeat.mavlink.transport.LinkListener;
import io.skybeat.mavlink.transport.LinkSettings;
import io.skybeat.mavlink.transport.LinkSigning;
import io.skybeat.mavlink.transport.LinkStatistics;
import io.skybeat.mavlink.transport.TcpLink;
import io.skybeat.mavlink.transport.UdpLink;
import io.skybeat.simulator.net.LinkFaults;
import io.skybeat.simulator.net.LossyWire;
import io.skybeat.simulator.vehicle.speech.Sender;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The air between a live vehicle and its stations: its socket, and what becomes of real frames on
 * their way through it. Thread-safe.
 */
final class VehicleAir implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(VehicleAir.class);
  private static final int AUTOPILOT = 1;

  /** What stands before tells how long the frame is: damaged, it could not be handed on at all. */
  private static final int FIRST_GARBLED = 3;

  /** A frame that has left the vehicle, and the socket that it goes to. */
  private record Leaving(FrameView frame, Consumer<FrameView> socket) {}

  /** What was said to the vehicle. */
  private record Coming(Sender from, Object message) {}

  private final VehicleConfig config;
  private final Time time;
  private final Dialect dialect;
  private final BiConsumer<Sender, Object> ear;
  private final LossyWire<Leaving> up;
  private final LossyWire<Coming> down;
  private final LinkSettings settings;
  private volatile boolean bad;
  private volatile Duration stampsOld = Duration.ZERO;
  private LinkFaults faults = LinkFaults.NONE;
  private boolean cut;
  private double garbled;
  private SplittableRandom noise = new SplittableRandom(1);
  private final Deque<Frame> overheard = new ArrayDeque<>();
  private volatile Link link;
  private boolean closed;

  /**
   * @param key signs what it says; it then believes only what is signed likewise
   * @param ear hears what has come through
   */
  VehicleAir(
      VehicleConfig config,
      Time time,
      Dialect dialect,
      Optional<SigningKey> key,
      BiConsumer<Sender, Object> ear) {
    this.config = config;
    this.time = time;
    this.dialect = dialect;
    this.ear = ear;
    this.up =
        new LossyWire<>(
            time,
            LinkFaults.NONE,
            config.seed(),
            leaving -> leaving.socket().accept(leaving.frame()));
    this.down =
        new LossyWire<>(
            time,
            LinkFaults.NONE,
            config.seed() + 1,
            coming -> ear.accept(coming.from(), coming.message()));
    LinkSettings plain =
        LinkSettings.of(config.systemId(), AUTOPILOT, dialect, time).leavingBy(this::leave);
    settings = key.map(secret -> signed(plain, secret)).orElse(plain);
  }

  private LinkSettings signed(LinkSettings plain, SigningKey key) {
    LinkSigning signing = LinkSigning.forgetful(key, config.systemId(), time);
    FrameBuffer.Seal good = signing.seal().orElseThrow();
    FrameBuffer.Seal stale =
        new Signer(
            key, config.systemId(), () -> Signature.timestampAt(time.now().minus(stampsOld)));
    return plain
        .signedBy(signing)
        .sealedBy((wire, at) -> (stampsOld.isZero() ? good : stale).put(wire, at));
  }

  /** Opens its socket; the message of the exception says what to do. */
  synchronized void open() throws IOException {
    LinkListener listener =
        (at, from, message) -> come(new Sender(from.systemId(), from.componentId()), message);
    link =
        config.listen().isPresent()
            ? TcpLink.bind(config.listen().get(), settings, listener)
            : UdpLink.connect(config.station(), settings, listener);
  }

  /** Whether what it says is signed. */
  boolean signs() {
    return settings.seal().isPresent();
  }

  /** The vehicle says something. */
  void say(Object message) {
    Link open = link;
    if (open != null) {
      open.broadcast(message);
    }
  }

  private void leave(FrameView frame, Consumer<FrameView> socket) {
    if (!bad) {
      socket.accept(frame);
      return;
    }
    List<Frame> leaving = new ArrayList<>();
    synchronized (this) {
      leaving.add(garble(frame.toBytes()));
      leaving.addAll(overheard);
      overheard.clear();
      judge();
    }
    leaving.forEach(one -> up.send(new Leaving(one, socket)));
  }

  private Frame garble(byte[] wire) {
    if (garbled > 0 && noise.nextDouble() < garbled) {
      int at = FIRST_GARBLED + noise.nextInt(wire.length - FIRST_GARBLED);
      wire[at] ^= (byte) (1 << noise.nextInt(8));
    }
    return Frame.of(wire);
  }

  private void come(Sender from, Object message) {
    if (!bad) {
      ear.accept(from, message);
      return;
    }
    boolean broken;
    synchronized (this) {
      // A frame with a wrong bit is none: the vehicle's reader drops it.
      broken = garbled > 0 && noise.nextDouble() < garbled;
    }
    if (!broken) {
      down.send(new Coming(from, message));
    }
  }

  /** Another system's message goes out behind the vehicle's next one, unsigned. */
  synchronized void overhear(int system, int component, Object message) {
    overheard.add(dialect.encode(message, 0, system, component));
    judge();
  }

  /** How bad both directions are; null: not at all. */
  synchronized void line(LinkFaults other, long seed) {
    faults = other == null ? LinkFaults.NONE : other;
    up.faults(faults);
    down.faults(faults);
    up.reseed(seed);
    down.reseed(seed + 1);
    judge();
  }

  synchronized void cut(boolean isCut) {
    cut = isCut;
    up.cut(cut);
    down.cut(cut);
    judge();
  }

  synchronized void garble(double share, long seed) {
    garbled = share;
    noise = new SplittableRandom(seed);
    judge();
  }

  private void judge() {
    bad = !overheard.isEmpty() || cut || garbled > 0 || !faults.equals(LinkFaults.NONE);
  }

  /** Its timestamps are so old from now on. */
  void stampsOld(Duration old) {
    stampsOld = old;
  }

  /** From now on it speaks from another port; over TCP all connections break off. */
  synchronized void move() {
    if (closed || link == null) {
      return;
    }
    Link before = link;
    try {
      if (config.listen().isPresent()) {
        before.close();
        open();
      } else {
        open();
        before.close();
      }
    } catch (IOException e) {
      LOG.warn("{} has no other port: {}", config.drone(), e.getMessage());
    }
  }

  /** Its own port. */
  InetSocketAddress localAddress() {
    return link instanceof TcpLink tcp ? tcp.localAddress() : ((UdpLink) link).localAddress();
  }

  LinkStatistics traffic() {
    return link.statistics();
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (link != null) {
      link.close();
    }
  }
}
