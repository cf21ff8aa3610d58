package io.skybeat.station.sortie;

import io.dronefleet.mavlink.common.CommandInt;
import io.dronefleet.mavlink.common.CommandLong;
import io.dronefleet.mavlink.common.MavCmd;
import io.dronefleet.mavlink.common.MavFrame;
import io.dronefleet.mavlink.util.EnumValue;
import io.skybeat.core.geo.LatLon;
import io.skybeat.mavlink.conversation.CommandExchange;
import io.skybeat.mavlink.conversation.GimbalPointing;
import io.skybeat.mavlink.conversation.Parties;
import io.skybeat.mavlink.mode.ModeTable;
import io.skybeat.mavlink.mode.Purpose;
import io.skybeat.station.fleet.Vehicle;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The commands that the station gives.
 *
 * @param systemId who the station is on MAVLink
 */
record Commands(int systemId) {
  /** MAV_COMP_ID_MISSIONPLANNER: a ground station. */
  static final int COMPONENT = 190;

  private static final int SET_MODE = 176;
  private static final int CHANGE_SPEED = 178;
  private static final int REPOSITION = 192;
  private static final int ROI_NONE = 197;
  private static final int PAUSE_CONTINUE = 193;
  private static final int SET_CURRENT = 224;
  private static final int BEGIN_MISSION = 300;
  private static final int ARM = 400;
  private static final int SET_INTERVAL = 511;
  private static final CommandExchange.Timing TIMING =
      new CommandExchange.Timing(
          Duration.ofSeconds(1), 3, Duration.ofSeconds(10), Duration.ofSeconds(30));

  /** Messages the station needs, with their rates a second. */
  private static final int[][] STREAMS = {
    {33, 10}, {30, 20}, {285, 20}, {281, 1}, {24, 2}, {1, 2}, {2, 1}, {42, 2}, {245, 2}, {242, 1},
    {147, 1}
  };

  /** EKF_STATUS_REPORT and FENCE_STATUS. */
  private static final int[][] STREAMS_OF_ARDUPILOT = {{193, 1}, {162, 1}};

  /** ESTIMATOR_STATUS. */
  private static final int[][] STREAMS_OF_PX4 = {{230, 1}};

  private static final int MICROS = 1_000_000;

  Parties parties(Vehicle vehicle) {
    return new Parties(systemId, COMPONENT, vehicle.systemId(), vehicle.componentId());
  }

  /** Into the mode that serves {@code purpose}; empty when the vehicle names none. */
  Optional<CommandExchange> mode(Vehicle vehicle, Purpose purpose) {
    ModeTable modes = vehicle.modes();
    return modes
        .forPurpose(purpose)
        .map(modes::setModeParameters)
        .map(
            p ->
                CommandExchange.of(
                    parties(vehicle), setMode(vehicle, p), TIMING.following(vehicle.roundTrip())));
  }

  private static CommandLong setMode(Vehicle vehicle, float[] p) {
    return CommandLong.builder()
        .targetSystem(vehicle.systemId())
        .targetComponent(vehicle.componentId())
        .command(EnumValue.<MavCmd>create(SET_MODE))
        .param1(p[0])
        .param2(p[1])
        .param3(p[2])
        .build();
  }

  /**
   * To a place, and stay there; into the mode for that, if it is in another.
   *
   * @param heightM above home
   * @param speedMps over ground, -1: the vehicle's own
   */
  CommandExchange reposition(Vehicle vehicle, LatLon where, double heightM, double speedMps) {
    return CommandExchange.of(
        parties(vehicle),
        CommandInt.builder()
            .frame(frame(vehicle))
            .command(EnumValue.<MavCmd>create(REPOSITION))
            .param1((float) speedMps)
            .param2(1)
            // An ArduCopter does not look at the heading; to a PX4 0 would be north.
            .param4(vehicle.ardupilot() ? 0 : Float.NaN)
            .x(e7(where.latDeg()))
            .y(e7(where.lonDeg()))
            .z(heightM(vehicle, heightM))
            .build(),
        TIMING.following(vehicle.roundTrip()));
  }

  /** The camera on the ground at a place; {@code inControl}: the gimbal is ours already. */
  GimbalPointing lookAt(Vehicle vehicle, LatLon target, boolean inControl) {
    return new GimbalPointing(
        parties(vehicle),
        e7(target.latDeg()),
        e7(target.lonDeg()),
        heightM(vehicle, 0),
        !vehicle.ardupilot(),
        inControl,
        TIMING.following(vehicle.roundTrip()));
  }

  CommandExchange lookAhead(Vehicle vehicle) {
    return exchange(vehicle, ROI_NONE, 0, 0);
  }

  CommandExchange releaseCamera(Vehicle vehicle) {
    return GimbalPointing.release(parties(vehicle), TIMING.following(vehicle.roundTrip()));
  }

  /** Over ground; until the next change of mode. */
  CommandExchange speed(Vehicle vehicle, double mps) {
    return exchange(vehicle, CHANGE_SPEED, 1, (float) mps);
  }

  /** Goes on with that item, as the vehicle counts; jump counters stay. */
  CommandExchange current(Vehicle vehicle, int item) {
    return exchange(vehicle, SET_CURRENT, item, 0);
  }

  /** A PX4 reads every height as one above mean sea level. */
  private static MavFrame frame(Vehicle vehicle) {
    return vehicle.ardupilot() ? MavFrame.MAV_FRAME_GLOBAL_RELATIVE_ALT : MavFrame.MAV_FRAME_GLOBAL;
  }

  private static float heightM(Vehicle vehicle, double aboveHomeM) {
    double homeAmslM =
        vehicle.motion().fix().map(fix -> fix.altitudeAmslM() - fix.heightAboveHomeM()).orElse(0.0);
    return (float) (vehicle.ardupilot() ? aboveHomeM : aboveHomeM + homeAmslM);
  }

  private static int e7(double deg) {
    return (int) Math.round(deg * 1e7);
  }

  CommandExchange pause(Vehicle vehicle) {
    return exchange(vehicle, PAUSE_CONTINUE, 0, 0);
  }

  CommandExchange resume(Vehicle vehicle) {
    return exchange(vehicle, PAUSE_CONTINUE, 1, 0);
  }

  /** To the first item, jump counters reset. */
  CommandExchange rewind(Vehicle vehicle) {
    return exchange(vehicle, SET_CURRENT, 0, 1);
  }

  CommandExchange arm(Vehicle vehicle) {
    return exchange(vehicle, ARM, 1, 0);
  }

  CommandExchange disarm(Vehicle vehicle) {
    return exchange(vehicle, ARM, 0, 0);
  }

  CommandExchange beginMission(Vehicle vehicle) {
    return exchange(vehicle, BEGIN_MISSION, 0, 0);
  }

  /** Asks for the rates that the station needs; not waited for, but repeated while they lack. */
  List<Object> streams(Vehicle vehicle) {
    List<Object> requests = new ArrayList<>();
    int[][] own = vehicle.ardupilot() ? STREAMS_OF_ARDUPILOT : STREAMS_OF_PX4;
    for (int[][] group : List.of(STREAMS, own)) {
      for (int[] stream : group) {
        requests.add(command(vehicle, SET_INTERVAL, stream[0], MICROS / (float) stream[1]));
      }
    }
    return requests;
  }

  /** The answer in words; empty for "will do". */
  static Optional<String> refusal(Object outcome) {
    if (outcome instanceof CommandExchange.Answered answered) {
      return answered.accepted() ? Optional.empty() : Optional.of(answered.name());
    }
    return outcome instanceof CommandExchange.NoAnswer
        ? Optional.of("no answer")
        : Optional.of(String.valueOf(outcome));
  }

  private CommandExchange exchange(Vehicle vehicle, int command, float param1, float param2) {
    return CommandExchange.of(
        parties(vehicle),
        command(vehicle, command, param1, param2),
        TIMING.following(vehicle.roundTrip()));
  }

  private static CommandLong command(Vehicle vehicle, int command, float param1, float param2) {
    return CommandLong.builder()
        .targetSystem(vehicle.systemId())
        .targetComponent(vehicle.componentId())
        .command(EnumValue.<MavCmd>create(command))
        .param1(param1)
        .param2(param2)
        .build();
  }
}
