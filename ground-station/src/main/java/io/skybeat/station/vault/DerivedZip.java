package io.skybeat.station.vault;

import io.skybeat.core.clip.Sha256;
import io.skybeat.core.time.Time;
import io.skybeat.core.wire.Json;
import io.skybeat.station.blur.DerivedStill;
import io.skybeat.station.event.AlertId;
import io.skybeat.station.proof.DerivedNote;
import io.skybeat.station.proof.FileEntry;
import io.skybeat.station.proof.Manifest;
import io.skybeat.station.proof.PublicKeyFile;
import io.skybeat.station.proof.SigningKey;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes exports for who may not see originals: signed manifests, and blurred copies of stills. */
final class DerivedZip {
  private static final int STRETCH = 1 << 20;
  private static final String WORDS =
      """
      Derived copies of evidence of a Skybeat station. The originals stay with the station, sealed.

      items/*/still.derived.jpg  a copy in which heads and plates are blurred (comment in the JPEG: of what)
      items/*/manifest.json      the original's, as it was signed (manifest.json.sig): what it shows, when, its hashes
      derived.json               of which original each copy is, by which rule and version; signed
      station-key.pem            the station's public key; compare it with the one noted at the station

      Clips are not in it: they are not coded again, so nothing in them can be blurred.

          ./skybeat evidence verify FOLDER --key STATION-KEY.pem
      """;

  private final ChainFolder chain;
  private final SigningKey key;
  private final String station;
  private final ExportZip.Originals originals;
  private final Time time;

  DerivedZip(
      ChainFolder chain, SigningKey key, String station, ExportZip.Originals originals, Time time) {
    this.chain = chain;
    this.key = key;
    this.station = station;
    this.originals = originals;
    this.time = time;
  }

  /** Writes a new file into {@code folder}; nothing is left of it when it fails. */
  Path write(Path folder, List<ItemIndex.Kept> entries, String by, String reason)
      throws IOException {
    Files.createDirectories(folder);
    Path file = Files.createTempFile(folder, "derived-" + station + "-", ".zip");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      List<DerivedNote.Copy> copies = new ArrayList<>();
      for (ItemIndex.Kept one : entries) {
        item(zip, one).ifPresent(copies::add);
      }
      DerivedNote note =
          new DerivedNote(DerivedNote.FORMAT, station, time.now(), by, reason, copies, key.id(), "")
              .signedBy(key);
      ExportZip.put(zip, DerivedNote.FILE, Json.write(note) + "\n");
      ExportZip.put(zip, PublicKeyFile.FILE, key.open().pem());
      ExportZip.put(zip, "README.txt", WORDS);
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(file);
      throw e;
    }
    return file;
  }

  private Optional<DerivedNote.Copy> item(ZipOutputStream zip, ItemIndex.Kept one)
      throws IOException {
    String folder = String.format(Locale.ROOT, "items/%06d/", one.number());
    ExportZip.put(zip, folder + Manifest.FILE, Files.readString(chain.document(one.number())));
    ExportZip.put(
        zip, folder + Manifest.FILE + ".sig", Files.readString(chain.signature(one.number())));
    Optional<FileEntry> still =
        one.files().stream().filter(file -> file.name().equals(FileEntry.STILL)).findFirst();
    if (still.isEmpty() || one.erasure().isPresent()) {
      return Optional.empty();
    }
    byte[] original = whole(one.alert(), still.get());
    DerivedStill copy;
    try {
      copy = DerivedStill.of(original);
    } catch (IOException e) {
      // Of what cannot be read no copy can be made, and the original must not leave instead.
      return Optional.empty();
    }
    String name = folder + "still.derived.jpg";
    zip.putNextEntry(new ZipEntry(name));
    zip.write(copy.jpeg());
    zip.closeEntry();
    return Optional.of(
        new DerivedNote.Copy(
            one.number(),
            name,
            Sha256.of(copy.jpeg()),
            still.get().name(),
            copy.originalSha256(),
            copy.rule()));
  }

  private byte[] whole(AlertId alert, FileEntry file) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    while (bytes.size() < file.bytes()) {
      byte[] part =
          originals
              .read(alert, file.name(), bytes.size(), STRETCH)
              .orElseThrow(() -> new IOException(file.name() + " of " + alert + " is gone"));
      if (part.length == 0) {
        throw new IOException(file.name() + " of " + alert + " is cut off");
      }
      bytes.writeBytes(part);
    }
    return bytes.toByteArray();
  }
}
