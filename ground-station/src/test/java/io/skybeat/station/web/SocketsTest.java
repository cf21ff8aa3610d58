package io.skybeat.station.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.skybeat.core.wire.MediaFrame;
import io.skybeat.station.room.CellView;
import io.skybeat.station.room.RoomView;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The present picture and the live pictures over real WebSockets. */
class SocketsTest {
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

  @Test
  void allOfItFirstThenOnlyWhatChanged() throws Exception {
    RoomView first = MadeUpRoom.view(room.time.now(), 10);
    room.stage.show(first);
    Visitor.Ear ear = li.listen("/ws");
    JsonNode whole = ear.text();
    assertTrue(whole.get("full").asBoolean());
    assertEquals(10, whole.get("state").get("sequence").asLong());
    for (String part :
        List.of("health", "drones", "sorties", "alerts", "cells", "footprints", "streams")) {
      assertTrue(whole.get("state").has(part), part);
    }
    RoomView next = MadeUpRoom.view(room.time.now(), 11);
    room.stage.show(
        new RoomView(
            next.at(),
            11,
            first.health(),
            next.drones(),
            first.sorties(),
            first.alerts(),
            first.cells(),
            first.footprints(),
            first.streams(),
            first.pilotsOnDuty(),
            first.goReports(),
            first.operations(),
            first.around(),
            first.places()));
    JsonNode change = ear.text();
    assertFalse(change.get("full").asBoolean());
    assertTrue(change.get("state").has("drones"));
    assertFalse(change.get("state").has("alerts"));
    assertFalse(change.get("state").has("cells"));
    ear.leave();
    eventually(() -> room.stage.viewers() == 0);
  }

  @Test
  void ofTheGroundOnlyTheSquaresThatChangedAreSent() throws Exception {
    RoomView first = MadeUpRoom.view(room.time.now(), 20);
    room.stage.show(first);
    Visitor.Ear ear = li.listen("/ws");
    assertEquals(first.cells().size(), ear.text().get("state").get("cells").size());
    CellView old = first.cells().get(3);
    List<CellView> cells = new ArrayList<>(first.cells().subList(1, first.cells().size()));
    cells.set(
        2,
        new CellView(
            old.centre(), 7, old.personsPerM2(), old.atLeast(), old.camera(), old.seenAt()));
    room.stage.show(
        new RoomView(
            first.at(),
            21,
            first.health(),
            first.drones(),
            first.sorties(),
            first.alerts(),
            List.copyOf(cells),
            first.footprints(),
            first.streams(),
            first.pilotsOnDuty(),
            first.goReports(),
            first.operations(),
            first.around(),
            first.places()));
    JsonNode change = ear.text();
    assertFalse(change.get("state").has("cells"));
    assertEquals(1, change.get("cells").get("seen").size());
    assertEquals(7, change.get("cells").get("seen").get(0).get("persons").asInt());
    assertEquals(1, change.get("cells").get("gone").size());
    assertEquals(
        first.cells().get(0).centre().lonDeg(),
        change.get("cells").get("gone").get(0).get("lonDeg").asDouble());
    ear.leave();
    eventually(() -> room.stage.viewers() == 0);
  }

  @Test
  void aReasonComesWithItsCode() throws Exception {
    room.stage.show(MadeUpRoom.view(room.time.now(), 30));
    Visitor.Ear ear = li.listen("/ws");
    JsonNode alert = ear.text().get("state").get("alerts").get(0);
    assertEquals(
        "night-market: 2.6 persons/m2 over two adjacent squares", alert.get("why").asText());
    JsonNode said = alert.get("whySaid").get(0);
    assertEquals("DENSE", said.get("code").asText());
    assertEquals("2.6", said.get("values").get(1).asText());
    ear.leave();
    eventually(() -> room.stage.viewers() == 0);
  }

  @Test
  void aSlowViewerGetsMergedPicturesAndTheNewestInTheEnd() throws Exception {
    Visitor.Ear ear = li.listen("/ws");
    ear.text();
    ear.deaf();
    int shown = 2000;
    for (int i = 1; i <= shown; i++) {
      room.stage.show(MadeUpRoom.view(room.time.now(), 100 + i));
    }
    // The loop has to have come to its limit before the viewer listens again.
    ear.hear();
    int received = 0;
    long sequence = 0;
    while (sequence < 100 + shown) {
      JsonNode state = ear.text();
      assertTrue(state.get("state").get("sequence").asLong() > sequence);
      sequence = state.get("state").get("sequence").asLong();
      received++;
    }
    assertTrue(received < shown, "merged: " + received + " of " + shown);
    ear.leave();
  }

  @Test
  void livePicturesBeginAtAKeyUnitAndEndWithTheViewer() throws Exception {
    Visitor.Ear ear = li.listen("/live/d1/visible");
    RoomStage.Watching seat = seat("d1/visible");
    assertEquals("li", seat.person());
    seat.sink().accept(unit(1, false, 10));
    seat.sink().accept(unit(2, true, 10));
    seat.sink().accept(unit(3, false, 10));
    MediaFrame key = MediaFrame.parse(ear.unit());
    assertTrue(key.header().key());
    assertEquals(unit(2, true, 10), key);
    assertEquals(unit(3, false, 10), MediaFrame.parse(ear.unit()));
    ear.leave();
    eventually(() -> !room.stage.watching.contains(seat));
  }

  @Test
  @Timeout(300)
  void afterAGapLivePicturesGoOnAtAKeyUnit() throws Exception {
    Visitor.Ear ear = li.listen("/live/d1/thermal");
    RoomStage.Watching seat = seat("d1/thermal");
    ear.deaf();
    // Far more than the sockets' buffers hold, and a key unit only now and then.
    for (int i = 0; i < 400; i++) {
      seat.sink().accept(unit(i, i % 50 == 0, 200_000));
    }
    ear.hear();
    long before = -1;
    boolean gap = false;
    while (before < 400) {
      byte[] bytes = ear.units.poll(200, TimeUnit.MILLISECONDS);
      if (bytes == null) {
        seat.sink().accept(unit(400, true, 10));
        continue;
      }
      MediaFrame frame = MediaFrame.parse(bytes);
      long number = frame.header().at().orElseThrow().getEpochSecond();
      if (number != before + 1) {
        gap = true;
        assertTrue(frame.header().key(), "after " + before + " came " + number);
      }
      before = number;
    }
    assertTrue(gap, "nothing was left out for a viewer that took nothing");
    ear.leave();
    eventually(() -> !room.stage.watching.contains(seat));
  }

  @Test
  void aCameraThatIsNotThereIsRefused() {
    assertThrows(
        CompletionException.class, () -> li.listen("/live/d9/visible", Optional.empty()).join());
  }

  /** Waits for the viewer of {@code camera}; what another test left behind does not disturb. */
  private static RoomStage.Watching seat(String camera) throws InterruptedException {
    AtomicReference<RoomStage.Watching> found = new AtomicReference<>();
    eventually(
        () -> {
          room.stage.watching.stream()
              .filter(one -> one.camera().toString().equals(camera))
              .findFirst()
              .ifPresent(found::set);
          return found.get() != null;
        });
    return found.get();
  }

  private static MediaFrame unit(int number, boolean key, int bytes) {
    return new MediaFrame(
        new MediaFrame.Header(
            MediaFrame.What.LIVE,
            Optional.of(MadeUpRoom.VISIBLE),
            Optional.of(Instant.ofEpochSecond(number)),
            key,
            Optional.of("avc1.42C01F"),
            1280,
            720,
            Optional.empty()),
        new byte[bytes]);
  }

  private static void eventually(BooleanSupplier what) throws InterruptedException {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
    while (!what.getAsBoolean()) {
      assertTrue(System.nanoTime() < until, "did not come about within 120 s");
      TimeUnit.MILLISECONDS.sleep(5);
    }
  }
}
