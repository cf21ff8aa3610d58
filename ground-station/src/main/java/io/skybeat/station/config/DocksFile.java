package io.skybeat.station.config;

import io.skybeat.core.flight.DroneId;
import io.skybeat.core.wire.BadDocument;
import io.skybeat.station.around.dock.DockTerms;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The parts {@code docks} and {@code dockTerms} of {@code station.yaml}.
 *
 * @param file the configuration's name, for messages
 */
record DocksFile(String file) {
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,31}");
  private static final Duration WEATHER_HOLDS = Duration.ofMinutes(2);

  record Line(
      String id, List<DroneId> drones, Optional<Boolean> weather, Optional<Boolean> charges) {}

  record Terms(
      Optional<Duration> answer,
      Optional<Duration> moves,
      OptionalInt tries,
      Optional<Duration> maxAge,
      Optional<Duration> openAhead,
      OptionalDouble clearM,
      OptionalDouble awayM,
      OptionalDouble decideM,
      OptionalDouble chargeToPercent) {}

  DockTerms resolve(Optional<List<Line>> lines, Optional<Terms> terms, List<DroneEntry> drones) {
    SortedMap<String, DockTerms.Entry> docks = new TreeMap<>();
    TreeSet<DroneId> housed = new TreeSet<>();
    for (Line line : lines.orElse(List.of())) {
      String at = "docks[" + docks.size() + "]";
      if (line.id() == null || !ID.matcher(line.id()).matches()) {
        throw bad(at + ".id", "1..32 letters, digits, '.', '-', '_' are needed");
      }
      if (line.drones() == null || line.drones().isEmpty()) {
        throw bad(at + ".drones", "the drones that live in it are needed");
      }
      for (DroneId drone : line.drones()) {
        if (drones.stream().noneMatch(one -> one.drone().equals(drone))) {
          throw bad(at + ".drones", "'" + drone + "' is not among the drones");
        }
        if (!housed.add(drone)) {
          throw bad(at + ".drones", "'" + drone + "' lives in two docks");
        }
      }
      DockTerms.Entry entry =
          new DockTerms.Entry(line.id(), line.drones(), line.charges().orElse(true));
      if (docks.put(line.id(), entry) != null) {
        throw bad(at + ".id", "'" + line.id() + "' is there twice");
      }
    }
    return with(docks, terms);
  }

  private DockTerms with(SortedMap<String, DockTerms.Entry> docks, Optional<Terms> terms) {
    DockTerms standard = DockTerms.of(docks);
    if (terms.isEmpty()) {
      return standard;
    }
    Terms line = terms.get();
    try {
      return new DockTerms(
          docks,
          some("answer", line.answer().orElse(standard.answer())),
          some("moves", line.moves().orElse(standard.moves())),
          line.tries().orElse(standard.tries()),
          some("maxAge", line.maxAge().orElse(standard.maxAge())),
          some("openAhead", line.openAhead().orElse(standard.openAhead())),
          line.clearM().orElse(standard.clearM()),
          line.awayM().orElse(standard.awayM()),
          line.decideM().orElse(standard.decideM()),
          line.chargeToPercent().orElse(standard.chargeToPercent()));
    } catch (IllegalArgumentException e) {
      throw bad("dockTerms", e.getMessage());
    }
  }

  SortedMap<String, Duration> weather(Optional<List<Line>> lines) {
    SortedMap<String, Duration> stations = new TreeMap<>();
    for (Line line : lines.orElse(List.of())) {
      if (line.weather().orElse(false)) {
        stations.put(line.id(), WEATHER_HOLDS);
      }
    }
    return stations;
  }

  private Duration some(String at, Duration time) {
    if (time.isNegative() || time.isZero() || time.compareTo(Duration.ofMinutes(30)) > 0) {
      throw bad("dockTerms." + at, time + " is not within a second and half an hour");
    }
    return time;
  }

  private BadDocument bad(String at, String reason) {
    return new BadDocument(file + ", at " + at + ": " + reason);
  }
}
