package io.skybeat.station.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.skybeat.core.geo.LatLon;
import io.skybeat.core.time.Time;
import io.skybeat.station.room.CellView;
import io.skybeat.station.room.CommandRoom;
import io.skybeat.station.room.RoomView;
import io.vertx.core.Context;
import io.vertx.core.http.ServerWebSocket;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The present picture to one viewer: all of it first, then what changed. A slow viewer gets merged
 * pictures, never a growing queue.
 */
final class StateSocket {
  private static final Logger LOG = LoggerFactory.getLogger(StateSocket.class);

  /** So often a viewer hears at least that the station is there. */
  private static final long ALIVE_MS = 2_000;

  private final ServerWebSocket socket;
  private final Context context;
  private final Time time;
  private final AtomicReference<RoomView> newest = new AtomicReference<>();
  private RoomView sent;
  private boolean waiting;
  private AutoCloseable watch = () -> {};

  private StateSocket(ServerWebSocket socket, Context context, Time time) {
    this.socket = socket;
    this.context = context;
    this.time = time;
  }

  /** Serves {@code socket} from now until it closes; call on its event loop, {@code context}. */
  static void serve(ServerWebSocket socket, CommandRoom room, Time time, Context context) {
    StateSocket viewer = new StateSocket(socket, context, time);
    long pulse = context.owner().setPeriodic(ALIVE_MS, id -> viewer.alive());
    socket.closeHandler(
        closed -> {
          context.owner().cancelTimer(pulse);
          viewer.close();
        });
    socket.exceptionHandler(
        error -> LOG.debug("a viewer's connection broke: {}", error.toString()));
    viewer.watch = room.watch(viewer::offer);
    viewer.offer(room.view());
    if (socket.isClosed()) {
      context.owner().cancelTimer(pulse);
      viewer.close();
    }
  }

  private void alive() {
    if (!socket.isClosed() && !socket.writeQueueFull()) {
      ObjectNode out = WebJson.MAPPER.createObjectNode();
      socket.writeTextMessage(
          out.put("type", "alive").put("now", time.now().toString()).toString());
    }
  }

  private void offer(RoomView view) {
    // Only the first of several pictures needs a wake-up: the event loop takes the newest.
    if (newest.getAndSet(view) == null) {
      context.runOnContext(ignored -> send());
    }
  }

  private void send() {
    if (socket.isClosed() || waiting) {
      return;
    }
    if (socket.writeQueueFull()) {
      waiting = true;
      socket.drainHandler(
          drained -> {
            waiting = false;
            send();
          });
      return;
    }
    RoomView view = newest.getAndSet(null);
    // At the start an older picture may overtake the newest: the room's order is what counts.
    if (view == null || (sent != null && view.sequence() < sent.sequence())) {
      return;
    }
    socket.writeTextMessage(message(view));
    sent = view;
  }

  private String message(RoomView view) {
    ObjectNode out = WebJson.MAPPER.createObjectNode();
    out.put("type", "state");
    out.put("full", sent == null);
    out.put("now", view.at().toString());
    ObjectNode state = out.putObject("state");
    state.put("sequence", view.sequence());
    put(state, "health", view.health(), sent == null ? null : sent.health());
    put(state, "drones", view.drones(), sent == null ? null : sent.drones());
    put(state, "sorties", view.sorties(), sent == null ? null : sent.sorties());
    put(state, "alerts", view.alerts(), sent == null ? null : sent.alerts());
    cells(out, state, view.cells());
    put(state, "footprints", view.footprints(), sent == null ? null : sent.footprints());
    put(state, "streams", view.streams(), sent == null ? null : sent.streams());
    put(state, "pilotsOnDuty", view.pilotsOnDuty(), sent == null ? null : sent.pilotsOnDuty());
    put(state, "operations", view.operations(), sent == null ? null : sent.operations());
    put(state, "goReports", view.goReports(), sent == null ? null : sent.goReports());
    put(state, "around", view.around(), sent == null ? null : sent.around());
    put(state, "places", view.places(), sent == null ? null : sent.places());
    return out.toString();
  }

  /**
   * The ground is thousands of squares, of which a look changes a few: after the first message only
   * those come, beside the state.
   */
  private void cells(ObjectNode out, ObjectNode state, List<CellView> now) {
    if (sent == null) {
      state.set("cells", WebJson.MAPPER.valueToTree(now));
      return;
    }
    if (now.equals(sent.cells())) {
      return;
    }
    Map<LatLon, CellView> gone = new HashMap<>();
    sent.cells().forEach(cell -> gone.put(cell.centre(), cell));
    List<CellView> seen = new ArrayList<>();
    for (CellView cell : now) {
      CellView before = gone.remove(cell.centre());
      if (!cell.equals(before)) {
        seen.add(cell);
      }
    }
    ObjectNode change = out.putObject("cells");
    change.set("seen", WebJson.MAPPER.valueToTree(seen));
    change.set("gone", WebJson.MAPPER.valueToTree(gone.keySet()));
  }

  /** Unchanged parts keep their identity in the room's view: they are not sent again. */
  @SuppressWarnings("ReferenceEquality")
  private static void put(ObjectNode into, String name, Object now, Object before) {
    if (now != before) {
      into.set(name, WebJson.MAPPER.valueToTree(now));
    }
  }

  private void close() {
    try {
      watch.close();
    } catch (Exception e) {
      LOG.warn("a viewer could not be taken off the list", e);
    }
  }
}
