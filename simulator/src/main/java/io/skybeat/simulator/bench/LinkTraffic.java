package io.skybeat.simulator.bench;

import io.dronefleet.mavlink.common.Attitude;
import io.dronefleet.mavlink.common.BatteryStatus;
import io.dronefleet.mavlink.common.GlobalPositionInt;
import io.dronefleet.mavlink.common.RawImu;
import io.dronefleet.mavlink.common.RcChannels;
import io.dronefleet.mavlink.common.ServoOutputRaw;
import io.dronefleet.mavlink.common.SysStatus;
import io.dronefleet.mavlink.common.VfrHud;
import io.dronefleet.mavlink.minimal.Heartbeat;
import io.dronefleet.mavlink.minimal.MavAutopilot;
import io.dronefleet.mavlink.minimal.MavType;
import io.dronefleet.mavlink.util.EnumValue;
import io.skybeat.mavlink.dialect.Dialect;
import io.skybeat.mavlink.dialect.message.GimbalDeviceAttitudeStatus;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;

/**
 * What twenty drones say in two seconds ({@value #MESSAGES} messages), interleaved as one link
 * hears them: attitude, position and gimbal ten times a second, speed and height four times,
 * outputs and raw inertia twice, everything slow once or less. MAVLink 2, unsigned.
 */
final class LinkTraffic {
  /** Messages in the mix. */
  static final int MESSAGES = 2000;

  private static final int DRONES = 20;
  private static final int AUTOPILOT = 1;
  private static final int GIMBAL = 154;
  private static final int SENSORS = 0x0331_fc2f;

  private final SplittableRandom random = new SplittableRandom(11);
  private final List<Object> messages = new ArrayList<>();
  private final List<Integer> systems = new ArrayList<>();
  private final byte[] wire;

  LinkTraffic(Dialect dialect) {
    for (int tick = 0; messages.size() < MESSAGES; tick++) {
      for (int drone = 1; drone <= DRONES; drone++) {
        tick(tick, drone);
      }
    }
    messages.subList(MESSAGES, messages.size()).clear();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int[] sequences = new int[DRONES + 1];
    for (int i = 0; i < MESSAGES; i++) {
      int system = systems.get(i);
      int component = messages.get(i) instanceof GimbalDeviceAttitudeStatus ? GIMBAL : AUTOPILOT;
      int sequence = sequences[system]++ & 255;
      out.writeBytes(dialect.encode(messages.get(i), sequence, system, component).toBytes());
    }
    wire = out.toByteArray();
  }

  List<Object> messages() {
    return Collections.unmodifiableList(messages);
  }

  /** All messages one after the other. */
  byte[] wire() {
    return wire;
  }

  private void tick(int tick, int drone) {
    int phase = (tick + drone) % 20;
    says(drone, attitude(tick));
    says(drone, position(tick, drone));
    says(drone, gimbal(tick));
    if (phase % 5 == 0) {
      says(drone, hud());
    }
    if (phase % 10 == 2) {
      says(drone, inertia(tick));
      says(drone, servos(tick));
      says(drone, radio(tick));
    }
    switch (phase) {
      case 1, 11 -> {
        says(drone, heartbeat());
        says(drone, status(tick));
      }
      case 3, 13 -> {
        says(drone, battery(tick));
        says(drone, MavlinkTalk.gps(tick, drone));
      }
      case 6, 16 -> {
        says(drone, MavlinkTalk.missionCurrent());
        says(drone, MavlinkTalk.extendedState());
      }
      case 8, 18 -> {
        says(drone, MavlinkTalk.systemTime(tick));
        says(drone, MavlinkTalk.vibration(noise()));
        says(drone, MavlinkTalk.ekf(noise()));
      }
      case 9 -> says(drone, MavlinkTalk.text(tick));
      case 19 -> says(drone, MavlinkTalk.timesync(tick));
      default -> {}
    }
  }

  private void says(int drone, Object message) {
    systems.add(drone);
    messages.add(message);
  }

  private static Heartbeat heartbeat() {
    return Heartbeat.builder()
        .type(MavType.MAV_TYPE_QUADROTOR)
        .autopilot(MavAutopilot.MAV_AUTOPILOT_ARDUPILOTMEGA)
        .baseMode(EnumValue.create(217))
        .customMode(3)
        .systemStatus(EnumValue.create(4))
        .mavlinkVersion(3)
        .build();
  }

  private static SysStatus status(int i) {
    return SysStatus.builder()
        .onboardControlSensorsPresent(EnumValue.create(SENSORS))
        .onboardControlSensorsEnabled(EnumValue.create(SENSORS & ~0x10))
        .onboardControlSensorsHealth(EnumValue.create(SENSORS | 0x1000_0000))
        .load(210)
        .voltageBattery(22_800 - i)
        .currentBattery(1_850)
        .batteryRemaining(81)
        .build();
  }

  private VfrHud hud() {
    return VfrHud.builder()
        .airspeed(8 + noise())
        .groundspeed(8 + noise())
        .heading(90)
        .throttle(42)
        .alt(80 + noise())
        .climb(noise())
        .build();
  }

  private static RawImu inertia(int i) {
    return RawImu.builder()
        .timeUsec(BigInteger.valueOf(100_000L * i + 17))
        .xacc(12)
        .yacc(-7)
        .zacc(-998)
        .xgyro(i)
        .ygyro(-i)
        .zgyro(3)
        .xmag(211)
        .ymag(-98)
        .zmag(430)
        .temperature(4_210)
        .build();
  }

  private static ServoOutputRaw servos(int i) {
    return ServoOutputRaw.builder()
        .timeUsec(100_000L * i)
        .servo1Raw(1_512 + i)
        .servo2Raw(1_498)
        .servo3Raw(1_505)
        .servo4Raw(1_520)
        .build();
  }

  private static RcChannels radio(int i) {
    return RcChannels.builder()
        .timeBootMs(100L * i)
        .chancount(8)
        .chan1Raw(1_500)
        .chan2Raw(1_500)
        .chan3Raw(1_100)
        .chan4Raw(1_500)
        .chan5Raw(1_900)
        .rssi(255)
        .build();
  }

  private static BatteryStatus battery(int i) {
    List<Integer> cells = new ArrayList<>(Collections.nCopies(10, 65_535));
    for (int cell = 0; cell < 6; cell++) {
      cells.set(cell, 3_800 + cell);
    }
    return BatteryStatus.builder()
        .batteryFunction(EnumValue.create(0))
        .type(EnumValue.create(1))
        .temperature(3_150)
        .voltages(cells)
        .currentBattery(1_850)
        .currentConsumed(900 + i)
        .energyConsumed(750)
        .batteryRemaining(81)
        .timeRemaining(1_100)
        .chargeState(EnumValue.create(1))
        .voltagesExt(List.of(0, 0, 0, 0))
        .mode(EnumValue.create(0))
        .faultBitmask(EnumValue.create(0))
        .build();
  }

  private Attitude attitude(int i) {
    return Attitude.builder()
        .timeBootMs(100L * i)
        .roll(noise())
        .pitch(noise())
        .yaw(1 + noise())
        .rollspeed(noise())
        .pitchspeed(noise())
        .yawspeed(noise())
        .build();
  }

  private static GlobalPositionInt position(int i, int drone) {
    return GlobalPositionInt.builder()
        .timeBootMs(100L * i)
        .lat(305_000_000 + 72 * i + 900 * drone)
        .lon(1_143_000_000 - 31 * i)
        .alt(80_000)
        .relativeAlt(30_000)
        .vx(800)
        .vy(-12)
        .vz(3)
        .hdg(9_000)
        .build();
  }

  private GimbalDeviceAttitudeStatus gimbal(int i) {
    return GimbalDeviceAttitudeStatus.builder()
        .timeBootMs(100L * i)
        .flags(EnumValue.create(44))
        .q(List.of(0.93f, noise(), -0.35f, noise()))
        .angularVelocityX(noise())
        .angularVelocityY(noise())
        .angularVelocityZ(noise())
        .failureFlags(EnumValue.create(0))
        .build();
  }

  private float noise() {
    return (float) (0.1 * random.nextGaussian());
  }
}
