package io.skybeat.mavlink.dialect;

import java.util.Locale;
import java.util.Map;

/**
 * Java names back to the names of the MAVLink definitions. The rule is snake case; the definitions'
 * own exceptions are listed. The CRC extra, which is computed over these names, proves them.
 */
final class WireNames {
  private static final Map<String, String> MESSAGES =
      Map.ofEntries(
          Map.entry("EscTelemetry1To4", "ESC_TELEMETRY_1_TO_4"),
          Map.entry("EscTelemetry5To8", "ESC_TELEMETRY_5_TO_8"),
          Map.entry("EscTelemetry9To12", "ESC_TELEMETRY_9_TO_12"),
          Map.entry("ObstacleDistance3d", "OBSTACLE_DISTANCE_3D"));

  private static final Map<String, String> FIELDS =
      Map.ofEntries(
          Map.entry("PowerStatus.vcc", "Vcc"),
          Map.entry("PowerStatus.vservo", "Vservo"),
          Map.entry("Ahrs.omegaix", "omegaIx"),
          Map.entry("Ahrs.omegaiy", "omegaIy"),
          Map.entry("Ahrs.omegaiz", "omegaIz"),
          Map.entry("Hwstatus.vcc", "Vcc"),
          Map.entry("Hwstatus.i2cerr", "I2Cerr"),
          Map.entry("AirspeedAutocal.eas2tas", "EAS2TAS"),
          Map.entry("AirspeedAutocal.pax", "Pax"),
          Map.entry("AirspeedAutocal.pby", "Pby"),
          Map.entry("AirspeedAutocal.pcz", "Pcz"),
          Map.entry("CompassmotStatus.compensationx", "CompensationX"),
          Map.entry("CompassmotStatus.compensationy", "CompensationY"),
          Map.entry("CompassmotStatus.compensationz", "CompensationZ"),
          Map.entry("PidTuning.ff", "FF"),
          Map.entry("PidTuning.p", "P"),
          Map.entry("PidTuning.i", "I"),
          Map.entry("PidTuning.d", "D"),
          Map.entry("Vibration.clipping0", "clipping_0"),
          Map.entry("Vibration.clipping1", "clipping_1"),
          Map.entry("Vibration.clipping2", "clipping_2"),
          Map.entry("AdsbVehicle.icaoAddress", "ICAO_address"),
          Map.entry("AisVessel.mmsi", "MMSI"),
          Map.entry("AisVessel.cog", "COG"),
          Map.entry("UavionixAdsbOutCfg.icao", "ICAO"),
          Map.entry("UavionixAdsbOutCfg.stallspeed", "stallSpeed"),
          Map.entry("UavionixAdsbOutCfg.emittertype", "emitterType"),
          Map.entry("UavionixAdsbOutCfg.aircraftsize", "aircraftSize"),
          Map.entry("UavionixAdsbOutCfg.gpsoffsetlat", "gpsOffsetLat"),
          Map.entry("UavionixAdsbOutCfg.gpsoffsetlon", "gpsOffsetLon"),
          Map.entry("UavionixAdsbOutCfg.rfselect", "rfSelect"),
          Map.entry("UavionixAdsbOutDynamic.utctime", "utcTime"),
          Map.entry("UavionixAdsbOutDynamic.gpslat", "gpsLat"),
          Map.entry("UavionixAdsbOutDynamic.gpslon", "gpsLon"),
          Map.entry("UavionixAdsbOutDynamic.gpsalt", "gpsAlt"),
          Map.entry("UavionixAdsbOutDynamic.gpsfix", "gpsFix"),
          Map.entry("UavionixAdsbOutDynamic.numsats", "numSats"),
          Map.entry("UavionixAdsbOutDynamic.baroaltmsl", "baroAltMSL"),
          Map.entry("UavionixAdsbOutDynamic.accuracyhor", "accuracyHor"),
          Map.entry("UavionixAdsbOutDynamic.accuracyvert", "accuracyVert"),
          Map.entry("UavionixAdsbOutDynamic.accuracyvel", "accuracyVel"),
          Map.entry("UavionixAdsbOutDynamic.velvert", "velVert"),
          Map.entry("UavionixAdsbOutDynamic.velns", "velNS"),
          Map.entry("UavionixAdsbOutDynamic.velew", "VelEW"),
          Map.entry("UavionixAdsbOutDynamic.emergencystatus", "emergencyStatus"),
          Map.entry("UavionixAdsbTransceiverHealthReport.rfhealth", "rfHealth"),
          Map.entry("AoaSsa.aoa", "AOA"),
          Map.entry("AoaSsa.ssa", "SSA"),
          Map.entry("McuStatus.mcuTemperature", "MCU_temperature"),
          Map.entry("McuStatus.mcuVoltage", "MCU_voltage"),
          Map.entry("McuStatus.mcuVoltageMin", "MCU_voltage_min"),
          Map.entry("McuStatus.mcuVoltageMax", "MCU_voltage_max"),
          Map.entry("IcarousKinematicBands.numbands", "numBands"));

  private WireNames() {}

  static String message(Class<?> message) {
    String name = message.getSimpleName();
    String listed = MESSAGES.get(name);
    return listed != null ? listed : snake(name).substring(1).toUpperCase(Locale.ROOT);
  }

  static String field(Class<?> message, String accessor) {
    String listed = FIELDS.get(message.getSimpleName() + "." + accessor);
    return listed != null ? listed : snake(accessor);
  }

  private static String snake(String camel) {
    StringBuilder snake = new StringBuilder(camel.length() + 8);
    for (int i = 0; i < camel.length(); i++) {
      char c = camel.charAt(i);
      if (Character.isUpperCase(c)) {
        snake.append('_');
      }
      snake.append(Character.toLowerCase(c));
    }
    return snake.toString();
  }
}
