package io.skybeat.station.vault;

import io.skybeat.core.clip.ClipLayout;
import io.skybeat.core.clip.ClipReport;
import io.skybeat.core.clip.ClipTable;
import io.skybeat.core.clip.ClipUnit;
import io.skybeat.core.clip.Sha256;
import io.skybeat.core.flight.Origin;
import io.skybeat.core.geo.LatLon;
import io.skybeat.core.sighting.CameraId;
import io.skybeat.core.sighting.ClockQuality;
import io.skybeat.core.sighting.Kind;
import io.skybeat.core.sighting.Place;
import io.skybeat.station.event.Actor;
import io.skybeat.station.event.AlertId;
import io.skybeat.station.event.Event;
import io.skybeat.station.event.EvidenceDraft;
import io.skybeat.station.event.EvidenceWord;
import io.skybeat.station.event.Fact;
import io.skybeat.station.event.Level;
import io.skybeat.station.port.Clips;
import io.skybeat.station.web.HandClock;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * A vault in a folder, and clips for it: laid out as real ones are, with pictures that no codec
 * made.
 */
public final class VaultStage implements AutoCloseable {
  static final CameraId CAMERA = CameraId.parse("d1/visible");
  static final Duration KEEP = Duration.ofDays(90);
  private static final int RATE = 10;

  public final HandClock time = new HandClock();
  private final Path folder;
  private final BlockingQueue<EvidenceWord> words = new LinkedBlockingQueue<>();
  private EvidenceVault vault;

  /** The alerts' picture; none: some bytes that are none. */
  public Optional<byte[]> picture = Optional.empty();

  public VaultStage(Path folder) {
    this.folder = folder;
    open();
  }

  void open() {
    vault =
        EvidenceVault.open(
            new EvidenceVault.Places(
                folder.resolve("evidence"), folder.resolve("stills"), folder.resolve("scratch")),
            "test",
            "1",
            KEEP,
            time,
            event -> words.add(((Event.EvidenceTold) event).word()));
  }

  Path folder() {
    return folder;
  }

  public EvidenceVault vault() {
    return vault;
  }

  public EvidenceWord next() throws InterruptedException {
    EvidenceWord word = words.poll(120, TimeUnit.SECONDS);
    if (word == null) {
      throw new AssertionError("the vault said nothing within 120 s");
    }
    return word;
  }

  /** A clip of {@code seconds} around {@code trigger}, which is its middle. */
  record Film(byte[] bytes, ClipReport report) {}

  static Film film(AlertId alert, Instant trigger, int seed) {
    SplittableRandom chance = new SplittableRandom(seed);
    List<ClipUnit> units = new ArrayList<>();
    ByteArrayOutputStream pictures = new ByteArrayOutputStream();
    int count = 12 * RATE + 1;
    for (int i = 0; i < count; i++) {
      byte[] picture = new byte[1000 + chance.nextInt(3000)];
      chance.nextBytes(picture);
      pictures.writeBytes(picture);
      Instant at = trigger.plusMillis((i - 6L * RATE) * 1000 / RATE);
      units.add(
          new ClipUnit(
              at,
              ClockQuality.SYNCHRONISED,
              0.01,
              Optional.of(at),
              i % RATE == 0,
              false,
              picture.length,
              Sha256.of(picture)));
    }
    ClipTable table = new ClipTable(units, OptionalInt.of(6 * RATE));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(ClipLayout.head(description(), 1280, 720, table));
    bytes.writeBytes(pictures.toByteArray());
    ClipUnit own = units.get(6 * RATE);
    return new Film(
        bytes.toByteArray(),
        new ClipReport(
            "clip-" + alert,
            CAMERA,
            trigger,
            Optional.of(
                new ClipReport.Film(
                    Sha256.of(bytes.toByteArray()),
                    bytes.size(),
                    "h264",
                    1280,
                    720,
                    units.get(0).at(),
                    units.get(count - 1).at(),
                    count,
                    0,
                    new TreeMap<>(Map.of(ClockQuality.SYNCHRONISED, count)))),
            Optional.of(
                new ClipReport.Trigger(
                    6 * RATE, trigger, own.sha256(), own.quality(), 0.01, own.senderAt())),
            true,
            List.of(),
            List.of("20261122T120000.000Z.mp4"),
            Optional.empty(),
            Optional.of("no pose"),
            List.of(),
            new TreeMap<>(Map.of("crowd.held", "3"))));
  }

  /** A sample description that describes nothing. */
  private static byte[] description() {
    byte[] box = ByteBuffer.allocate(100).putInt(100).array();
    System.arraycopy("stsd".getBytes(StandardCharsets.US_ASCII), 0, box, 4, 4);
    return box;
  }

  public static AlertId alert(int n) {
    return new AlertId("a-20261122-000" + n);
  }

  Fact.AlertRaised raised(int n) throws IOException {
    byte[] jpeg = picture.orElseGet(() -> ("picture " + n).getBytes(StandardCharsets.UTF_8));
    String still = vault.stills().keep(Sha256.of(jpeg), jpeg).orElseThrow();
    Instant frame = time.now().minusSeconds(8);
    return new Fact.AlertRaised(
        frame.plusMillis(300),
        Actor.rule("area-levels"),
        "night-market: 2.4 persons/m2 over two adjacent squares",
        alert(n),
        Kind.CROWD,
        Level.RED,
        Origin.SIMULATED,
        Optional.of("night-market"),
        Optional.of(new Place(new LatLon(30.5, 114.3), 7)),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        CAMERA,
        Optional.empty(),
        frame.minusSeconds(5),
        frame,
        61,
        true,
        Optional.of(2.4),
        Optional.empty(),
        Optional.empty(),
        Optional.of(still));
  }

  static EvidenceDraft draft(
      Fact.AlertRaised raised, Optional<ClipReport> clip, Optional<String> noClip) {
    return new EvidenceDraft(
        raised,
        Optional.empty(),
        clip,
        noClip,
        Optional.empty(),
        "test",
        new TreeMap<>(Map.of("area.night-market.red", "2.0")));
  }

  /** Brings a clip to the station in parts of 100 kB. */
  static void bring(Clips clips, Film film) throws IOException {
    String sha256 = film.report().film().orElseThrow().sha256();
    for (long at = clips.held(sha256); at < film.bytes().length; at = clips.held(sha256)) {
      int end = (int) Math.min(film.bytes().length, at + 100_000);
      byte[] part = java.util.Arrays.copyOfRange(film.bytes(), (int) at, end);
      if (clips.take(sha256, at, film.bytes().length, part) != (end == film.bytes().length)) {
        throw new AssertionError("the clip was not taken");
      }
    }
  }

  /** Seals the item of alert {@code n}, whole; time goes on. */
  public EvidenceWord.Sealed seal(int n) throws Exception {
    time.pass(Duration.ofMinutes(1));
    Fact.AlertRaised raised = raised(n);
    Film film = film(raised.alert(), raised.confirmedFrameAt(), n);
    bring(vault.clips(), film);
    vault.seal(draft(raised, Optional.of(film.report()), Optional.empty()));
    return (EvidenceWord.Sealed) next();
  }

  /** Exports these alerts, unpacked. */
  Path export(List<AlertId> alerts) throws IOException {
    Path zip = vault.export(alerts, "li", "court order 7");
    Path into = Files.createTempDirectory(folder, "export");
    try (ZipInputStream in = new ZipInputStream(Files.newInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        Path file = into.resolve(entry.getName());
        Files.createDirectories(file.getParent());
        Files.copy(in, file);
      }
    }
    Files.delete(zip);
    return into;
  }

  @Override
  public void close() {
    vault.close();
  }
}
