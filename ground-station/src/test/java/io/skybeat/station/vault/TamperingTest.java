package io.skybeat.station.vault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skybeat.core.clip.Sha256;
import io.skybeat.core.wire.Json;
import io.skybeat.station.proof.ChainEntry;
import io.skybeat.station.proof.Checkpoint;
import io.skybeat.station.proof.EvidenceCommand;
import io.skybeat.station.proof.ExportNote;
import io.skybeat.station.proof.PublicKeyFile;
import io.skybeat.station.proof.SigningKey;
import io.skybeat.station.proof.Verdict;
import io.skybeat.station.proof.Verifier;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** An export is proven; whatever is done to it is found. */
class TamperingTest {
  @TempDir Path folder;
  private VaultStage stage;
  private Path export;
  private PublicKeyFile key;
  private Checkpoint early;

  @BeforeEach
  void export() throws Exception {
    stage = new VaultStage(folder);
    stage.seal(1);
    early = Json.read(stage.vault().checkpoint(), Checkpoint.class);
    stage.seal(2);
    stage.seal(3);
    export = stage.export(List.of(VaultStage.alert(1), VaultStage.alert(2), VaultStage.alert(3)));
    key = PublicKeyFile.parse(stage.vault().publicKey());
  }

  @AfterEach
  void close() {
    stage.close();
  }

  private Verdict verify() throws IOException {
    return Verifier.verify(export, Optional.of(key), Optional.of(early));
  }

  private Path item(int n) {
    return export.resolve("items/00000" + n + "-" + VaultStage.alert(n));
  }

  private void assertFound(String where, String what) throws IOException {
    Verdict verdict = verify();
    assertFalse(verdict.ok(), "not found: " + what);
    assertTrue(
        verdict.findings().stream()
            .anyMatch(one -> one.file().contains(where) && one.what().contains(what)),
        verdict.findings().toString());
    verdict.findings().forEach(one -> assertFalse(one.remedy().isBlank()));
  }

  @Test
  void anUntouchedExportIsProven() throws Exception {
    Verdict verdict = verify();
    assertEquals(List.of(), verdict.findings());
    assertTrue(verdict.ok());
    assertTrue(verdict.keyTrusted());
    assertEquals(3, verdict.chain());
    assertEquals(Optional.of(1L), verdict.checkpointNumber());
    assertEquals(
        List.of("proven", "proven", "proven"),
        verdict.items().stream().map(Verdict.Item::state).toList());
    assertTrue(verdict.items().get(1).said().contains("trigger is picture 60"));
    Verdict alone = Verifier.verify(export, Optional.empty(), Optional.empty());
    assertTrue(alone.ok());
    assertFalse(alone.keyTrusted(), "nothing says whose key it is");
    assertTrue(alone.remarks().toString().contains(key.id()));
  }

  @Test
  void oneBitAnywhereIsFound() throws Exception {
    List<Path> files;
    try (Stream<Path> all = Files.walk(export)) {
      files =
          all.filter(Files::isRegularFile)
              .filter(file -> !file.endsWith(Verifier.README))
              .sorted()
              .toList();
    }
    assertEquals(4 + 3 * 4, files.size());
    SplittableRandom chance = new SplittableRandom(7);
    for (Path file : files) {
      byte[] bytes = Files.readAllBytes(file);
      for (int i = 0; i < 12; i++) {
        int at = chance.nextInt(bytes.length);
        // A line break more or less within base64 or at a text's end says the same.
        if (bytes[at] == '\n' || bytes[at] == '=') {
          continue;
        }
        bytes[at] ^= 1 << chance.nextInt(7);
        Files.write(file, bytes);
        Verdict verdict = verify();
        assertFalse(verdict.ok(), file + ", byte " + at + " became " + bytes[at]);
        bytes = original(file, bytes, at);
      }
      Files.write(file, bytes);
    }
    assertTrue(verify().ok(), "all is as it was");
  }

  private byte[] original(Path file, byte[] changed, int at) throws IOException {
    Path source = pristine().resolve(export.relativize(file).toString());
    changed[at] = Files.readAllBytes(source)[at];
    return changed;
  }

  private Path pristine() throws IOException {
    Path copy = folder.resolve("pristine");
    if (!Files.exists(copy)) {
      throw new AssertionError("no pristine copy");
    }
    return copy;
  }

  @BeforeEach
  void copy() throws IOException {
    Path copy = folder.resolve("pristine");
    try (Stream<Path> all = Files.walk(export)) {
      for (Path path : all.toList()) {
        Path target = copy.resolve(export.relativize(path).toString());
        if (Files.isDirectory(path)) {
          Files.createDirectories(target);
        } else {
          Files.copy(path, target);
        }
      }
    }
  }

  @Test
  void swappedCutAndMissingFilesAreFound() throws Exception {
    Path one = item(1).resolve("clip.mp4");
    Path two = item(2).resolve("clip.mp4");
    byte[] first = Files.readAllBytes(one);
    Files.write(one, Files.readAllBytes(two));
    assertFound("000001", "is not the file that was sealed");
    assertFound("000001", "is not the triggering frame");
    Files.write(one, java.util.Arrays.copyOf(first, first.length - 5_000));
    assertFound("000001", "cut off");
    Files.delete(one);
    assertFound("000001", "is missing, and no erasure says so");
    Files.write(one, first);
    Files.writeString(item(1).resolve("more.txt"), "x");
    assertFound("more.txt", "does not belong");
  }

  @Test
  void aRemovedOrExchangedItemIsFound() throws Exception {
    Path away = folder.resolve("away");
    Files.move(item(2), away);
    assertFound("items", "the export was of [1, 2, 3]");
    Files.move(away, item(2));
    Files.move(item(1).resolve("manifest.json"), away);
    Files.copy(item(2).resolve("manifest.json"), item(1).resolve("manifest.json"));
    assertFound("000001", "signature");
  }

  @Test
  void aReorderedOrShortenedChainIsFound() throws Exception {
    Path chain = export.resolve(Verifier.CHAIN);
    List<String> lines = Files.readAllLines(chain);
    List<String> swapped = new ArrayList<>(lines);
    Collections.swap(swapped, 0, 1);
    Files.write(chain, swapped);
    assertFound(Verifier.CHAIN, "the link does not hold");
    Files.write(chain, lines.subList(0, 2));
    assertFound(Verifier.CHAIN, "cut off");
    Files.write(chain, lines.subList(1, 3));
    assertFound(Verifier.CHAIN, "the link does not hold");
  }

  @Test
  void anExportSignedAnewWithAnotherKeyIsFound() throws Exception {
    resign(SigningKey.make());
    assertTrue(
        Verifier.verify(export, Optional.empty(), Optional.empty()).ok(),
        "within itself it holds: only what is kept elsewhere can tell");
    Verdict byKey = Verifier.verify(export, Optional.of(key), Optional.empty());
    assertTrue(byKey.findings().get(0).what().contains("not the key that was given"));
    Verdict byCheckpoint = Verifier.verify(export, Optional.empty(), Optional.of(early));
    assertTrue(byCheckpoint.findings().get(0).what().contains("was signed by key"));
  }

  /** What somebody would do who has the export alone: all anew, with a key of his own. */
  private void resign(SigningKey mine) throws IOException {
    String own = key.id();
    String link = ChainEntry.BEGINNING;
    StringBuilder chain = new StringBuilder();
    List<String> lines = Files.readAllLines(export.resolve(Verifier.CHAIN));
    for (int n = 1; n <= 3; n++) {
      Path manifest = item(n).resolve("manifest.json");
      String old = n == 1 ? ChainEntry.BEGINNING : ChainEntry.parse(lines.get(n - 2)).link();
      byte[] text =
          Files.readString(manifest)
              .replace(own, mine.id())
              .replace(old, link)
              .replace("RED", "YELLOW")
              .getBytes(StandardCharsets.UTF_8);
      Files.write(manifest, text);
      Files.writeString(item(n).resolve("manifest.json.sig"), mine.sign(text));
      ChainEntry entry = ChainEntry.after(link, n, ChainEntry.Kind.ITEM, Sha256.of(text));
      chain.append(entry.line()).append('\n');
      link = entry.link();
    }
    Files.writeString(export.resolve(Verifier.CHAIN), chain);
    Files.writeString(export.resolve(PublicKeyFile.FILE), mine.open().pem());
    Checkpoint head =
        Json.read(Files.readString(export.resolve(Checkpoint.FILE)), Checkpoint.class);
    Files.writeString(
        export.resolve(Checkpoint.FILE),
        Json.write(Checkpoint.of(head.station(), 3, link, head.at(), mine)));
    ExportNote note =
        Json.read(Files.readString(export.resolve(ExportNote.FILE)), ExportNote.class);
    Files.writeString(
        export.resolve(ExportNote.FILE),
        Json.write(
            new ExportNote(
                    note.format(),
                    note.station(),
                    note.at(),
                    note.by(),
                    note.reason(),
                    note.items(),
                    note.erasures(),
                    mine.id(),
                    "")
                .signedBy(mine)));
  }

  @Test
  void theCommandSaysItByItsExitCode() throws Exception {
    Path keyFile = folder.resolve("key.pem");
    Files.writeString(keyFile, key.pem());
    Path checkpoint = folder.resolve("early.json");
    Files.writeString(checkpoint, Json.write(early));
    assertEquals(
        0, run("verify", "" + export, "--key", "" + keyFile, "--checkpoint", "" + checkpoint));
    Path zip = stage.vault().export(List.of(VaultStage.alert(2)), "li", "court order 8");
    assertEquals(0, run("verify", "" + zip, "--json"));
    Files.write(zip, Files.readAllBytes(item(1).resolve("clip.mp4")));
    assertEquals(1, run("verify", "" + zip), "no ZIP file at all");
    Files.delete(item(1).resolve("clip.mp4"));
    assertEquals(1, run("verify", "" + export, "--json"));
    assertEquals(2, run("verify", "" + export, "--key", "" + checkpoint));
    assertEquals(2, run("verify", "/there/is/no/such"));
    assertEquals(2, run("prove"));
  }

  private static int run(String... arguments) {
    java.io.PrintStream out = System.out;
    java.io.PrintStream err = System.err;
    try {
      System.setOut(new java.io.PrintStream(java.io.OutputStream.nullOutputStream()));
      System.setErr(new java.io.PrintStream(java.io.OutputStream.nullOutputStream()));
      return new CommandLine(new EvidenceCommand()).execute(arguments);
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
  }
}
