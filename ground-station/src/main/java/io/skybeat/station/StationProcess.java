package io.skybeat.station;

import io.skybeat.core.geo.LatLon;
import io.skybeat.core.sighting.CameraId;
import io.skybeat.core.time.SystemTime;
import io.skybeat.core.wire.BadDocument;
import io.skybeat.mavlink.transport.TlogRecorder;
import io.skybeat.missions.file.MissionsFolder;
import io.skybeat.missions.plan.Area;
import io.skybeat.station.alert.AlertTerms;
import io.skybeat.station.analytics.AnalyticsServer;
import io.skybeat.station.analytics.KeyFile;
import io.skybeat.station.analytics.Relay;
import io.skybeat.station.config.DroneEntry;
import io.skybeat.station.config.StationConfig;
import io.skybeat.station.desk.DeskTerms;
import io.skybeat.station.link.MavlinkEdge;
import io.skybeat.station.look.LookTerms;
import io.skybeat.station.room.CommandRoom;
import io.skybeat.station.sortie.Planning;
import io.skybeat.station.sortie.SortieTerms;
import io.skybeat.station.store.SqliteJournal;
import io.skybeat.station.store.SqliteUsers;
import io.skybeat.station.store.SqliteViews;
import io.skybeat.station.vault.EvidenceVault;
import io.skybeat.station.web.CommandRoomServer;
import io.skybeat.station.web.WebSettings;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A whole station, its edges around its loop. Ends in the reverse order of its beginning. */
public final class StationProcess implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(StationProcess.class);
  private static final String VERSION = "0.1.0";

  private final Deque<AutoCloseable> parts = new ArrayDeque<>();
  private CommandRoom room;
  private MavlinkEdge mavlink;
  private AnalyticsServer analytics;
  private CommandRoomServer web;

  private StationProcess() {}

  /** Starts everything; throws {@link BadDocument} with the place and the remedy. */
  public static StationProcess start(StationConfig config)
      throws IOException, InterruptedException {
    StationProcess process = new StationProcess();
    try {
      process.open(config);
      return process;
    } catch (IOException | InterruptedException | RuntimeException e) {
      process.close();
      throw e;
    }
  }

  private void open(StationConfig config) throws IOException, InterruptedException {
    DeskTerms terms = terms(config);
    DataFolder folder = part(DataFolder.take(config.dataFolder()));
    SystemTime time = part(new SystemTime());
    SqliteJournal journal = part(SqliteJournal.open(folder.database(), config.station()));
    SqliteViews views = part(new SqliteViews(folder.database(), config.station()));
    SqliteUsers users = part(new SqliteUsers(folder.database(), config.station(), time));
    Station station = part(new Station(terms, time, journal));
    EvidenceVault vault =
        part(
            EvidenceVault.open(
                new EvidenceVault.Places(folder.evidence(), folder.stills(), folder.exports()),
                config.station(),
                VERSION,
                config.evidence().keep(),
                time,
                station::tell));
    station.keepsWith(vault);
    Relay relay = new Relay((person, order) -> station.ask(person, order, ""));
    TlogRecorder recorder = part(new TlogRecorder(folder.flights(), config.flightRecorder()));
    mavlink =
        part(
            MavlinkEdge.open(
                config.links(),
                folder.signing(),
                config.mavlinkSystemId(),
                time,
                recorder,
                station::tell));
    analytics =
        part(
            AnalyticsServer.open(
                config.analytics(),
                KeyFile.readOrMake(config.analyticsKeyFile()),
                new AnalyticsServer.Identity(
                    terms.station(), terms.gridOrigin(), terms.cellSizeM()),
                time,
                vault.stills(),
                vault.clips(),
                relay,
                station::tell));
    station.begin(mavlink, analytics);
    station.reaches(
        part(Outside.open(config.station(), config.around(), time, station::tell)).docks());
    room = new StationRoom(station, relay, vault.stills(), views, users, vault);
    web =
        part(
            CommandRoomServer.start(
                room,
                time,
                new WebSettings(
                    config.web().getHostString(),
                    config.web().getPort(),
                    WebSettings.DEFAULT_SESSION,
                    config.originals())));
  }

  /** What the configuration and the missions folder say together. */
  static DeskTerms terms(StationConfig config) {
    MissionsFolder missions =
        config.timetable().isPresent()
            ? MissionsFolder.read(config.missionsFolder(), config.timetable().get())
            : MissionsFolder.read(config.missionsFolder());
    Planning planning = new PlanningCheck(config, missions).read();
    SortedMap<CameraId, Integer> limits = new TreeMap<>();
    for (DroneEntry drone : config.drones()) {
      drone
          .cameras()
          .forEach(
              camera ->
                  camera.personsLimit().ifPresent(limit -> limits.put(camera.camera(), limit)));
    }
    SortieTerms sorties =
        SortieTerms.of(
                config.flight(),
                config.drones(),
                missions.routes(),
                planning,
                missions.timetable(),
                config.onDuty(),
                config.mavlinkSystemId())
            .with(LookTerms.of(planning.check()))
            .with(config.around().terms(config.missionsFolder()));
    return new DeskTerms(
        config.station(),
        VERSION,
        config.drones(),
        sorties,
        new AlertTerms(missions.areas(), missions.knownHeat(), missions.landmarks(), limits),
        missions.areas(),
        gridOrigin(config, missions),
        config.cellSizeM(),
        config.recordVideo(),
        config.evidence(),
        missions.privacyZones());
  }

  private static LatLon gridOrigin(StationConfig config, MissionsFolder missions) {
    return config
        .gridOrigin()
        .or(
            () ->
                missions.routes().values().stream()
                    .flatMap(plan -> plan.home().stream())
                    .findFirst())
        .or(
            () ->
                missions.areas().stream()
                    .map(Area::ring)
                    .map(ring -> ring.corners().get(0))
                    .findFirst())
        .orElseThrow(
            () ->
                new BadDocument(
                    "grid.origin: there is neither area nor route to take it from; give one"));
  }

  /** The command room, for tests that need no page. */
  public CommandRoom room() {
    return room;
  }

  /** One line that says where what is. */
  public String address() {
    Optional<String> token = room.users().firstToken();
    return "web=http://127.0.0.1:"
        + web.port()
        + " mavlink="
        + mavlink.address().getHostString()
        + ":"
        + mavlink.address().getPort()
        + " analytics="
        + analytics.address().getHostString()
        + ":"
        + analytics.address().getPort()
        + token.map(text -> " token=" + text).orElse("");
  }

  @Override
  public synchronized void close() {
    while (!parts.isEmpty()) {
      try {
        parts.pop().close();
      } catch (Exception e) {
        LOG.warn("ending: {}", e.toString());
      }
    }
  }

  private <T extends AutoCloseable> T part(T one) {
    parts.push(one);
    return one;
  }
}
