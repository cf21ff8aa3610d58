package io.skybeat.station.outside;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.skybeat.core.wire.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * A message in the shape of DJI's Cloud API: an object with {@code timestamp} (milliseconds since
 * 1970, UTC) and {@code data}. Keys that are not asked for are left alone, since real devices send
 * many more.
 */
final class JsonMessage {
  private static final int MOST_BYTES = 65_536;

  /** A year 2100: what is later is no timestamp in milliseconds. */
  private static final long LATEST_MS = 4_102_444_800_000L;

  private final JsonNode root;

  private JsonMessage(JsonNode root) {
    this.root = root;
  }

  static JsonMessage read(byte[] payload) throws BadMessage {
    if (payload.length > MOST_BYTES) {
      throw new BadMessage(payload.length + " bytes; at most " + MOST_BYTES + " are taken");
    }
    try {
      JsonNode root = Json.MAPPER.readTree(new String(payload, StandardCharsets.UTF_8));
      if (root == null || !root.isObject()) {
        throw new BadMessage("is no JSON object; send one as docs/dock.md has it");
      }
      return new JsonMessage(root);
    } catch (JsonProcessingException e) {
      throw new BadMessage("is no JSON: " + e.getOriginalMessage().lines().findFirst().orElse(""));
    } catch (StackOverflowError e) {
      throw new BadMessage("is nested too deeply");
    }
  }

  /**
   * When it was so: of a kept message its own word, for others their arrival, since a device's
   * clock may be wrong.
   */
  Instant at(boolean retained, Instant arrival) throws BadMessage {
    if (!retained) {
      return arrival;
    }
    JsonNode told = root.path("timestamp");
    if (!told.isIntegralNumber() || told.asLong() <= 0 || told.asLong() > LATEST_MS) {
      throw new BadMessage(
          "timestamp: milliseconds since 1970 are needed in a retained message: its age is not"
              + " known without them");
    }
    Instant at = Instant.ofEpochMilli(told.asLong());
    return at.isAfter(arrival) ? arrival : at;
  }

  Optional<String> text(String path) throws BadMessage {
    JsonNode node = node(path);
    if (absent(node)) {
      return Optional.empty();
    }
    if (!node.isTextual()) {
      throw new BadMessage(path + ": a text is needed, not " + brief(node));
    }
    return Optional.of(node.asText());
  }

  OptionalDouble number(String path) throws BadMessage {
    JsonNode node = node(path);
    if (absent(node)) {
      return OptionalDouble.empty();
    }
    if (!node.isNumber() || !Double.isFinite(node.asDouble())) {
      throw new BadMessage(path + ": a number is needed, not " + brief(node));
    }
    return OptionalDouble.of(node.asDouble());
  }

  OptionalInt whole(String path) throws BadMessage {
    OptionalDouble number = number(path);
    if (number.isEmpty()) {
      return OptionalInt.empty();
    }
    int whole = (int) number.getAsDouble();
    if (whole != number.getAsDouble()) {
      throw new BadMessage(path + ": a whole number is needed, not " + number.getAsDouble());
    }
    return OptionalInt.of(whole);
  }

  /** True and false, or 1 and 0. */
  Optional<Boolean> flag(String path) throws BadMessage {
    JsonNode node = node(path);
    if (absent(node)) {
      return Optional.empty();
    }
    if (node.isBoolean()) {
      return Optional.of(node.asBoolean());
    }
    if (node.isIntegralNumber() && (node.asInt() == 0 || node.asInt() == 1)) {
      return Optional.of(node.asInt() == 1);
    }
    throw new BadMessage(path + ": true, false, 1 or 0 is needed, not " + brief(node));
  }

  /** The node at a path with dots. */
  JsonNode node(String path) {
    JsonNode node = root;
    for (String step : path.split("\\.")) {
      node = node.path(step);
    }
    return node;
  }

  private static boolean absent(JsonNode node) {
    return node.isMissingNode() || node.isNull();
  }

  private static String brief(JsonNode node) {
    String text = node.toString();
    return text.length() > 32 ? text.substring(0, 32) + "..." : text;
  }
}
