package io.skybeat.simulator.process;

import io.skybeat.core.flight.DroneId;
import io.skybeat.core.time.SystemTime;
import io.skybeat.core.wire.BadDocument;
import io.skybeat.simulator.stream.RtspServer;
import io.skybeat.simulator.vehicle.FedPose;
import io.skybeat.simulator.vehicle.PoseSource;
import io.skybeat.simulator.world.World;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The child of {@link CamerasApart}: films the vehicles whose poses come on standard input, and
 * ends when that ends. Arguments: configuration file, RTSP port, the evening's first moment.
 */
public final class CamerasProcess {
  /** Before the port, on the line that says that pictures can be fetched. */
  static final String READY = "ready rtsp=";

  private CamerasProcess() {}

  public static void main(String[] args) {
    int code = 1;
    try (SystemTime time = new SystemTime()) {
      SimulatorConfig config = SimulatorConfig.read(Path.of(args[0]));
      film(config.withRtspPort(Integer.parseInt(args[1])), Instant.parse(args[2]), System.in, time);
      code = 0;
    } catch (BadDocument | RtspServer.CannotListen e) {
      System.out.println(e.getMessage());
    } catch (IOException e) {
      System.out.println("the vehicles' poses cannot be read: " + e.getMessage());
    }
    System.exit(code);
  }

  private static void film(
      SimulatorConfig config, Instant began, InputStream poses, SystemTime time)
      throws IOException {
    DataInputStream in = new DataInputStream(new BufferedInputStream(poses));
    List<FedPose> fed = new ArrayList<>();
    Map<DroneId, PoseSource> drones = new LinkedHashMap<>();
    for (SimulatorConfig.Drone drone : config.drones()) {
      // Poses of all come before anything else.
      FedPose pose = new FedPose(((PoseWire.Told) PoseWire.read(in)).pose());
      fed.add(pose);
      drones.put(drone.id(), pose);
    }
    World world = new World(config.seed(), config.quiet(), began);
    try (Cameras cameras = Cameras.open(config, world, drones, time)) {
      System.out.println(READY + cameras.port());
      while (true) {
        PoseWire.Word word = PoseWire.read(in);
        if (word instanceof PoseWire.Told told) {
          fed.get(told.drone()).add(told.pose());
        } else if (word instanceof PoseWire.Struck struck) {
          cameras.suffer(struck.blow());
        }
      }
    } catch (EOFException e) {
      // The parent has ended, or wants us to.
    }
  }
}
