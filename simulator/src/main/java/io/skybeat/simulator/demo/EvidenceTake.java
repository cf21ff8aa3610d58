package io.skybeat.simulator.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.skybeat.core.time.Time;
import io.skybeat.core.wire.Json;
import io.skybeat.station.proof.BadProof;
import io.skybeat.station.proof.EvidenceCommand;
import io.skybeat.station.proof.PublicKeyFile;
import io.skybeat.station.proof.Verdict;
import io.skybeat.station.proof.Verifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * What a command room would do after the shift: waits until every alert has its evidence, takes it
 * out, and has it proven with the station's key and a checkpoint taken before.
 */
final class EvidenceTake {
  /** An alert of the last second still has seconds to be filmed, sent and sealed. */
  private static final Duration PATIENCE = Duration.ofSeconds(45);

  private final PageProbe page;
  private final Path folder;
  private final Time time;

  EvidenceTake(PageProbe page, Path folder, Time time) {
    this.page = page;
    this.folder = folder;
    this.time = time;
  }

  /** Writes what was had into {@code out}; true when all alerts have evidence and all holds. */
  boolean account(JsonNode alerts, ObjectNode out) throws InterruptedException, IOException {
    Map<String, JsonNode> items = await(alerts);
    int complete = 0;
    for (JsonNode item : items.values()) {
      complete += item.path("complete").asBoolean() ? 1 : 0;
    }
    ObjectNode evidence = out.putObject("evidence");
    evidence.put("alerts", alerts.size());
    evidence.put("items", items.size());
    evidence.put("clips_complete", complete);
    ArrayNode missing = evidence.putArray("incomplete");
    items.forEach(
        (alert, item) -> {
          if (!item.path("complete").asBoolean()) {
            String why = item.path("noClip").asText(item.path("gaps").toString());
            missing.add(alert + ": " + why);
          }
        });
    if (items.isEmpty()) {
      evidence.put("verified", alerts.isEmpty());
      return alerts.isEmpty();
    }
    Verdict verdict = proven(items);
    evidence.put("proven", verdict.items().stream().filter(EvidenceTake::holds).count());
    evidence.put("verified", verdict.ok());
    ArrayNode findings = evidence.putArray("findings");
    verdict.findings().forEach(finding -> findings.add(finding.toString()));
    return verdict.ok() && items.size() == alerts.size();
  }

  private static boolean holds(Verdict.Item item) {
    return item.state().equals("proven");
  }

  private Map<String, JsonNode> await(JsonNode alerts) throws InterruptedException {
    long deadline = time.nanos() + PATIENCE.toNanos();
    Map<String, JsonNode> items = new TreeMap<>();
    while (true) {
      for (JsonNode item : page.get("/api/evidence")) {
        items.put(item.path("alert").asText(), item);
      }
      if (items.size() >= alerts.size() || time.nanos() > deadline) {
        return items;
      }
      TimeUnit.MILLISECONDS.sleep(500);
    }
  }

  private Verdict proven(Map<String, JsonNode> items) throws InterruptedException, IOException {
    Path checkpoint = folder.resolve("checkpoint.json");
    Path key = folder.resolve("station-key.pem");
    Path export = folder.resolve("evidence.zip");
    page.download("/api/evidence/checkpoint", Optional.empty(), checkpoint);
    page.download("/api/evidence/key", Optional.empty(), key);
    ObjectNode asked = Json.MAPPER.createObjectNode();
    items.keySet().forEach(asked.putArray("alerts")::add);
    asked.put("reason", "end of the demo");
    page.download("/api/evidence/export", Optional.of(asked), export);
    try {
      return EvidenceCommand.verify(
          export,
          Optional.of(PublicKeyFile.parse(Files.readString(key))),
          Optional.of(Verifier.checkpoint(checkpoint)));
    } catch (BadProof e) {
      throw new DemoFailure("the station's key or checkpoint cannot be used: " + e.getMessage());
    }
  }
}
