package io.skybeat.simulator.process;

import io.skybeat.core.flight.CameraAttitude;
import io.skybeat.core.geo.Enu;
import io.skybeat.simulator.fault.FaultKind;
import io.skybeat.simulator.world.TruePose;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;

/**
 * True poses, and what strikes cameras, from the vehicles' process to the cameras': number of the
 * drone, then the pose, all big-endian. It runs over the child's standard input, so that nobody
 * else can hear or speak, and the child notices at once when its parent is gone.
 */
final class PoseWire {
  private PoseWire() {}

  private static final int BLOW = -1;

  /** What is told. */
  sealed interface Word {}

  /** A pose of the drone with this number (from 0, in the configuration's order). */
  record Told(int drone, TruePose pose) implements Word {}

  /** A camera is struck. */
  record Struck(CameraFaults.Blow blow) implements Word {}

  static void write(DataOutputStream out, CameraFaults.Blow blow) throws IOException {
    out.writeInt(BLOW);
    out.writeUTF(blow.path());
    out.writeUTF(blow.kind().word());
    out.writeDouble(blow.strength());
  }

  static void write(DataOutputStream out, Told told) throws IOException {
    TruePose pose = told.pose();
    out.writeInt(told.drone());
    out.writeLong(pose.at().getEpochSecond());
    out.writeInt(pose.at().getNano());
    write(out, pose.position());
    write(out, pose.velocityMps());
    out.writeDouble(pose.rollDeg());
    out.writeDouble(pose.pitchDeg());
    out.writeDouble(pose.yawDeg());
    out.writeDouble(pose.camera().yawDeg());
    out.writeDouble(pose.camera().pitchDeg());
    out.writeDouble(pose.camera().rollDeg());
  }

  /** The next word; EOFException when the other side is gone. */
  static Word read(DataInputStream in) throws IOException {
    int drone = in.readInt();
    if (drone == BLOW) {
      return new Struck(
          new CameraFaults.Blow(in.readUTF(), FaultKind.named(in.readUTF()), in.readDouble()));
    }
    Instant at = Instant.ofEpochSecond(in.readLong(), in.readInt());
    return new Told(
        drone,
        new TruePose(
            at,
            enu(in),
            enu(in),
            in.readDouble(),
            in.readDouble(),
            in.readDouble(),
            new CameraAttitude(in.readDouble(), in.readDouble(), in.readDouble())));
  }

  private static void write(DataOutputStream out, Enu enu) throws IOException {
    out.writeDouble(enu.east());
    out.writeDouble(enu.north());
    out.writeDouble(enu.up());
  }

  private static Enu enu(DataInputStream in) throws IOException {
    return new Enu(in.readDouble(), in.readDouble(), in.readDouble());
  }
}
