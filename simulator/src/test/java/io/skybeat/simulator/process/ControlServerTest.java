package io.skybeat.simulator.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import io.dronefleet.mavlink.common.Attitude;
import io.dronefleet.mavlink.common.CommandAck;
import io.dronefleet.mavlink.common.CommandLong;
import io.dronefleet.mavlink.common.GpsRawInt;
import io.dronefleet.mavlink.minimal.Heartbeat;
import io.dronefleet.mavlink.util.EnumValue;
import io.skybeat.core.wire.Json;
import io.skybeat.mavlink.dialect.Dialect;
import io.skybeat.mavlink.transport.LinkSettings;
import io.skybeat.mavlink.transport.UdpLink;
import io.skybeat.simulator.fault.FaultKind;
import io.skybeat.simulator.sortie.HurriedTime;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A running simulator under control over real HTTP, heard over a real MAVLink port. */
@Timeout(300)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ControlServerTest {
  private static final Path REFERENCE =
      Path.of(System.getProperty("skybeat.root"), "simulator/src/main/config/simulator.yaml");

  private final HttpClient http = HttpClient.newHttpClient();
  private final BlockingQueue<Object> heard = new LinkedBlockingQueue<>();
  private final HurriedTime time = new HurriedTime(8);
  private UdpLink station;
  private SimulatorProcess simulator;
  private ControlServer control;

  @BeforeAll
  void start(@TempDir Path folder) throws IOException {
    Dialect dialect = new Dialect();
    station =
        UdpLink.bind(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
            LinkSettings.of(255, 190, dialect, time),
            (at, from, message) -> heard.add(message));
    String text =
        Files.readString(REFERENCE)
            .replace("port: 8554", "port: 0")
            .replace("port: 14550", "port: " + station.localAddress().getPort());
    Path file = Files.writeString(folder.resolve("simulator.yaml"), text);
    simulator = SimulatorProcess.start(SimulatorConfig.read(file), time);
    control = ControlServer.start(simulator, 0);
  }

  @AfterEach
  void relieve() throws Exception {
    answer(200, send("DELETE", "/faults", ""));
    while (get("/faults").size() > 0) {
      TimeUnit.MILLISECONDS.sleep(10);
    }
  }

  @AfterAll
  void end() {
    control.close();
    simulator.close();
    station.close();
    time.close();
  }

  @Test
  void aFaultIsMadeSeenOnTheWireAndEnded() throws Exception {
    await(Attitude.class);
    JsonNode made =
        answer(
            201,
            post("{\"kind\":\"message-drop\",\"drone\":\"d1\",\"strength\":1,\"message\":\"30\"}"));
    assertEquals("message-drop", made.path("kind").asText());
    long id = made.path("id").asLong();
    awaitState(id, "ACTIVE");
    heard.clear();
    await(Heartbeat.class);
    await(Heartbeat.class);
    // What was on its way when the fault began is past after the first heartbeat.
    heard.clear();
    await(Heartbeat.class);
    assertTrue(heard.stream().noneMatch(Attitude.class::isInstance), "attitude is dropped");
    assertEquals(id, get("/faults").get(0).path("id").asLong());
    answer(200, send("DELETE", "/faults/" + id, ""));
    awaitState(id, "OVER");
    heard.clear();
    await(Attitude.class);
    assertEquals(0, get("/faults").size());
    assertEquals("OVER", get("/faults/" + id).path("state").asText());
    assertTrue(get("/faults?all").size() >= 1);
  }

  @Test
  void stateAndCatalogueAreTold() throws Exception {
    JsonNode state = get("/state");
    assertEquals("d1", state.path("drones").get(0).path("id").asText());
    assertTrue(state.path("drones").get(0).path("batteryPercent").asDouble() > 10);
    assertEquals("ardupilot", get("/drones/d1").path("autopilot").asText());
    assertEquals(FaultKind.values().length, get("/faults/catalogue").size());
    assertTrue(get("/").size() > 5);
  }

  @Test
  void aPackThatSagsIsSeenInTheState() throws Exception {
    answer(201, post("{\"kind\":\"battery-sag\",\"drone\":\"d1\",\"strength\":18}"));
    while (get("/drones/d1").path("batteryPercent").asDouble() > 19) {
      TimeUnit.MILLISECONDS.sleep(20);
    }
    assertEquals("battery-sag", get("/drones/d1").path("faults").get(0).asText());
  }

  @Test
  void whatIsWrongIsSaidWithFieldAndRemedy() throws Exception {
    int before = get("/faults?all").size();
    refused(400, "kind", "there are lossy-link", post("{\"kind\":\"gremlins\"}"));
    refused(400, "kind", "is missing", post("{}"));
    refused(400, "drone", "no drone 'd7'", post("{\"kind\":\"link-cut\",\"drone\":\"d7\"}"));
    refused(400, "strengt", "unknown key", post("{\"kind\":\"link-cut\",\"strengt\":1}"));
    refused(400, "lasting", "", post("{\"kind\":\"link-cut\",\"drone\":\"d1\",\"lasting\":\"x\"}"));
    refused(400, "", "", post("{\"kind\":"));
    refused(400, "kind", "empty", post("null"));
    refused(
        400, "kind", "d1 has no dock; give", post("{\"kind\":\"dock-silent\",\"drone\":\"d1\"}"));
    refused(400, "kind", "around", post("{\"kind\":\"weather-silent\"}"));
    refused(400, "kind", "give keyFile", post("{\"kind\":\"stale-signature\",\"drone\":\"d1\"}"));
    refused(404, "id", "GET /faults", send("DELETE", "/faults/77", ""));
    refused(404, "drone", "GET /drones", send("GET", "/drones/d7", ""));
    refused(404, "", "GET /", send("GET", "/nowhere", ""));
    HttpResponse<String> put = send("PUT", "/faults", "{}");
    refused(405, "", "GET, POST, DELETE", put);
    assertEquals("GET, POST, DELETE", put.headers().firstValue("Allow").orElse(""));
    refused(413, "", "bytes at most", post("{\"kind\":\"" + "x".repeat(70_000) + "\"}"));
    HttpRequest form =
        HttpRequest.newBuilder(uri("/faults")).POST(BodyPublishers.ofString("{}")).build();
    refused(415, "Content-Type", "application/json", http.send(form, BodyHandlers.ofString()));
    assertEquals(before, get("/faults?all").size(), "nothing of it was taken");
  }

  /** A page from elsewhere asks under its own name, whatever that resolves to. */
  @Test
  void onlyThisMachineByNameIsServed() throws IOException {
    try (Socket socket = new Socket("127.0.0.1", control.port())) {
      socket
          .getOutputStream()
          .write(
              "GET /state HTTP/1.0\r\nHost: evil.example\r\n\r\n"
                  .getBytes(StandardCharsets.US_ASCII));
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertTrue(answer.contains(" 403 "), answer);
    }
  }

  @Test
  void mavlinkInjectsFailuresToo() throws Exception {
    await(Heartbeat.class);
    inject(4, 1);
    assertEquals(0, await(CommandAck.class).result().value());
    while (await(GpsRawInt.class).satellitesVisible() > 3) {
      // Until they are gone.
    }
    inject(4, 0);
    assertEquals(0, await(CommandAck.class).result().value());
    while (await(GpsRawInt.class).satellitesVisible() == 3) {
      // Until they are back.
    }
    inject(101, 1);
    assertEquals(3, await(CommandAck.class).result().value(), "motors are not broken here");
  }

  private void inject(int unit, int type) {
    heard.removeIf(CommandAck.class::isInstance);
    station.send(
        1,
        CommandLong.builder()
            .targetSystem(1)
            .targetComponent(1)
            .command(EnumValue.create(420))
            .param1(unit)
            .param2(type)
            .build());
  }

  private <T> T await(Class<T> type) throws InterruptedException {
    while (true) {
      Object next = heard.poll(120, TimeUnit.SECONDS);
      if (next == null) {
        return fail("no " + type.getSimpleName());
      }
      if (type.isInstance(next)) {
        return type.cast(next);
      }
    }
  }

  private void awaitState(long id, String wanted) throws Exception {
    while (!get("/faults/" + id).path("state").asText().equals(wanted)) {
      TimeUnit.MILLISECONDS.sleep(10);
    }
  }

  private URI uri(String path) {
    return URI.create("http://127.0.0.1:" + control.port() + path);
  }

  private JsonNode get(String path) throws Exception {
    return answer(200, send("GET", path, ""));
  }

  private HttpResponse<String> post(String body) throws Exception {
    return send("POST", "/faults", body);
  }

  private HttpResponse<String> send(String method, String path, String body) throws Exception {
    return http.send(
        HttpRequest.newBuilder(uri(path))
            .header("Content-Type", "application/json")
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }

  private static JsonNode answer(int status, HttpResponse<String> response) throws IOException {
    assertEquals(status, response.statusCode(), response.body());
    assertTrue(
        List.of("application/json")
            .contains(response.headers().firstValue("Content-Type").orElse("")));
    return Json.MAPPER.readTree(response.body());
  }

  private static void refused(int status, String field, String words, HttpResponse<String> response)
      throws IOException {
    JsonNode body = answer(status, response);
    assertEquals(field, body.path("field").asText(), response.body());
    assertTrue(body.path("error").asText().contains(words), response.body());
  }
}
