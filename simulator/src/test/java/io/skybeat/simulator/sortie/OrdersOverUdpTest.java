package io.skybeat.simulator.sortie;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.skybeat.core.wire.Json;
import io.skybeat.station.event.Actor;
import io.skybeat.station.event.Fact;
import io.skybeat.station.event.Phase;
import io.skybeat.station.room.RoomView;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Hold, continue, return and land by a click: from the REST API through the station over real UDP
 * to the simulator's vehicles and back, to exactly one outcome.
 */
@Timeout(300)
class OrdersOverUdpTest {
  private static final String PERSON = "wang.fang";

  private final HttpClient http =
      HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
  private LoopbackStation station;

  @BeforeEach
  void start(@TempDir Path folder) throws Exception {
    station = new LoopbackStation(folder, 2);
    JsonNode first =
        Json.MAPPER
            .createObjectNode()
            .put("token", station.users.firstToken().orElseThrow())
            .put("name", PERSON)
            .put("password", "a long enough one");
    assertEquals(200, post("/api/setup", first.toString()).statusCode() / 100 * 100);
  }

  @AfterEach
  void end() throws Exception {
    station.close();
  }

  @Test
  void everyClickIsFlownJournaledAndEndsInOneOutcome() throws Exception {
    assertEquals(409, order("hold", "d1", "too early"), "it is still on the ground");
    for (String drone : List.of("d1", "d2")) {
      await(drone + " is heard", state -> heard(state, drone));
      assertEquals(200, flyNow(drone));
    }
    await("d1 flies", sortie("d1", s -> phase(s, Phase.PATROLLING)));
    await("d2 flies", sortie("d2", s -> phase(s, Phase.PATROLLING)));
    assertEquals(200, order("land", "d2", "an ambulance needs the air"));
    assertEquals(409, order("hold", "d1", ""), "no reason, no order");
    assertEquals(409, order("continue", "d1", "not held"), "it is not held");

    await("d1 looks at its first place", sortie("d1", s -> phase(s, Phase.LOOKING)));
    assertEquals(200, order("hold", "d1", "a closer look"));
    await("d1 is held", sortie("d1", s -> s.path("held").asBoolean()));
    assertEquals(200, order("continue", "d1", "seen enough"));
    await("d1 goes on", sortie("d1", s -> !s.path("held").asBoolean()));
    assertEquals(200, order("return", "d1", "rain from the west"));
    await("d1 comes home", sortie("d1", s -> phase(s, Phase.RETURNING)));
    await("d2 is down", sortie("d2", s -> phase(s, Phase.DONE)));
    await("d1 is down", sortie("d1", s -> phase(s, Phase.DONE)));

    for (String drone : List.of("d1", "d2")) {
      JsonNode outcome = of(state(), drone).path("outcome");
      assertEquals("ABORTED", outcome.path("kind").asText(), outcome.toString());
      assertTrue(outcome.path("reason").asText().contains(PERSON), outcome.toString());
    }
    assertTrue(of(state(), "d1").toString().contains("rain from the west"));
    assertTrue(of(state(), "d2").toString().contains("an ambulance needs the air"));
    journalTellsWhoAndWhy();
  }

  private void journalTellsWhoAndWhy() throws Exception {
    List<Fact> facts = station.facts();
    assertEquals(2, facts.stream().filter(Fact.SortieEnded.class::isInstance).count());
    List<String> given =
        facts.stream()
            .filter(Fact.OrderGiven.class::isInstance)
            .map(fact -> (Fact.OrderGiven) fact)
            .peek(fact -> assertEquals(Actor.person(PERSON), fact.actor()))
            .map(fact -> fact.order() + ": " + fact.reason())
            .toList();
    assertEquals(
        List.of(
            "land: an ambulance needs the air",
            "hold: a closer look",
            "continue: seen enough",
            "return: rain from the west"),
        given);
    assertEquals(
        4, facts.stream().filter(Fact.OrderSeen.class::isInstance).count(), facts.toString());
    assertEquals(0, facts.stream().filter(Fact.OrderFailed.class::isInstance).count());
    JsonNode audit = get("/api/audit?actor=" + PERSON);
    assertTrue(audit.toString().contains("seen enough"), audit.toString());
  }

  private static boolean phase(JsonNode sortie, Phase phase) {
    return sortie.path("phase").asText().equals(phase.name());
  }

  private static Predicate<JsonNode> sortie(String drone, Predicate<JsonNode> condition) {
    return state -> condition.test(of(state, drone));
  }

  private static JsonNode of(JsonNode state, String drone) {
    for (JsonNode sortie : state.path("sorties")) {
      if (sortie.path("drone").asText().equals(drone)) {
        return sortie;
      }
    }
    return Json.MAPPER.createObjectNode();
  }

  private void await(String what, Predicate<JsonNode> condition) {
    AtomicReference<RoomView> seen = new AtomicReference<>();
    station.await(
        what,
        () -> {
          RoomView view = station.station.showing().view();
          return view != seen.getAndSet(view) && condition.test(state());
        },
        () -> over(what));
  }

  private boolean over(String what) {
    return !what.endsWith("down")
        && station.station.showing().view().sorties().stream()
            .anyMatch(one -> what.startsWith(one.drone().value()) && one.phase() == Phase.DONE);
  }

  private static boolean heard(JsonNode state, String id) {
    for (JsonNode drone : state.path("drones")) {
      if (drone.path("drone").asText().equals(id)) {
        return drone.path("preArmGood").asBoolean() && drone.has("where");
      }
    }
    return false;
  }

  private int flyNow(String drone) throws Exception {
    String body =
        String.format(
            Locale.ROOT,
            "{\"order\":\"fly-now\",\"route\":\"%s\",\"drone\":\"%s\","
                + "\"pilot\":\"pilot-1\",\"reason\":\"a call came in\"}",
            LoopbackStation.ROUTE,
            drone);
    return post("/api/orders", body).statusCode();
  }

  private JsonNode state() {
    try {
      return get("/api/state");
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private int order(String order, String drone, String reason) throws Exception {
    String body =
        String.format(
            Locale.ROOT,
            "{\"order\":\"%s\",\"drone\":\"%s\",\"reason\":\"%s\"}",
            order,
            drone,
            reason);
    return post("/api/orders", body).statusCode();
  }

  private JsonNode get(String path) throws IOException, InterruptedException {
    HttpResponse<String> answer =
        http.send(request(path).GET().build(), HttpResponse.BodyHandlers.ofString());
    assertEquals(200, answer.statusCode(), answer.body());
    return Json.MAPPER.readTree(answer.body());
  }

  private HttpResponse<String> post(String path, String body)
      throws IOException, InterruptedException {
    return http.send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(String path) {
    String base = "http://127.0.0.1:" + station.web.port();
    return HttpRequest.newBuilder(URI.create(base + path)).header("Origin", base);
  }
}
