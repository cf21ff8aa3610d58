package io.skybeat.station.web;

import io.skybeat.core.flight.Origin;
import io.skybeat.core.geo.LatLon;
import io.skybeat.station.event.AreaSeen;
import io.skybeat.station.ground.Square;
import io.skybeat.station.ground.Visit;
import io.skybeat.station.room.FlowView;
import io.skybeat.station.room.GroundView;
import io.skybeat.station.room.PlaceView;
import io.skybeat.station.room.TrafficView;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How full the made-up town is, and was. */
final class MadeUpGround {
  private static final Duration EVERY = Duration.ofMinutes(20);

  private MadeUpGround() {}

  static List<PlaceView> places(Instant start) {
    return List.of(
        new PlaceView(
            "night-market",
            Origin.SIMULATED,
            start,
            0.92,
            Visit.Trend.RISING,
            Optional.of(new PlaceView.UsualView(0.2, 0.6, 5)),
            true,
            new FlowView("FLOWING", 23, Optional.of(MadeUpRoom.at(70, 70)), 118, 11, 0.9, 0.2),
            traffic(Optional.empty())),
        new PlaceView(
            "square",
            Origin.SIMULATED,
            start,
            0.31,
            Visit.Trend.STEADY,
            Optional.empty(),
            false,
            new FlowView("FLOWING", 9, Optional.of(MadeUpRoom.at(62, 128)), 20, 14, 1.3, 0.3),
            traffic(Optional.empty())),
        new PlaceView(
            "school-gate",
            Origin.SIMULATED,
            start,
            0.4,
            Visit.Trend.UNKNOWN,
            Optional.empty(),
            false,
            new FlowView("MIXED", 12, Optional.of(MadeUpRoom.at(-30, 72)), 0, 0, 0.1, 0.2),
            traffic(Optional.of(new TrafficView.QueueView(5, 31, MadeUpRoom.at(-30, 66), 150)))));
  }

  private static TrafficView traffic(Optional<TrafficView.QueueView> queue) {
    return new TrafficView(
        new FlowView("FLOWING", 2, Optional.empty(), 90, 4, 6.5, 0.4),
        queue.map(TrafficView.QueueView::vehicles).orElse(0),
        queue);
  }

  /** A minute every twenty; the market fills from south to north. */
  static List<GroundView> minutes(Instant from, Instant until) {
    List<GroundView> minutes = new ArrayList<>();
    long first = from.getEpochSecond() / EVERY.toSeconds() + 1;
    for (long turn = first; turn * EVERY.toSeconds() < until.getEpochSecond(); turn++) {
      List<Square> squares = new ArrayList<>();
      for (int column = 10; column < 30; column++) {
        for (int row = 15; row < 21; row++) {
          double density = row - 15 < turn % 6 ? 0.4 + 0.35 * ((column + turn) % 6) : 0;
          squares.add(new Square(column, row, 12, density, density, false));
        }
      }
      minutes.add(
          new GroundView(
              Instant.ofEpochSecond(turn * EVERY.toSeconds()),
              Origin.SIMULATED,
              new LatLon(30.5, 114.3),
              4,
              squares,
              List.of(new AreaSeen("night-market", 12, 0.3, 40))));
    }
    return minutes;
  }
}
