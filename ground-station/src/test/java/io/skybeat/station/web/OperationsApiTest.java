package io.skybeat.station.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The day in figures and tomorrow's plan over HTTP: who may, what comes, what is refused. */
class OperationsApiTest {
  @TempDir static Path folder;
  private static ServedRoom room;
  private static Visitor officer;

  @BeforeAll
  static void open() throws Exception {
    room = new ServedRoom(folder);
    officer = room.visitor().login("wang", ServedRoom.PASSWORD);
  }

  @AfterAll
  static void close() {
    room.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/operations", "/api/day-plan", "/api/day-plan?format=csv"})
  void nobodySeesThemWithoutALogin(String path) throws Exception {
    assertEquals(401, room.visitor().get(path).status());
    assertEquals(200, officer.get(path).status(), "an officer may");
    Visitor.Reply changed =
        officer.send(
            officer
                .request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{}")));
    assertTrue(changed.status() == 404 || changed.status() == 405, "read only: " + changed);
  }

  @Test
  void theDayComesWithReasonsInWordsAndCodes() throws Exception {
    JsonNode day = officer.get("/api/operations").json();
    assertEquals(72, day.at("/today/planned").asInt());
    assertEquals("PILOT_OFF_DUTY", day.at("/today/excused/0/reasonSaid/0/code").asText());
    assertEquals("pilot-1", day.at("/pilots/0/id").asText());
    assertEquals("NOT_CONFIRMED", day.at("/approvals/1/againstSaid/0/code").asText());
    assertEquals("airframe d2", day.at("/wear/1/item").asText());
    JsonNode street = day.at("/places/1");
    assertEquals("bar-street", street.get("area").asText());
    assertEquals(2460, street.get("longestS").asInt());
    assertEquals(1200, street.get("limitS").asInt());
    assertEquals("GAP_ALONE", street.at("/gapSaid/0/code").asText(), street.toString());
    assertTrue(day.at("/places/2/limitS").isMissingNode(), "nothing is asked for there");
  }

  @Test
  void withoutADateTheDayPlanIsTomorrows() throws Exception {
    Visitor.Reply reply = officer.get("/api/day-plan");
    assertEquals("application/json", reply.header("Content-Type"));
    assertEquals("2026-11-23", reply.json().get("date").asText());
    assertTrue(
        reply.header("Content-Disposition").contains("day-plan-2026-11-23.json"),
        reply.header("Content-Disposition"));
  }

  @Test
  void theDayPlanComesAsATableToo() throws Exception {
    Visitor.Reply reply = officer.get("/api/day-plan?date=2026-12-01&format=csv");
    assertEquals("text/csv; charset=utf-8", reply.header("Content-Type"));
    assertTrue(reply.header("Content-Disposition").contains("day-plan-2026-12-01.csv"));
    String text = new String(reply.bytes(), StandardCharsets.UTF_8);
    assertTrue(text.startsWith("sortie,slot,route,drone,pilot,"), text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "date=2026-02-30",
        "date=tomorrow",
        "date=",
        "date=2026-11-23T00:00:00Z",
        "format=xlsx",
        "format="
      })
  void whatIsNoDayOrFormatIsRefusedWithThePlace(String query) throws Exception {
    Visitor.Reply reply = officer.get("/api/day-plan?" + query);
    assertEquals(400, reply.status(), query);
    String key = query.substring(0, query.indexOf('='));
    assertTrue(reply.json().get("error").asText().contains("at " + key), reply.json().toString());
  }
}
