package io.skybeat.station.desk;

import io.dronefleet.mavlink.common.Attitude;
import io.dronefleet.mavlink.common.BatteryStatus;
import io.dronefleet.mavlink.common.CommandAck;
import io.dronefleet.mavlink.common.CommandInt;
import io.dronefleet.mavlink.common.CommandLong;
import io.dronefleet.mavlink.common.ExtendedSysState;
import io.dronefleet.mavlink.common.GlobalPositionInt;
import io.dronefleet.mavlink.common.GpsFixType;
import io.dronefleet.mavlink.common.GpsRawInt;
import io.dronefleet.mavlink.common.HighLatency2;
import io.dronefleet.mavlink.common.MavBatteryChargeState;
import io.dronefleet.mavlink.common.MavCmd;
import io.dronefleet.mavlink.common.MavLandedState;
import io.dronefleet.mavlink.common.MavParamType;
import io.dronefleet.mavlink.common.MavResult;
import io.dronefleet.mavlink.common.MavSeverity;
import io.dronefleet.mavlink.common.MavSysStatusSensor;
import io.dronefleet.mavlink.common.MissionItemReached;
import io.dronefleet.mavlink.common.MissionState;
import io.dronefleet.mavlink.common.OpenDroneIdArmStatus;
import io.dronefleet.mavlink.common.ParamRequestRead;
import io.dronefleet.mavlink.common.ParamSet;
import io.dronefleet.mavlink.common.ParamValue;
import io.dronefleet.mavlink.common.Statustext;
import io.dronefleet.mavlink.common.SysStatus;
import io.dronefleet.mavlink.common.SystemTime;
import io.dronefleet.mavlink.minimal.Heartbeat;
import io.dronefleet.mavlink.minimal.MavAutopilot;
import io.dronefleet.mavlink.minimal.MavModeFlag;
import io.dronefleet.mavlink.minimal.MavState;
import io.dronefleet.mavlink.minimal.MavType;
import io.dronefleet.mavlink.util.EnumValue;
import io.skybeat.mavlink.dialect.message.MissionCurrent;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * A copter that does what an ArduPilot does in the station's eyes, one tick of 100 ms after the
 * other: mission protocol, arming, modes, items flown in a few seconds each, return, landing,
 * disarming. Its life goes on whether the station lives or not.
 */
final class ScriptedCopter {
  static final int SYSTEM = 1;
  private static final int TICKS_AN_ITEM = 20;
  private static final int AUTO = 3;
  private static final int GUIDED = 4;
  private static final int RTL = 6;
  private static final int LAND = 9;

  final List<Integer> commands = new ArrayList<>();

  /** As an ArduCopter has them that is set up for unattended flight. */
  final TreeMap<String, Float> parameters = new TreeMap<>();

  private final Instant boot;
  private final List<Object> out = new ArrayList<>();
  final ScriptedMemory memory = new ScriptedMemory(out::add, this::anew);
  int mode;
  boolean armed;
  boolean preArm = true;
  int battery = 90;
  int timesArmed;
  boolean radio = true;

  /** Its link carries HIGH_LATENCY2 alone, one every 5 s; commands reach it. */
  boolean narrow;

  boolean refuseArming;
  boolean pretendsToArm;
  int gpsFix = 3;

  /** How far it comes down in a tick. */
  double sinkM = 1;

  /** One of its failsafes is at work. */
  boolean failsafe;

  /** Its remote identification says that it is ready. */
  boolean identifies;

  /** MAV_BATTERY_CHARGE_STATE, 0: it tells none. */
  int chargeState;

  int latE7 = 305000000;
  private double height;
  private int lonE7 = 1_143_000_000;
  private int current;
  private int ticksHere;
  private boolean paused;
  private boolean complete;

  ScriptedCopter(Instant boot) {
    this.boot = boot;
    String[] all =
        ("ARMING_CHECK 1,AUTO_OPTIONS 0,BATT_FS_CRT_ACT 1,BATT_FS_LOW_ACT 2,BATT_LOW_MAH 900,"
                + "BATT_LOW_VOLT 0,FENCE_ACTION 1,FENCE_ALT_MAX 100,FENCE_ENABLE 1,FENCE_RADIUS 300,"
                + "FENCE_TYPE 7,FS_GCS_ENABLE 1,FS_OPTIONS 0,MAV_GCS_SYSID 255,MIS_RESTART 0,"
                + "RALLY_LIMIT_KM 0.3,RTL_ALT 1500,RTL_SPEED 0,SYSID_MYGCS 255,WPNAV_SPEED 800,WPNAV_SPEED_DN 150,WPNAV_SPEED_UP 250,"
                + "LAND_SPEED 50,LAND_SPEED_HIGH 0,LAND_ALT_LOW 1000")
            .split(",");
    for (String one : all) {
      String[] pair = one.split(" ");
      parameters.put(pair[0], Float.valueOf(pair[1]));
    }
  }

  /** Another mission is aboard. */
  private void anew() {
    current = 0;
    complete = false;
  }

  /** A message from the station. */
  void take(Object message) {
    if (!radio) {
      return;
    }
    if (memory.take(message)) {
      return;
    }
    if (message instanceof CommandLong command) {
      command(command);
    } else if (message instanceof ParamRequestRead read && parameters.containsKey(read.paramId())) {
      tell(read.paramId());
    } else if (message instanceof ParamSet set && parameters.containsKey(set.paramId())) {
      parameters.put(set.paramId(), set.paramValue());
      tell(set.paramId());
    } else if (message instanceof CommandInt command && command.command().value() == 192) {
      commands.add(192);
      mode = GUIDED;
      height = command.z();
      latE7 = command.x();
      lonE7 = command.y();
      out.add(
          CommandAck.builder()
              .command(EnumValue.<MavCmd>create(192))
              .result(MavResult.MAV_RESULT_ACCEPTED)
              .targetSystem(255)
              .targetComponent(190)
              .build());
      beat();
    }
  }

  private void tell(String parameter) {
    out.add(
        ParamValue.builder()
            .paramId(parameter)
            .paramValue(parameters.get(parameter))
            .paramType(EnumValue.<MavParamType>create(9))
            .paramCount(parameters.size())
            .paramIndex(65535)
            .build());
  }

  /** Where it is, 1e-7 degrees north. */
  int latE7() {
    return latE7;
  }

  double heightM() {
    return height;
  }

  private void command(CommandLong command) {
    int id = command.command().value();
    if (id != 511) {
      commands.add(id);
    }
    boolean good = true;
    switch (id) {
      case 176 -> {
        mode = (int) command.param2();
        paused = false;
      }
      case 224 -> current = (int) command.param1();
      case 193 -> paused = command.param1() == 0;
      case 300 -> {
        good = armed;
        if (good) {
          mode = AUTO;
        }
      }
      case 400 -> good = arm(command.param1() == 1);
      default -> {}
    }
    out.add(
        CommandAck.builder()
            .command(EnumValue.<MavCmd>create(id))
            .result(good ? MavResult.MAV_RESULT_ACCEPTED : MavResult.MAV_RESULT_FAILED)
            .targetSystem(255)
            .targetComponent(190)
            .build());
    if (id != 511) {
      beat();
    }
  }

  private boolean arm(boolean wanted) {
    if (wanted && (!preArm || refuseArming)) {
      return false;
    }
    if (wanted && pretendsToArm) {
      return true;
    }
    if (wanted && !armed) {
      timesArmed++;
    }
    armed = wanted;
    return true;
  }

  /** Lives for 100 ms; returns what it says. */
  List<Object> tick(Instant now, int tick) {
    fly();
    if (tick % 10 == 0) {
      beat();
      slow(now);
    }
    if (tick % 2 == 0) {
      position(now);
    }
    List<Object> said = List.copyOf(out);
    out.clear();
    if (narrow) {
      return tick % 50 == 0 ? List.of(sparse(now)) : List.of();
    }
    return radio ? said : List.of();
  }

  private void fly() {
    if (!armed) {
      return;
    }
    if (mode == LAND || mode == RTL) {
      height = Math.max(0, height - sinkM);
      if (height == 0) {
        armed = false;
      }
      return;
    }
    if (mode != AUTO || paused || complete) {
      return;
    }
    if (height < 30 && current <= 1) {
      current = 1;
      height = Math.min(30, height + 3);
      return;
    }
    if (++ticksHere < TICKS_AN_ITEM) {
      return;
    }
    ticksHere = 0;
    if (memory.plan().get(current).command().value() == 20) {
      height = Math.max(0, height - 10);
      if (height == 0) {
        complete = true;
        armed = false;
      }
      return;
    }
    out.add(MissionItemReached.builder().seq(current).build());
    current++;
  }

  private void beat() {
    EnumValue<MavModeFlag> base = EnumValue.create(1 | (armed ? 128 : 0));
    out.add(
        Heartbeat.builder()
            .type(MavType.MAV_TYPE_QUADROTOR)
            .autopilot(MavAutopilot.MAV_AUTOPILOT_ARDUPILOTMEGA)
            .baseMode(base)
            .customMode(mode)
            .systemStatus(status())
            .mavlinkVersion(3)
            .build());
    out.add(
        ExtendedSysState.builder()
            .landedState(
                height > 0
                    ? MavLandedState.MAV_LANDED_STATE_IN_AIR
                    : MavLandedState.MAV_LANDED_STATE_ON_GROUND)
            .build());
  }

  private MavState status() {
    return failsafe
        ? MavState.MAV_STATE_CRITICAL
        : height > 0 ? MavState.MAV_STATE_ACTIVE : MavState.MAV_STATE_STANDBY;
  }

  /** Says something with its next words. */
  void say(MavSeverity severity, String text) {
    out.add(Statustext.builder().severity(severity).text(text).build());
  }

  private void slow(Instant now) {
    if (identifies) {
      out.add(OpenDroneIdArmStatus.builder().status(EnumValue.create(0)).error("").build());
    }
    if (chargeState > 0) {
      out.add(
          BatteryStatus.builder()
              .chargeState(EnumValue.<MavBatteryChargeState>create(chargeState))
              .build());
    }
    EnumValue<MavSysStatusSensor> health = EnumValue.create(preArm ? 0x10000000 : 0);
    out.add(
        SysStatus.builder()
            .onboardControlSensorsPresent(EnumValue.<MavSysStatusSensor>create(0x10000000))
            .onboardControlSensorsHealth(health)
            .voltageBattery(22_000)
            .currentBattery(100)
            .batteryRemaining(battery)
            .build());
    out.add(
        GpsRawInt.builder()
            .fixType(EnumValue.<GpsFixType>create(gpsFix))
            .satellitesVisible(14)
            .hAcc(1200)
            .build());
    out.add(
        SystemTime.builder()
            .timeUnixUsec(BigInteger.valueOf(now.toEpochMilli() * 1000))
            .timeBootMs(bootMs(now))
            .build());
    MissionState state =
        complete
            ? MissionState.MISSION_STATE_COMPLETE
            : paused ? MissionState.MISSION_STATE_PAUSED : MissionState.MISSION_STATE_ACTIVE;
    out.add(
        MissionCurrent.builder()
            .seq(current)
            .total(Math.max(0, memory.plan().size() - 1))
            .missionState(state)
            .build());
  }

  private HighLatency2 sparse(Instant now) {
    return HighLatency2.builder()
        .timestamp(bootMs(now))
        .latitude(latE7)
        .longitude(lonE7)
        .altitude((int) (50 + height))
        .customMode(mode)
        .wpNum(current)
        .build();
  }

  private void position(Instant now) {
    out.add(
        GlobalPositionInt.builder()
            .timeBootMs(bootMs(now))
            .lat(latE7)
            .lon(lonE7)
            .alt((int) ((50 + height) * 1000))
            .relativeAlt((int) (height * 1000))
            .build());
    out.add(Attitude.builder().timeBootMs(bootMs(now)).yaw(0.5f).build());
  }

  private long bootMs(Instant now) {
    return now.toEpochMilli() - boot.toEpochMilli();
  }
}
