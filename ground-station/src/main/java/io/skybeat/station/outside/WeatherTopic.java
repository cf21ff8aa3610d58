package io.skybeat.station.outside;

import com.fasterxml.jackson.databind.JsonNode;
import io.skybeat.station.around.Tiding;
import io.skybeat.station.around.weather.BadMetar;
import io.skybeat.station.around.weather.Hazard;
import io.skybeat.station.around.weather.Metar;
import io.skybeat.station.around.weather.WeatherReport;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * A weather station on a topic: JSON as {@code docs/dock.md} has it, or METAR text.
 *
 * @param name of the source
 * @param metar true: the payload is METAR text
 */
public record WeatherTopic(String name, String topic, boolean metar) implements TopicReader {
  private static final int MOST_TEXT = 4_000;

  @Override
  public List<String> filters() {
    return List.of(topic);
  }

  @Override
  public boolean reads(String told) {
    return topic.equals(told);
  }

  @Override
  public void read(
      String from, byte[] payload, boolean retained, Instant at, Consumer<Tiding> tidings)
      throws BadMessage {
    WeatherReport report = metar ? metar(payload, at) : json(name, payload, retained, at);
    tidings.accept(new Tiding.WeatherTold(report));
  }

  private WeatherReport metar(byte[] payload, Instant at) throws BadMessage {
    if (payload.length > MOST_TEXT) {
      throw new BadMessage(payload.length + " bytes are no METAR; send one report as text");
    }
    try {
      return Metar.parse(new String(payload, StandardCharsets.UTF_8), at).report(name);
    } catch (BadMetar | IllegalArgumentException e) {
      throw new BadMessage(e.getMessage());
    }
  }

  /** A report from the {@code data} of a message; also of a dock that has a weather station. */
  static WeatherReport json(String name, byte[] payload, boolean retained, Instant arrival)
      throws BadMessage {
    JsonMessage message = JsonMessage.read(payload);
    Instant at = message.at(retained, arrival);
    try {
      return report(name, message, at);
    } catch (IllegalArgumentException e) {
      throw new BadMessage(e.getMessage());
    }
  }

  static WeatherReport report(String name, JsonMessage message, Instant at) throws BadMessage {
    return new WeatherReport(
        name,
        at,
        message.number("data.wind_speed"),
        message.number("data.gust_speed"),
        message.number("data.wind_direction"),
        message.number("data.rainfall_mm_h"),
        message.number("data.visibility"),
        message.number("data.environment_temperature"),
        message.number("data.pressure"),
        hazards(message.node("data.hazards")));
  }

  private static List<Hazard> hazards(JsonNode told) throws BadMessage {
    List<Hazard> found = new ArrayList<>();
    if (!told.isMissingNode() && !told.isArray()) {
      throw new BadMessage("data.hazards: a list of words is needed");
    }
    for (JsonNode word : told) {
      found.add(
          Arrays.stream(Hazard.values())
              .filter(one -> one.word().equals(word.asText()))
              .findFirst()
              .orElseThrow(
                  () ->
                      new BadMessage(
                          "data.hazards: '"
                              + word.asText()
                              + "' is none of "
                              + Arrays.stream(Hazard.values())
                                  .map(Hazard::word)
                                  .collect(Collectors.joining(", ")))));
    }
    return found;
  }
}
