package io.skybeat.mavlink.dialect;

import io.skybeat.mavlink.dialect.message.AutopilotVersion;
import io.skybeat.mavlink.dialect.message.AvailableModes;
import io.skybeat.mavlink.dialect.message.AvailableModesMonitor;
import io.skybeat.mavlink.dialect.message.BatteryInfo;
import io.skybeat.mavlink.dialect.message.CameraFovStatus;
import io.skybeat.mavlink.dialect.message.CameraInformation;
import io.skybeat.mavlink.dialect.message.CameraThermalRange;
import io.skybeat.mavlink.dialect.message.CurrentMode;
import io.skybeat.mavlink.dialect.message.EscInfo;
import io.skybeat.mavlink.dialect.message.GeneratorStatus;
import io.skybeat.mavlink.dialect.message.GimbalDeviceAttitudeStatus;
import io.skybeat.mavlink.dialect.message.MissionAck;
import io.skybeat.mavlink.dialect.message.MissionCount;
import io.skybeat.mavlink.dialect.message.MissionCurrent;
import io.skybeat.mavlink.dialect.message.TrajectoryRepresentationWaypoints;
import io.skybeat.mavlink.dialect.message.VideoStreamInformation;
import io.skybeat.mavlink.dialect.message.VideoStreamStatus;
import java.util.List;

/** The messages that we define ourselves. */
final class Supplement {
  static final List<Class<?>> MESSAGES =
      List.of(
          AutopilotVersion.class,
          AvailableModes.class,
          AvailableModesMonitor.class,
          BatteryInfo.class,
          CameraFovStatus.class,
          CameraInformation.class,
          CameraThermalRange.class,
          CurrentMode.class,
          EscInfo.class,
          GeneratorStatus.class,
          GimbalDeviceAttitudeStatus.class,
          MissionAck.class,
          MissionCount.class,
          MissionCurrent.class,
          TrajectoryRepresentationWaypoints.class,
          VideoStreamInformation.class,
          VideoStreamStatus.class);

  private Supplement() {}
}
