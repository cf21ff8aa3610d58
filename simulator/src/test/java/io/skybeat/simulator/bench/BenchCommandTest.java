package io.skybeat.simulator.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.skybeat.simulator.figures.Samples;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The bench measures what it says; how fast that was is nobody's business here. */
class BenchCommandTest {
  private static final Effort TINY = new Effort(0, 1, 1, 5, 1, 2, 3, 10, 0, 1, 20, 1);

  private final PrintStream progress =
      new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);

  @Test
  void measuresEveryCellOfMavlink() {
    ObjectNode report = BenchCommand.run(BenchCommand.Part.MAVLINK, TINY, progress);
    for (String cell : new String[] {"decode", "frames", "encode", "station", "signedBothEnds"}) {
      assertPositive(report, "/mavlink/" + cell + "/messages_per_s");
      assertTrue(report.at("/mavlink/" + cell + "/allocated_bytes_per_message").isNumber(), cell);
    }
    assertPositive(report, "/mavlink/decode/allocated_bytes_per_message");
    assertPositive(report, "/mavlink/decodeDronefleet/messages_per_s");
    assertPositive(report, "/mavlink/encodeDronefleet/messages_per_s");
    assertPositive(report, "/mavlink/decode_ratio_to_dronefleet");
    assertPositive(report, "/mavlink/bytes_in_mix");
    assertPositive(report, "/machine/cores");
    assertTrue(report.path("video").isMissingNode());
    assertTrue(Tables.of(report).contains("decodeDronefleet"));
  }

  @Test
  void measuresEveryStageOfTheVideoPath() {
    ObjectNode report = BenchCommand.run(BenchCommand.Part.VIDEO, TINY, progress);
    assertEquals(12, report.at("/video/stages").size());
    for (JsonNode stage : report.at("/video/stages")) {
      String name = stage.path("stage").asText();
      assertTrue(stage.at("/wall_ms/n").asInt() >= 1, name + " was not measured");
      assertTrue(stage.at("/wall_ms/p50").asDouble() > 0, name);
      assertTrue(stage.at("/wall_ms/p95").asDouble() >= stage.at("/wall_ms/p50").asDouble(), name);
    }
    assertEquals(
        TINY.streamFrames(), report.at("/video/capture_to_decoded_ms/tcp_visible/n").asInt());
    assertEquals(
        TINY.streamFrames(), report.at("/video/capture_to_decoded_ms/udp_visible/n").asInt());
    assertTrue(Tables.of(report).contains("capture to decoded, udp visible"));
  }

  @Test
  void percentilesAreOfTheNearestRank() {
    Samples samples = new Samples();
    for (int value = 20; value >= 1; value--) {
      samples.add(value);
    }
    assertEquals(10, samples.percentile(0.5));
    assertEquals(19, samples.percentile(0.95));
    assertEquals("{\"p50\":10.0,\"p95\":19.0,\"n\":20}", samples.json().toString());
    assertEquals("{\"p50\":null,\"p95\":null,\"n\":0}", new Samples().json().toString());
  }

  @Test
  void anUnknownPartIsBadUsage() {
    StringWriter error = new StringWriter();
    CommandLine command = new CommandLine(new BenchCommand()).setErr(new PrintWriter(error));
    assertEquals(2, command.execute("gpu"));
    assertTrue(error.toString().contains("name mavlink, video"), error::toString);
  }

  private static void assertPositive(ObjectNode report, String pointer) {
    assertTrue(report.at(pointer).asDouble() > 0, pointer + ": " + report.at(pointer));
  }
}
