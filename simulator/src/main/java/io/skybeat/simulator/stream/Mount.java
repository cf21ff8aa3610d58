package io.skybeat.simulator.stream;

import io.netty.channel.EventLoop;
import io.skybeat.core.time.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * One address of the server, such as {@code /d1/visible}, and who watches it. {@link #publish} may
 * be called from any thread; sessions live on the server's loop.
 */
public final class Mount implements AutoCloseable {
  /** RTP payload bytes that fit an Ethernet frame with room for tunnels. */
  private static final int MAX_PAYLOAD_BYTES = 1400;

  /** Units that may wait for the loop before new ones are dropped. */
  private static final int MAX_PENDING = 16;

  /** Told about the watchers, on the server's loop: must not block. */
  public interface Audience {
    /** How many clients play now. */
    void watchersChanged(int watchers);

    /** A client waits for a picture that decoding can start from. */
    void keyFrameWanted();
  }

  /** An access unit ready to be sent. */
  record Unit(List<byte[]> payloads, boolean key, int rtpTime, Instant cameraTime) {}

  private final String path;
  private final StreamFormat format;
  private final CameraClock clock;
  private final Audience audience;
  private final EventLoop loop;
  private final Time time;
  private final StreamFaults faults = new StreamFaults();
  private final RtpPayloads payloads;
  private final Instant rtpOrigin;
  private final int rtpBase;
  private final Consumer<Mount> onClose;

  /** Sessions that play; touched on the loop only. */
  private final List<RtspSession> playing = new ArrayList<>();

  private final AtomicInteger watchers = new AtomicInteger();
  private final AtomicInteger pending = new AtomicInteger();
  private final AtomicLong sent = new AtomicLong();
  private final AtomicLong dropped = new AtomicLong();
  private boolean gap;

  Mount(
      String path,
      StreamFormat format,
      CameraClock clock,
      Audience audience,
      EventLoop loop,
      Time time,
      int rtpBase,
      Consumer<Mount> onClose) {
    this.path = path;
    this.format = format;
    this.clock = clock;
    this.audience = audience;
    this.loop = loop;
    this.time = time;
    this.payloads = new RtpPayloads(format.codec(), MAX_PAYLOAD_BYTES);
    this.rtpOrigin = time.now();
    this.rtpBase = rtpBase;
    this.onClose = onClose;
  }

  /** The path, with its leading slash. */
  public String path() {
    return path;
  }

  public StreamFormat format() {
    return format;
  }

  /** What goes wrong with this stream on purpose. */
  public StreamFaults faults() {
    return faults;
  }

  /** Clients that play now. */
  public int watchers() {
    return watchers.get();
  }

  /** Access units handed to the network while at least one client played. */
  public long unitsSent() {
    return sent.get();
  }

  /** Access units dropped because the network did not keep up. */
  public long unitsDropped() {
    return dropped.get();
  }

  /** Hands one picture to everybody who plays; without watchers it is let go. */
  public void publish(AccessUnit unit) {
    if (watchers.get() == 0 || loop.isShuttingDown()) {
      return;
    }
    if (pending.incrementAndGet() > MAX_PENDING) {
      pending.decrementAndGet();
      dropped.incrementAndGet();
      loop.execute(() -> gap = true);
      return;
    }
    Unit ready =
        new Unit(
            payloads.of(AnnexB.split(unit.annexB())),
            unit.key(),
            rtpTime(unit.capturedAt()),
            clock.reads(unit.capturedAt()));
    loop.execute(
        () -> {
          pending.decrementAndGet();
          deliver(ready);
        });
  }

  private int rtpTime(Instant at) {
    long nanos = Duration.between(rtpOrigin, at).toNanos();
    return rtpBase + (int) Math.floorDiv(nanos * 9 + 50_000, 100_000L);
  }

  private void deliver(Unit unit) {
    if (faults.stalled() || faults.jpeg() || faults.isOff()) {
      gap = true;
      return;
    }
    if (gap) {
      gap = false;
      playing.forEach(RtspSession::awaitKey);
    }
    sent.incrementAndGet();
    boolean wanting = false;
    for (RtspSession session : List.copyOf(playing)) {
      wanting |= !session.deliver(unit, time.nanos());
    }
    if (wanting) {
      audience.keyFrameWanted();
    }
  }

  CameraClock clock() {
    return clock;
  }

  /** On the loop. */
  void play(RtspSession session) {
    if (!playing.contains(session)) {
      playing.add(session);
      changed();
    }
    audience.keyFrameWanted();
  }

  /** On the loop. */
  void leave(RtspSession session) {
    if (playing.remove(session)) {
      changed();
    }
  }

  private void changed() {
    watchers.set(playing.size());
    audience.watchersChanged(playing.size());
  }

  /** Says BYE to every client and takes the address away. */
  @Override
  public void close() {
    onClose.accept(this);
  }
}
