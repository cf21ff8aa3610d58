package io.skybeat.station;

import io.skybeat.core.time.Time;
import io.skybeat.station.config.AroundConfig;
import io.skybeat.station.config.BrokerEntry;
import io.skybeat.station.event.Event;
import io.skybeat.station.outside.DockTopics;
import io.skybeat.station.outside.MetarFeed;
import io.skybeat.station.outside.MqttBus;
import io.skybeat.station.outside.SbsFeed;
import io.skybeat.station.outside.Switchboard;
import io.skybeat.station.outside.WeatherTopic;
import io.skybeat.station.port.DockLink;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.TreeSet;
import java.util.function.Consumer;

/** The ways to the world around, as configured. */
final class Outside implements AutoCloseable {
  private final Deque<AutoCloseable> open = new ArrayDeque<>();

  private final DockTopics docks;

  private Outside(AroundConfig config) {
    docks =
        new DockTopics(
            new TreeSet<>(config.docks().docks().keySet()),
            new TreeSet<>(config.dockWeather().keySet()));
  }

  /** The way to the docks. */
  DockLink docks() {
    return docks;
  }

  static Outside open(String station, AroundConfig config, Time time, Consumer<Event> inbox) {
    Outside outside = new Outside(config);
    config.broker().ifPresent(broker -> outside.broker(station, broker, config, time, inbox));
    config
        .metar()
        .forEach(
            one ->
                outside.open.push(
                    MetarFeed.start(one.name(), one.from(), one.every(), time, inbox)));
    config.receivers().forEach(one -> outside.open.push(SbsFeed.start(one, time, inbox)));
    return outside;
  }

  private void broker(
      String station, BrokerEntry broker, AroundConfig config, Time time, Consumer<Event> inbox) {
    Switchboard switchboard = new Switchboard("broker " + broker, time, inbox);
    switchboard.reads(docks);
    config
        .topics()
        .forEach(one -> switchboard.reads(new WeatherTopic(one.name(), one.topic(), one.metar())));
    MqttBus bus = MqttBus.open(broker, presence(station), switchboard.filters(), switchboard);
    open.push(bus);
    docks.sendOver(bus);
  }

  private static MqttBus.Presence presence(String station) {
    return new MqttBus.Presence("sys/station/" + station + "/status", online(true), online(false));
  }

  private static byte[] online(boolean here) {
    return ("{\"data\":{\"online\":" + here + "}}").getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void close() throws Exception {
    while (!open.isEmpty()) {
      open.pop().close();
    }
  }
}
