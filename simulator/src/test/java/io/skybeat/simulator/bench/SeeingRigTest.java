package io.skybeat.simulator.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.skybeat.core.time.SystemTime;
import io.skybeat.core.wire.Json;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A real worker process under its meters: that nothing is lost, not how fast it is. */
class SeeingRigTest {
  @TempDir Path folder;

  @Test
  @Timeout(300)
  void everyPictureThatWasSentIsAccountedFor() throws Exception {
    SeeingRig.Films films = SeeingRig.Films.of(5);
    assertTrue(films.visible().units().get(0).key());
    try (SystemTime time = new SystemTime();
        SeeingRig rig = new SeeingRig(folder, films, 1, true, time)) {
      rig.ready();
      rig.begin();
      rig.await(
          "ten pictures of each camera are analysed",
          () -> rig.station().streams().values().stream().allMatch(one -> one.analysed() >= 10));
      ObjectNode figures = rig.figures();
      assertTrue(figures.path("tiles_visible").asInt() > 0, figures.toString());
      assertTrue(figures.at("/age_ms/visible/n").asInt() > 0, figures.toString());
      double shares = 0;
      for (String part :
          new String[] {
            "inference", "receive_and_decode", "convert", "rest_of_analysis", "all_else"
          }) {
        shares += figures.path("cpu_share").path(part).asDouble();
      }
      assertEquals(1, shares, 0.01);
      ObjectNode account = Json.MAPPER.createObjectNode();
      rig.account(account);
      assertEquals(0, account.path("unaccounted").asLong(), account.toString());
      assertEquals(account.path("received"), account.path("decoded"), account.toString());
      assertTrue(account.path("sent").asLong() >= 20, account.toString());
    }
  }
}
