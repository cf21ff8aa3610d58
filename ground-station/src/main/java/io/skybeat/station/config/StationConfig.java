package io.skybeat.station.config;

import io.skybeat.core.flight.DroneId;
import io.skybeat.core.flight.Origin;
import io.skybeat.core.geo.LatLon;
import io.skybeat.mavlink.transport.TlogTerms;
import io.skybeat.station.evidence.EvidenceTerms;
import io.skybeat.station.port.UserStore;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A station's configuration, checked: paths are resolved against the file's folder, defaults filled
 * in, passwords read. The commented reference is {@code src/main/config/station.yaml}.
 *
 * @param station its id: part of every key
 * @param dataFolder journal, stills, flight recordings; one station only
 * @param missionsFolder areas, plans, timetable
 * @param timetable another timetable than the folder's
 * @param links ways to the vehicles, at least one
 * @param flightRecorder how recordings of the links are cut and kept
 * @param analytics TCP address on which analytics is heard
 * @param web HTTP address of the command room
 * @param analyticsKeyFile the secret shared with analytics; made when it is not there
 * @param mavlinkSystemId who the station is on MAVLink, 255 by custom
 * @param onDuty pilots on duty until somebody says otherwise
 * @param gridOrigin south-west corner of density square (0, 0); empty: the first route's home
 * @param cellSizeM edge of a density square, metres
 * @param recordVideo whether analytics records the streams of a sortie
 * @param around docks, weather and other aircraft
 * @param evidence how evidence is made and kept
 * @param originals the roles that see pictures as they were taken
 */
public record StationConfig(
    String station,
    Path dataFolder,
    Path missionsFolder,
    Optional<Path> timetable,
    List<LinkEntry> links,
    TlogTerms flightRecorder,
    InetSocketAddress analytics,
    InetSocketAddress web,
    Path analyticsKeyFile,
    int mavlinkSystemId,
    List<DroneEntry> drones,
    List<String> onDuty,
    FlightTerms flight,
    Optional<LatLon> gridOrigin,
    double cellSizeM,
    boolean recordVideo,
    AroundConfig around,
    EvidenceTerms evidence,
    Set<UserStore.Role> originals) {
  public StationConfig {
    links = List.copyOf(links);
    drones = List.copyOf(drones);
    onDuty = List.copyOf(onDuty);
  }

  /** The entry of a drone. */
  public Optional<DroneEntry> drone(DroneId id) {
    return drones.stream().filter(entry -> entry.drone().equals(id)).findFirst();
  }

  /** Where a drone's sightings come from; LIVE for one that is not ours. */
  public Origin origin(DroneId id) {
    return drone(id).map(DroneEntry::origin).orElse(Origin.LIVE);
  }
}
