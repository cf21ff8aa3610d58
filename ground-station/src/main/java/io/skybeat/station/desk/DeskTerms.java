package io.skybeat.station.desk;

import io.skybeat.core.geo.LatLon;
import io.skybeat.core.sighting.PrivacyZone;
import io.skybeat.missions.plan.Area;
import io.skybeat.station.alert.AlertTerms;
import io.skybeat.station.config.DroneEntry;
import io.skybeat.station.evidence.EvidenceTerms;
import io.skybeat.station.sortie.SortieTerms;
import java.util.List;

/**
 * Everything the pure part is told at the start and never again.
 *
 * @param gridOrigin of the density squares
 * @param recordVideo whether a sortie's streams are recorded
 * @param evidence how evidence is made and kept
 * @param privacyZones what no picture may show
 */
public record DeskTerms(
    String station,
    String version,
    List<DroneEntry> drones,
    SortieTerms sorties,
    AlertTerms alerts,
    List<Area> areas,
    LatLon gridOrigin,
    double cellSizeM,
    boolean recordVideo,
    EvidenceTerms evidence,
    List<PrivacyZone> privacyZones) {

  /** Terms of a station that makes no evidence. */
  public DeskTerms(
      String station,
      String version,
      List<DroneEntry> drones,
      SortieTerms sorties,
      AlertTerms alerts,
      List<Area> areas,
      LatLon gridOrigin,
      double cellSizeM,
      boolean recordVideo) {
    this(
        station,
        version,
        drones,
        sorties,
        alerts,
        areas,
        gridOrigin,
        cellSizeM,
        recordVideo,
        EvidenceTerms.OFF,
        List.of());
  }

  /** Terms of a station without privacy zones. */
  public DeskTerms(
      String station,
      String version,
      List<DroneEntry> drones,
      SortieTerms sorties,
      AlertTerms alerts,
      List<Area> areas,
      LatLon gridOrigin,
      double cellSizeM,
      boolean recordVideo,
      EvidenceTerms evidence) {
    this(
        station,
        version,
        drones,
        sorties,
        alerts,
        areas,
        gridOrigin,
        cellSizeM,
        recordVideo,
        evidence,
        List.of());
  }
}
