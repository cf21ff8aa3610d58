package io.skybeat.simulator.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skybeat.core.wire.BadDocument;
import io.skybeat.core.wire.Json;
import io.skybeat.simulator.fault.FaultKind.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The catalogue, its manual, and faults as they are written. */
class CatalogueTest {
  private static final Instant ZERO = Instant.parse("2026-11-22T12:00:00Z");

  private static Fault fault(String json) {
    return Json.read(json, FaultText.class)
        .fault(Stage.LIVE, ZERO, name -> name.equals("d3") ? 3 : 0, 99);
  }

  private static void refused(String field, String words, String json) {
    BadFault bad;
    try {
      bad = assertThrows(BadFault.class, () -> fault(json));
    } catch (BadDocument e) {
      throw new AssertionError(json, e);
    }
    assertEquals(field, bad.field());
    assertTrue(bad.getMessage().contains(words), bad.getMessage());
  }

  @Test
  void theManualHoldsEveryFault() throws IOException {
    Path manual = Path.of(System.getProperty("skybeat.root"), "docs/simulator.md");
    List<String> lines = Files.readAllLines(manual);
    for (String row : Catalogue.table()) {
      assertTrue(lines.contains(row), () -> manual + " lacks this row:\n" + row);
    }
  }

  @Test
  void whatIsNotSaidIsAsUsual() {
    Fault fault = fault("{\"kind\":\"message-drop\",\"drone\":\"d3\"}");
    assertEquals(
        new Fault(
            FaultKind.MESSAGE_DROP,
            ZERO,
            Duration.ofDays(30),
            3,
            0.5,
            FaultDetail.USUAL.seeded(99)),
        fault);
  }

  @Test
  void everythingCanBeSaid() {
    Fault fault =
        fault(
            "{\"kind\":\"message-drop\",\"drone\":\"d3\",\"after\":\"PT5S\","
                + "\"until\":\"2026-11-22T12:00:35Z\",\"strength\":0.25,"
                + "\"message\":\"MISSION_ITEM_INT\",\"direction\":\"to-vehicle\",\"seed\":4}");
    FaultDetail detail =
        new FaultDetail(
            73,
            FaultDetail.Direction.TO_VEHICLE,
            0,
            FaultDetail.Cameras.BOTH,
            FaultDetail.Heard.RECEIVER,
            4);
    assertEquals(
        new Fault(
            FaultKind.MESSAGE_DROP, ZERO.plusSeconds(5), Duration.ofSeconds(30), 3, 0.25, detail),
        fault);
  }

  @Test
  void whatIsWrongIsNamedWithItsRemedy() {
    String drop = "{\"kind\":\"message-drop\",\"drone\":\"d3\",";
    refused("kind", "there are lossy-link, link-cut", "{\"kind\":\"gremlins\"}");
    refused("kind", "not played in a simulator; there are", "{\"kind\":\"station-crash\"}");
    refused("drone", "strikes a drone; name it", "{\"kind\":\"link-cut\"}");
    refused("drone", "no drone 'd9'", "{\"kind\":\"link-cut\",\"drone\":\"d9\"}");
    refused("drone", "leave it out", "{\"kind\":\"weather-silent\",\"drone\":\"d3\"}");
    refused("strength", "0..1", drop + "\"strength\":1.5}");
    refused("strength", "a whole number 1..15", mission("\"strength\":2.5"));
    refused("strength", "leave it out", "{\"kind\":\"link-cut\",\"drone\":\"d3\",\"strength\":2}");
    refused("message", "no MAVLink message 'HARTBEAT'", drop + "\"message\":\"HARTBEAT\"}");
    refused("direction", "to-station, to-vehicle or both", drop + "\"direction\":\"up\"}");
    refused("command", "takes none", drop + "\"command\":400}");
    refused("until", "before it begins", drop + "\"until\":\"2020-01-01T00:00:00Z\"}");
    refused("until", "either", drop + "\"lasting\":\"PT1S\",\"until\":\"2030-01-01T00:00:00Z\"}");
    refused("lasting", "PT30S", drop + "\"lasting\":\"-PT1S\"}");
  }

  private static String mission(String more) {
    return "{\"kind\":\"mission-refused\",\"drone\":\"d3\"," + more + "}";
  }

  @Test
  void eachKindTakesItsOwnUsualFigure() {
    for (FaultKind kind : FaultKind.values()) {
      int drone = kind.scope().ofDrone() ? 1 : 0;
      Fault usual = new Fault(kind, ZERO, Duration.ZERO, drone, kind.usualStrength());
      assertTrue(usual.toString().startsWith(kind.word()));
      assertEquals(kind, FaultKind.named(kind.word()));
    }
  }
}
