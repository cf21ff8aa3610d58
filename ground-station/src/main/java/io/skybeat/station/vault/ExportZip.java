package io.skybeat.station.vault;

import io.skybeat.core.time.Time;
import io.skybeat.core.wire.Json;
import io.skybeat.station.event.AlertId;
import io.skybeat.station.proof.ChainEntry;
import io.skybeat.station.proof.Checkpoint;
import io.skybeat.station.proof.Erasure;
import io.skybeat.station.proof.ExportNote;
import io.skybeat.station.proof.FileEntry;
import io.skybeat.station.proof.Manifest;
import io.skybeat.station.proof.PublicKeyFile;
import io.skybeat.station.proof.SigningKey;
import io.skybeat.station.proof.Verifier;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes exports: what the verifier reads, in a ZIP file. */
final class ExportZip {
  private static final int STRETCH = 1 << 20;
  private static final String WORDS =
      """
      Evidence of a Skybeat station.

      items/*/clip.mp4       the recorded stream itself, cut, not coded again
      items/*/still.jpg      a picture made of it, with the claim drawn in
      items/*/manifest.json  what it shows, when, by whose clock; signed (manifest.json.sig)
      items/*/erasure.json   says that the files were erased, and by which rule
      chain.txt, checkpoint.json, export.json, station-key.pem   what proves it

      Check it, without a network, on any machine with Skybeat:

          ./skybeat evidence verify FOLDER --key STATION-KEY.pem --checkpoint CHECKPOINT.json

      Have the key, and if you can an older checkpoint, from the station itself and not from here:
      whoever can change everything in this folder can also put another key into it.
      """;

  private final ChainFolder chain;
  private final SigningKey key;
  private final String station;
  private final Originals originals;
  private final Time time;

  /** Reads originals back. */
  interface Originals {
    Optional<byte[]> read(AlertId alert, String name, long from, int most) throws IOException;
  }

  ExportZip(ChainFolder chain, SigningKey key, String station, Originals originals, Time time) {
    this.chain = chain;
    this.key = key;
    this.station = station;
    this.originals = originals;
    this.time = time;
  }

  /** Writes a new file into {@code folder}; nothing is left of it when it fails. */
  Path write(Path folder, Checkpoint head, List<ItemIndex.Kept> entries, String by, String reason)
      throws IOException {
    Files.createDirectories(folder);
    Path file = Files.createTempFile(folder, "evidence-" + station + "-", ".zip");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      // What was appended since the checkpoint is of a later export.
      String lines =
          Files.readString(chain.chain())
              .lines()
              .limit(head.number())
              .map(line -> ChainEntry.parse(line).line() + "\n")
              .collect(Collectors.joining());
      put(zip, Verifier.CHAIN, lines);
      put(zip, Checkpoint.FILE, Json.write(head) + "\n");
      put(zip, PublicKeyFile.FILE, key.open().pem());
      put(zip, Verifier.README, WORDS);
      ExportNote note =
          new ExportNote(
                  ExportNote.FORMAT,
                  station,
                  time.now(),
                  by,
                  reason,
                  entries.stream().map(ItemIndex.Kept::number).sorted().toList(),
                  entries.stream()
                      .flatMap(one -> one.erasure().stream())
                      .map(Erasure::number)
                      .sorted()
                      .toList(),
                  key.id(),
                  "")
              .signedBy(key);
      put(zip, ExportNote.FILE, Json.write(note) + "\n");
      for (ItemIndex.Kept one : entries) {
        item(zip, one);
      }
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(file);
      throw e;
    }
    return file;
  }

  private void item(ZipOutputStream zip, ItemIndex.Kept one) throws IOException {
    AlertId alert = one.alert();
    String folder =
        Verifier.ITEMS
            + "/"
            + String.format(Locale.ROOT, "%06d-", one.number())
            + alert.value().replaceAll("[^A-Za-z0-9._-]", "_")
            + "/";
    document(zip, folder + Manifest.FILE, one.number());
    if (one.erasure().isPresent()) {
      document(zip, folder + Erasure.FILE, one.erasure().get().number());
      return;
    }
    for (FileEntry file : one.files()) {
      zip.putNextEntry(new ZipEntry(folder + file.name()));
      for (long at = 0; at < file.bytes(); ) {
        byte[] part =
            originals
                .read(alert, file.name(), at, STRETCH)
                .orElseThrow(() -> new IOException(file.name() + " of " + alert + " is gone"));
        if (part.length == 0) {
          throw new IOException(file.name() + " of " + alert + " is cut off");
        }
        zip.write(part);
        at += part.length;
      }
      zip.closeEntry();
    }
  }

  private void document(ZipOutputStream zip, String name, long number) throws IOException {
    put(zip, name, Files.readString(chain.document(number)));
    put(zip, name + ".sig", Files.readString(chain.signature(number)));
  }

  static void put(ZipOutputStream zip, String name, String text) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(text.getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
  }
}
