package io.skybeat.simulator.outside;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skybeat.core.time.SystemTime;
import io.skybeat.simulator.around.DockFault;
import io.skybeat.simulator.around.SimDock;
import io.skybeat.simulator.around.SimWeather;
import io.skybeat.station.around.Tiding;
import io.skybeat.station.around.dock.DockAnswer;
import io.skybeat.station.around.dock.DockCommand;
import io.skybeat.station.around.dock.DockOrder;
import io.skybeat.station.around.dock.DockReport.Cover;
import io.skybeat.station.config.BrokerEntry;
import io.skybeat.station.event.Event;
import io.skybeat.station.outside.DockTopics;
import io.skybeat.station.outside.MqttBus;
import io.skybeat.station.outside.Switchboard;
import io.skybeat.station.outside.WeatherTopic;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Station and simulated things over a real broker on loopback. */
class BrokerTest {
  private static final Duration MOVES = Duration.ofMillis(300);

  private final SystemTime time = new SystemTime();
  private final LinkedBlockingQueue<Tiding> told = new LinkedBlockingQueue<>();
  private final DockTopics docks =
      new DockTopics(new TreeSet<>(List.of("dock-1")), new TreeSet<>());
  private int port;
  private EmbeddedBroker broker;
  private MqttBus bus;
  private SimDock dock;
  private BrokerClient client;
  private volatile boolean charges;

  @BeforeEach
  void begin() throws IOException {
    port = free();
    broker = EmbeddedBroker.start(port);
  }

  private static int free() throws IOException {
    try (ServerSocket one = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return one.getLocalPort();
    }
  }

  @AfterEach
  void end() {
    if (client != null) {
      client.close();
      dock.close();
    }
    if (bus != null) {
      bus.close();
    }
    if (broker != null) {
      broker.close();
    }
    time.close();
  }

  private void station() {
    Switchboard board =
        new Switchboard("broker", time, event -> told.add(((Event.Told) event).tiding()));
    board.reads(docks);
    board.reads(new WeatherTopic("roof", "skybeat/weather/roof", false));
    bus =
        MqttBus.open(
            new BrokerEntry(
                InetSocketAddress.createUnresolved("127.0.0.1", port),
                false,
                Optional.empty(),
                "skybeat-test",
                Optional.empty(),
                Optional.empty()),
            new MqttBus.Presence("sys/station/test/status", bytes("1"), bytes("0")),
            board.filters(),
            board);
    docks.sendOver(bus);
  }

  private void dock() {
    client = BrokerClient.forDock("dock-1", "127.0.0.1", port);
    dock =
        new SimDock(
            "dock-1",
            MOVES,
            new SimDock.Contact() {
              @Override
              public boolean inside() {
                return true;
              }

              @Override
              public Optional<Double> percent() {
                return Optional.of(81.0);
              }

              @Override
              public void charge(boolean on) {
                charges = on;
              }
            },
            time,
            client);
    client.serving(dock);
    dock.live();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private <T extends Tiding> T next(Class<T> kind, Predicate<T> such) throws InterruptedException {
    for (Tiding one = poll(); one != null; one = poll()) {
      if (kind.isInstance(one) && such.test(kind.cast(one))) {
        return kind.cast(one);
      }
    }
    throw new AssertionError("no such " + kind.getSimpleName());
  }

  private Tiding poll() throws InterruptedException {
    return told.poll(120, TimeUnit.SECONDS);
  }

  private void send(DockOrder order, String request) {
    docks.send(new DockCommand("dock-1", order, request, time.now()));
  }

  @Test
  void aDockIsHeardAndDoesWhatItIsTold() throws Exception {
    station();
    dock();
    next(Tiding.DockPresent.class, Tiding.DockPresent::online);
    Tiding.DockTold first = next(Tiding.DockTold.class, one -> true);
    assertEquals(Optional.of(Cover.CLOSED), first.report().cover());
    assertEquals(81, first.report().chargePercent().orElseThrow());
    send(DockOrder.OPEN, "r-1");
    Tiding.DockAnswered taken = next(Tiding.DockAnswered.class, one -> true);
    assertEquals("r-1", taken.answer().request());
    assertEquals(DockAnswer.State.IN_PROGRESS, taken.answer().state());
    next(Tiding.DockTold.class, one -> one.report().cover().equals(Optional.of(Cover.OPEN)));
    assertTrue(dock.isOpen());
    send(DockOrder.CHARGE, "r-2");
    next(Tiding.DockTold.class, one -> one.report().charging().equals(Optional.of(true)));
    assertTrue(charges);
  }

  @Test
  void faultsAreRefusalsAndSilence() throws Exception {
    station();
    dock();
    next(Tiding.DockTold.class, one -> true);
    dock.fault(DockFault.E_STOP, true);
    next(Tiding.DockTold.class, one -> one.report().emergencyStop().equals(Optional.of(true)));
    send(DockOrder.OPEN, "r-1");
    Tiding.DockAnswered refused = next(Tiding.DockAnswered.class, one -> true);
    assertEquals(514_107, refused.answer().result());
    dock.fault(DockFault.E_STOP, false);
    dock.fault(DockFault.COVER_STUCK, true);
    send(DockOrder.OPEN, "r-2");
    next(
        Tiding.DockAnswered.class,
        one ->
            one.answer().request().equals("r-2")
                && one.answer().state() == DockAnswer.State.FAILED);
    assertFalse(dock.isOpen());
    assertFalse(dock.isShut(), "it stands ajar");
  }

  @Test
  void whatTheBrokerKeptIsHeardByWhoComesLater() throws Exception {
    dock();
    station();
    next(Tiding.DockPresent.class, Tiding.DockPresent::online);
    next(Tiding.DockTold.class, one -> true);
    client.close();
    next(Tiding.DockPresent.class, one -> !one.online());
  }

  @Test
  void aStationThatComesBeforeItsBrokerSaysSoAndFindsIt() throws Exception {
    broker.close();
    station();
    Tiding.SourceChanged gone = next(Tiding.SourceChanged.class, one -> true);
    assertFalse(gone.up());
    assertTrue(gone.detail().contains("start the broker"), gone.detail());
    assertFalse(bus.publish("a", bytes("b"), false));
    broker = EmbeddedBroker.start(port);
    next(Tiding.SourceChanged.class, Tiding.SourceChanged::up);
    dock();
    next(Tiding.DockTold.class, one -> true);
  }

  @Test
  void aMalformedMessageNamesItsTopicAndStopsNothing() throws Exception {
    station();
    next(Tiding.SourceChanged.class, Tiding.SourceChanged::up);
    try (BrokerClient other = BrokerClient.open("other", "127.0.0.1", port)) {
      assertNotNull(other);
      dock();
      next(Tiding.DockTold.class, one -> true);
      client.publish("thing/product/dock-1/osd", bytes("{\"data\":{\"cover_state\":9}}"), false);
      Tiding.Unreadable bad = next(Tiding.Unreadable.class, one -> true);
      assertEquals("topic thing/product/dock-1/osd", bad.source());
      assertTrue(bad.what().contains("data.cover_state: 9 is not within 0..3"), bad.what());
      next(Tiding.DockTold.class, one -> true);
    }
  }

  @Test
  void weatherIsHeard() throws Exception {
    station();
    client = BrokerClient.forDock("dock-1", "127.0.0.1", port);
    dock();
    SimWeather weather =
        new SimWeather(
            "skybeat/weather/roof",
            new SimWeather.Sky(6, 9, 240, 0.4, 18, Optional.of("hail")),
            time,
            client);
    next(Tiding.DockTold.class, one -> true);
    weather.live();
    Tiding.WeatherTold heard = next(Tiding.WeatherTold.class, one -> true);
    weather.close();
    assertEquals(6, heard.report().windMps().orElseThrow());
    assertEquals("hail", heard.report().hazards().get(0).word());
  }
}
