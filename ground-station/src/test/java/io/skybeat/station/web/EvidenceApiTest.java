package io.skybeat.station.web;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.skybeat.station.event.AlertId;
import io.skybeat.station.event.Answer;
import io.skybeat.station.event.Order;
import io.skybeat.station.proof.EvidenceCommand;
import io.skybeat.station.proof.PublicKeyFile;
import io.skybeat.station.vault.VaultStage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Evidence over HTTP: who sees it, who takes it out, and that both are noted. */
class EvidenceApiTest {
  private static final AlertId ALERT = VaultStage.alert(1);
  private static final String HERE = "/api/alerts/" + ALERT + "/evidence";

  @TempDir static Path folder;
  private static ServedRoom room;
  private static VaultStage vault;
  private static Visitor administrator;
  private static Visitor officer;

  @BeforeAll
  static void open() throws Exception {
    room = new ServedRoom(folder);
    vault = new VaultStage(folder.resolve("vault"));
    vault.seal(1);
    room.stage.evidence = vault.vault();
    administrator = room.visitor().login("li", ServedRoom.PASSWORD);
    officer = room.visitor().login("wang", ServedRoom.PASSWORD);
  }

  @AfterAll
  static void close() {
    room.close();
    vault.close();
  }

  @BeforeEach
  void nothingAskedYet() {
    room.stage.asked.clear();
    room.stage.answer = new Answer(true, "taken");
  }

  @Test
  void theClipIsPlayedAsAPlayerAsksForItAndTheViewIsNotedOnce() throws Exception {
    byte[] whole = vault.vault().clip(ALERT, 0, 1 << 24).orElseThrow();
    Visitor.Reply all = officer.get(HERE + "/clip");
    assertEquals(200, all.status());
    assertEquals("video/mp4", all.header("Content-Type"));
    assertArrayEquals(whole, all.bytes());
    Visitor.Reply part =
        officer.send(officer.request(HERE + "/clip").header("Range", "bytes=70000-70099"));
    assertEquals(206, part.status());
    assertEquals("bytes 70000-70099/" + whole.length, part.header("Content-Range"));
    assertArrayEquals(Arrays.copyOfRange(whole, 70_000, 70_100), part.bytes());
    Visitor.Reply tail = officer.send(officer.request(HERE + "/clip").header("Range", "bytes=-10"));
    assertArrayEquals(Arrays.copyOfRange(whole, whole.length - 10, whole.length), tail.bytes());
    Visitor.Reply behind =
        officer.send(
            officer.request(HERE + "/clip").header("Range", "bytes=" + whole.length + "-"));
    assertEquals(416, behind.status());
    assertEquals(
        List.of(new RoomStage.Asked("wang", new Order.ViewEvidence(ALERT), "")), room.stage.asked);
    assertEquals(401, room.visitor().get(HERE + "/clip").status());
    assertEquals(404, officer.get("/api/alerts/a-20261122-0009/evidence/clip").status());
  }

  @Test
  void thePanelIsToldWhatThereIs() throws Exception {
    JsonNode item = officer.get(HERE).json();
    assertEquals(1, item.get("number").asInt());
    assertTrue(item.get("complete").asBoolean());
    assertEquals(6, item.get("triggerS").asDouble(), 1e-9);
    assertEquals(item.get("number"), officer.get(HERE + "/manifest").json().get("number"));
    assertEquals(0, officer.get("/api/alerts/a-20261122-0009/evidence").json().size());
    assertEquals(1, officer.get("/api/evidence").json().size());
    assertEquals(1, officer.get("/api/evidence/checkpoint").json().get("number").asInt());
  }

  @Test
  void onlyAnAdministratorTakesItOutWithAReasonAndItIsProven() throws Exception {
    String asked = "{\"alerts\":[\"" + ALERT + "\"],\"reason\":\"court order 7\"}";
    assertEquals(403, officer.post("/api/evidence/export", asked).status());
    assertEquals(List.of(), room.stage.asked);
    room.stage.answer = new Answer(false, "a reason is needed");
    assertEquals(
        409,
        administrator.post("/api/evidence/export", "{\"alerts\":[\"" + ALERT + "\"]}").status());
    room.stage.answer = new Answer(true, "noted");
    Visitor.Reply zip = administrator.post("/api/evidence/export", asked);
    assertEquals(200, zip.status());
    assertEquals("application/zip", zip.header("Content-Type"));
    assertEquals(
        new RoomStage.Asked("li", new Order.ExportEvidence(List.of(ALERT)), "court order 7"),
        room.stage.asked.get(1));
    Path file = Files.write(folder.resolve("export.zip"), zip.bytes());
    String key = new String(officer.get("/api/evidence/key").bytes(), StandardCharsets.UTF_8);
    assertTrue(
        EvidenceCommand.verify(file, Optional.of(PublicKeyFile.parse(key)), Optional.empty()).ok());
    assertEquals(
        404, administrator.post("/api/evidence/export", "{\"alerts\":[\"none\"]}").status());
  }

  @Test
  void onlyAnAdministratorLaysHold() throws Exception {
    String asked = "{\"on\":true,\"reason\":\"case 12\"}";
    assertEquals(403, officer.post(HERE + "/hold", asked).status());
    assertEquals(200, administrator.post(HERE + "/hold", asked).status());
    assertEquals(
        List.of(new RoomStage.Asked("li", new Order.HoldEvidence(ALERT, true), "case 12")),
        room.stage.asked);
    String order = "{\"order\":\"hold-evidence\",\"alert\":\"" + ALERT + "\",\"on\":false}";
    assertEquals(400, officer.post("/api/orders", order).status(), "no way round");
  }
}
