package io.skybeat.simulator.bench;

import io.skybeat.core.time.Time;
import io.skybeat.mavlink.dialect.Dialect;
import io.skybeat.mavlink.dialect.Encoder;
import io.skybeat.mavlink.dialect.message.GimbalDeviceAttitudeStatus;
import io.skybeat.mavlink.frame.FrameView;
import io.skybeat.mavlink.frame.Tally;
import io.skybeat.simulator.figures.Samples;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * Vehicles on UDP ports of their own: one thread speaks for all of them, a message each every 20
 * ms, another hears the station's heartbeats and measures the gaps between those that one vehicle
 * gets.
 */
final class FleetVoices implements AutoCloseable {
  private static final long SLOT_NANOS = 20_000_000;
  private static final int SLOTS_A_TICK = 5;
  private static final int HEARTBEAT = 0;

  private static final class Voice {
    private final int system;
    private final DatagramChannel channel;
    private final Deque<Object> next = new ArrayDeque<>();
    private int sequence;
    private int gimbalSequence;
    private long heardNanos = -1;

    Voice(int system, DatagramChannel channel) {
      this.system = system;
      this.channel = channel;
    }
  }

  private final Time time;
  private final List<Voice> voices = new ArrayList<>();
  private final Selector selector = Selector.open();
  private final DroneTalk talk = new DroneTalk();
  private final Encoder encoder = new Dialect().encoder();
  private final Thread speaker = new Thread(this::speak, "fleet-speaks");
  private final Thread hearer = new Thread(this::hear, "fleet-hears");
  private final Object lock = new Object();
  private Samples gapsS;
  private volatile boolean closed;
  private final Tally sent = new Tally();
  private final Tally late = new Tally();
  private volatile String trouble = "";

  FleetVoices(int vehicles, InetSocketAddress station, Time time) throws IOException {
    this.time = time;
    for (int system = 1; system <= vehicles; system++) {
      DatagramChannel channel = DatagramChannel.open();
      channel.bind(new InetSocketAddress(station.getAddress(), 0));
      channel.connect(station);
      channel.configureBlocking(false);
      Voice voice = new Voice(system, channel);
      channel.register(selector, SelectionKey.OP_READ, voice);
      voices.add(voice);
    }
    speaker.setDaemon(true);
    hearer.setDaemon(true);
    hearer.start();
    speaker.start();
  }

  private void speak() {
    ByteBuffer out = ByteBuffer.allocateDirect(512);
    byte[] bytes = new byte[512];
    long begun = time.nanos();
    try {
      for (long slot = 0; !closed; slot++) {
        long due = begun + slot * SLOT_NANOS;
        long early = due - time.nanos();
        if (early > 0) {
          LockSupport.parkNanos(early);
        } else if (early < -SLOT_NANOS) {
          late.add();
        }
        for (Voice voice : voices) {
          say(voice, (int) (slot / SLOTS_A_TICK), out, bytes);
        }
      }
    } catch (IOException e) {
      trouble = "the vehicles cannot send: " + e;
    }
  }

  private void say(Voice voice, int tick, ByteBuffer out, byte[] bytes) throws IOException {
    if (voice.next.size() < SLOTS_A_TICK) {
      voice.next.addAll(talk.tick(tick, voice.system));
    }
    Object message = voice.next.pollFirst();
    boolean gimbal = message instanceof GimbalDeviceAttitudeStatus;
    int sequence = gimbal ? voice.gimbalSequence++ : voice.sequence++;
    FrameView frame = encoder.encode(message, sequence & 255, voice.system, gimbal ? 154 : 1, null);
    frame.copyTo(bytes, 0);
    out.clear().put(bytes, 0, frame.length()).flip();
    if (voice.channel.write(out) > 0) {
      sent.add();
    }
  }

  private void hear() {
    ByteBuffer in = ByteBuffer.allocateDirect(2048);
    try {
      while (!closed) {
        selector.select(
            key -> {
              in.clear();
              try {
                Voice voice = (Voice) key.attachment();
                if (voice.channel.read(in) > 9 && in.get(7) == HEARTBEAT && in.get(8) == 0) {
                  beat(voice);
                }
              } catch (IOException e) {
                trouble = "a vehicle cannot receive: " + e;
              }
            },
            200);
      }
    } catch (IOException e) {
      trouble = "the vehicles cannot receive: " + e;
    }
  }

  private void beat(Voice voice) {
    long now = time.nanos();
    synchronized (lock) {
      if (gapsS != null && voice.heardNanos >= 0) {
        gapsS.add((now - voice.heardNanos) / 1e9);
      }
    }
    voice.heardNanos = now;
  }

  /** From now on gaps between heartbeats at a vehicle are measured. */
  void measure() {
    synchronized (lock) {
      gapsS = new Samples();
    }
  }

  /** The gaps since {@link #measure}, seconds; throws IllegalStateException after trouble. */
  Samples measured() {
    synchronized (lock) {
      if (!trouble.isEmpty()) {
        throw new IllegalStateException(trouble);
      }
      Samples all = gapsS;
      gapsS = null;
      return all;
    }
  }

  /** Messages sent so far. */
  long sent() {
    return sent.get();
  }

  /**
   * How often the speaking thread itself was more than a slot late: our load, not the station's.
   */
  long late() {
    return late.get();
  }

  @Override
  public void close() throws IOException {
    closed = true;
    try {
      speaker.join(1000);
      hearer.join(1000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    selector.close();
    for (Voice voice : voices) {
      voice.channel.close();
    }
  }
}
