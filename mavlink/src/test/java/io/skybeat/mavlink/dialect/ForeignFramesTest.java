package io.skybeat.mavlink.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.netty.buffer.Unpooled;
import io.skybeat.mavlink.SharedData;
import io.skybeat.mavlink.frame.Frame;
import io.skybeat.mavlink.frame.FrameReader;
import io.skybeat.mavlink.sign.Signature;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Frames packed by an implementation that this project did not write. */
class ForeignFramesTest {
  private static final HexFormat HEX = HexFormat.of();
  private final Dialect dialect = new Dialect();
  private final Decoder decoder = dialect.decoder();
  private final byte[] key = new byte[32];

  ForeignFramesTest() {
    for (int i = 0; i < key.length; i++) {
      key[i] = (byte) i;
    }
  }

  @Test
  void everyForeignFrameDecodesToItsFieldsAndEncodesBackToItsBytes() throws IOException {
    List<String> lines = Files.readAllLines(SharedData.file("mavlink/frames.jsonl"));
    assertTrue(lines.size() > 200, "too few frames: " + lines.size());
    for (String line : lines) {
      check(new ObjectMapper().readTree(line));
    }
  }

  private void check(JsonNode vector) {
    String what = vector.get("name").asText() + " " + vector.get("mode").asText();
    byte[] wire = HEX.parseHex(vector.get("hex").asText());
    Frame frame = read(wire, what);
    assertEquals(vector.get("seq").asInt(), frame.sequence(), what);
    assertEquals(vector.get("sysid").asInt(), frame.systemId(), what);
    assertEquals(vector.get("compid").asInt(), frame.componentId(), what);
    assertEquals(vector.get("id").asInt(), frame.messageId(), what);
    assertEquals(vector.get("crc_extra").asInt(), dialect.crcExtra(frame.messageId()), what);
    assertEquals(vector.get("name").asText(), dialect.name(frame.messageId()), what);
    assertEquals(vector.get("signed").asBoolean(), frame.signed(), what);
    Object message = dialect.decode(frame).orElseThrow();
    assertEquals(message, decoder.decodeOrNull(frame), what + " by the shared builders");
    checkFields(what, vector.get("fields"), dialect.fields(message));
    Frame again = encode(message, frame);
    assertEquals(HEX.formatHex(wire), HEX.formatHex(again.toBytes()), what);
  }

  private Frame encode(Object message, Frame original) {
    int sequence = original.sequence();
    int systemId = original.systemId();
    int componentId = original.componentId();
    if (original.version() == 1) {
      return dialect.encodeV1(message, sequence, systemId, componentId);
    }
    Frame plain = dialect.encode(message, sequence, systemId, componentId);
    if (!original.signed()) {
      return plain;
    }
    assertTrue(Signature.matches(key, original), "signature of " + original);
    assertEquals(3, Signature.linkId(original));
    return Signature.sign(
        key,
        Signature.linkId(original),
        Signature.timestamp(original),
        dialect.crcExtra(original.messageId()),
        plain);
  }

  private Frame read(byte[] wire, String what) {
    List<Frame> frames = new ArrayList<>();
    FrameReader reader = new FrameReader(dialect);
    reader.feed(Unpooled.wrappedBuffer(wire), frame -> frames.add(frame.toFrame()));
    assertEquals(1, frames.size(), what + ": " + reader.counts());
    return frames.get(0);
  }

  /** Fields that our newer definition adds must be zero: the sender did not know them. */
  private static void checkFields(String what, JsonNode expected, Map<String, Object> actual) {
    for (Iterator<String> names = expected.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      assertTrue(actual.containsKey(name), what + " lacks " + name);
    }
    actual.forEach(
        (name, value) -> {
          if (expected.has(name)) {
            assertTrue(same(expected.get(name), value), what + "." + name + ": " + value);
          } else {
            assertEquals(0L, value, what + "." + name);
          }
        });
  }

  private static boolean same(JsonNode expected, Object actual) {
    if (actual instanceof List<?> list) {
      boolean same = expected.size() == list.size();
      for (int i = 0; same && i < list.size(); i++) {
        same = same(expected.get(i), list.get(i));
      }
      return same;
    }
    if (actual instanceof String text) {
      return expected.isTextual() && expected.asText().equals(text);
    }
    if (actual instanceof Float number) {
      float wanted = expected.isNumber() ? expected.floatValue() : Float.NaN;
      return Float.compare(wanted, number) == 0 || wanted == number;
    }
    if (actual instanceof Double number) {
      return expected.isNumber() ? expected.doubleValue() == number : Double.isNaN(number);
    }
    BigInteger integer = actual instanceof BigInteger big ? big : BigInteger.valueOf((Long) actual);
    return expected.isIntegralNumber() && expected.bigIntegerValue().equals(integer);
  }
}
