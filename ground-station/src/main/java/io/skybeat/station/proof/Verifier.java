package io.skybeat.station.proof;

import io.skybeat.core.wire.BadDocument;
import io.skybeat.core.wire.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Proves an exported folder, without a network and without a station: every hash, every signature,
 * the chain from its first entry to its head, and what each clip shows.
 */
public final class Verifier {
  /** The chain's file in an export: a line an entry. */
  public static final String CHAIN = "chain.txt";

  /** Where the items lie in an export. */
  public static final String ITEMS = "items";

  /** Words for a human, in every export; not part of the proof. */
  public static final String README = "README.txt";

  private static final String AGAIN = "take the export from the station again";
  private static final Set<String> KNOWN =
      Set.of(CHAIN, ITEMS, README, Checkpoint.FILE, ExportNote.FILE, PublicKeyFile.FILE);

  private final Path root;
  private final Optional<PublicKeyFile> trusted;
  private final Optional<Checkpoint> kept;
  private final List<Finding> findings = new ArrayList<>();
  private final List<String> remarks = new ArrayList<>();
  private final List<Verdict.Item> items = new ArrayList<>();
  private final List<Manifest> manifests = new ArrayList<>();
  private Optional<String> station = Optional.empty();

  private Verifier(Path root, Optional<PublicKeyFile> trusted, Optional<Checkpoint> kept) {
    this.root = root;
    this.trusted = trusted;
    this.kept = kept;
  }

  /**
   * Checks the export in {@code root}.
   *
   * @param trusted the station's public key, had from elsewhere
   * @param kept a checkpoint that was kept elsewhere
   */
  public static Verdict verify(
      Path root, Optional<PublicKeyFile> trusted, Optional<Checkpoint> kept) throws IOException {
    Verifier verifier = new Verifier(root, trusted, kept);
    return verifier.run();
  }

  /** Reads a checkpoint's file; throws {@link BadProof}. */
  public static Checkpoint checkpoint(Path file) {
    try {
      return Json.read(Files.readString(file), Checkpoint.class);
    } catch (IOException | BadDocument e) {
      throw new BadProof(file + " is no checkpoint: " + e.getMessage(), e);
    }
  }

  private Verdict run() throws IOException {
    Optional<PublicKeyFile> key = key();
    List<ChainEntry> chain = chain();
    Optional<Long> confirmed = Optional.empty();
    if (key.isPresent()) {
      Optional<Checkpoint> head = document(Checkpoint.FILE, Checkpoint.class);
      Optional<ExportNote> note = document(ExportNote.FILE, ExportNote.class);
      station = head.map(Checkpoint::station);
      head.ifPresent(own -> head(own, key.get(), chain));
      confirmed = kept.flatMap(elsewhere -> elsewhere(elsewhere, key.get(), chain));
      note.ifPresent(one -> note(one, key.get()));
      items(note, chain, key.get());
    }
    boolean keyTrusted = findings.isEmpty() && (trusted.isPresent() || kept.isPresent());
    if (!keyTrusted && key.isPresent()) {
      remarks.add(
          "nothing given here says that key "
              + key.get().id()
              + " is the station's: compare it with the one noted at the station, or give --key");
    }
    return new Verdict(
        findings.isEmpty(),
        station,
        key.map(PublicKeyFile::id),
        keyTrusted,
        chain.size(),
        confirmed,
        items,
        findings,
        remarks);
  }

  private Optional<PublicKeyFile> key() {
    PublicKeyFile key;
    try {
      key = PublicKeyFile.read(root.resolve(PublicKeyFile.FILE));
    } catch (BadProof e) {
      find(PublicKeyFile.FILE, "the station's public key cannot be read", AGAIN);
      return trusted;
    }
    if (trusted.isPresent() && !trusted.get().id().equals(key.id())) {
      find(
          PublicKeyFile.FILE,
          "is not the key that was given: " + key.id() + " instead of " + trusted.get().id(),
          "somebody else signed this export, or the key given is of another station");
      return trusted;
    }
    return Optional.of(key);
  }

  /** The chain, as far as its links hold. */
  private List<ChainEntry> chain() throws IOException {
    List<ChainEntry> chain = new ArrayList<>();
    Path file = root.resolve(CHAIN);
    if (!Files.exists(file)) {
      find(CHAIN, "is missing", AGAIN);
      return chain;
    }
    String previous = ChainEntry.BEGINNING;
    for (String line : Files.readString(file).lines().toList()) {
      ChainEntry entry;
      try {
        entry = ChainEntry.parse(line);
      } catch (BadProof e) {
        find(CHAIN, "line " + (chain.size() + 1) + ": " + e.getMessage(), AGAIN);
        return chain;
      }
      long number = chain.size() + 1;
      ChainEntry expected = ChainEntry.after(previous, number, entry.kind(), entry.sha256());
      if (!expected.equals(entry)) {
        find(
            CHAIN,
            "line "
                + number
                + ": the link does not hold: an entry was taken away, put in,"
                + " changed or moved",
            AGAIN);
        return chain;
      }
      chain.add(entry);
      previous = entry.link();
    }
    return chain;
  }

  private <T> Optional<T> document(String name, Class<T> type) {
    try {
      return Optional.of(Json.read(Files.readString(root.resolve(name)), type));
    } catch (IOException e) {
      find(name, "is missing", AGAIN);
    } catch (BadDocument e) {
      find(name, "cannot be read: " + e.getMessage(), AGAIN);
    }
    return Optional.empty();
  }

  private void head(Checkpoint head, PublicKeyFile key, List<ChainEntry> chain) {
    if (!key.signed(head.signedPart(), head.signature()) || !head.key().equals(key.id())) {
      find(Checkpoint.FILE, "is not signed by the station's key", AGAIN);
      return;
    }
    String link = chain.isEmpty() ? ChainEntry.BEGINNING : chain.get(chain.size() - 1).link();
    if (head.number() != chain.size() || !head.link().equals(link)) {
      find(
          CHAIN,
          "has "
              + chain.size()
              + " entries, the checkpoint says "
              + head.number()
              + ": its end was cut off or changed",
          AGAIN);
    }
  }

  private Optional<Long> elsewhere(
      Checkpoint elsewhere, PublicKeyFile key, List<ChainEntry> chain) {
    String place = "the checkpoint given";
    if (!elsewhere.key().equals(key.id())
        || !key.signed(elsewhere.signedPart(), elsewhere.signature())) {
      find(
          place,
          "was signed by key " + elsewhere.key() + ", the export by " + key.id(),
          "one of the two is not the station's: find out which");
      return Optional.empty();
    }
    if (station.isPresent() && !elsewhere.station().equals(station.get())) {
      find(place, "is of station " + elsewhere.station(), "give the one of " + station.get());
      return Optional.empty();
    }
    int number = (int) elsewhere.number();
    String link =
        number == 0
            ? ChainEntry.BEGINNING
            : number <= chain.size() ? chain.get(number - 1).link() : "";
    if (!elsewhere.link().equals(link)) {
      find(
          CHAIN,
          "does not go through the checkpoint at entry "
              + number
              + " that was kept elsewhere: entries were taken away or made anew since",
          "ask who had the station's disk and key since " + elsewhere.at());
      return Optional.empty();
    }
    return Optional.of(elsewhere.number());
  }

  private void note(ExportNote note, PublicKeyFile key) {
    if (!key.signed(note.signedPart(), note.signature()) || !note.key().equals(key.id())) {
      find(ExportNote.FILE, "is not signed by the station's key", AGAIN);
    }
    if (station.isPresent() && !note.station().equals(station.get())) {
      find(ExportNote.FILE, "is of station " + note.station(), AGAIN);
    }
  }

  private void items(Optional<ExportNote> note, List<ChainEntry> chain, PublicKeyFile key)
      throws IOException {
    Path folder = root.resolve(ITEMS);
    Set<Long> found = new TreeSet<>();
    if (Files.isDirectory(folder)) {
      try (Stream<Path> list = Files.list(folder)) {
        for (Path one : list.sorted(Comparator.comparing(Path::toString)).toList()) {
          String name = one.getFileName().toString().replace("/", "");
          ItemCheck check = new ItemCheck(one, name, chain, key, station.orElse(""));
          check.check();
          findings.addAll(check.findings());
          remarks.addAll(check.remarks());
          items.add(check.verdict());
          check.manifest().ifPresent(manifests::add);
          check.manifest().ifPresent(manifest -> found.add(manifest.number()));
        }
      }
    }
    note.ifPresent(
        one -> {
          Set<Long> said = new TreeSet<>(one.items());
          if (!said.equals(found)) {
            find(ITEMS, "holds items " + found + ", the export was of " + said, AGAIN);
          }
        });
    rising();
    try (Stream<Path> list = Files.list(root)) {
      for (Path one : list.sorted(Comparator.comparing(Path::toString)).toList()) {
        String name = one.getFileName().toString().replace("/", "");
        if (!KNOWN.contains(name)) {
          find(name, "does not belong to the export", "move it out of the folder");
        }
      }
    }
  }

  /** What has a higher number was sealed later, as far as the station's clock was not set back. */
  private void rising() {
    Instant before = Instant.MIN;
    manifests.sort(Comparator.comparing(Manifest::number));
    for (Manifest one : manifests) {
      if (one.sealedAt().isBefore(before)) {
        remarks.add(
            "item "
                + one.number()
                + " was sealed at an earlier time than the one before it: the station's clock was"
                + " set back");
      }
      before = one.sealedAt();
    }
  }

  private void find(String file, String what, String remedy) {
    findings.add(new Finding(file, what, remedy));
  }
}
