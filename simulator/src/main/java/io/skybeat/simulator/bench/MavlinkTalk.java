package io.skybeat.simulator.bench;

import io.dronefleet.mavlink.ardupilotmega.EkfStatusReport;
import io.dronefleet.mavlink.common.ExtendedSysState;
import io.dronefleet.mavlink.common.GpsRawInt;
import io.dronefleet.mavlink.common.MavSeverity;
import io.dronefleet.mavlink.common.Statustext;
import io.dronefleet.mavlink.common.SystemTime;
import io.dronefleet.mavlink.common.Timesync;
import io.dronefleet.mavlink.common.Vibration;
import io.dronefleet.mavlink.util.EnumValue;
import io.skybeat.mavlink.dialect.message.MissionCurrent;
import java.math.BigInteger;

/** The slow messages of the mix. */
final class MavlinkTalk {
  private static final long EVENING_MICROS = 1_763_800_000_000_000L;

  private MavlinkTalk() {}

  static GpsRawInt gps(int i, int drone) {
    return GpsRawInt.builder()
        .timeUsec(BigInteger.valueOf(100_000L * i))
        .fixType(EnumValue.create(3))
        .lat(305_000_000 + 72 * i + 900 * drone)
        .lon(1_143_000_000 - 31 * i)
        .alt(80_000)
        .eph(80)
        .epv(120)
        .vel(800)
        .cog(9_000)
        .satellitesVisible(15)
        .hAcc(900)
        .vAcc(1_300)
        .build();
  }

  static MissionCurrent missionCurrent() {
    return MissionCurrent.builder()
        .seq(4)
        .total(14)
        .missionState(EnumValue.create(3))
        .missionMode(1)
        .missionId(1_234_567L)
        .build();
  }

  static ExtendedSysState extendedState() {
    return ExtendedSysState.builder()
        .vtolState(EnumValue.create(0))
        .landedState(EnumValue.create(2))
        .build();
  }

  static SystemTime systemTime(int i) {
    return SystemTime.builder()
        .timeUnixUsec(BigInteger.valueOf(EVENING_MICROS + 100_000L * i))
        .timeBootMs(100L * i)
        .build();
  }

  static Vibration vibration(float noise) {
    return Vibration.builder()
        .timeUsec(BigInteger.valueOf(987_654_321))
        .vibrationX(0.2f + noise)
        .vibrationY(0.1f)
        .vibrationZ(0.3f)
        .build();
  }

  static EkfStatusReport ekf(float noise) {
    return EkfStatusReport.builder()
        .flags(EnumValue.create(831))
        .velocityVariance(0.1f + noise)
        .posHorizVariance(0.05f)
        .posVertVariance(0.02f)
        .compassVariance(0.04f)
        .build();
  }

  static Statustext text(int i) {
    return Statustext.builder()
        .severity(MavSeverity.MAV_SEVERITY_INFO)
        .text("Reached command #" + i)
        .build();
  }

  static Timesync timesync(int i) {
    return Timesync.builder().ts1(100_000_000L * i).build();
  }
}
