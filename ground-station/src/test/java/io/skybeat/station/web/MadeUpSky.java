package io.skybeat.station.web;

import io.skybeat.station.room.AroundView;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** The world around the made-up room: a breeze, an airliner, a helicopter. */
final class MadeUpSky {
  private MadeUpSky() {}

  static AroundView view(Instant now) {
    OptionalDouble none = OptionalDouble.empty();
    return new AroundView(
        List.of(
            new AroundView.WeatherView(
                "roof",
                now.minusSeconds(12),
                false,
                OptionalDouble.of(5.2),
                OptionalDouble.of(8.4),
                OptionalDouble.of(240),
                OptionalDouble.of(0),
                none,
                OptionalDouble.of(11.6),
                List.of())),
        List.of(),
        List.of(
            new AroundView.DockView(
                "dock-1",
                List.of(MadeUpRoom.D1),
                Optional.of(now.minusSeconds(1)),
                true,
                "open",
                "working",
                Optional.of(false),
                Optional.of(false),
                none,
                false,
                Optional.of("close"),
                Optional.empty())),
        List.of(
            new AroundView.AircraftView(
                "780A3B",
                "CHH7893",
                "receiver",
                MadeUpRoom.at(150, 130),
                now.minusSeconds(2),
                OptionalDouble.of(640),
                true,
                OptionalDouble.of(82),
                OptionalDouble.of(215),
                OptionalDouble.of(-4),
                Optional.of("3021"),
                false,
                false)));
  }
}
