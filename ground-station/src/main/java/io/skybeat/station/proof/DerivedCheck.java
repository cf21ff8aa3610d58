package io.skybeat.station.proof;

import io.skybeat.core.clip.Sha256;
import io.skybeat.core.sighting.PictureNotes;
import io.skybeat.core.wire.BadDocument;
import io.skybeat.core.wire.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Proves an export of derived copies: that the station signed them, of which originals it says they
 * are, and that the originals' signed manifests say the same. What an original shows is not proven:
 * it is not there.
 */
final class DerivedCheck {
  private static final String AGAIN = "take the export from the station again";
  private static final String UNIT = "skybeat-derived-1\n";

  private final Path root;
  private final Optional<PublicKeyFile> trusted;
  private final List<Finding> findings = new ArrayList<>();
  private final List<Verdict.Item> items = new ArrayList<>();
  private final Set<String> known =
      new TreeSet<>(Set.of(DerivedNote.FILE, PublicKeyFile.FILE, Verifier.README));

  DerivedCheck(Path root, Optional<PublicKeyFile> trusted) {
    this.root = root;
    this.trusted = trusted;
  }

  Verdict verdict() throws IOException {
    Optional<PublicKeyFile> key = key();
    Optional<DerivedNote> note = note();
    if (key.isPresent() && note.isPresent()) {
      if (!key.get().signed(note.get().signedPart(), note.get().signature())) {
        find(DerivedNote.FILE, "is not signed by the station's key", AGAIN);
      }
      for (DerivedNote.Copy copy : note.get().copies()) {
        copy(copy, key.get());
      }
      strangers(key.get());
    }
    List<String> remarks = new ArrayList<>();
    remarks.add(
        "these are derived copies: the originals, which alone prove what happened, are with the"
            + " station");
    if (trusted.isEmpty()) {
      remarks.add("nothing given here says that the key is the station's: give --key");
    }
    return new Verdict(
        findings.isEmpty(),
        note.map(DerivedNote::station),
        key.map(PublicKeyFile::id),
        findings.isEmpty() && trusted.isPresent(),
        0,
        Optional.empty(),
        items,
        findings,
        remarks);
  }

  private Optional<PublicKeyFile> key() {
    try {
      PublicKeyFile own = PublicKeyFile.read(root.resolve(PublicKeyFile.FILE));
      if (trusted.isPresent() && !trusted.get().id().equals(own.id())) {
        find(
            PublicKeyFile.FILE,
            "is not the key that was given: " + own.id() + " instead of " + trusted.get().id(),
            "somebody else signed this export, or the key given is of another station");
        return trusted;
      }
      return Optional.of(own);
    } catch (BadProof e) {
      find(PublicKeyFile.FILE, "the station's public key cannot be read", AGAIN);
      return trusted;
    }
  }

  private Optional<DerivedNote> note() throws IOException {
    try {
      String text = Files.readString(root.resolve(DerivedNote.FILE));
      return Optional.of(Json.read(text, DerivedNote.class));
    } catch (BadDocument e) {
      find(DerivedNote.FILE, "cannot be read: " + e.getMessage(), AGAIN);
      return Optional.empty();
    }
  }

  private void copy(DerivedNote.Copy copy, PublicKeyFile key) throws IOException {
    int before = findings.size();
    known.add(copy.file());
    Path file = root.resolve(copy.file()).normalize();
    if (!file.startsWith(root.normalize()) || !Files.isRegularFile(file)) {
      find(copy.file(), "is missing", AGAIN);
      return;
    }
    byte[] bytes = Files.readAllBytes(file);
    if (!Sha256.of(bytes).equals(copy.sha256())) {
      find(copy.file(), "is not what was signed: its hash differs", AGAIN);
    }
    String said = UNIT + "of sha256 " + copy.originalSha256() + "\nby " + copy.rule() + "\n";
    if (!PictureNotes.comment(bytes, UNIT).orElse("").equals(said)) {
      find(copy.file(), "does not say within itself what it is of", AGAIN);
    }
    Optional<Manifest> manifest = manifest(file.resolveSibling(Manifest.FILE), key);
    boolean same =
        manifest.isPresent()
            && manifest.get().number() == copy.item()
            && manifest.get().files().stream()
                .anyMatch(
                    one ->
                        one.name().equals(copy.original())
                            && one.sha256().equals(copy.originalSha256()));
    if (manifest.isPresent() && !same) {
      find(copy.file(), "is of an original that its item's manifest does not have", AGAIN);
    }
    manifest.ifPresent(
        one ->
            items.add(
                new Verdict.Item(
                    one.number(),
                    one.alert().alert().value(),
                    one.origin().name(),
                    findings.size() == before ? "derived" : "broken",
                    "a copy of " + copy.original() + " by " + copy.rule())));
  }

  private Optional<Manifest> manifest(Path file, PublicKeyFile key) throws IOException {
    String name = root.relativize(file).toString();
    Path signature = file.resolveSibling(Manifest.FILE + ".sig");
    if (!Files.exists(file) || !Files.exists(signature)) {
      find(name, "or its signature is missing", AGAIN);
      return Optional.empty();
    }
    byte[] bytes = Files.readAllBytes(file);
    if (!key.signed(bytes, Files.readString(signature))) {
      find(name, "is not signed by the station's key", AGAIN);
      return Optional.empty();
    }
    try {
      return Optional.of(Json.read(new String(bytes, StandardCharsets.UTF_8), Manifest.class));
    } catch (BadDocument e) {
      find(name, "cannot be read: " + e.getMessage(), AGAIN);
      return Optional.empty();
    }
  }

  /** Manifests of items whose picture could not be copied belong to it; nothing else does. */
  private void strangers(PublicKeyFile key) throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      for (Path one : all.filter(Files::isRegularFile).sorted().toList()) {
        String name = root.relativize(one).toString();
        boolean document =
            name.matches("items/[0-9]{6}/" + Manifest.FILE.replace(".", "\\.") + "(\\.sig)?");
        if (!document && !known.contains(name)) {
          find(name, "does not belong to the export", "move it out of the folder");
        } else if (document && name.endsWith(Manifest.FILE)) {
          manifest(one, key);
        }
      }
    }
  }

  private void find(String file, String what, String remedy) {
    Finding finding = new Finding(file, what, remedy);
    if (!findings.contains(finding)) {
      findings.add(finding);
    }
  }
}
