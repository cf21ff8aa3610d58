package io.skybeat.simulator.vehicle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dronefleet.mavlink.common.GlobalPositionInt;
import io.dronefleet.mavlink.minimal.Heartbeat;
import io.skybeat.core.flight.CameraAttitude;
import io.skybeat.core.geo.Enu;
import io.skybeat.core.time.SystemTime;
import io.skybeat.mavlink.dialect.message.GimbalDeviceAttitudeStatus;
import io.skybeat.mavlink.transport.LinkSettings;
import io.skybeat.mavlink.transport.UdpLink;
import io.skybeat.simulator.net.LinkFaults;
import io.skybeat.simulator.net.UdpRelay;
import io.skybeat.simulator.world.TruePose;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Real sockets on loopback, the machine's clock. */
@Timeout(300)
class SocketTest {
  private static final InetSocketAddress ANY_PORT =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

  @Test
  void speaksThroughTheRelayAndIsHeard() throws Exception {
    BlockingQueue<Object> heard = new LinkedBlockingQueue<>();
    try (SystemTime time = new SystemTime();
        UdpLink station =
            UdpLink.bind(
                ANY_PORT,
                LinkSettings.of(255, 190, FlightBench.DIALECT, time),
                (at, from, message) -> heard.add(message));
        UdpRelay relay =
            new UdpRelay(time, station.localAddress(), LinkFaults.losing(0.3), LinkFaults.NONE, 5);
        SimulatedVehicle vehicle =
            SimulatedVehicle.start(
                FlightBench.config().withStation(relay.address()), time, FlightBench.DIALECT)) {
      await(heard, Heartbeat.class);
      await(heard, GlobalPositionInt.class);
      assertNotEquals(vehicle.localAddress(), station.localAddress());
      assertTrue(station.send(7, io.dronefleet.mavlink.common.Timesync.builder().ts1(99).build()));
      while (await(heard, io.dronefleet.mavlink.common.Timesync.class).tc1() == 0) {
        // Its own question, not its answer to ours.
      }
    }
  }

  @Test
  void aCameraRidesOnAnyMavlinkVehicle() throws Exception {
    CameraAttitude mount = new CameraAttitude(0, -45, 0);
    try (SystemTime time = new SystemTime();
        MavlinkPose pose = new MavlinkPose(7, FlightBench.DOCK, 50, mount, time)) {
      UdpLink[] opened = new UdpLink[1];
      pose.on(
          (settings, listener) -> opened[0] = UdpLink.bind(ANY_PORT, settings, listener),
          FlightBench.DIALECT);
      InetSocketAddress free = opened[0].localAddress();
      assertEquals(Enu.ZERO, pose.truth(time.now()).position(), "nothing heard yet");
      VehicleConfig config =
          FlightBench.config()
              .standingAt(FlightBench.TOWN.toLatLon(new Enu(20, 10, 0)), 90)
              .withStation(free);
      try (SimulatedVehicle vehicle = SimulatedVehicle.start(config, time, FlightBench.DIALECT)) {
        BlockingQueue<TruePose> seen = new LinkedBlockingQueue<>();
        Runnable[] look = new Runnable[1];
        look[0] =
            () -> {
              TruePose now = pose.truth(time.now());
              boolean arrived = pose.heard() && now.position().horizontal() > 15;
              if (arrived) {
                seen.add(now);
              } else {
                time.wakeAt(time.now().plusMillis(50), look[0]);
              }
            };
        look[0].run();
        TruePose now = seen.poll(120, TimeUnit.SECONDS);
        assertEquals(20, now.position().east(), 6);
        assertEquals(10, now.position().north(), 6);
        assertEquals(vehicle.estimate().yawDeg(), now.yawDeg(), 3);
      }
    }
  }

  @Test
  void withoutAGimbalTheMountAngleHolds() {
    BenchClock clock = new BenchClock();
    MavlinkPose pose =
        new MavlinkPose(9, FlightBench.DOCK, 50, new CameraAttitude(10, -45, 0), clock);
    pose.hear(
        9,
        io.dronefleet.mavlink.common.Attitude.builder()
            .timeBootMs(1000)
            .yaw((float) Math.toRadians(80))
            .pitch((float) Math.toRadians(-5))
            .build());
    assertEquals(90, pose.truth(clock.now()).camera().yawDeg(), 0.01);
    assertEquals(-50, pose.truth(clock.now()).camera().pitchDeg(), 0.01);
    pose.hear(
        9,
        GimbalDeviceAttitudeStatus.builder()
            .timeBootMs(1000)
            .flags(io.dronefleet.mavlink.util.EnumValue.create(32))
            .q(java.util.List.of(1f, 0f, 0f, 0f))
            .build());
    assertEquals(80, pose.truth(clock.now()).camera().yawDeg(), 0.01, "from the nose to north");
  }

  private static <T> T await(BlockingQueue<Object> heard, Class<T> type)
      throws InterruptedException {
    while (true) {
      Object message = heard.poll(120, TimeUnit.SECONDS);
      assertTrue(message != null, "no " + type.getSimpleName());
      if (type.isInstance(message)) {
        return type.cast(message);
      }
    }
  }
}
