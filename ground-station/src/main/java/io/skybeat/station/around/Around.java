package io.skybeat.station.around;

import io.skybeat.core.geo.LatLon;
import io.skybeat.station.around.dock.Docks;
import io.skybeat.station.around.traffic.AircraftReport;
import io.skybeat.station.around.traffic.Sky;
import io.skybeat.station.around.traffic.TrafficTerms;
import io.skybeat.station.around.weather.Weather;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is known of the world around. Seen anew after a restart: none of it is in the journal but
 * what was decided by it.
 *
 * @param sources by name, ordered
 */
public record Around(
    Weather weather, Sky sky, Docks docks, SortedMap<String, SourceState> sources) {
  public static final Around UNKNOWN =
      new Around(Weather.UNKNOWN, Sky.EMPTY, Docks.UNKNOWN, new TreeMap<>());

  /** How long a message that could not be read is shown. */
  private static final Duration SHOWN = Duration.ofMinutes(2);

  public Around {
    sources = Collections.unmodifiableSortedMap(sources);
  }

  /**
   * With something that was told.
   *
   * @param centre of the station's ground
   */
  public Around told(Instant at, Tiding tiding, AroundTerms terms, LatLon centre) {
    if (tiding instanceof Tiding.WeatherTold weatherTold) {
      return new Around(weather.told(weatherTold.report()), sky, docks, sources);
    }
    if (tiding instanceof Tiding.AircraftTold aircraft) {
      return told(aircraft.report(), centre);
    }
    if (tiding instanceof Tiding.DockTold dock) {
      return with(docks.told(dock.report()));
    }
    if (tiding instanceof Tiding.DockPresent present) {
      return with(docks.present(present.dock(), present.online()));
    }
    if (tiding instanceof Tiding.DockAnswered answered) {
      return with(docks.answered(answered.answer(), terms.docks()));
    }
    if (tiding instanceof Tiding.SourceChanged changed) {
      SourceState before = source(changed.source(), at);
      return with(before.changed(changed.up(), at, changed.detail()));
    }
    Tiding.Unreadable garbled = (Tiding.Unreadable) tiding;
    return with(source(garbled.source(), at).garbled(garbled.what(), at));
  }

  /** With an aircraft that was heard, if it is within reach of {@code centre}. */
  public Around told(AircraftReport report, LatLon centre) {
    return new Around(weather, sky.told(report, centre), docks, sources);
  }

  /** With the docks as they are now. */
  public Around with(Docks next) {
    return new Around(weather, sky, next, sources);
  }

  /** Without what is too old to be of use; the same object when nothing is. */
  public Around at(Instant now) {
    Sky nextSky = sky.at(now);
    Weather nextWeather = weather.at(now);
    Docks nextDocks = docks.at(now);
    boolean same = nextSky.equals(sky) && nextWeather.equals(weather) && nextDocks.equals(docks);
    return same ? this : new Around(nextWeather, nextSky, nextDocks, sources);
  }

  private SourceState source(String name, Instant at) {
    SourceState known = sources.get(name);
    return known != null
        ? known
        : new SourceState(name, true, at, "", Optional.empty(), Optional.empty());
  }

  private Around with(SourceState source) {
    SortedMap<String, SourceState> next = new TreeMap<>((Map<String, SourceState>) sources);
    next.put(source.name(), source);
    return new Around(weather, sky, docks, next);
  }

  /** The check before a launch whether anybody listens for other aircraft. */
  public Finding listening(TrafficTerms terms) {
    List<String> there =
        terms.needed().stream()
            .filter(name -> sources.containsKey(name) && sources.get(name).up())
            .toList();
    return new Finding(
        "receiver",
        there.size() + " of " + terms.needed().size() + " receivers",
        Optional.empty(),
        "at least 1 receiver",
        there.isEmpty()
            ? Optional.of("no receiver of other aircraft is connected")
            : Optional.empty());
  }

  /** What people should know of the ways to the world around, a sentence each. */
  public List<String> troubles(Instant now) {
    List<String> lines = new ArrayList<>();
    for (SourceState source : sources.values()) {
      if (!source.up()) {
        lines.add(source.name() + " is not connected: " + source.detail());
      }
      boolean lately = source.unreadableAt().map(at -> at.plus(SHOWN).isAfter(now)).orElse(false);
      if (lately) {
        lines.add(source.name() + " told what cannot be read: " + source.unreadable().orElse(""));
      }
    }
    return lines;
  }
}
