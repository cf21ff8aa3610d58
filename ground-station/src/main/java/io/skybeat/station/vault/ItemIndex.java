package io.skybeat.station.vault;

import io.skybeat.core.wire.BadDocument;
import io.skybeat.core.wire.Json;
import io.skybeat.station.event.AlertId;
import io.skybeat.station.port.EvidenceArchive;
import io.skybeat.station.proof.ChainEntry;
import io.skybeat.station.proof.Erasure;
import io.skybeat.station.proof.FileEntry;
import io.skybeat.station.proof.Manifest;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What is in memory of each item; its manifest is read where it is needed. Thread-safe. */
final class ItemIndex {
  private final Map<AlertId, Kept> byAlert = new TreeMap<>();

  /** An item, as it is shown when it is not on hold. */
  record Kept(EvidenceArchive.Item item, List<FileEntry> files, Optional<Erasure> erasure) {
    Kept {
      files = List.copyOf(files);
    }

    long number() {
      return item.number();
    }

    AlertId alert() {
      return item.alert();
    }
  }

  /** Reads the documents of {@code chain}; throws {@link BadDocument} for what is none. */
  ItemIndex(ChainFolder chain) throws IOException {
    Map<Long, AlertId> alerts = new TreeMap<>();
    for (ChainEntry entry : chain.entries()) {
      String text = Files.readString(chain.document(entry.number()));
      if (entry.kind() == ChainEntry.Kind.ITEM) {
        Kept item = put(Json.read(text, Manifest.class), entry.sha256());
        alerts.put(entry.number(), item.alert());
      } else {
        Erasure erasure = Json.read(text, Erasure.class);
        Optional.ofNullable(alerts.get(erasure.item())).ifPresent(alert -> erase(alert, erasure));
      }
    }
  }

  synchronized Optional<Kept> find(AlertId alert) {
    return Optional.ofNullable(byAlert.get(alert));
  }

  /** All, by their numbers. */
  synchronized List<Kept> all() {
    return byAlert.values().stream().sorted(Comparator.comparing(Kept::number)).toList();
  }

  synchronized Kept put(Manifest manifest, String sha256) {
    Kept item = new Kept(ManifestWords.item(manifest, sha256), manifest.files(), Optional.empty());
    byAlert.put(item.alert(), item);
    return item;
  }

  synchronized void erase(AlertId alert, Erasure erasure) {
    byAlert.computeIfPresent(
        alert,
        (id, old) ->
            new Kept(
                old.item().erased(erasure.erasedAt(), erasure.rule()),
                old.files(),
                Optional.of(erasure)));
  }
}
