package io.skybeat.station.web;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import io.skybeat.core.wire.BadDocument;
import io.skybeat.core.wire.Json;
import io.skybeat.station.event.AlertId;
import io.skybeat.station.event.Order;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.util.Map;
import java.util.TreeMap;

/** The page's JSON: the canonical one, alert ids as text, reasons with codes, orders by name. */
final class WebJson {
  static final ObjectMapper MAPPER = Json.MAPPER.copy().registerModule(forThePage());

  /** Orders by the name that the page uses. */
  private static final Map<String, Class<? extends Order>> ORDERS =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("fly-now", Order.FlyNow.class),
              Map.entry("hold", Order.Hold.class),
              Map.entry("continue", Order.Continue.class),
              Map.entry("return", Order.Return.class),
              Map.entry("land", Order.Land.class),
              Map.entry("cancel", Order.Cancel.class),
              Map.entry("skip", Order.Cancel.class),
              Map.entry("look", Order.Look.class),
              Map.entry("follow", Order.Follow.class),
              Map.entry("follow-picture", Order.FollowPicture.class),
              Map.entry("end-look", Order.EndLook.class),
              Map.entry("take-over", Order.TakeOver.class),
              Map.entry("hand-back", Order.HandBack.class),
              Map.entry("duty", Order.Duty.class),
              Map.entry("fault", Order.ReportFault.class),
              Map.entry("serviced", Order.Serviced.class),
              Map.entry("confirm-approval", Order.ConfirmApproval.class),
              Map.entry("revoke-approval", Order.RevokeApproval.class),
              Map.entry("acknowledge", Order.Acknowledge.class),
              Map.entry("false-alarm", Order.FalseAlarm.class),
              Map.entry("close", Order.Close.class),
              Map.entry("mark", Order.MarkPicture.class)));

  private WebJson() {}

  static String write(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("cannot be written: " + value.getClass(), e);
    }
  }

  /** Reads a request body as {@code type}; throws {@link BadDocument}. */
  static <T> T read(String json, Class<T> type) {
    try {
      T read = MAPPER.readValue(json == null ? "" : json, type);
      if (read == null) {
        throw new BadDocument("request: an object is needed");
      }
      return read;
    } catch (JsonProcessingException e) {
      throw new BadDocument("request: " + e.getOriginalMessage(), e);
    }
  }

  /** An order and its reason. */
  record Asked(Order order, String reason) {}

  /** Reads {@code {"order": name, "reason": text, ...fields}}; throws {@link BadDocument}. */
  static Asked order(String json) {
    JsonNode node;
    try {
      node = MAPPER.readTree(json == null ? "" : json);
    } catch (JsonProcessingException e) {
      throw new BadDocument("request: is not JSON: " + e.getOriginalMessage(), e);
    }
    if (!(node instanceof ObjectNode body)) {
      throw new BadDocument("request: an object is needed");
    }
    JsonNode name = body.remove("order");
    JsonNode reason = body.remove("reason");
    Class<? extends Order> type = name == null ? null : ORDERS.get(name.asText());
    if (type == null) {
      throw new BadDocument(
          "request, at order: one of " + String.join(", ", ORDERS.keySet()) + " is needed");
    }
    try {
      Order order = complete(MAPPER.treeToValue(body, type));
      return new Asked(order, reason == null ? "" : reason.asText().strip());
    } catch (JsonProcessingException e) {
      throw new BadDocument("request: " + e.getOriginalMessage(), e);
    }
  }

  /** The loop takes no order with holes in it. */
  private static Order complete(Order order) {
    for (RecordComponent part : order.getClass().getRecordComponents()) {
      try {
        if (part.getAccessor().invoke(order) == null) {
          throw new BadDocument("request, at " + part.getName() + ": is needed");
        }
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("cannot look into " + order.getClass(), e);
      }
    }
    return order;
  }

  private static SimpleModule forThePage() {
    SimpleModule module = new SimpleModule("skybeat-web");
    module.setSerializerModifier(new SaidToo());
    module.addSerializer(
        AlertId.class,
        new StdSerializer<AlertId>(AlertId.class) {
          @Override
          public void serialize(AlertId id, JsonGenerator out, SerializerProvider provider)
              throws IOException {
            out.writeString(id.value());
          }
        });
    module.addDeserializer(
        AlertId.class,
        new StdDeserializer<AlertId>(AlertId.class) {
          @Override
          public AlertId deserialize(JsonParser parser, DeserializationContext context)
              throws IOException {
            return new AlertId(parser.getValueAsString());
          }
        });
    return module;
  }
}
