package io.skybeat.station.web;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.skybeat.core.wire.BadDocument;
import io.skybeat.station.event.AlertId;
import io.skybeat.station.event.Answer;
import io.skybeat.station.event.Order;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the room answers, takes and refuses over HTTP. */
class ApiTest {
  private static final String ACKNOWLEDGE =
      "{\"order\":\"acknowledge\",\"alert\":\"a-20261122-0001\"}";

  @TempDir static Path folder;
  private static ServedRoom room;
  private static Visitor li;

  @BeforeAll
  static void open() throws Exception {
    room = new ServedRoom(folder);
    li = room.visitor().login("li", ServedRoom.PASSWORD);
  }

  @AfterAll
  static void close() {
    room.close();
  }

  @BeforeEach
  void nothingAskedYet() {
    room.stage.asked.clear();
    room.stage.answer = new Answer(true, "taken");
  }

  @Test
  void anOrderCarriesTheNameOfWhoIsLoggedIn() throws Exception {
    Visitor wang = room.visitor().login("wang", ServedRoom.PASSWORD);
    assertEquals(200, wang.post("/api/orders", ACKNOWLEDGE).status());
    String falseAlarm =
        "{\"order\":\"false-alarm\",\"alert\":\"a-20261122-0001\",\"reason\":\"烧烤摊\"}";
    assertEquals(200, li.post("/api/orders", falseAlarm).status());
    AlertId alert = new AlertId("a-20261122-0001");
    assertEquals(
        List.of(
            new RoomStage.Asked("wang", new Order.Acknowledge(alert), ""),
            new RoomStage.Asked("li", new Order.FalseAlarm(alert), "烧烤摊")),
        room.stage.asked);
  }

  @Test
  void aRefusedOrderSaysWhy() throws Exception {
    room.stage.answer = new Answer(false, "a reason is needed");
    Visitor.Reply reply = li.post("/api/orders", "{\"order\":\"hold\",\"drone\":\"d1\"}");
    assertEquals(409, reply.status());
    assertEquals("a reason is needed", reply.json().get("text").asText());
  }

  @Test
  void whatIsNoOrderIsRefusedWithThePlace() throws Exception {
    String[][] bad = {
      {"", "JSON"},
      {"[]", "object"},
      {"{\"order\":\"explode\"}", "order"},
      {"{\"order\":\"hold\"}", "drone"},
      {"{\"order\":\"hold\",\"drone\":\"d1\",\"speed\":3}", "speed"},
      {"{\"order\":\"person\",\"person\":\"wang\"}", "order"},
      {"{\"order\":\"mark\",\"camera\":\"d1/visible\",\"note\":\"x\"}", "frameAt"},
    };
    for (String[] one : bad) {
      Visitor.Reply reply = li.post("/api/orders", one[0]);
      assertEquals(400, reply.status(), one[0]);
      String why = reply.json().get("error").asText();
      assertTrue(why.contains(one[1]) || one[0].isEmpty(), why);
    }
    assertEquals(413, li.post("/api/orders", " ".repeat(100_000)).status());
    assertTrue(room.stage.asked.isEmpty());
  }

  @Test
  void aForeignPageCannotActWithTheCookie() throws Exception {
    HttpRequest.Builder foreign =
        li.request("/api/orders")
            .header("Origin", "http://evil.example")
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(ACKNOWLEDGE));
    assertEquals(403, li.send(foreign).status());
    HttpRequest.Builder form =
        li.request("/api/orders")
            .header("Content-Type", "text/plain")
            .POST(HttpRequest.BodyPublishers.ofString(ACKNOWLEDGE));
    assertEquals(415, li.send(form).status());
    assertTrue(room.stage.asked.isEmpty());
    for (String path : List.of("/ws", "/live/d1/visible")) {
      assertThrows(
          CompletionException.class,
          () -> li.listen(path, Optional.of("http://evil.example")).join());
    }
    String own = "http://127.0.0.1:" + room.server.port();
    li.listen("/ws", Optional.of(own)).join().leave();
  }

  @Test
  void aPictureIsServedAndWhoSawItIsNotedOnceAMinute() throws Exception {
    byte[] picture = MadeUpPicture.jpeg(0);
    String sha256 = "ab".repeat(32);
    Files.write(folder.resolve(sha256 + ".jpg"), picture);
    Visitor.Reply reply = li.get("/api/stills/" + sha256);
    assertArrayEquals(picture, reply.bytes());
    assertEquals("image/jpeg", reply.header("Content-Type"));
    assertEquals("Cookie", reply.header("Vary"));
    li.get("/api/stills/" + sha256);
    room.visitor().login("wang", ServedRoom.PASSWORD).get("/api/stills/" + sha256);
    room.time.pass(Duration.ofMinutes(1));
    li.get("/api/stills/" + sha256);
    Order view = new Order.ViewStill(sha256);
    assertEquals(
        List.of(
            new RoomStage.Asked("li", view, ""),
            new RoomStage.Asked("wang", view, ""),
            new RoomStage.Asked("li", view, "")),
        room.stage.asked);
    assertEquals(404, li.get("/api/stills/" + "cd".repeat(32)).status());
    assertEquals(404, li.get("/api/stills/..%2f..%2fusers.db").status());
    assertEquals(3, room.stage.asked.size());
  }

  @Test
  void nothingOutsideThePageCanBeReached() throws Exception {
    for (String path :
        List.of(
            "/../pom.xml",
            "/%2e%2e/%2e%2e/etc/passwd",
            "/js/..%2f..%2fpom.xml",
            "/.git/config",
            "/META-INF/MANIFEST.MF",
            "/js/main.class",
            "/users.db",
            "/js/")) {
      assertEquals(404, li.get(path).status(), path);
    }
    Visitor.Reply page = li.get("/js/main.js");
    assertEquals(200, page.status());
    assertTrue(page.header("Content-Type").startsWith("text/javascript"));
    assertTrue(li.get("/").header("Content-Security-Policy").contains("default-src 'none'"));
    assertEquals("nosniff", li.get("/").header("X-Content-Type-Options"));
    assertEquals(200, li.get("/ol/ol.js").status());
  }

  @Test
  void thePastIsAnsweredAsJson() throws Exception {
    room.stage.sightings.clear();
    room.stage.sightings.add(MadeUpRoom.sighting("s-2", room.time.now()));
    room.stage.sightings.add(MadeUpRoom.sighting("s-1", room.time.now().minusSeconds(9)));
    JsonNode all = li.get("/api/sightings").json();
    assertEquals(2, all.size());
    assertEquals("s-2", all.get(0).get("id").asText());
    assertEquals("CROWD", all.get(0).get("kind").asText());
    assertEquals(1, li.get("/api/sightings?limit=1").json().size());
    assertEquals(400, li.get("/api/sightings?limit=many").status());
    assertEquals(400, li.get("/api/alerts?from=yesterday").status());
    assertFalse(li.get("/api/alerts").json().isEmpty());
    assertEquals("demo", li.get("/api/plan").json().get("station").asText());
  }

  @Test
  void aPortInUseIsSaidPlainly() {
    int taken = room.server.port();
    BadDocument refusal =
        assertThrows(
            BadDocument.class,
            () ->
                CommandRoomServer.start(
                    room.stage,
                    room.time,
                    new WebSettings("127.0.0.1", taken, WebSettings.DEFAULT_SESSION)));
    assertTrue(refusal.getMessage().contains("127.0.0.1:" + taken + " is in use"));
    assertTrue(refusal.getMessage().contains("choose another web port"));
  }
}
