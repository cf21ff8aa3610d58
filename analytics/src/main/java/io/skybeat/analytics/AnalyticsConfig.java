package io.skybeat.analytics;

import com.fasterxml.jackson.databind.JsonNode;
import io.skybeat.analytics.judging.CountJudge;
import io.skybeat.analytics.judging.CrowdJudge;
import io.skybeat.analytics.judging.FireJudge;
import io.skybeat.analytics.judging.Hiding;
import io.skybeat.analytics.judging.ScuffleJudge;
import io.skybeat.analytics.locating.ErrorBudget;
import io.skybeat.analytics.publish.Spool;
import io.skybeat.core.wire.Json;
import io.skybeat.core.wire.StrictYaml;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The configuration of the analytics process, as {@code analytics.yaml} documents it key by key.
 * Sections that are left out have their defaults; unknown keys are refused. Relative paths are
 * relative to the working folder.
 *
 * @param station where the station listens
 * @param worker this process's name in the station
 * @param dataFolder spool, stills and recordings
 * @param video ingest
 * @param detector persons and vehicles in visible pictures
 * @param thermal the same in thermal pictures
 * @param locating error budget of places
 * @param density persons a square metre
 * @param crowd when dense squares are a crowd
 * @param count unplaced cameras
 * @param fire when heat is a fire
 * @param scuffle when motion is a scuffle
 * @param recording the untouched streams
 * @param spool what waits for the station
 * @param stills marked pictures
 */
public record AnalyticsConfig(
    StationPart station,
    String worker,
    Path dataFolder,
    VideoPart video,
    DetectorPart detector,
    ThermalPart thermal,
    ErrorBudget locating,
    DensityPart density,
    CrowdJudge.Rules crowd,
    CountJudge.Rules count,
    FireJudge.Rules fire,
    ScuffleJudge.Rules scuffle,
    RecordingPart recording,
    Spool.Bounds spool,
    StillsPart stills) {

  private static final Pattern WORKER = Pattern.compile("[a-z0-9][a-z0-9_-]{0,31}");

  public AnalyticsConfig {
    require(station != null, "station: is missing; name host, port and keyFile");
    require(
        worker != null && WORKER.matcher(worker).matches(),
        "worker: must be 1..32 of a-z, 0-9, '-', '_', for example analytics-1");
    require(dataFolder != null, "dataFolder: is missing; name a folder that may be written");
    video = video == null ? new VideoPart("auto") : video;
    detector = detector == null ? DetectorPart.DEFAULT : detector;
    thermal = thermal == null ? ThermalPart.DEFAULT : thermal;
    locating = locating == null ? ErrorBudget.DEFAULT : locating;
    density = density == null ? DensityPart.DEFAULT : density;
    crowd = crowd == null ? CrowdJudge.Rules.DEFAULT : crowd;
    count = count == null ? CountJudge.Rules.DEFAULT : count;
    fire = fire == null ? FireJudge.Rules.DEFAULT : fire;
    scuffle = scuffle == null ? ScuffleJudge.Rules.DEFAULT : scuffle;
    recording = recording == null ? new RecordingPart(60, 20_000, null) : recording;
    spool = spool == null ? new Spool.Bounds(20_000, 64) : spool;
    stills = stills == null ? new StillsPart(24, 500) : stills;
    require(crowd.minPerM2() > 0, "crowd.minPerM2: must be above 0 persons a square metre");
    require(crowd.minCells() >= 1, "crowd.minCells: from 1");
    require(hold(crowd.held(), crowd.ofLooks()), "crowd: held must be within 1..ofLooks");
    require(hold(count.held(), count.ofFrames()), "count: held must be within 1..ofFrames");
    require(hold(fire.held(), fire.ofFrames()), "fire: held must be within 1..ofFrames");
    require(hold(scuffle.held(), scuffle.ofWindows()), "scuffle: held must be within 1..ofWindows");
    require(
        crowd.everyS() > 0 && count.everyS() > 0 && fire.everyS() > 0 && scuffle.everyS() > 0,
        "everyS: must be above 0");
    require(locating.maxCe90M() > 0, "locating.maxCe90M: must be above 0 metres");
    require(
        locating.minDepressionDeg() > 0 && locating.minDepressionDeg() < 90,
        "locating.minDepressionDeg: within 0..90 degrees");
  }

  /** Every section at its default; there is no station that could be dialled with it. */
  public static AnalyticsConfig unconnected(String worker) {
    return new AnalyticsConfig(
        new StationPart("127.0.0.1", 1, Path.of("none")),
        worker,
        Path.of("none"),
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  /** What is judged by, by name: for those who want to know later on what a claim rested. */
  public SortedMap<String, String> thresholds() {
    SortedMap<String, String> values = new TreeMap<>();
    put(values, "detector", detector);
    put(values, "thermal", thermal);
    put(values, "locating", locating);
    put(values, "density", density);
    put(values, "crowd", crowd);
    put(values, "count", count);
    put(values, "fire", fire);
    put(values, "scuffle", scuffle);
    return values;
  }

  private static void put(SortedMap<String, String> into, String name, Object value) {
    flatten(into, name, Json.MAPPER.valueToTree(value));
  }

  private static void flatten(SortedMap<String, String> into, String name, JsonNode value) {
    if (value.isObject()) {
      value
          .fieldNames()
          .forEachRemaining(field -> flatten(into, name + "." + field, value.get(field)));
    } else if (!name.endsWith(".modelCard")) {
      // Where a file lies is nobody's business; which model it is, its hash says.
      into.put(name, value.asText());
    }
  }

  /** Reads {@code file}; throws {@link io.skybeat.core.wire.BadDocument} with the place. */
  public static AnalyticsConfig read(Path file) {
    return StrictYaml.read(file, AnalyticsConfig.class);
  }

  /**
   * Where the station listens.
   *
   * @param host name or address
   * @param port of its control connection, 1..65535
   * @param keyFile file that holds the shared secret of the two processes
   */
  public record StationPart(String host, Integer port, Path keyFile) {
    public StationPart {
      require(host != null && !host.isBlank(), "station.host: is missing, for example 127.0.0.1");
      require(port != null && port > 0 && port < 65536, "station.port: must be within 1..65535");
      require(keyFile != null, "station.keyFile: is missing; name the file with the shared key");
    }
  }

  /**
   * Ingest.
   *
   * @param backend {@code auto}, {@code ffmpeg} or {@code gstreamer}
   */
  public record VideoPart(String backend) {
    public VideoPart {
      backend = backend == null ? "auto" : backend;
      require(
          List.of("auto", "ffmpeg", "gstreamer").contains(backend),
          "video.backend: '" + backend + "' is none of auto, ffmpeg, gstreamer");
    }
  }

  /**
   * Persons and vehicles.
   *
   * @param modelCard an operator's own model by its card; absent: the one that is shipped
   * @param tilesPerSecond looks of the detector a second, all cameras together
   * @param personPx height that a person has at least at the net's input; decides the tiles' size
   * @param personScore score from which a box is a person; absent: as the card says
   * @param crowdScore score from which a box is a person among others
   */
  public record DetectorPart(
      Optional<Path> modelCard,
      Double tilesPerSecond,
      Double personPx,
      Optional<Double> personScore,
      Double crowdScore) {
    static final DetectorPart DEFAULT =
        new DetectorPart(Optional.empty(), null, null, Optional.empty(), null);

    public DetectorPart {
      modelCard = modelCard == null ? Optional.empty() : modelCard;
      personScore = personScore == null ? Optional.empty() : personScore;
      tilesPerSecond = tilesPerSecond == null ? 16.0 : tilesPerSecond;
      personPx = personPx == null ? 40.0 : personPx;
      crowdScore = crowdScore == null ? 0.2 : crowdScore;
      require(tilesPerSecond > 0, "detector.tilesPerSecond: must be above 0");
      require(personPx >= 16, "detector.personPx: from 16 pixels");
      require(crowdScore > 0 && crowdScore < 1, "detector.crowdScore: must be within 0..1");
      require(
          personScore.isEmpty() || (personScore.get() > 0 && personScore.get() < 1),
          "detector.personScore: must be within 0..1");
    }
  }

  /**
   * Persons and vehicles in thermal pictures.
   *
   * @param modelCard an operator's own model by its card; absent: the one that is shipped
   * @param looksPerSecond looks of the net a second and camera, while they are needed
   * @param persons when persons are counted: {@code dark}, while the visible picture is too dark or
   *     not there; {@code always}; {@code never}
   */
  public record ThermalPart(Optional<Path> modelCard, Double looksPerSecond, String persons) {
    static final ThermalPart DEFAULT = new ThermalPart(Optional.empty(), null, null);

    public ThermalPart {
      modelCard = modelCard == null ? Optional.empty() : modelCard;
      looksPerSecond = looksPerSecond == null ? 2.0 : looksPerSecond;
      persons = persons == null ? "dark" : persons;
      require(looksPerSecond > 0 && looksPerSecond <= 30, "thermal.looksPerSecond: above 0, to 30");
      require(
          List.of("dark", "always", "never").contains(persons),
          "thermal.persons: '" + persons + "' is none of dark, always, never");
    }
  }

  /**
   * Persons a square metre.
   *
   * @param minPersonPx no density is told where a person is smaller, pixels
   * @param maxAreaSigma nor where the ground area is less certain
   * @param hiding how people hide each other
   * @param closeHiding how they do in the small tiles that crowds are looked at with
   * @param reportEveryS seconds between two reports of a camera
   */
  public record DensityPart(
      double minPersonPx,
      double maxAreaSigma,
      Hiding hiding,
      Hiding closeHiding,
      double reportEveryS) {
    static final DensityPart DEFAULT = new DensityPart(14, 0.25, Hiding.DEFAULT, Hiding.CLOSE, 0.7);

    public DensityPart {
      hiding = hiding == null ? Hiding.DEFAULT : hiding;
      closeHiding = closeHiding == null ? Hiding.CLOSE : closeHiding;
      require(minPersonPx > 0, "density.minPersonPx: must be above 0 pixels");
      require(maxAreaSigma > 0, "density.maxAreaSigma: must be above 0");
      require(reportEveryS >= 0.2 && reportEveryS <= 10, "density.reportEveryS: within 0.2..10 s");
    }
  }

  /**
   * The untouched streams.
   *
   * @param segmentS length of a file, seconds
   * @param budgetMb all recordings together, megabytes; beyond it the oldest go
   * @param keepFreeMb left free on that disk; when less is, the oldest go too
   */
  public record RecordingPart(int segmentS, long budgetMb, Long keepFreeMb) {
    public RecordingPart {
      keepFreeMb = keepFreeMb == null ? 1_000L : keepFreeMb;
      require(keepFreeMb >= 0, "recording.keepFreeMb: from 0 MB");
      require(segmentS >= 1, "recording.segmentS: from 1 s");
      require(budgetMb >= 1, "recording.budgetMb: from 1 MB");
    }
  }

  /**
   * Marked pictures.
   *
   * @param keepHours at least, also after the station has them
   * @param maxMb all together, megabytes
   */
  public record StillsPart(int keepHours, int maxMb) {
    public StillsPart {
      require(keepHours >= 0 && maxMb >= 1, "stills: keepHours from 0, maxMb from 1");
    }
  }

  private static boolean hold(int k, int n) {
    return k >= 1 && k <= n;
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
