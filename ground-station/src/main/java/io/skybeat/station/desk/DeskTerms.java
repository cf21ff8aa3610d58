package io.skybeat.station.desk;

import io.skybeat.core.geo.LatLon;
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
    EvidenceTerms evidence) {

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
        EvidenceTerms.OFF);
  }
}
