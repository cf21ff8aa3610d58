package io.skybeat.mavlink.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dronefleet.mavlink.common.CommandAck;
import io.dronefleet.mavlink.common.CommandLong;
import io.dronefleet.mavlink.common.MavCmd;
import io.dronefleet.mavlink.minimal.Heartbeat;
import io.dronefleet.mavlink.minimal.MavAutopilot;
import io.dronefleet.mavlink.minimal.MavType;
import io.skybeat.core.time.SystemTime;
import io.skybeat.mavlink.dialect.Dialect;
import io.skybeat.mavlink.sign.Verdict;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LinkTest {
  private final Dialect dialect = new Dialect();
  private final SystemTime time = new SystemTime();
  private final Inbox atStation = new Inbox();
  private final Inbox atFirst = new Inbox();
  private final Inbox atSecond = new Inbox();

  @AfterEach
  void stop() {
    time.close();
  }

  @Test
  void stationTalksToSeveralVehiclesBehindOnePort() throws Exception {
    try (UdpLink station = UdpLink.bind(0, settings(255, 190), atStation);
        UdpLink first = UdpLink.connect(station.localAddress(), settings(1, 1), atFirst);
        UdpLink second = UdpLink.connect(station.localAddress(), settings(2, 1), atSecond)) {
      assertFalse(station.send(1, arm(1)), "nobody was heard yet");
      assertEquals(1, first.broadcast(heartbeat()));
      assertEquals(1, second.broadcast(heartbeat()));
      atStation.await(received -> received.peer().systemId() == 1);
      atStation.await(received -> received.peer().systemId() == 2);
      assertEquals(2, station.peers().size());

      assertTrue(station.send(2, arm(2)));
      Received order = atSecond.await(CommandLong.class);
      assertEquals(2, ((CommandLong) order.message()).targetSystem());
      assertEquals(255, order.peer().systemId());
      assertTrue(second.sendTo(order.peer(), CommandAck.builder().build()));
      assertEquals(2, atStation.await(CommandAck.class).peer().systemId());
      assertTrue(atFirst.isEmpty(), "the first vehicle was not meant");

      assertEquals(2, station.broadcast(heartbeat()));
      atFirst.await(Heartbeat.class);
      atSecond.await(Heartbeat.class);
      assertEquals(0, station.statistics().lost());
      assertEquals(3, station.statistics().received().frames());
      assertEquals(0, station.statistics().received().badCrc());
    }
  }

  @Test
  void rule12_peerIsRelearnedOnlyFromAValidFrame() throws Exception {
    try (UdpLink station = UdpLink.bind(0, settings(255, 190), atStation);
        DatagramSocket home = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        DatagramSocket stranger = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      byte[] good = dialect.encode(heartbeat(), 0, 7, 1).toBytes();
      byte[] bad = good.clone();
      bad[good.length - 1] ^= 1;
      send(home, good, station);
      atStation.await(Heartbeat.class);
      send(stranger, bad, station);
      send(home, dialect.encode(heartbeat(), 1, 8, 1).toBytes(), station);
      atStation.await(received -> received.peer().systemId() == 8);
      assertEquals(1, station.statistics().received().badCrc());

      station.send(7, arm(7));
      assertEquals(7, ((CommandLong) receive(home)).targetSystem());

      send(stranger, dialect.encode(heartbeat(), 2, 7, 1).toBytes(), station);
      atStation.await(received -> received.peer().systemId() == 7);
      station.send(7, arm(7));
      assertEquals(7, ((CommandLong) receive(stranger)).targetSystem());
      assertEquals(1, station.statistics().moves());
    }
  }

  @Test
  void rule12_refusedFramesAreNeitherDeliveredNorBelieved() throws Exception {
    LinkSettings picky =
        settings(255, 190)
            .admitting(
                (frame, from, at) -> frame.systemId() != 9 ? Verdict.PASSED : Verdict.UNWELCOME);
    try (UdpLink station = UdpLink.bind(0, picky, atStation);
        UdpLink bad = UdpLink.connect(station.localAddress(), settings(9, 1), atFirst);
        UdpLink good = UdpLink.connect(station.localAddress(), settings(1, 1), atSecond)) {
      bad.broadcast(heartbeat());
      good.broadcast(heartbeat());
      assertEquals(1, atStation.await(Heartbeat.class).peer().systemId());
      while (station.statistics().refused() == 0) {
        bad.broadcast(heartbeat());
        good.broadcast(heartbeat());
        atStation.await(received -> received.peer().systemId() == 1);
      }
      assertFalse(station.send(9, arm(9)));
    }
  }

  @Test
  void portInUseIsSaidPlainly() throws Exception {
    try (UdpLink station = UdpLink.bind(0, settings(255, 190), atStation)) {
      int port = station.localAddress().getPort();
      IOException error =
          assertThrows(
              IOException.class, () -> UdpLink.bind(port, settings(255, 190), atStation).close());
      assertTrue(
          error.getMessage().contains("127.0.0.1:" + port + " is in use"), error::getMessage);
    }
  }

  @Test
  void listenerThatThrowsDoesNotStopTheLink() throws Exception {
    try (UdpLink station =
            UdpLink.bind(
                0,
                settings(255, 190),
                (at, from, message) -> {
                  atStation.received(at, from, message);
                  throw new IllegalStateException("thrown by the test");
                });
        UdpLink vehicle = UdpLink.connect(station.localAddress(), settings(1, 1), atFirst)) {
      vehicle.broadcast(heartbeat());
      atStation.await(Heartbeat.class);
      vehicle.broadcast(heartbeat());
      atStation.await(Heartbeat.class);
      assertTrue(station.statistics().listenerFailures() >= 1);
    }
  }

  @Test
  void tcpClientAndServerTalkAndTheClientComesBack() throws Exception {
    InetSocketAddress any = new InetSocketAddress("127.0.0.1", 0);
    TcpLink server = TcpLink.bind(any, settings(1, 1), atFirst);
    InetSocketAddress address = server.localAddress();
    try (TcpLink station = TcpLink.connect(address, settings(255, 190), atStation)) {
      untilHeard(atFirst, server, station);
      assertTrue(station.send(1, arm(1)));
      assertEquals(1, ((CommandLong) atFirst.await(CommandLong.class).message()).targetSystem());
      server.close();
      try (TcpLink again = TcpLink.bind(address, settings(1, 1), atSecond)) {
        untilHeard(atSecond, again, station);
      }
    }
  }

  private void untilHeard(Inbox atServer, TcpLink server, TcpLink station)
      throws InterruptedException {
    atServer.awaitConnection();
    assertEquals(1, server.broadcast(heartbeat()));
    atStation.await(Heartbeat.class);
    assertEquals(1, station.peers().size());
  }

  private void send(DatagramSocket from, byte[] bytes, UdpLink to) throws IOException {
    from.send(new DatagramPacket(bytes, bytes.length, to.localAddress()));
  }

  private Object receive(DatagramSocket socket) throws IOException {
    DatagramPacket packet = new DatagramPacket(new byte[512], 512);
    socket.setSoTimeout(10_000);
    socket.receive(packet);
    byte[] wire = Arrays.copyOf(packet.getData(), packet.getLength());
    return dialect.decode(io.skybeat.mavlink.frame.Frame.of(wire)).orElseThrow();
  }

  private LinkSettings settings(int systemId, int componentId) {
    return LinkSettings.of(systemId, componentId, dialect, time);
  }

  private static Heartbeat heartbeat() {
    return Heartbeat.builder()
        .type(MavType.MAV_TYPE_QUADROTOR)
        .autopilot(MavAutopilot.MAV_AUTOPILOT_ARDUPILOTMEGA)
        .mavlinkVersion(3)
        .build();
  }

  private static CommandLong arm(int systemId) {
    return CommandLong.builder()
        .targetSystem(systemId)
        .targetComponent(1)
        .command(MavCmd.MAV_CMD_COMPONENT_ARM_DISARM)
        .param1(1)
        .build();
  }
}
