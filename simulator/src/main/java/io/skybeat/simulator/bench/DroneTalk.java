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
import io.skybeat.mavlink.dialect.message.GimbalDeviceAttitudeStatus;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;

/**
 * What a drone says, a tenth of a second at a time: attitude, position and gimbal each time, speed
 * and height twice a second, outputs and raw inertia once, everything slow once or less.
 */
final class DroneTalk {
  private static final int SENSORS = 0x0331_fc2f;

  private final SplittableRandom random = new SplittableRandom(11);

  /** What drone number {@code drone} says in the tenth of a second number {@code tick}. */
  List<Object> tick(int tick, int drone) {
    List<Object> messages = new ArrayList<>(8);
    int phase = (tick + drone) % 20;
    messages.add(attitude(tick));
    messages.add(position(tick, drone));
    messages.add(gimbal(tick));
    if (phase % 5 == 0) {
      messages.add(hud());
    }
    if (phase % 10 == 2) {
      messages.add(inertia(tick));
      messages.add(servos(tick));
      messages.add(radio(tick));
    }
    switch (phase) {
      case 1, 11 -> {
        messages.add(heartbeat());
        messages.add(status(tick));
      }
      case 3, 13 -> {
        messages.add(battery(tick));
        messages.add(MavlinkTalk.gps(tick, drone));
      }
      case 6, 16 -> {
        messages.add(MavlinkTalk.missionCurrent());
        messages.add(MavlinkTalk.extendedState());
      }
      case 8, 18 -> {
        messages.add(MavlinkTalk.systemTime(tick));
        messages.add(MavlinkTalk.vibration(noise()));
        messages.add(MavlinkTalk.ekf(noise()));
      }
      case 9 -> messages.add(MavlinkTalk.text(tick));
      case 19 -> messages.add(MavlinkTalk.timesync(tick));
      default -> {}
    }
    return messages;
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
