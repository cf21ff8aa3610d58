package io.skybeat.station.alert;

import io.skybeat.core.geo.Geodesy;
import io.skybeat.core.geo.LatLon;
import io.skybeat.core.geo.LocalFrame;
import io.skybeat.core.sighting.CellFlow;
import io.skybeat.core.sighting.CellReport;
import io.skybeat.station.ground.Flow;
import java.util.List;
import java.util.Locale;

/** How a crowd moves, in the words of its alert's reason. */
final class FlowWords {
  /** Who walks so near to the dense squares goes with them or comes to them. */
  private static final double BESIDE_M = 6;

  private static final String[] TOWARDS = {
    "north", "north-east", "east", "south-east", "south", "south-west", "west", "north-west"
  };

  private FlowWords() {}

  /** To be put behind the reason; empty where too few are followed. */
  static String of(CellReport report, Gathering gathering) {
    if (report.motion().isEmpty() || gathering.centre().isEmpty()) {
      return "";
    }
    LatLon centre = gathering.centre().get();
    LocalFrame frame = new LocalFrame(report.gridOrigin());
    List<CellFlow> near =
        report.motion().get().flows().stream()
            .filter(
                one ->
                    Geodesy.distanceM(
                            CrowdReading.middle(frame, report, one.column(), one.row()), centre)
                        <= gathering.radiusM() + BESIDE_M)
            .toList();
    Flow flow = Flow.of(near);
    return switch (flow.state(Flow.LEAST_PERSONS)) {
      case UNKNOWN -> "";
      case STANDING -> "; standing (%d followed)".formatted(flow.followed());
      case MIXED -> "; moving in no common direction (%d followed)".formatted(flow.followed());
      case FLOWING ->
          String.format(
              Locale.ROOT,
              "; flowing %s at %.1f m/s, within %.1f m/s and %.0f degrees (%d followed)",
              TOWARDS[(int) Math.floor((flow.towardsDeg() + 22.5) / 45) % TOWARDS.length],
              flow.speedMps(),
              flow.sigmaMps(),
              flow.sigmaDeg(),
              flow.followed());
    };
  }
}
