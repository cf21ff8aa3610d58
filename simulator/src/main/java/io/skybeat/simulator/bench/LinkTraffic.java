package io.skybeat.simulator.bench;

import io.skybeat.mavlink.dialect.Dialect;
import io.skybeat.mavlink.dialect.message.GimbalDeviceAttitudeStatus;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

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
  private final List<Object> messages = new ArrayList<>();
  private final List<Integer> systems = new ArrayList<>();
  private final byte[] wire;

  LinkTraffic(Dialect dialect) {
    DroneTalk talk = new DroneTalk();
    for (int tick = 0; messages.size() < MESSAGES; tick++) {
      for (int drone = 1; drone <= DRONES; drone++) {
        for (Object message : talk.tick(tick, drone)) {
          systems.add(drone);
          messages.add(message);
        }
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
}
