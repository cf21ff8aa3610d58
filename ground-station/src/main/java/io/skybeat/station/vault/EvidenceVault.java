package io.skybeat.station.vault;

import io.skybeat.core.clip.ClipReport;
import io.skybeat.core.time.Time;
import io.skybeat.core.wire.BadDocument;
import io.skybeat.core.wire.Json;
import io.skybeat.station.event.AlertId;
import io.skybeat.station.event.Event;
import io.skybeat.station.event.EvidenceDraft;
import io.skybeat.station.event.EvidenceWord;
import io.skybeat.station.port.Clips;
import io.skybeat.station.port.EvidenceArchive;
import io.skybeat.station.port.EvidenceKeeper;
import io.skybeat.station.port.Stills;
import io.skybeat.station.proof.BadProof;
import io.skybeat.station.proof.ChainEntry;
import io.skybeat.station.proof.Erasure;
import io.skybeat.station.proof.FileEntry;
import io.skybeat.station.proof.Manifest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.crypto.SecretKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The station's evidence in a folder: seals and erases on a thread of its own, in the order in
 * which it is told, and lets read what is there. Everything that it has said is durable.
 */
public final class EvidenceVault implements EvidenceKeeper, EvidenceArchive, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EvidenceVault.class);

  private static final Duration SWEEP_EVERY = Duration.ofHours(1);

  /** A picture of an item goes with its item, which is sealed some minutes after it. */
  private static final Duration ITEMS_FIRST = Duration.ofHours(1);

  private static final Duration HELD_BEFORE = Duration.ofHours(1);
  private static final Duration HELD_AFTER = Duration.ofHours(24);

  /** Numbers of the files within an item: part of how they are sealed. */
  private static final Map<String, Integer> FILES = Map.of(FileEntry.CLIP, 1, FileEntry.STILL, 2);

  private final String station;
  private final String version;
  private final VaultKeys keys;
  private final ChainFolder chain;
  private final ItemFolder items;
  private final ClipFolder clips;
  private final Path exports;
  private final SealedStills stills;
  private final Duration keep;
  private final Time time;
  private final Consumer<Event> inbox;
  private final ItemIndex index;
  private final ExecutorService worker =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "skybeat-evidence");
            thread.setDaemon(true);
            return thread;
          });
  private String trouble = "";
  private Instant sweptAt;

  private EvidenceVault(
      Places places,
      String station,
      String version,
      Duration keep,
      Time time,
      Consumer<Event> inbox)
      throws IOException {
    this.station = station;
    this.version = version;
    this.keep = keep;
    this.time = time;
    this.inbox = inbox;
    this.sweptAt = time.now();
    Path folder = places.evidence();
    Path chainFolder = folder.resolve("chain");
    boolean begun = ChainFolder.begun(chainFolder) || SealedStills.begun(places.stills());
    this.keys = VaultKeys.open(folder.resolve("keys"), !begun);
    this.stills = new SealedStills(places.stills(), keys, time, this::sweepWhenDue);
    this.chain = new ChainFolder(chainFolder, station, keys.signing(), time);
    this.items = new ItemFolder(folder.resolve("items"), keys);
    this.clips = new ClipFolder(folder.resolve("incoming"));
    this.exports = places.exports();
    this.index = new ItemIndex(chain);
  }

  /**
   * Folders, made when absent.
   *
   * @param evidence keys, chain and items
   * @param stills pictures of sightings
   * @param exports where exports are written
   */
  public record Places(Path evidence, Path stills, Path exports) {}

  /**
   * Opens what is in {@code places}; throws {@link BadDocument} with the remedy when it cannot be
   * gone on with.
   *
   * @param version of the station's software
   * @param keep how long pictures that belong to no item are kept
   * @param inbox hears what came of it
   */
  public static EvidenceVault open(
      Places places,
      String station,
      String version,
      Duration keep,
      Time time,
      Consumer<Event> inbox) {
    try {
      EvidenceVault vault = new EvidenceVault(places, station, version, keep, time, inbox);
      vault.work("swept", vault::sweep);
      return vault;
    } catch (IOException | BadProof | BadDocument e) {
      throw new BadDocument("evidence: " + e.getMessage(), e);
    }
  }

  /** Pictures of sightings. */
  public Stills stills() {
    return stills;
  }

  /** Where clips come in. */
  public Clips clips() {
    return clips;
  }

  @Override
  public void close() {
    worker.shutdown();
    try {
      if (!worker.awaitTermination(10, TimeUnit.SECONDS)) {
        LOG.warn("an item of evidence is still being written");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  // ---- keeper

  @Override
  public void seal(EvidenceDraft draft) {
    work("sealed", () -> sealNow(draft));
  }

  @Override
  public void erase(AlertId alert, long number, String rule) {
    work("erased", () -> eraseNow(alert, number, rule));
  }

  @Override
  public void hold(AlertId alert, long number, boolean on) {
    work(
        "held",
        () -> {
          boolean here = of(alert).filter(item -> item.erasedAt().isEmpty()).isPresent();
          if (here) {
            items.hold(number, on);
          }
        });
  }

  private interface Work {
    void run() throws IOException;
  }

  private void work(String what, Work work) {
    try {
      worker.execute(
          () -> {
            try {
              work.run();
              trouble = "";
            } catch (IOException | RuntimeException e) {
              String why = "evidence cannot be " + what + ": " + e.getMessage();
              if (!why.equals(trouble)) {
                LOG.error("{}; it is tried again", why, e);
              }
              trouble = why;
              tell(new EvidenceWord.Failed(why + "; free space on that disk"));
            }
          });
    } catch (RejectedExecutionException e) {
      LOG.debug("evidence came while closing");
    }
  }

  private void tell(EvidenceWord word) {
    inbox.accept(new Event.EvidenceTold(time.now(), word));
  }

  private void sealNow(EvidenceDraft draft) throws IOException {
    AlertId alert = draft.raised().alert();
    Optional<ItemIndex.Kept> before = index.find(alert);
    ItemIndex.Kept item = before.isPresent() ? before.get() : make(draft);
    draft
        .clip()
        .flatMap(ClipReport::film)
        .ifPresent(
            film -> {
              try {
                clips.forget(film.sha256());
              } catch (IOException e) {
                LOG.warn("clip {} cannot be deleted: {}", film.sha256(), e.getMessage());
              }
            });
    tell(
        new EvidenceWord.Sealed(
            alert, item.number(), item.item().manifestSha256(), item.item().complete()));
  }

  private ItemIndex.Kept make(EvidenceDraft draft) throws IOException {
    long number = chain.next();
    Optional<String> wrong = wrong(draft);
    Optional<ClipReport> clip = wrong.isPresent() ? Optional.empty() : draft.clip();
    SecretKey key = items.begin(number);
    List<FileEntry> files = new ArrayList<>();
    if (clip.flatMap(ClipReport::film).isPresent()) {
      Path film = clips.whole(clip.get().film().get().sha256());
      try (InputStream in = Files.newInputStream(film)) {
        items.seal(number, key, FileEntry.CLIP, FILES.get(FileEntry.CLIP), in);
      }
      files.add(
          new FileEntry(
              FileEntry.CLIP, ClipFolder.sha256(film), Files.size(film), "video/mp4", ""));
    }
    Optional<String> still = draft.raised().still();
    Optional<byte[]> jpeg = still.flatMap(this::picture);
    if (jpeg.isPresent()) {
      items.seal(
          number,
          key,
          FileEntry.STILL,
          FILES.get(FileEntry.STILL),
          new ByteArrayInputStream(jpeg.get()));
      files.add(
          new FileEntry(
              FileEntry.STILL,
              still.get(),
              jpeg.get().length,
              "image/jpeg",
              "the analysed frame, coded again with the rectangles of the claim drawn in"));
    }
    Manifest manifest =
        new Manifest(
            Manifest.FORMAT,
            station,
            number,
            time.now(),
            draft.raised().origin(),
            draft.raised(),
            draft.sighting(),
            clip,
            wrong.or(draft::noClip),
            draft.lens(),
            ManifestWords.clocks(clip),
            draft.thresholds(),
            ManifestWords.software(station, version, draft.analytics()),
            files,
            chain.head(),
            keys.signing().id());
    ChainEntry entry = chain.append(ChainEntry.Kind.ITEM, manifest);
    return index.put(manifest, entry.sha256());
  }

  /** A picture that the disk has spoilt must not keep the rest of its item from being sealed. */
  private Optional<byte[]> picture(String sha256) {
    try {
      return stills.read(sha256);
    } catch (IOException e) {
      LOG.error("the item is sealed without its picture: {}", e.getMessage());
      return Optional.empty();
    }
  }

  private void sweepWhenDue() {
    Instant now = time.now();
    boolean due;
    synchronized (this) {
      due = sweptAt.plus(SWEEP_EVERY).isBefore(now);
      sweptAt = due ? now : sweptAt;
    }
    if (due) {
      work("swept", this::sweep);
    }
  }

  /**
   * Forgets pictures that came before everything that is kept, but for what came while an incident
   * on hold may have gone on: which picture is of which incident is not known here.
   */
  private void sweep() throws IOException {
    List<Instant> held =
        index.all().stream()
            .filter(item -> items.held(item.number()))
            .map(item -> item.item().sealedAt())
            .toList();
    int gone =
        stills.sweep(
            time.now().minus(keep).minus(ITEMS_FIRST),
            came ->
                held.stream()
                    .anyMatch(
                        at ->
                            came.isAfter(at.minus(HELD_BEFORE))
                                && came.isBefore(at.plus(HELD_AFTER))));
    if (gone > 0) {
      LOG.info("{} pictures were kept for {} and are erased", gone, keep);
    }
  }

  /** Why the clip that came cannot be vouched for; empty: it is what analytics told of. */
  private Optional<String> wrong(EvidenceDraft draft) throws IOException {
    Optional<ClipReport> told = draft.clip().filter(clip -> clip.film().isPresent());
    if (told.isEmpty()) {
      return Optional.empty();
    }
    List<String> problems = clips.problems(told.get());
    if (problems.isEmpty()) {
      return Optional.empty();
    }
    LOG.error("the clip of alert {} {}", draft.raised().alert(), problems);
    return Optional.of("the clip that came was refused: it " + String.join("; it ", problems));
  }

  private void eraseNow(AlertId alert, long number, String rule) throws IOException {
    ItemIndex.Kept item =
        index
            .find(alert)
            .filter(one -> one.number() == number)
            .orElseThrow(
                () -> new IOException("there is no item " + number + " of alert " + alert));
    if (items.held(number)) {
      LOG.warn("item {} is on hold: it is not erased", number);
      return;
    }
    if (item.erasure().isEmpty()) {
      items.erase(number);
      for (FileEntry file : item.files()) {
        stills.forget(file.sha256());
      }
      Erasure erasure =
          new Erasure(
              Erasure.FORMAT,
              station,
              chain.next(),
              time.now(),
              number,
              alert.value(),
              rule,
              chain.head(),
              keys.signing().id());
      chain.append(ChainEntry.Kind.ERASURE, erasure);
      index.erase(alert, erasure);
    }
    tell(new EvidenceWord.Erased(alert, number, rule));
  }

  // ---- archive

  @Override
  public List<Item> items() {
    return index.all().stream().map(this::shown).toList();
  }

  @Override
  public Optional<Item> of(AlertId alert) {
    return index.find(alert).map(this::shown);
  }

  private Item shown(ItemIndex.Kept one) {
    return one.item().held(items.held(one.number()));
  }

  @Override
  public Optional<byte[]> clip(AlertId alert, long from, int most) throws IOException {
    return read(alert, FileEntry.CLIP, from, most);
  }

  private Optional<byte[]> read(AlertId alert, String name, long from, int most)
      throws IOException {
    Optional<ItemIndex.Kept> one =
        index
            .find(alert)
            .filter(item -> item.erasure().isEmpty())
            .filter(item -> item.files().stream().anyMatch(file -> file.name().equals(name)));
    return one.isPresent()
        ? Optional.of(items.read(one.get().number(), name, FILES.get(name), from, most))
        : Optional.empty();
  }

  @Override
  public Optional<String> manifest(AlertId alert) throws IOException {
    Optional<Item> item = of(alert);
    return item.isPresent()
        ? Optional.of(Files.readString(chain.document(item.get().number())))
        : Optional.empty();
  }

  @Override
  public String checkpoint() {
    return onWorker(() -> Json.write(chain.checkpoint()));
  }

  @Override
  public String publicKey() {
    return keys.signing().open().pem();
  }

  @Override
  public Path export(List<AlertId> alerts, String by, String reason) throws IOException {
    List<ItemIndex.Kept> entries =
        alerts.stream().distinct().map(index::find).flatMap(Optional::stream).toList();
    ExportZip zip = new ExportZip(chain, keys.signing(), station, this::read, time);
    return zip.write(exports, onWorker(chain::checkpoint), entries, by, reason);
  }

  @Override
  public Path exportDerived(List<AlertId> alerts, String by, String reason) throws IOException {
    List<ItemIndex.Kept> entries =
        alerts.stream().distinct().map(index::find).flatMap(Optional::stream).toList();
    return new DerivedZip(chain, keys.signing(), station, this::read, time)
        .write(exports, entries, by, reason);
  }

  /** The chain is the worker's alone. */
  private <T> T onWorker(java.util.concurrent.Callable<T> question) {
    try {
      return worker.submit(question).get(60, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (java.util.concurrent.ExecutionException
        | java.util.concurrent.TimeoutException
        | RejectedExecutionException e) {
      throw new IllegalStateException("the evidence folder does not answer", e);
    }
  }
}
