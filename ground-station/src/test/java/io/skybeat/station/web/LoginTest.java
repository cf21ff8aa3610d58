package io.skybeat.station.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skybeat.station.store.SqliteUsers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who gets in, over a real socket with the real user store. */
class LoginTest {
  @TempDir static Path folder;
  private static ServedRoom room;

  @BeforeAll
  static void open() throws Exception {
    room = new ServedRoom(folder);
  }

  @AfterAll
  static void close() {
    room.close();
  }

  @Test
  void theTokenMakesTheFirstAdministratorOnce(@TempDir Path empty) throws Exception {
    HandClock time = new HandClock();
    try (SqliteUsers users = new SqliteUsers(empty.resolve("users.db"), "demo", time);
        CommandRoomServer server =
            CommandRoomServer.start(
                new RoomStage(time, users, empty),
                time,
                new WebSettings("127.0.0.1", 0, WebSettings.DEFAULT_SESSION))) {
      String token = users.firstToken().orElseThrow();
      Visitor first = new Visitor(server.port());
      assertTrue(first.get("/api/setup").json().get("needed").asBoolean());
      assertEquals(403, first.post("/api/setup", setup("guess", "li")).status());
      assertEquals(400, first.post("/api/setup", "{\"token\":\"" + token + "\"}").status());
      Visitor.Reply made = first.post("/api/setup", setup(token, "li"));
      assertEquals(200, made.status());
      assertEquals("ADMINISTRATOR", made.json().get("role").asText());
      assertEquals("li", first.get("/api/me").json().get("name").asText());
      Visitor second = new Visitor(server.port());
      assertFalse(second.get("/api/setup").json().get("needed").asBoolean());
      assertEquals(403, second.post("/api/setup", setup(token, "zhao")).status());
    }
  }

  @Test
  void aFullDiskIsSaidAndTheTokenStaysGood(@TempDir Path full) throws Exception {
    HandClock time = new HandClock();
    Path file = full.resolve("users.db");
    try (SqliteUsers users = new SqliteUsers(file, "demo", time);
        CommandRoomServer server =
            CommandRoomServer.start(
                new RoomStage(time, users, full),
                time,
                new WebSettings("127.0.0.1", 0, WebSettings.DEFAULT_SESSION));
        Connection other = DriverManager.getConnection("jdbc:sqlite:" + file)) {
      String token = users.firstToken().orElseThrow();
      // SQLite's own words for a disk without room, where there is some.
      run(
          other,
          "CREATE TRIGGER full BEFORE INSERT ON user BEGIN"
              + " SELECT RAISE(FAIL, 'database or disk is full'); END");
      Visitor first = new Visitor(server.port());
      Visitor.Reply refused = first.post("/api/setup", setup(token, "li"));
      assertEquals(507, refused.status());
      assertTrue(refused.json().get("error").asText().contains("users.db: cannot be written"));
      assertEquals("free space on that disk", refused.json().get("remedy").asText());
      assertEquals("STORE_FAILS", refused.json().get("errorSaid").get(0).get("code").asText());
      run(other, "DROP TRIGGER full");
      assertEquals(200, first.post("/api/setup", setup(token, "li")).status());
    }
  }

  private static void run(Connection connection, String statement) throws SQLException {
    try (Statement sql = connection.createStatement()) {
      sql.execute(statement);
    }
  }

  private static String setup(String token, String name) {
    return "{\"token\":\"%s\",\"name\":\"%s\",\"password\":\"%s\"}"
        .formatted(token, name, ServedRoom.PASSWORD);
  }

  @Test
  void nothingIsToldWithoutALogin() throws Exception {
    Visitor stranger = room.visitor();
    for (String path :
        new String[] {
          "/api/me",
          "/api/plan",
          "/api/state",
          "/api/alerts",
          "/api/sorties",
          "/api/sightings",
          "/api/audit",
          "/api/users",
          "/api/stills/" + "0".repeat(64),
          "/ws",
          "/live/d1/visible",
          "/api/no-such-thing"
        }) {
      assertEquals(401, stranger.get(path).status(), path);
    }
    assertEquals(401, stranger.post("/api/orders", "{\"order\":\"hold\"}").status());
    assertTrue(room.stage.asked.isEmpty());
    assertEquals(200, stranger.get("/").status());
    assertEquals(200, stranger.get("/healthz").status());
  }

  @Test
  void onlyAnAdministratorSeesAndAddsUsers() throws Exception {
    Visitor officer = room.visitor().login("wang", ServedRoom.PASSWORD);
    String newcomer = "{\"name\":\"sun\",\"password\":\"long enough too\",\"role\":\"OFFICER\"}";
    assertEquals(403, officer.get("/api/users").status());
    assertEquals(403, officer.post("/api/users", newcomer).status());
    Visitor administrator = room.visitor().login("li", ServedRoom.PASSWORD);
    assertEquals(201, administrator.post("/api/users", newcomer).status());
    assertEquals(409, administrator.post("/api/users", newcomer).status());
    String users = new String(administrator.get("/api/users").bytes(), "UTF-8");
    assertTrue(users.contains("\"sun\""));
    assertFalse(users.contains("hash"));
    room.visitor().login("sun", "long enough too");
  }

  @Test
  void aLogoutEndsTheSessionAndSoDoesTime() throws Exception {
    Visitor visitor = room.visitor().login("wang", ServedRoom.PASSWORD);
    assertEquals(200, visitor.post("/api/logout", "{}").status());
    assertEquals(401, visitor.get("/api/me").status());
    Visitor sleeper = room.visitor().login("wang", ServedRoom.PASSWORD);
    room.time.pass(WebSettings.DEFAULT_SESSION.minusSeconds(1));
    assertEquals(200, sleeper.get("/api/me").status());
    room.time.pass(Duration.ofSeconds(1));
    assertEquals(401, sleeper.get("/api/me").status());
  }

  @Test
  void anOpenSocketEndsWithTheSession() throws Exception {
    Visitor visitor = room.visitor().login("wang", ServedRoom.PASSWORD);
    Visitor.Ear ear = visitor.listen("/ws");
    ear.text();
    assertEquals(200, visitor.post("/api/logout", "{}").status());
    assertEquals(1008, ear.closed.get(120, TimeUnit.SECONDS));
  }

  @Test
  void theCookieIsOutOfReachOfScriptsAndOtherSites() throws Exception {
    Visitor.Reply reply =
        room.visitor()
            .post("/api/login", "{\"name\":\"li\",\"password\":\"" + ServedRoom.PASSWORD + "\"}");
    String cookie = reply.header("Set-Cookie");
    assertTrue(cookie.contains("HTTPOnly") || cookie.contains("HttpOnly"), cookie);
    assertTrue(cookie.contains("SameSite=Strict"), cookie);
    assertFalse(new String(reply.bytes(), "UTF-8").contains(cookie.split("[=;]")[1]));
  }

  @Test
  void guessingIsSlowedDownAndForgiven() throws Exception {
    String wrong = "{\"name\":\"qian\",\"password\":\"not the right one\"}";
    Visitor guesser = room.visitor();
    for (int i = 0; i < 5; i++) {
      assertEquals(401, guesser.post("/api/login", wrong).status());
    }
    assertEquals(429, guesser.post("/api/login", wrong).status());
    room.visitor().login("li", ServedRoom.PASSWORD);
    room.time.pass(Duration.ofSeconds(61));
    assertEquals(401, guesser.post("/api/login", wrong).status());
    assertEquals(429, guesser.post("/api/login", wrong).status());
  }
}
