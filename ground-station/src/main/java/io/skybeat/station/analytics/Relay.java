package io.skybeat.station.analytics;

import io.skybeat.core.sighting.CameraId;
import io.skybeat.core.wire.MediaFrame;
import io.skybeat.station.event.Order;
import io.skybeat.station.port.LiveRelay;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Passes live units on to who watches, and remembers enough for one who comes later to begin. */
public final class Relay implements LiveRelay {
  private static final Logger LOG = LoggerFactory.getLogger(Relay.class);
  private static final int MAX_KEPT_BYTES = 4 * 1024 * 1024;

  /** Tells the station who watches what: {@code Station::ask}, the answer left aside. */
  @FunctionalInterface
  public interface Asking {
    void ask(String person, Order order);
  }

  private final Asking asking;
  private final SortedMap<CameraId, Room> rooms = new TreeMap<>();

  public Relay(Asking asking) {
    this.asking = asking;
  }

  private static final class Room {
    private final List<Consumer<MediaFrame>> sinks = new ArrayList<>();
    private final List<MediaFrame> sinceKey = new ArrayList<>();
    private int keptBytes;
  }

  @Override
  public Subscription subscribe(CameraId camera, String person, Consumer<MediaFrame> sink) {
    synchronized (rooms) {
      Room room = rooms.computeIfAbsent(camera, c -> new Room());
      room.sinceKey.forEach(frame -> pass(sink, frame));
      room.sinks.add(sink);
    }
    asking.ask(person, new Order.Watch(camera, true));
    AtomicBoolean ended = new AtomicBoolean();
    return () -> {
      if (ended.compareAndSet(false, true)) {
        leave(camera, sink);
        asking.ask(person, new Order.Watch(camera, false));
      }
    };
  }

  private void leave(CameraId camera, Consumer<MediaFrame> sink) {
    synchronized (rooms) {
      Room room = rooms.get(camera);
      if (room != null) {
        room.sinks.remove(sink);
        if (room.sinks.isEmpty()) {
          rooms.remove(camera);
        }
      }
    }
  }

  /** A unit from analytics. */
  void pass(MediaFrame frame) {
    if (frame.header().camera().isEmpty()) {
      return;
    }
    synchronized (rooms) {
      Room room = rooms.get(frame.header().camera().get());
      if (room == null) {
        return;
      }
      keep(room, frame);
      List.copyOf(room.sinks).forEach(sink -> pass(sink, frame));
    }
  }

  private static void keep(Room room, MediaFrame frame) {
    if (frame.header().key()) {
      room.sinceKey.clear();
      room.keptBytes = 0;
    } else if (room.sinceKey.isEmpty()) {
      return;
    }
    room.keptBytes += frame.body().length;
    room.sinceKey.add(frame);
    if (room.keptBytes > MAX_KEPT_BYTES) {
      room.sinceKey.clear();
      room.keptBytes = 0;
    }
  }

  private static void pass(Consumer<MediaFrame> sink, MediaFrame frame) {
    try {
      sink.accept(frame);
    } catch (RuntimeException e) {
      LOG.warn("a viewer failed", e);
    }
  }
}
