package io.skybeat.simulator.around;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.skybeat.core.time.Time;
import io.skybeat.core.wire.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * A dock: a cover that takes its time, contacts that charge, a button that stops everything. Speaks
 * JSON in the shape of DJI's Cloud API, as {@code docs/dock.md} has it.
 */
public final class SimDock implements AutoCloseable {
  private static final Duration TELLS_EVERY = Duration.ofSeconds(2);
  private static final Duration PROGRESS_EVERY = Duration.ofSeconds(2);

  /** The dock's own error numbers. */
  private static final int STOPPED = 514_107;

  private static final int BUSY = 514_100;
  private static final int UNKNOWN_METHOD = 514_001;

  /** A cover that is stuck moves so far, as a share of its way. */
  private static final double STUCK_AT = 0.15;

  /** How long a dock waits for a cover that does not arrive, as a share of its usual time. */
  private static final double WATCHDOG = 1.6;

  /** What it can feel of the drone that lives in it. */
  public interface Contact {
    /** It stands in the dock. */
    boolean inside();

    /** Its pack, percent; empty: it cannot be read. */
    Optional<Double> percent();

    /** Current flows, or not, from now on. */
    void charge(boolean on);
  }

  private final String id;
  private final Duration moves;
  private final Contact contact;
  private final Time time;
  private final Wire wire;
  private final Set<DockFault> faults = EnumSet.noneOf(DockFault.class);
  private double open;
  private double from;
  private double goal;
  private double stuckAt;
  private Instant movesSince;
  private JsonNode errand;
  private boolean charging;
  private boolean closed;

  /**
   * A dock with a closed cover.
   *
   * @param moves time for its cover's whole way
   */
  public SimDock(String id, Duration moves, Contact contact, Time time, Wire wire) {
    this.id = id;
    this.moves = moves;
    this.contact = contact;
    this.time = time;
    this.wire = wire;
  }

  public String id() {
    return id;
  }

  /** The topic on which it takes orders. */
  public String ordersTopic() {
    return topic("services");
  }

  /** The topic of its presence. */
  public String presenceTopic() {
    return "sys/product/" + id + "/status";
  }

  /** What stands there while it is here, and what its last will puts there. */
  public static byte[] presence(boolean online) {
    return bytes("{\"data\":{\"online\":" + online + "}}");
  }

  /** Begins to tell of itself; again after every connection. */
  public synchronized void begin() {
    say(presenceTopic(), presence(true), true);
    tell();
  }

  /** Tells of itself again and again until it is closed. */
  public synchronized void live() {
    if (closed) {
      return;
    }
    step();
    tell();
    time.wakeAt(time.now().plus(TELLS_EVERY), this::live);
  }

  /** True while the cover is wholly open: the truth, whatever it tells. */
  public synchronized boolean isOpen() {
    step();
    return open >= 1;
  }

  /** How far the cover is open, 0 shut to 1. */
  public synchronized double openness() {
    step();
    return open;
  }

  /** True while the cover is wholly shut. */
  public synchronized boolean isShut() {
    step();
    return open <= 0;
  }

  /** Whether current flows. */
  public synchronized boolean charges() {
    return charging;
  }

  /** Somebody pushes the cover shut by hand. */
  public synchronized void pushShut() {
    open = 0;
    from = 0;
    goal = 0;
    errand = null;
  }

  /** A fault begins or ends. */
  public synchronized void fault(DockFault fault, boolean on) {
    step();
    boolean changed = on ? faults.add(fault) : faults.remove(fault);
    if (!changed) {
      return;
    }
    if (fault == DockFault.COVER_STUCK || fault == DockFault.E_STOP) {
      stuckAt = open;
      from = open;
      movesSince = time.now();
      goal = fault == DockFault.E_STOP && on ? open : goal;
    }
    if (fault == DockFault.CHARGER_FAULT && on) {
      current(false);
    }
    tell();
  }

  /** Takes an order. */
  public synchronized void hear(String topic, byte[] payload) {
    if (closed || faults.contains(DockFault.SILENT) || !topic.equals(ordersTopic())) {
      return;
    }
    JsonNode order;
    try {
      order = Json.MAPPER.readTree(new String(payload, StandardCharsets.UTF_8));
    } catch (JsonProcessingException e) {
      // Nobody to answer: an order without an id.
      return;
    }
    step();
    switch (order.path("method").asText()) {
      case "cover_open" -> move(order, 1);
      case "cover_close" -> move(order, 0);
      case "charge_open" -> charge(order, true);
      case "charge_close" -> charge(order, false);
      default -> reply(order, UNKNOWN_METHOD, "failed");
    }
  }

  private void move(JsonNode order, double to) {
    if (faults.contains(DockFault.E_STOP)) {
      reply(order, STOPPED, "failed");
      return;
    }
    if (errand != null && goal != to) {
      reply(order, BUSY, "failed");
      return;
    }
    errand = order;
    from = open;
    goal = to;
    movesSince = time.now();
    reply(order, 0, "in_progress");
    time.wakeAt(time.now().plus(PROGRESS_EVERY), () -> follow(order));
  }

  /** Looks after a movement until it is there, or is not. */
  private synchronized void follow(JsonNode order) {
    if (errand != order || closed) {
      return;
    }
    step();
    Duration gone = Duration.between(movesSince, time.now());
    if (open == goal) {
      errand = null;
      tell();
      progress(order, 0, "ok", 100);
    } else if (faults.contains(DockFault.E_STOP)) {
      errand = null;
      progress(order, STOPPED, "failed", 0);
    } else if (gone.toMillis() > moves.toMillis() * WATCHDOG) {
      errand = null;
      progress(order, 0, "failed", 0);
    } else {
      double way = Math.abs(goal - from);
      int percent = way == 0 ? 100 : (int) Math.round(100 * Math.abs(open - from) / way);
      progress(order, 0, "in_progress", percent);
      time.wakeAt(time.now().plus(PROGRESS_EVERY), () -> follow(order));
    }
  }

  private void charge(JsonNode order, boolean on) {
    if (faults.contains(DockFault.E_STOP) || on && !contact.inside()) {
      reply(order, STOPPED, "failed");
      return;
    }
    reply(order, 0, "ok");
    current(on && !faults.contains(DockFault.CHARGER_FAULT));
    tell();
  }

  private void current(boolean on) {
    if (charging != on) {
      charging = on;
      contact.charge(on);
    }
  }

  /** Brings the cover to where it is now. */
  private void step() {
    if (charging && !contact.inside()) {
      current(false);
    }
    if (movesSince == null) {
      return;
    }
    double way = Duration.between(movesSince, time.now()).toMillis() / (double) moves.toMillis();
    if (faults.contains(DockFault.E_STOP)) {
      return;
    }
    open = goal > from ? Math.min(goal, from + way) : Math.max(goal, from - way);
    if (faults.contains(DockFault.COVER_STUCK)) {
      // However often it tries.
      open = Math.max(stuckAt - STUCK_AT, Math.min(stuckAt + STUCK_AT, open));
    }
  }

  private void tell() {
    ObjectNode out = message();
    ObjectNode data = out.putObject("data");
    boolean moving = errand != null;
    data.put("cover_state", open <= 0 ? 0 : open >= 1 ? 1 : 2);
    data.put("mode_code", moving ? 4 : 0);
    data.put("drone_in_dock", contact.inside() ? 1 : 0);
    data.put("emergency_stop_state", faults.contains(DockFault.E_STOP) ? 1 : 0);
    ObjectNode charge = data.putObject("drone_charge_state");
    charge.put("state", charging ? 1 : 0);
    contact.percent().ifPresent(percent -> charge.put("capacity_percent", Math.round(percent)));
    say(topic("osd"), bytes(out.toString()), true);
  }

  private void reply(JsonNode order, int result, String status) {
    if (!faults.contains(DockFault.NO_REPLY)) {
      say(topic("services_reply"), answer(order, result, status, -1), false);
    }
  }

  private void progress(JsonNode order, int result, String status, int percent) {
    if (!faults.contains(DockFault.NO_REPLY)) {
      say(topic("events"), answer(order, result, status, percent), false);
    }
  }

  private byte[] answer(JsonNode order, int result, String status, int percent) {
    ObjectNode out = message();
    out.put("bid", order.path("bid").asText());
    out.put("method", order.path("method").asText());
    ObjectNode data = out.putObject("data");
    data.put("result", result);
    ObjectNode output = data.putObject("output");
    output.put("status", status);
    if (percent >= 0) {
      output.putObject("progress").put("percent", percent);
    }
    return bytes(out.toString());
  }

  private ObjectNode message() {
    ObjectNode out = Json.MAPPER.createObjectNode();
    out.put("timestamp", time.now().toEpochMilli());
    out.put("gateway", id);
    return out;
  }

  private void say(String topic, byte[] payload, boolean retain) {
    if (!faults.contains(DockFault.SILENT)) {
      wire.publish(topic, payload, retain);
    }
  }

  private String topic(String leaf) {
    return "thing/product/" + id + "/" + leaf;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public synchronized void close() {
    closed = true;
  }
}
