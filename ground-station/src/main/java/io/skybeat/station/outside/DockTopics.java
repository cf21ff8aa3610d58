package io.skybeat.station.outside;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.skybeat.core.wire.Json;
import io.skybeat.station.around.Tiding;
import io.skybeat.station.around.dock.DockAnswer;
import io.skybeat.station.around.dock.DockCommand;
import io.skybeat.station.around.dock.DockOrder;
import io.skybeat.station.around.dock.DockReport;
import io.skybeat.station.around.weather.WeatherReport;
import io.skybeat.station.port.Bus;
import io.skybeat.station.port.DockLink;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Docks over a broker, in the shape of DJI's Cloud API; {@code docs/dock.md} is the reference of
 * topics and keys.
 */
public final class DockTopics implements TopicReader, DockLink {
  private static final String THING = "thing/product/";
  private static final String SYSTEM = "sys/product/";

  private final SortedSet<String> docks;
  private final SortedSet<String> weatherStations;
  private volatile Bus bus;

  /**
   * @param docks ids of the docks that are believed
   * @param weatherStations those of them whose weather is taken
   */
  public DockTopics(SortedSet<String> docks, SortedSet<String> weatherStations) {
    this.docks = new TreeSet<>(docks);
    this.weatherStations = new TreeSet<>(weatherStations);
  }

  /** Sends over {@code next} from now on. */
  public void sendOver(Bus next) {
    bus = next;
  }

  @Override
  public List<String> filters() {
    return docks.stream()
        .flatMap(
            dock ->
                List.of(
                    THING + dock + "/osd",
                    THING + dock + "/state",
                    THING + dock + "/services_reply",
                    THING + dock + "/events",
                    SYSTEM + dock + "/status")
                    .stream())
        .toList();
  }

  @Override
  public boolean reads(String topic) {
    String[] parts = topic.split("/", -1);
    boolean known = topic.startsWith(THING) || topic.startsWith(SYSTEM);
    return parts.length == 4 && known && docks.contains(parts[2]);
  }

  @Override
  public void read(
      String topic, byte[] payload, boolean retained, Instant at, Consumer<Tiding> tidings)
      throws BadMessage {
    String[] parts = topic.split("/", -1);
    String dock = parts[2];
    JsonMessage message = JsonMessage.read(payload);
    switch (parts[3]) {
      case "osd", "state" -> state(dock, message, retained, message.at(retained, at), tidings);
      case "services_reply" -> {
        if (!retained) {
          tidings.accept(new Tiding.DockAnswered(answer(dock, message, at)));
        }
      }
      case "events" -> {
        if (!retained) {
          progress(dock, message, at, tidings);
        }
      }
      default ->
          tidings.accept(
              new Tiding.DockPresent(
                  dock,
                  message
                      .flag("data.online")
                      .orElseThrow(() -> new BadMessage("data.online: true or false is needed"))));
    }
  }

  private void state(
      String dock, JsonMessage message, boolean kept, Instant at, Consumer<Tiding> tidings)
      throws BadMessage {
    tidings.accept(
        new Tiding.DockTold(
            new DockReport(
                dock,
                at,
                kept,
                oneOf(message, "data.cover_state", DockReport.Cover.values()),
                oneOf(message, "data.mode_code", DockReport.Mode.values()),
                message.flag("data.drone_in_dock"),
                message.flag("data.drone_charge_state.state"),
                message.number("data.drone_charge_state.capacity_percent"),
                message.flag("data.emergency_stop_state"))));
    if (weatherStations.contains(dock) && message.number("data.wind_speed").isPresent()) {
      tidings.accept(new Tiding.WeatherTold(weather(dock, message, at)));
    }
  }

  private static WeatherReport weather(String dock, JsonMessage message, Instant at)
      throws BadMessage {
    try {
      return WeatherTopic.report(dock, message, at);
    } catch (IllegalArgumentException e) {
      throw new BadMessage(e.getMessage());
    }
  }

  private static <E> Optional<E> oneOf(JsonMessage message, String path, E[] values)
      throws BadMessage {
    OptionalInt number = message.whole(path);
    if (number.isEmpty()) {
      return Optional.empty();
    }
    if (number.getAsInt() < 0 || number.getAsInt() >= values.length) {
      throw new BadMessage(
          path + ": " + number.getAsInt() + " is not within 0.." + (values.length - 1));
    }
    return Optional.of(values[number.getAsInt()]);
  }

  private static DockAnswer answer(String dock, JsonMessage message, Instant at) throws BadMessage {
    String request =
        message.text("bid").orElseThrow(() -> new BadMessage("bid: the id of the order is needed"));
    int result =
        message
            .whole("data.result")
            .orElseThrow(() -> new BadMessage("data.result: a number is needed, 0 for taken"));
    String status = message.text("data.output.status").orElse("ok");
    DockAnswer.State state =
        switch (status) {
          case "sent", "in_progress", "paused" -> DockAnswer.State.IN_PROGRESS;
          case "ok" -> DockAnswer.State.DONE;
          default -> DockAnswer.State.FAILED;
        };
    int percent =
        (int) Math.max(0, Math.min(100, message.number("data.output.progress.percent").orElse(0)));
    return new DockAnswer(dock, request, at, result, state, percent);
  }

  /** Events of other things than orders are not ours. */
  private static void progress(
      String dock, JsonMessage message, Instant at, Consumer<Tiding> tidings) throws BadMessage {
    String method = message.text("method").orElse("");
    boolean order = DockOrder.ofMethod(method).isPresent();
    if (order) {
      tidings.accept(new Tiding.DockAnswered(answer(dock, message, at)));
    }
  }

  @Override
  public void send(DockCommand command) {
    Bus over = bus;
    if (over != null) {
      over.publish(THING + command.dock() + "/services", request(command), false);
    }
  }

  private static byte[] request(DockCommand command) {
    ObjectNode out = Json.MAPPER.createObjectNode();
    out.put("tid", command.request());
    out.put("bid", command.request());
    out.put("timestamp", command.at().toEpochMilli());
    out.put("gateway", command.dock());
    out.put("method", command.order().method());
    out.putObject("data");
    return out.toString().getBytes(StandardCharsets.UTF_8);
  }
}
