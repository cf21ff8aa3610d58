package io.skybeat.mavlink.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dronefleet.mavlink.minimal.Heartbeat;
import io.skybeat.core.time.SystemTime;
import io.skybeat.mavlink.dialect.Dialect;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two serial links joined by a pair of pseudo-terminals. */
@Timeout(300)
class SerialLinkTest {
  /** Makes two pseudo-terminals, names them, and carries bytes between them until it is ended. */
  private static final String CABLE =
      """
      import os, pty, select, sys, tty
      (a, aside), (b, bside) = pty.openpty(), pty.openpty()
      for end in (a, aside, b, bside):
          tty.setraw(end)
      print(os.ttyname(aside), os.ttyname(bside), flush=True)
      while True:
          for end in select.select([a, b], [], [])[0]:
              os.write(b if end == a else a, os.read(end, 4096))
      """;

  private final Dialect dialect = new Dialect();

  @Test
  void twoEndsOfACableTalk() throws Exception {
    Process cable = cable();
    try (SystemTime time = new SystemTime();
        BufferedReader names =
            new BufferedReader(
                new InputStreamReader(cable.getInputStream(), StandardCharsets.US_ASCII))) {
      String line = names.readLine();
      Assumptions.assumeTrue(line != null, "no pseudo-terminals here: serial is not tested");
      List<String> ends = List.of(line.split(" "));
      Inbox atStation = new Inbox();
      Inbox atVehicle = new Inbox();
      try (SerialLink station =
              SerialLink.open(
                  ends.get(0), 57_600, LinkSettings.of(255, 190, dialect, time), atStation);
          SerialLink vehicle =
              SerialLink.open(
                  ends.get(1), 57_600, LinkSettings.of(1, 1, dialect, time), atVehicle)) {
        for (int i = 0; i < 50; i++) {
          vehicle.broadcast(Heartbeat.builder().customMode(i).mavlinkVersion(3).build());
        }
        for (int i = 0; i < 50; i++) {
          Received received = atStation.await(Heartbeat.class);
          assertEquals(i, ((Heartbeat) received.message()).customMode());
          assertEquals(1, received.peer().systemId());
        }
        assertTrue(station.send(1, Heartbeat.builder().mavlinkVersion(3).build()));
        assertEquals(255, atVehicle.await(Heartbeat.class).peer().systemId());
        assertEquals(0, station.statistics().lost());
        assertEquals(0, station.statistics().received().garbageBytes());
      }
    } finally {
      cable.destroy();
    }
  }

  private static Process cable() throws IOException {
    try {
      return new ProcessBuilder("python3", "-c", CABLE)
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start();
    } catch (IOException e) {
      Assumptions.abort("no python3 here to make pseudo-terminals: serial is not tested");
      throw e;
    }
  }

  @Test
  void aPortThatIsNotThereIsSaidPlainly(@TempDir Path folder) {
    try (SystemTime time = new SystemTime()) {
      String device = folder.resolve("ttyNONE").toString();
      IOException error =
          assertThrows(
              IOException.class,
              () ->
                  SerialLink.open(
                          device, 57_600, LinkSettings.of(255, 190, dialect, time), new Inbox())
                      .close());
      assertTrue(error.getMessage().contains(device), error.getMessage());
    }
  }
}
