package io.skybeat.simulator.day;

import io.netty.buffer.Unpooled;
import io.skybeat.core.time.Time;
import io.skybeat.mavlink.dialect.Dialect;
import io.skybeat.mavlink.frame.Frame;
import io.skybeat.mavlink.frame.FrameReader;
import io.skybeat.mavlink.frame.SequenceLoss;
import io.skybeat.simulator.net.LinkFaults;
import io.skybeat.simulator.net.LossyWire;
import io.skybeat.station.event.Event;
import io.skybeat.station.link.LossCounts;
import io.skybeat.station.port.VehicleLink;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * The radio between station and vehicles: messages become real frames, frames become datagrams,
 * datagrams are lost, doubled, delayed, garbled or cut off by seed, and what arrives goes through
 * the production parser. One line a vehicle, as if each had a port of its own.
 */
final class SimNetwork implements VehicleLink {
  private static final int AUTOPILOT = 1;
  private static final int STATION_COMPONENT = 190;

  /** Who takes what has arrived. */
  @FunctionalInterface
  interface Ear {
    void heard(int systemId, int componentId, Object message);
  }

  private final Time time;
  private final Dialect dialect;
  private final int stationSystem;
  private final SortedMap<Integer, Line> lines = new TreeMap<>();
  private Ear station;

  SimNetwork(Time time, Dialect dialect, int stationSystem) {
    this.time = time;
    this.dialect = dialect;
    this.stationSystem = stationSystem;
  }

  /** Opens the line of a vehicle; what arrives there goes to {@code vehicle}. */
  Line open(int systemId, LinkFaults usual, SplittableRandom random, Ear vehicle) {
    Line line = new Line(systemId, usual, random, vehicle);
    lines.put(systemId, line);
    return line;
  }

  Dialect dialect() {
    return dialect;
  }

  Line line(int systemId) {
    return lines.get(systemId);
  }

  /** A station's process listens from now on; null: none runs. It has heard nobody yet. */
  void station(Ear ear) {
    station = ear;
    lines.values().forEach(Line::forget);
  }

  @Override
  public void send(int systemId, Object message) {
    if (systemId == 0) {
      lines.values().stream().filter(line -> line.known).forEach(line -> line.tell(message));
      return;
    }
    Line line = lines.get(systemId);
    if (line != null && line.known) {
      line.tell(message);
    }
  }

  /** What the station's readers have counted since the last time, as a real edge tells it. */
  List<Event.LinkCounted> counted(Instant at) {
    List<Event.LinkCounted> events = new ArrayList<>();
    for (Line line : lines.values()) {
      events.addAll(line.losses.since(at, line.heardByStation.counts()));
    }
    return events;
  }

  @Override
  public long badFrames() {
    return lines.values().stream().mapToLong(line -> line.badFrames()).sum();
  }

  /** Datagrams offered, both directions, all lines. */
  long offered() {
    return lines.values().stream().mapToLong(l -> l.up.offered() + l.down.offered()).sum();
  }

  /** Datagrams lost, both directions, all lines. */
  long lost() {
    return lines.values().stream().mapToLong(l -> l.up.lost() + l.down.lost()).sum();
  }

  @Override
  public void close() {}

  /** One vehicle's way to the station and back. */
  final class Line {
    private final int systemId;
    private final LinkFaults usual;
    private final LossyWire<byte[]> up;
    private final LossyWire<byte[]> down;
    private final FrameReader vehicleReader = new FrameReader(dialect, new SequenceLoss());
    private SplittableRandom noise;
    private SequenceLoss heardByStation = new SequenceLoss();
    private LossCounts losses = new LossCounts();
    private FrameReader stationReader = new FrameReader(dialect, heardByStation);
    private boolean known;
    private long badBefore;
    private double garble;
    private int upSequence;
    private int downSequence;

    Line(int systemId, LinkFaults usual, SplittableRandom random, Ear vehicle) {
      this.systemId = systemId;
      this.usual = usual;
      this.noise = random.split();
      this.up = new LossyWire<>(time, usual, random.nextLong(), this::atStation);
      this.down =
          new LossyWire<>(
              time, usual, random.nextLong(), bytes -> read(vehicleReader, bytes, vehicle));
    }

    /** The vehicle says something, under its own system id. */
    void say(Object message) {
      sayAs(systemId, AUTOPILOT, message);
    }

    /** Somebody says something on this line. */
    void sayAs(int system, int component, Object message) {
      Frame frame = dialect.encode(message, upSequence, system, component);
      upSequence = (upSequence + 1) & 0xff;
      up.send(garbled(frame.toBytes()));
    }

    /** The station, or somebody who speaks as it, says something to the vehicle. */
    void tell(Object message) {
      Frame frame = dialect.encode(message, downSequence, stationSystem, STATION_COMPONENT);
      downSequence = (downSequence + 1) & 0xff;
      down.send(garbled(frame.toBytes()));
    }

    private byte[] garbled(byte[] bytes) {
      if (garble > 0 && noise.nextDouble() < garble) {
        int at = noise.nextInt(bytes.length);
        bytes[at] ^= (byte) (1 << noise.nextInt(8));
      }
      return bytes;
    }

    private void atStation(byte[] bytes) {
      if (station != null) {
        read(
            stationReader,
            bytes,
            (system, component, message) -> {
              known |= system == systemId;
              station.heard(system, component, message);
            });
      }
    }

    private void read(FrameReader reader, byte[] bytes, Ear ear) {
      reader.feedDatagram(
          Unpooled.wrappedBuffer(bytes),
          frame -> {
            Object message = dialect.decodeOrNull(frame);
            if (message != null) {
              ear.heard(frame.systemId(), frame.componentId(), message);
            }
          });
    }

    private void forget() {
      known = false;
      badBefore += stationReader.counts().badCrc();
      heardByStation = new SequenceLoss();
      losses = new LossCounts();
      stationReader = new FrameReader(dialect, heardByStation);
      downSequence = 0;
    }

    private long badFrames() {
      return badBefore + stationReader.counts().badCrc();
    }

    /** Makes both directions as bad as that from now on. */
    void faults(LinkFaults faults) {
      up.faults(faults);
      down.faults(faults);
    }

    /** Likewise by a seed of its own; null: as good as usual again. */
    void faults(LinkFaults faults, long seed) {
      if (faults == null) {
        faults(usual);
        return;
      }
      if (seed != 0) {
        up.reseed(seed);
        down.reseed(seed + 1);
      }
      faults(faults);
    }

    /** Cuts both directions, or joins them again. */
    void cut(boolean cut) {
      up.cut(cut);
      down.cut(cut);
    }

    /** That share of datagrams has a bit turned over on the way; seed 0: by the day's own. */
    void garble(double share, long seed) {
      garble = share;
      noise = seed == 0 ? noise : new SplittableRandom(seed);
    }
  }
}
