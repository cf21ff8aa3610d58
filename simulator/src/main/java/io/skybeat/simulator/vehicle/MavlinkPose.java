package io.skybeat.simulator.vehicle;

import io.dronefleet.mavlink.common.Attitude;
import io.dronefleet.mavlink.common.CommandLong;
import io.dronefleet.mavlink.common.GlobalPositionInt;
import io.dronefleet.mavlink.common.MavCmd;
import io.dronefleet.mavlink.common.MountOrientation;
import io.dronefleet.mavlink.minimal.Heartbeat;
import io.dronefleet.mavlink.minimal.MavAutopilot;
import io.dronefleet.mavlink.minimal.MavState;
import io.dronefleet.mavlink.minimal.MavType;
import io.skybeat.core.flight.CameraAttitude;
import io.skybeat.core.geo.Enu;
import io.skybeat.core.geo.LatLon;
import io.skybeat.core.geo.LocalFrame;
import io.skybeat.core.time.Time;
import io.skybeat.mavlink.dialect.Dialect;
import io.skybeat.mavlink.dialect.message.GimbalDeviceAttitudeStatus;
import io.skybeat.mavlink.transport.Link;
import io.skybeat.mavlink.transport.LinkListener;
import io.skybeat.mavlink.transport.LinkSettings;
import io.skybeat.simulator.world.TruePose;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Any MAVLink vehicle as the carrier of a simulated camera: what it reports is taken for the truth.
 * Its own clock is brought to ours by the quickest message heard. Until something is heard the
 * camera stands at the town's origin. Thread-safe.
 */
public final class MavlinkPose implements PoseSource, AutoCloseable {
  private static final int CAPACITY = 256;
  private static final double FURTHEST_S = 0.5;
  private static final Duration HEARTBEAT = Duration.ofSeconds(1);
  private static final int STATION = 250;
  private static final int COMPONENT = 191;

  private static final int AUTOPILOT = 1;
  private static final int ASK_EVERY_BEATS = 10;

  /** Not with the first: the vehicle has to be heard before it can be written to. */
  private static final int ASK_AT_BEAT = 2;

  /** GLOBAL_POSITION_INT, ATTITUDE and GIMBAL_DEVICE_ATTITUDE_STATUS, with their microseconds. */
  private static final Map<Integer, Integer> WANTED =
      new TreeMap<>(Map.of(33, 100_000, 30, 50_000, 285, 50_000));

  private final int systemId;
  private final LocalFrame town;
  private final double groundAmslM;
  private final CameraAttitude mount;
  private final Time time;
  private final Track place =
      new Track(CAPACITY, FURTHEST_S, false, false, false, false, false, false);
  private final Track attitude = new Track(CAPACITY, FURTHEST_S, true, true, true);
  private final Track camera = new Track(CAPACITY, FURTHEST_S, true, true, true);
  private Instant bootedAt;
  private long lastBootMs;
  private Link link;
  private long beats;
  private boolean closed;

  /**
   * @param systemId the vehicle to follow
   * @param townOrigin zero of the town's frame
   * @param groundAmslM height of the town's ground, metres above mean sea level
   * @param mount how the camera is fixed to the body, for a vehicle that tells of no gimbal: yaw
   *     from the nose, pitch above the body's horizon
   */
  public MavlinkPose(
      int systemId, LatLon townOrigin, double groundAmslM, CameraAttitude mount, Time time) {
    this.systemId = systemId;
    this.town = new LocalFrame(townOrigin);
    this.groundAmslM = groundAmslM;
    this.mount = mount;
    this.time = time;
  }

  /** How the link to the vehicle, or to a router before it, is opened. */
  public interface Opening {
    /** Opens it; throws IOException with the remedy. */
    Link open(LinkSettings settings, LinkListener listener) throws IOException;
  }

  /**
   * Hears the vehicle on a link of its own. A bare autopilot sends little but heartbeats until it
   * is asked: a heartbeat a second says that somebody is here, and every ten seconds the messages
   * that a camera needs are asked for (MAV_CMD_SET_MESSAGE_INTERVAL).
   */
  public synchronized MavlinkPose on(Opening opening, Dialect dialect) throws IOException {
    link =
        opening.open(
            LinkSettings.of(STATION, COMPONENT, dialect, time),
            (at, from, message) -> hear(from.systemId(), message));
    beat();
    return this;
  }

  private synchronized void beat() {
    if (closed) {
      return;
    }
    link.broadcast(
        Heartbeat.builder()
            .type(MavType.MAV_TYPE_ONBOARD_CONTROLLER)
            .autopilot(MavAutopilot.MAV_AUTOPILOT_INVALID)
            .systemStatus(MavState.MAV_STATE_ACTIVE)
            .mavlinkVersion(3)
            .build());
    if (beats % ASK_EVERY_BEATS == ASK_AT_BEAT) {
      for (Map.Entry<Integer, Integer> wanted : WANTED.entrySet()) {
        link.send(systemId, ask(wanted.getKey(), wanted.getValue()));
      }
    }
    beats++;
    time.wakeAt(time.now().plus(HEARTBEAT), this::beat);
  }

  private CommandLong ask(int message, int intervalUs) {
    return CommandLong.builder()
        .targetSystem(systemId)
        .targetComponent(AUTOPILOT)
        .command(MavCmd.MAV_CMD_SET_MESSAGE_INTERVAL)
        .confirmation(0)
        .param1(message)
        .param2(intervalUs)
        .build();
  }

  /** One message of the stream. */
  public void hear(int fromSystem, Object message) {
    if (fromSystem != systemId) {
      return;
    }
    if (message instanceof GlobalPositionInt position) {
      place(position);
    } else if (message instanceof Attitude body) {
      attitude.add(
          moment(body.timeBootMs()),
          StrictMath.toDegrees(body.roll()),
          StrictMath.toDegrees(body.pitch()),
          StrictMath.toDegrees(body.yaw()));
    } else if (message instanceof GimbalDeviceAttitudeStatus gimbal) {
      gimbal(gimbal);
    } else if (message instanceof MountOrientation orientation) {
      mountOrientation(orientation);
    }
  }

  private void place(GlobalPositionInt position) {
    if (position.lat() == 0 && position.lon() == 0) {
      return;
    }
    Enu flat = town.toEnu(new LatLon(position.lat() / 1e7, position.lon() / 1e7));
    place.add(
        moment(position.timeBootMs()),
        flat.east(),
        flat.north(),
        position.alt() / 1000.0 - groundAmslM,
        position.vy() / 100.0,
        position.vx() / 100.0,
        -position.vz() / 100.0);
  }

  private void gimbal(GimbalDeviceAttitudeStatus status) {
    Instant at = moment(status.timeBootMs());
    CameraAttitude told = angles(status.q());
    int flags = status.flags() == null ? 0 : status.flags().value();
    double bearing = told.yawDeg() + (yawInEarthFrame(flags) ? 0 : heading(at));
    camera.add(at, bearing, told.pitchDeg(), told.rollDeg());
  }

  private void mountOrientation(MountOrientation told) {
    Instant at = moment(told.timeBootMs());
    double bearing =
        Float.isNaN(told.yawAbsolute()) ? told.yaw() + heading(at) : told.yawAbsolute();
    camera.add(at, bearing, told.pitch(), told.roll());
  }

  /** The frame flags say it; where neither is set, the yaw lock does. */
  private static boolean yawInEarthFrame(int flags) {
    boolean vehicleFrame = (flags & 32) != 0;
    boolean earthFrame = (flags & 64) != 0;
    return earthFrame || (!vehicleFrame && (flags & 16) != 0);
  }

  private static CameraAttitude angles(List<Float> q) {
    double w = q.get(0);
    double x = q.get(1);
    double y = q.get(2);
    double z = q.get(3);
    double roll = StrictMath.atan2(2 * (w * x + y * z), 1 - 2 * (x * x + y * y));
    double pitch = StrictMath.asin(Math.max(-1, Math.min(1, 2 * (w * y - z * x))));
    double yaw = StrictMath.atan2(2 * (w * z + x * y), 1 - 2 * (y * y + z * z));
    return new CameraAttitude(
        StrictMath.toDegrees(yaw), StrictMath.toDegrees(pitch), StrictMath.toDegrees(roll));
  }

  private double heading(Instant at) {
    double[] body = attitude.at(at);
    return body == null ? 0 : body[2];
  }

  /** Our time of a vehicle's time stamp: no message is older than the quickest one made it seem. */
  private synchronized Instant moment(long bootMs) {
    Instant booted = time.now().minusMillis(bootMs);
    boolean restarted = bootMs + 5000 < lastBootMs;
    if (bootedAt == null || restarted || booted.isBefore(bootedAt)) {
      if (restarted) {
        place.clear();
        attitude.clear();
        camera.clear();
      }
      bootedAt = booted;
    }
    lastBootMs = bootMs;
    return bootedAt.plusMillis(bootMs);
  }

  /** Whether its place has been heard. */
  public boolean heard() {
    return !place.empty();
  }

  @Override
  public TruePose truth(Instant at) {
    double[] where = place.at(at);
    double[] body = attitude.at(at);
    double[] gimbal = camera.at(at);
    if (where == null) {
      where = new double[6];
    }
    if (body == null) {
      body = new double[3];
    }
    CameraAttitude look =
        gimbal == null
            ? new CameraAttitude(
                circle(body[2] + mount.yawDeg()),
                body[1] + mount.pitchDeg(),
                body[0] + mount.rollDeg())
            : new CameraAttitude(circle(gimbal[0]), gimbal[1], gimbal[2]);
    return new TruePose(
        at,
        new Enu(where[0], where[1], where[2]),
        new Enu(where[3], where[4], where[5]),
        body[0],
        body[1],
        circle(body[2]),
        look);
  }

  private static double circle(double deg) {
    return (deg % 360 + 360) % 360;
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (link != null) {
      link.close();
    }
  }
}
