package io.skybeat.station.config;

import io.skybeat.core.wire.BadDocument;
import io.skybeat.station.around.dock.DockTerms;
import io.skybeat.station.around.traffic.TrafficTerms;
import io.skybeat.station.around.weather.WeatherLimits;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The parts {@code mqtt}, {@code weather} and {@code traffic} of {@code station.yaml}.
 *
 * @param file the configuration's name, for messages
 * @param base its folder
 * @param station its id
 */
record AroundFile(String file, Path base, String station) {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,31}");
  private static final Duration METAR_EVERY = Duration.ofMinutes(5);
  private static final Duration METAR_HOLDS = Duration.ofMinutes(75);
  private static final Duration TOPIC_HOLDS = Duration.ofMinutes(5);

  record Mqtt(
      String broker,
      Optional<Tls> tls,
      Optional<String> user,
      Optional<Path> passwordFile,
      Optional<String> clientId) {}

  record Tls(Optional<Path> caFile) {}

  record Weather(
      Optional<List<MetarLine>> metar,
      Optional<List<TopicLine>> topics,
      Optional<WeatherLimits> limits,
      Optional<Boolean> needed,
      Optional<String> inFlight,
      OptionalDouble inFlightMarginMps) {}

  record MetarLine(String name, String from, Optional<Duration> every, Optional<Duration> maxAge) {}

  record TopicLine(String name, String topic, Optional<String> format, Optional<Duration> maxAge) {}

  record Traffic(
      OptionalDouble horizontalM,
      OptionalDouble verticalM,
      Optional<Duration> within,
      OptionalDouble columnM,
      Optional<TrafficTerms.Avoidance> inFlight,
      OptionalDouble descendToM,
      Optional<List<SbsLine>> sbs,
      Optional<Boolean> needed) {}

  record SbsLine(String name, String at, Optional<Boolean> simulated) {}

  /** The docks' part is read by {@link DocksFile}. */
  record Docks(DockTerms terms, SortedMap<String, Duration> weather) {}

  AroundConfig resolve(
      Optional<Mqtt> mqtt, Optional<Weather> weather, Optional<Traffic> traffic, Docks docks) {
    Optional<BrokerEntry> broker = mqtt.map(this::broker);
    if (!docks.terms().docks().isEmpty() && broker.isEmpty()) {
      throw bad("docks", "there is no broker to hear them over; give mqtt.broker");
    }
    TreeSet<String> names = new TreeSet<>(docks.weather().keySet());
    List<AroundConfig.MetarSource> metar = new ArrayList<>();
    for (MetarLine line : weather.flatMap(Weather::metar).orElse(List.of())) {
      metar.add(metar("weather.metar[" + metar.size() + "]", line, names));
    }
    List<AroundConfig.TopicSource> topics = new ArrayList<>();
    for (TopicLine line : weather.flatMap(Weather::topics).orElse(List.of())) {
      topics.add(topic("weather.topics[" + topics.size() + "]", line, names));
    }
    if (!topics.isEmpty() && broker.isEmpty()) {
      throw bad("weather.topics", "there is no broker to hear them over; give mqtt.broker");
    }
    List<AroundConfig.Receiver> receivers = new ArrayList<>();
    for (SbsLine line : traffic.flatMap(Traffic::sbs).orElse(List.of())) {
      receivers.add(receiver("traffic.sbs[" + receivers.size() + "]", line, names));
    }
    return new AroundConfig(
        broker,
        metar,
        topics,
        weather.map(this::policy).orElse(AroundConfig.WeatherPolicy.DEFAULT),
        receivers,
        traffic.map(line -> terms(line, receivers)).orElse(TrafficTerms.DEFAULT),
        docks.terms(),
        docks.weather());
  }

  private BrokerEntry broker(Mqtt line) {
    InetSocketAddress at = address("mqtt.broker", line.broker());
    if (line.user().isPresent() != line.passwordFile().isPresent()) {
      throw bad("mqtt", "give both user and passwordFile, or neither");
    }
    if (line.user().isPresent() && line.tls().isEmpty() && !loopback(at)) {
      throw bad(
          "mqtt.tls",
          "is missing: the password would travel in the clear to "
              + at.getHostString()
              + "; give tls: {}, or tls: {caFile: FILE} for a broker with certificates of its own");
    }
    Optional<Path> caFile =
        line.tls().flatMap(Tls::caFile).map(path -> base.resolve(path).normalize());
    caFile.ifPresent(
        path -> {
          if (!Files.isReadable(path)) {
            throw bad("mqtt.tls.caFile", path + " cannot be read; name a readable PEM file");
          }
        });
    return new BrokerEntry(
        at,
        line.tls().isPresent(),
        caFile,
        line.clientId().orElse("skybeat-" + station),
        line.user(),
        line.passwordFile().map(path -> password(base.resolve(path))));
  }

  private static boolean loopback(InetSocketAddress at) {
    String host = at.getHostString();
    return host.equals("localhost") || host.startsWith("127.") || host.equals("::1");
  }

  private String password(Path path) {
    try {
      return Files.readString(path).strip();
    } catch (IOException e) {
      throw bad("mqtt.passwordFile", path + " cannot be read; name a readable file");
    }
  }

  private AroundConfig.MetarSource metar(String at, MetarLine line, TreeSet<String> names) {
    String name = name(at, line.name(), names);
    if (line.from() == null) {
      throw bad(at + ".from", "a file or an https address is needed");
    }
    boolean net = line.from().startsWith("http://") || line.from().startsWith("https://");
    if (net) {
      try {
        if (URI.create(line.from()).getHost() == null) {
          throw bad(at + ".from", "'" + line.from() + "' names no host");
        }
      } catch (IllegalArgumentException e) {
        throw bad(at + ".from", "'" + line.from() + "' is no address");
      }
    }
    return new AroundConfig.MetarSource(
        name,
        net ? line.from() : base.resolve(line.from()).normalize().toString(),
        some(at + ".every", line.every().orElse(METAR_EVERY)),
        some(at + ".maxAge", line.maxAge().orElse(METAR_HOLDS)));
  }

  private AroundConfig.TopicSource topic(String at, TopicLine line, TreeSet<String> names) {
    String name = name(at, line.name(), names);
    if (line.topic() == null || line.topic().isBlank() || line.topic().matches(".*[#+\\x00].*")) {
      throw bad(at + ".topic", "a topic without '#' and '+' is needed");
    }
    String format = line.format().orElse("json");
    if (!format.equals("json") && !format.equals("metar")) {
      throw bad(at + ".format", "'" + format + "' is neither json nor metar");
    }
    boolean metar = format.equals("metar");
    return new AroundConfig.TopicSource(
        name,
        line.topic(),
        metar,
        some(at + ".maxAge", line.maxAge().orElse(metar ? METAR_HOLDS : TOPIC_HOLDS)));
  }

  private AroundConfig.WeatherPolicy policy(Weather line) {
    String inFlight = line.inFlight().orElse("return");
    if (!inFlight.equals("return") && !inFlight.equals("none")) {
      throw bad("weather.inFlight", "'" + inFlight + "' is neither return nor none");
    }
    double marginMps = line.inFlightMarginMps().orElse(2);
    if (!(marginMps >= 0 && marginMps <= 20)) {
      throw bad("weather.inFlightMarginMps", marginMps + " is not within 0..20 m/s");
    }
    return new AroundConfig.WeatherPolicy(
        line.limits().orElse(WeatherLimits.NONE),
        line.needed().orElse(true),
        inFlight.equals("return"),
        marginMps);
  }

  private AroundConfig.Receiver receiver(String at, SbsLine line, TreeSet<String> names) {
    return new AroundConfig.Receiver(
        name(at, line.name(), names),
        address(at + ".at", line.at()),
        line.simulated().orElse(false));
  }

  private TrafficTerms terms(Traffic line, List<AroundConfig.Receiver> receivers) {
    TreeSet<String> needed = new TreeSet<>();
    if (line.needed().orElse(false)) {
      if (receivers.isEmpty()) {
        throw bad("traffic.needed", "there is no receiver to wait for; give traffic.sbs");
      }
      receivers.forEach(receiver -> needed.add(receiver.label()));
    }
    TrafficTerms standard = TrafficTerms.DEFAULT;
    try {
      return new TrafficTerms(
          line.horizontalM().orElse(standard.horizontalM()),
          line.verticalM().orElse(standard.verticalM()),
          line.within().orElse(standard.within()),
          line.columnM().orElse(standard.columnM()),
          line.inFlight().orElse(standard.inFlight()),
          line.descendToM().orElse(standard.descendToM()),
          needed);
    } catch (IllegalArgumentException e) {
      throw bad("traffic", e.getMessage());
    }
  }

  private String name(String at, String name, TreeSet<String> names) {
    if (name == null || !NAME.matcher(name).matches()) {
      throw bad(at + ".name", "a name of 1..32 letters, digits, '.', '-', '_' is needed");
    }
    if (!names.add(name)) {
      throw bad(at + ".name", "'" + name + "' is there twice");
    }
    return name;
  }

  private Duration some(String at, Duration time) {
    if (time.isNegative() || time.isZero() || time.compareTo(Duration.ofDays(2)) > 0) {
      throw bad(at, time + " is not within a second and two days");
    }
    return time;
  }

  private InetSocketAddress address(String at, String text) {
    Optional<InetSocketAddress> address = text == null ? Optional.empty() : LinksFile.address(text);
    return address
        .map(one -> InetSocketAddress.createUnresolved(one.getHostString(), one.getPort()))
        .orElseThrow(() -> bad(at, "'" + text + "' is not host:port"));
  }

  private BadDocument bad(String at, String reason) {
    return new BadDocument(file + ", at " + at + ": " + reason);
  }
}
