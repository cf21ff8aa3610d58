package io.skybeat.simulator.bench;

import io.dronefleet.mavlink.common.Attitude;
import io.dronefleet.mavlink.common.BatteryStatus;
import io.dronefleet.mavlink.common.GlobalPositionInt;
import io.dronefleet.mavlink.common.MavSeverity;
import io.dronefleet.mavlink.common.Statustext;
import io.dronefleet.mavlink.common.SysStatus;
import io.dronefleet.mavlink.minimal.Heartbeat;
import io.dronefleet.mavlink.minimal.MavAutopilot;
import io.dronefleet.mavlink.minimal.MavType;
import io.dronefleet.mavlink.util.EnumValue;
import io.skybeat.mavlink.dialect.Dialect;
import io.skybeat.mavlink.dialect.message.GimbalDeviceAttitudeStatus;
import io.skybeat.mavlink.dialect.message.MissionCurrent;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;

/**
 * What one drone says in about eleven seconds ({@value #MESSAGES} messages): attitude, position and
 * gimbal ten times a second, everything slow once. MAVLink 2, unsigned.
 */
final class LinkTraffic {
  /** Messages in the mix. */
  static final int MESSAGES = 400;

  private static final int SLOW_EVERY = 10;
  private static final int SYSTEM = 1;
  private static final int AUTOPILOT = 1;
  private static final int SENSORS = 0x0331_fc2f;

  private final SplittableRandom random = new SplittableRandom(11);
  private final List<Object> messages = new ArrayList<>();
  private final byte[] wire;

  LinkTraffic(Dialect dialect) {
    for (int i = 0; messages.size() < MESSAGES; i++) {
      if (i % SLOW_EVERY == 0) {
        slow(i);
      }
      messages.add(attitude(i));
      messages.add(position(i));
      messages.add(gimbal(i));
    }
    messages.subList(MESSAGES, messages.size()).clear();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int i = 0; i < MESSAGES; i++) {
      out.writeBytes(dialect.encode(messages.get(i), i & 255, SYSTEM, AUTOPILOT).toBytes());
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

  private void slow(int i) {
    messages.add(
        Heartbeat.builder()
            .type(MavType.MAV_TYPE_QUADROTOR)
            .autopilot(MavAutopilot.MAV_AUTOPILOT_ARDUPILOTMEGA)
            .baseMode(EnumValue.create(217))
            .customMode(3)
            .systemStatus(EnumValue.create(4))
            .mavlinkVersion(3)
            .build());
    messages.add(
        SysStatus.builder()
            .onboardControlSensorsPresent(EnumValue.create(SENSORS))
            .onboardControlSensorsEnabled(EnumValue.create(SENSORS))
            .onboardControlSensorsHealth(EnumValue.create(SENSORS))
            .load(210)
            .voltageBattery(22_800 - i)
            .currentBattery(1_850)
            .batteryRemaining(81)
            .build());
    messages.add(battery(i));
    messages.add(
        MissionCurrent.builder()
            .seq(4)
            .total(14)
            .missionState(EnumValue.create(3))
            .missionMode(1)
            .missionId(1_234_567L)
            .build());
    messages.add(
        Statustext.builder()
            .severity(MavSeverity.MAV_SEVERITY_INFO)
            .text("Reached command #" + i / SLOW_EVERY)
            .build());
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

  private GlobalPositionInt position(int i) {
    return GlobalPositionInt.builder()
        .timeBootMs(100L * i)
        .lat(305_000_000 + 72 * i)
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
