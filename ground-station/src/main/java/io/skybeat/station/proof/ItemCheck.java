package io.skybeat.station.proof;

import io.skybeat.core.clip.ClipReport;
import io.skybeat.core.clip.Sha256;
import io.skybeat.core.wire.BadDocument;
import io.skybeat.core.wire.Json;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Checks one item's folder of an export against the chain. */
final class ItemCheck {
  /** A raised alert may not be older than its frame by more than the clocks may differ. */
  private static final Duration CLOCKS_DIFFER = Duration.ofSeconds(2);

  private static final String UNTOUCHED =
      "take the export from the station again, and keep this one as it is";

  private final Path folder;
  private final String name;
  private final List<ChainEntry> chain;
  private final PublicKeyFile key;
  private final String station;
  private final List<Finding> findings = new ArrayList<>();
  private final List<String> remarks = new ArrayList<>();
  private Optional<Manifest> manifest = Optional.empty();
  private Optional<Erasure> erasure = Optional.empty();

  ItemCheck(Path folder, String name, List<ChainEntry> chain, PublicKeyFile key, String station) {
    this.folder = folder;
    this.name = name;
    this.chain = chain;
    this.key = key;
    this.station = station;
  }

  List<Finding> findings() {
    return findings;
  }

  List<String> remarks() {
    return remarks;
  }

  Optional<Manifest> manifest() {
    return manifest;
  }

  /** What became of the item. */
  Verdict.Item verdict() {
    long number = manifest.map(Manifest::number).orElse(0L);
    String alert = manifest.map(one -> one.alert().alert().value()).orElse(name);
    String origin = manifest.map(one -> one.origin().name()).orElse("");
    if (!findings.isEmpty() || manifest.isEmpty()) {
      return new Verdict.Item(
          number, alert, origin, "broken", findings.size() + " things do not hold");
    }
    if (erasure.isPresent()) {
      return new Verdict.Item(
          number,
          alert,
          origin,
          "erased",
          "erased on " + erasure.get().erasedAt() + " by " + erasure.get().rule());
    }
    return new Verdict.Item(number, alert, origin, "proven", said(manifest.get()));
  }

  private static String said(Manifest manifest) {
    if (manifest.clip().isEmpty()) {
      return "no clip: " + manifest.noClip().orElse("no reason given");
    }
    ClipReport clip = manifest.clip().get();
    String film =
        clip.film()
            .map(one -> one.units() + " pictures, " + one.firstAt() + " to " + one.lastAt())
            .orElse("no clip");
    String gaps =
        clip.gaps().stream()
            .map(gap -> "missing " + gap.from() + " to " + gap.to() + ": " + gap.reason())
            .collect(Collectors.joining("; "));
    return film
        + clip.trigger().map(one -> ", trigger is picture " + one.number()).orElse("")
        + (clip.complete() ? "" : "; INCOMPLETE: " + gaps);
  }

  /** Checks it all. */
  void check() throws IOException {
    Optional<byte[]> document = signed(Manifest.FILE);
    if (document.isEmpty()) {
      return;
    }
    try {
      manifest = Optional.of(read(document.get(), Manifest.class));
    } catch (BadDocument e) {
      find(Manifest.FILE, "cannot be read: " + e.getMessage(), UNTOUCHED);
      return;
    }
    Manifest said = manifest.get();
    chained(Manifest.FILE, document.get(), ChainEntry.Kind.ITEM, said.number(), said.previous());
    require(
        said.format().equals(Manifest.FORMAT) && said.station().equals(station),
        Manifest.FILE,
        "is a " + said.format() + " of station " + said.station() + ", not of " + station);
    require(said.key().equals(key.id()), Manifest.FILE, "names another key than the export's");
    erased(said);
    files(said);
    times(said);
  }

  private void erased(Manifest said) throws IOException {
    if (!Files.exists(folder.resolve(Erasure.FILE))) {
      return;
    }
    Optional<byte[]> document = signed(Erasure.FILE);
    if (document.isEmpty()) {
      return;
    }
    try {
      Erasure gone = read(document.get(), Erasure.class);
      chained(
          Erasure.FILE, document.get(), ChainEntry.Kind.ERASURE, gone.number(), gone.previous());
      require(
          gone.item() == said.number() && gone.alert().equals(said.alert().alert().value()),
          Erasure.FILE,
          "is about item " + gone.item() + " of alert " + gone.alert());
      require(
          !gone.erasedAt().isBefore(said.sealedAt()),
          Erasure.FILE,
          "says that it was erased before it was sealed");
      erasure = Optional.of(gone);
    } catch (BadDocument e) {
      find(Erasure.FILE, "cannot be read: " + e.getMessage(), UNTOUCHED);
    }
  }

  /** The bytes of a document whose signature holds. */
  private Optional<byte[]> signed(String file) throws IOException {
    Path document = folder.resolve(file);
    Path signature = folder.resolve(file + ".sig");
    if (!Files.exists(document) || !Files.exists(signature)) {
      find(Files.exists(document) ? file + ".sig" : file, "is missing", UNTOUCHED);
      return Optional.empty();
    }
    byte[] bytes = Files.readAllBytes(document);
    if (!key.signed(bytes, new String(Files.readAllBytes(signature), StandardCharsets.UTF_8))) {
      find(
          file,
          "the signature is not the station's over these bytes: it was changed, or signed by"
              + " another key",
          UNTOUCHED);
    }
    return Optional.of(bytes);
  }

  private static <T> T read(byte[] bytes, Class<T> type) {
    return Json.read(new String(bytes, StandardCharsets.UTF_8), type);
  }

  private void chained(
      String file, byte[] document, ChainEntry.Kind kind, long number, String previous) {
    if (number < 1 || number > chain.size()) {
      find(file, "has number " + number + ", the chain ends at " + chain.size(), UNTOUCHED);
      return;
    }
    ChainEntry entry = chain.get((int) number - 1);
    String before = number == 1 ? ChainEntry.BEGINNING : chain.get((int) number - 2).link();
    require(
        entry.kind() == kind && entry.sha256().equals(Sha256.of(document)),
        file,
        "is not what entry " + number + " of the chain holds");
    require(previous.equals(before), file, "does not follow entry " + (number - 1));
  }

  private void files(Manifest said) throws IOException {
    Set<String> expected = new TreeSet<>(Set.of(Manifest.FILE, Manifest.FILE + ".sig"));
    if (Files.exists(folder.resolve(Erasure.FILE))) {
      expected.addAll(Set.of(Erasure.FILE, Erasure.FILE + ".sig"));
    }
    for (FileEntry file : said.files()) {
      Path path = folder.resolve(file.name());
      if (erasure.isPresent()) {
        require(!Files.exists(path), file.name(), "is there, though it was erased");
        continue;
      }
      expected.add(file.name());
      if (!Files.exists(path)) {
        find(file.name(), "is missing, and no erasure says so", UNTOUCHED);
        continue;
      }
      byte[] bytes = Files.readAllBytes(path);
      boolean same = bytes.length == file.bytes() && Sha256.of(bytes).equals(file.sha256());
      require(same, file.name(), "is not the file that was sealed: its bytes hash otherwise");
      if (file.name().equals(FileEntry.CLIP) && said.clip().isPresent()) {
        for (String problem : FilmCheck.problems(ByteBuffer.wrap(bytes), said.clip().get())) {
          find(file.name(), problem, UNTOUCHED);
        }
      }
    }
    boolean filmed = said.clip().flatMap(ClipReport::film).isPresent();
    boolean listed = said.files().stream().anyMatch(one -> one.name().equals(FileEntry.CLIP));
    require(filmed == listed, Manifest.FILE, "tells of a clip that is not among its files");
    try (Stream<Path> there = Files.list(folder)) {
      for (Path path : there.sorted().toList()) {
        String file = path.getFileName().toString().replace("/", "");
        require(expected.contains(file), file, "does not belong to the item");
      }
    }
  }

  private void times(Manifest said) {
    require(
        said.origin() == said.alert().origin(),
        Manifest.FILE,
        "mixes two origins: " + said.origin());
    require(
        !said.sealedAt().isBefore(said.alert().at()),
        Manifest.FILE,
        "was sealed before its alert was raised");
    require(
        !said.alert().confirmedFrameAt().isAfter(said.alert().at().plus(CLOCKS_DIFFER)),
        Manifest.FILE,
        "the alert was raised before its frame was taken: the clocks cannot both be right");
    said.clip()
        .ifPresent(
            clip ->
                require(
                    clip.triggerAt().equals(said.alert().confirmedFrameAt())
                        && clip.camera().equals(said.alert().camera()),
                    Manifest.FILE,
                    "the clip is of another moment or camera than the alert"));
    if (said.clip().map(clip -> !clip.complete()).orElse(true)) {
      remarks.add(name + ": " + said(said));
    }
    if (said.clip().flatMap(ClipReport::trigger).isPresent()) {
      ClipReport.Trigger trigger = said.clip().get().trigger().get();
      if (trigger.quality() != io.skybeat.core.sighting.ClockQuality.SYNCHRONISED) {
        remarks.add(
            name
                + ": the camera's clock was "
                + trigger.quality()
                + ", its times are our estimate");
      }
    }
  }

  private void require(boolean holds, String file, String otherwise) {
    if (!holds) {
      find(file, otherwise, UNTOUCHED);
    }
  }

  private void find(String file, String what, String remedy) {
    findings.add(new Finding("items/" + name + "/" + file, what, remedy));
  }
}
