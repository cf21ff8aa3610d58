package io.skybeat.station.config;

import io.skybeat.missions.check.Limits;
import io.skybeat.missions.day.Fleet;
import io.skybeat.missions.file.FleetFile;
import io.skybeat.missions.file.LimitsFile;
import io.skybeat.station.around.AroundTerms;
import io.skybeat.station.around.dock.DockTerms;
import io.skybeat.station.around.traffic.TrafficTerms;
import io.skybeat.station.around.weather.WeatherLimits;
import io.skybeat.station.around.weather.WeatherTerms;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Where the station hears of the world around, and how it judges that.
 *
 * @param broker over which topics are heard; empty: none
 * @param metar sources of METAR text
 * @param topics weather stations on the broker
 * @param weather limits that the configuration sets itself, and what is done about them
 * @param receivers of other aircraft
 * @param traffic by what other aircraft are judged
 * @param docks the docks, and the patience with them
 * @param dockWeather docks whose weather station is believed, and how old its word may be
 */
public record AroundConfig(
    Optional<BrokerEntry> broker,
    List<MetarSource> metar,
    List<TopicSource> topics,
    WeatherPolicy weather,
    List<Receiver> receivers,
    TrafficTerms traffic,
    DockTerms docks,
    SortedMap<String, Duration> dockWeather) {
  /** Nothing to hear of it. */
  public static final AroundConfig NONE =
      new AroundConfig(
          Optional.empty(),
          List.of(),
          List.of(),
          WeatherPolicy.DEFAULT,
          List.of(),
          TrafficTerms.DEFAULT,
          DockTerms.NONE,
          new TreeMap<>());

  public AroundConfig {
    metar = List.copyOf(metar);
    topics = List.copyOf(topics);
    receivers = List.copyOf(receivers);
    dockWeather = Collections.unmodifiableSortedMap(dockWeather);
  }

  /**
   * A source of METAR text.
   *
   * @param from a file's path or an http(s) address
   */
  public record MetarSource(String name, String from, Duration every, Duration maxAge) {}

  /**
   * A weather station on a topic.
   *
   * @param metar its payload is METAR text, else JSON
   */
  public record TopicSource(String name, String topic, boolean metar, Duration maxAge) {}

  /**
   * A receiver of other aircraft that speaks SBS.
   *
   * @param simulated what it tells is made up
   */
  public record Receiver(String name, InetSocketAddress at, boolean simulated) {
    /** What people and checks know it by. */
    public String label() {
      return "receiver " + name + " at " + at.getHostString() + ":" + at.getPort();
    }
  }

  /** See {@link WeatherTerms}. */
  public record WeatherPolicy(
      WeatherLimits limits, boolean needed, boolean returns, double inFlightMarginMps) {
    public static final WeatherPolicy DEFAULT =
        new WeatherPolicy(WeatherLimits.NONE, true, true, WeatherTerms.IN_FLIGHT_MARGIN_MPS);
  }

  /**
   * By what is judged: the configuration's own limits; where it is silent those of {@code
   * fleet.yaml}; and where that is silent the wind that {@code limits.yaml} has the energy
   * calculated for.
   *
   * @param missions the missions folder
   */
  public AroundTerms terms(Path missions) {
    SortedMap<String, Duration> maxAge = new TreeMap<>(dockWeather);
    metar.forEach(source -> maxAge.put(source.name(), source.maxAge()));
    topics.forEach(source -> maxAge.put(source.name(), source.maxAge()));
    return new AroundTerms(
        new WeatherTerms(
            weather.limits().or(fleet(missions)).or(planned(missions)),
            maxAge,
            weather.needed(),
            weather.returns(),
            weather.inFlightMarginMps()),
        traffic,
        docks);
  }

  private static WeatherLimits fleet(Path missions) {
    Path file = missions.resolve("fleet.yaml");
    if (!Files.exists(file)) {
      return WeatherLimits.NONE;
    }
    Fleet.Weather said = FleetFile.fleet(file).weather();
    return new WeatherLimits(
        said.windMps(),
        said.gustMps(),
        said.rainMmH(),
        said.visibilityM(),
        said.minC(),
        said.maxC());
  }

  private static WeatherLimits planned(Path missions) {
    Path file = missions.resolve("limits.yaml");
    if (!Files.exists(file)) {
      return WeatherLimits.NONE;
    }
    Limits limits = LimitsFile.read(file);
    OptionalDouble none = OptionalDouble.empty();
    return new WeatherLimits(
        OptionalDouble.of(limits.wind().speedMps()), none, none, none, none, none);
  }
}
