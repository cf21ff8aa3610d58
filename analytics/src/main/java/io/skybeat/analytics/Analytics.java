package io.skybeat.analytics;

import io.skybeat.analytics.ingest.CameraStream;
import io.skybeat.analytics.live.LiveView;
import io.skybeat.analytics.locating.PoseAnswer;
import io.skybeat.analytics.publish.ClipStore;
import io.skybeat.analytics.publish.Spool;
import io.skybeat.analytics.publish.StationAddress;
import io.skybeat.analytics.publish.StationLink;
import io.skybeat.analytics.publish.StationOrders;
import io.skybeat.analytics.publish.StillStore;
import io.skybeat.analytics.record.ClipCutter;
import io.skybeat.analytics.record.RecordingPlan;
import io.skybeat.analytics.record.StreamRecorder;
import io.skybeat.analytics.scuffle.StirModel;
import io.skybeat.analytics.video.FrameSource;
import io.skybeat.analytics.video.StreamAddress;
import io.skybeat.analytics.video.UnitTap;
import io.skybeat.analytics.vision.Detector;
import io.skybeat.analytics.vision.TileBudget;
import io.skybeat.core.clip.ClipWish;
import io.skybeat.core.flight.Pose;
import io.skybeat.core.geo.LocalFrame;
import io.skybeat.core.geo.Ring;
import io.skybeat.core.sighting.CameraId;
import io.skybeat.core.sighting.Footprint;
import io.skybeat.core.sighting.HeatPlace;
import io.skybeat.core.sighting.ModelRef;
import io.skybeat.core.sighting.PrivacyZone;
import io.skybeat.core.sighting.Spectrum;
import io.skybeat.core.sighting.StreamHealth;
import io.skybeat.core.time.Time;
import io.skybeat.core.wire.CameraAssignment;
import io.skybeat.core.wire.WireMessage;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The analytics process without its command line: takes the station's orders, keeps one {@link
 * Pipeline} a camera, and tells their health. Orders are carried out one after the other on a
 * thread of their own, so that a slow camera never keeps poses waiting.
 */
public final class Analytics implements AutoCloseable {
  /** Hears of every analysed frame; called on the cameras' threads, must be short. */
  @FunctionalInterface
  public interface Meter {
    /** Nobody listens. */
    Meter NONE = (camera, at) -> {};

    /** A frame captured at {@code at} is done with, its sightings are published. */
    void analysed(CameraId camera, Instant at);
  }

  private static final Logger LOG = LoggerFactory.getLogger(Analytics.class);
  private static final Duration HEALTH_EVERY = Duration.ofSeconds(1);
  private static final Duration SWEEP_EVERY = Duration.ofMinutes(1);

  private final AnalyticsConfig config;
  private final Time time;
  private final Meter meter;
  private final FrameSource.Factory sources;
  private final SharedDetector detector;
  private final SharedDetector thermal;
  private final TileBudget tiles;
  private final Spool spool;
  private final SightingDesk desk;
  private final PoseBoard poses;
  private final RecordingPlan recording;
  private final StationLink link;
  private final ExecutorService orders =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "orders");
            thread.setDaemon(true);
            return thread;
          });

  private final CameraLines lines;
  private final ClipDesk clips;

  private volatile List<Ring> attended = List.of();
  private volatile List<HeatPlace> registeredHeat = List.of();
  private volatile List<PrivacyZone> zones = List.of();
  private volatile WireMessage.Welcome welcome;
  private Instant sweptAt;
  private volatile boolean closed;

  /**
   * @param config of the process
   * @param key shared secret with the station
   * @param software name and version, for the station's record
   * @param sources ingest
   * @param detector persons and vehicles in visible pictures; closed with this
   * @param thermal the same in thermal pictures; closed with this
   */
  public Analytics(
      AnalyticsConfig config,
      String key,
      String software,
      FrameSource.Factory sources,
      Detector detector,
      Detector thermal,
      Time time)
      throws IOException {
    this(config, key, software, sources, detector, thermal, Meter.NONE, time);
  }

  /** The same, with somebody who hears of every analysed frame. */
  public Analytics(
      AnalyticsConfig config,
      String key,
      String software,
      FrameSource.Factory sources,
      Detector detector,
      Detector thermal,
      Meter meter,
      Time time)
      throws IOException {
    this.config = config;
    this.time = time;
    this.meter = meter;
    this.sources = sources;
    this.detector = new SharedDetector(detector);
    this.thermal = new SharedDetector(thermal);
    this.tiles = new TileBudget(config.detector().tilesPerSecond());
    this.spool = new Spool(config.dataFolder().resolve("spool"), config.spool());
    AnalyticsConfig.StillsPart keep = config.stills();
    StillStore stills =
        new StillStore(
            config.dataFolder().resolve("stills"),
            Duration.ofHours(keep.keepHours()),
            keep.maxMb());
    this.desk = new SightingDesk(config.worker(), spool, stills);
    this.poses = new PoseBoard(time);
    this.recording =
        new RecordingPlan(
            config.dataFolder().resolve("recordings"),
            config.recording().segmentS(),
            config.recording().budgetMb(),
            config.recording().keepFreeMb());
    AnalyticsConfig.StationPart station = config.station();
    ClipStore clipStore = new ClipStore(config.dataFolder().resolve("clips"));
    this.link =
        new StationLink(
            new StationAddress(station.host(), station.port(), config.worker(), key, software),
            modelsOf(config, detector, thermal),
            spool,
            stills,
            clipStore,
            new Orders(),
            time);
    this.lines = new CameraLines(this::pipeline, link::tell, sources.backend());
    this.clips =
        new ClipDesk(new ClipCutter(recording), clipStore, new ClipOutlook(), link::tell, time);
    desk.watching(clips::trouble);
  }

  /** Begins to dial the station; returns at once. */
  public void start() {
    link.start();
    scheduleTick();
  }

  @Override
  public void close() {
    closed = true;
    orders.shutdown();
    try {
      if (!orders.awaitTermination(2, TimeUnit.SECONDS)) {
        LOG.warn("an order of the station is still being carried out");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    link.close();
    clips.close();
    lines.endAll();
    detector.close();
    thermal.close();
    try {
      spool.close();
    } catch (IOException e) {
      LOG.warn("spool: {}", e.getMessage());
    }
  }

  private void scheduleTick() {
    time.wakeAt(time.now().plus(HEALTH_EVERY), this::order);
  }

  private void order() {
    submit(
        () -> {
          tick();
          scheduleTick();
        });
  }

  private void tick() {
    spool.retry();
    lines.all().forEach(line -> link.tell(line.health()));
    Instant now = time.now();
    if (sweptAt == null || Duration.between(sweptAt, now).compareTo(SWEEP_EVERY) > 0) {
      sweptAt = now;
      try {
        link.sweepStills();
      } catch (IOException e) {
        LOG.warn("stills cannot be swept: {}", e.getMessage());
      }
    }
  }

  private Pipeline pipeline(CameraAssignment camera) {
    WireMessage.Welcome grid = welcome;
    StreamAddress address =
        StreamAddress.of(camera.url(), camera.transport(), camera.user(), camera.password());
    LOG.info("{}: {}", camera.camera(), address);
    CameraContext context =
        new CameraContext(
            camera,
            new LocalFrame(grid.gridOrigin()),
            grid.cellSizeM(),
            poses,
            () -> attended,
            () -> registeredHeat,
            () -> zones,
            config);
    LiveView live = new LiveView(camera.camera(), link::live);
    Optional<StreamRecorder> recorder =
        camera.record()
            ? Optional.of(
                new StreamRecorder(camera.camera(), recording, () -> context.assignment().sortie()))
            : Optional.empty();
    List<UnitTap> taps = new ArrayList<>(List.of(live));
    recorder.ifPresent(taps::add);
    CameraStream stream =
        new CameraStream(camera.camera(), address, sources, taps, time, this::changed);
    FrameLine line =
        camera.camera().spectrum() == Spectrum.THERMAL
            ? new ThermalLine(context, thermal, time)
            : new VisibleLine(context, detector, tiles, time);
    return new Pipeline(
        context, new Pipeline.Parts(stream, recorder, live, line), desk, new Answers(), time);
  }

  private static List<ModelRef> modelsOf(
      AnalyticsConfig config, Detector detector, Detector thermal) {
    List<ModelRef> models =
        new ArrayList<>(List.of(detector.model(), ThermalLine.MODEL, thermal.model()));
    if (config.scuffle().claims()) {
      models.add(StirModel.bundled().ref());
    }
    return models;
  }

  /** A change of state is told at once, with the analysis's figures where the line is known. */
  private void changed(StreamHealth health) {
    link.tell(lines.line(health.camera()).map(Pipeline::health).orElse(health));
  }

  private void submit(Runnable task) {
    if (closed) {
      return;
    }
    try {
      orders.execute(() -> carryOut(task));
    } catch (RejectedExecutionException e) {
      LOG.debug("an order came while closing");
    }
  }

  private void carryOut(Runnable task) {
    if (closed) {
      return;
    }
    try {
      task.run();
    } catch (RuntimeException e) {
      LOG.error("an order of the station failed", e);
    }
  }

  private final class Answers implements Pipeline.Outlet {
    @Override
    public void tell(Footprint footprint) {
      link.tell(footprint);
    }

    @Override
    public void refuse(WireMessage.MarkRefused refusal) {
      link.refuse(refusal);
    }

    @Override
    public void analysed(CameraId camera, Instant at) {
      meter.analysed(camera, at);
    }
  }

  /** What a clip's manifest wants to know of its camera. */
  private final class ClipOutlook implements ClipDesk.Outlook {
    @Override
    public PoseAnswer pose(ClipWish wish) {
      Optional<Pipeline> line = lines.line(wish.camera());
      return line.isPresent()
          ? line.get().poseAt(wish.triggerAt())
          : PoseAnswer.none("the camera is not taken any more");
    }

    @Override
    public List<ModelRef> models() {
      return modelsOf(config, detector, thermal);
    }

    @Override
    public SortedMap<String, String> thresholds() {
      return config.thresholds();
    }
  }

  private final class Orders implements StationOrders {
    @Override
    public void welcomed(WireMessage.Welcome said) {
      WireMessage.Welcome before = welcome;
      welcome = said;
      boolean moved =
          before != null
              && (!before.gridOrigin().equals(said.gridOrigin())
                  || before.cellSizeM() != said.cellSizeM());
      if (moved) {
        LOG.warn("the station's grid has changed: every camera is taken up anew");
        submit(() -> lines.assign(List.of()));
      }
    }

    @Override
    public void assigned(List<CameraAssignment> cameras) {
      submit(() -> lines.assign(cameras));
    }

    @Override
    public void attended(List<Ring> ground, List<HeatPlace> heat) {
      attended = List.copyOf(ground);
      registeredHeat = List.copyOf(heat);
    }

    @Override
    public void masked(List<PrivacyZone> said) {
      zones = List.copyOf(said);
    }

    @Override
    public void posed(List<Pose> newest) {
      poses.add(newest);
    }

    @Override
    public void watched(CameraId camera, boolean on) {
      submit(() -> lines.watch(camera, on));
    }

    @Override
    public void marked(WireMessage.Mark mark) {
      submit(
          () ->
              lines
                  .line(mark.camera())
                  .ifPresentOrElse(
                      line -> line.mark(mark),
                      () ->
                          link.refuse(
                              new WireMessage.MarkRefused(
                                  mark.id(), "camera " + mark.camera() + " is not taken"))));
    }

    @Override
    public void clipsWanted(List<ClipWish> wishes) {
      submit(() -> clips.wanted(wishes));
    }

    @Override
    public void acknowledged(List<String> ids) {
      submit(() -> clips.settled(ids));
    }

    @Override
    public void parted(String reason) {
      LOG.warn("{}; recording and analysis go on, sightings wait in the spool", reason);
      // Who watched is told anew after the next welcome.
      submit(lines::unwatch);
    }
  }
}
