package io.skybeat.station.desk;

import io.skybeat.core.geo.LatLon;
import io.skybeat.station.ground.Flow;
import io.skybeat.station.ground.Movement;
import io.skybeat.station.ground.Traffic;
import io.skybeat.station.room.FlowView;
import io.skybeat.station.room.TrafficView;
import java.time.Duration;
import java.util.Optional;

/** What a command room sees of an area's movement; coarse figures change less often. */
final class MovementProjection {
  private MovementProjection() {}

  static FlowView flow(Optional<Movement> moved) {
    return view(
        moved.map(Movement::flow).orElse(Flow.UNKNOWN),
        Flow.LEAST_PERSONS,
        moved.flatMap(Movement::where));
  }

  static TrafficView traffic(Optional<Movement> moved) {
    Optional<Traffic> traffic = moved.map(Movement::traffic);
    return new TrafficView(
        view(traffic.map(Traffic::moving).orElse(Flow.UNKNOWN), 1, Optional.empty()),
        traffic.map(Traffic::standing).orElse(0),
        traffic
            .flatMap(Traffic::queue)
            .map(
                queue ->
                    new TrafficView.QueueView(
                        queue.vehicles(),
                        Math.rint(queue.lengthM()),
                        queue.middle(),
                        Duration.between(queue.since(), moved.orElseThrow().seenAt())
                            .toSeconds())));
  }

  private static FlowView view(Flow flow, int least, Optional<LatLon> where) {
    return new FlowView(
        flow.state(least).name(),
        flow.followed(),
        where,
        Math.rint(flow.towardsDeg()),
        Math.rint(flow.sigmaDeg()),
        Math.rint(flow.speedMps() * 10) / 10,
        Math.rint(flow.sigmaMps() * 10) / 10);
  }
}
