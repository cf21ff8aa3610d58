package io.skybeat.mavlink.conversation;

import java.util.List;
import java.util.Optional;

/**
 * Whether the plan that a vehicle holds is the plan that it was sent. A vehicle may store altitudes
 * in centimetres and some parameters as whole numbers (cut off, not rounded). An ArduPilot also
 * rewrites item 0 (home), forgets autocontinue, keeps fences flat and rally points in whole metres,
 * and gives a direction of +1 or -1 back where none was said. Each forgets a few parameters that it
 * has no use for ({@link DroppedParameters}); a PX4 turns headings into 0..360 degrees. Anything
 * beyond that is a difference, also any other parameter that the vehicle silently drops: a plan
 * should not ask for what will not be flown.
 */
public final class PlanComparison {
  /** Altitudes may be stored in centimetres, cut off rather than rounded. */
  private static final float ALTITUDE_TOLERANCE_M = 0.0101f;

  private static final int NAV_LOITER_TIME = 19;
  private static final int NAV_LAND = 21;
  private static final float RELATIVE_TOLERANCE = 1e-4f;
  private static final double FULL_TURN_DEG = 360;

  /** It is kept in radians, in a float. */
  private static final double HEADING_TOLERANCE_DEG = 1e-3;

  private final boolean ardupilot;

  /**
   * @param ardupilot whether the vehicle has ArduPilot's habits
   */
  public PlanComparison(boolean ardupilot) {
    this.ardupilot = ardupilot;
  }

  /**
   * The first difference in words, or empty when the vehicle holds the plan.
   *
   * @param sent what was uploaded, item 0 being home for an ArduPilot mission
   * @param held what was read back
   */
  public Optional<String> difference(List<MissionItem> sent, List<MissionItem> held) {
    if (sent.size() != held.size()) {
      // A cleared ArduPilot mission still has its home.
      boolean onlyHome = ardupilot && sent.isEmpty() && held.size() == 1 && isMission(held.get(0));
      return onlyHome
          ? Optional.empty()
          : Optional.of("sent " + sent.size() + " items, the vehicle holds " + held.size());
    }
    for (int i = 0; i < sent.size(); i++) {
      MissionItem wanted = sent.get(i);
      boolean home = ardupilot && i == 0 && isMission(wanted);
      String difference = home ? null : difference(wanted, held.get(i));
      if (difference != null) {
        return Optional.of("item " + i + ": " + difference);
      }
    }
    return Optional.empty();
  }

  private String difference(MissionItem sent, MissionItem held) {
    if (sent.seq() != held.seq()) {
      return differs("seq", sent.seq(), held.seq());
    }
    if (sent.missionType() != held.missionType()) {
      return differs("mission type", sent.missionType(), held.missionType());
    }
    if (sent.command() != held.command()) {
      return differs("command", sent.command(), held.command());
    }
    boolean placed = positional(sent.command()) && !flat(sent);
    if (placed
        && PlanDigest.canonicalFrame(sent.frame()) != PlanDigest.canonicalFrame(held.frame())) {
      return differs("frame", sent.frame(), held.frame());
    }
    boolean goesOn = !ardupilot && isMission(sent);
    if (goesOn && sent.autocontinue() != held.autocontinue()) {
      return differs("autocontinue", sent.autocontinue(), held.autocontinue());
    }
    if (sent.x() != held.x() || sent.y() != held.y()) {
      return differs("position", sent.x() + "," + sent.y(), held.x() + "," + held.y());
    }
    boolean dropped = held.z() == 0 && DroppedParameters.hasZ(ardupilot, sent.command());
    if (!flat(sent) && !dropped && !wholeMetres(sent, held) && !sameZ(sent.z(), held.z(), placed)) {
      return differs("z", sent.z(), held.z());
    }
    return differenceOfParameters(sent, held);
  }

  private String differenceOfParameters(MissionItem sent, MissionItem held) {
    float[] wanted = {sent.param1(), sent.param2(), sent.param3(), sent.param4()};
    float[] actual = {held.param1(), held.param2(), held.param3(), held.param4()};
    for (int i = 0; i < wanted.length; i++) {
      if (!sameParameter(sent.command(), i + 1, wanted[i], actual[i])) {
        return differs("param" + (i + 1), wanted[i], actual[i]);
      }
    }
    return null;
  }

  private boolean sameParameter(int command, int number, float sent, float held) {
    if (direction(command, number)) {
      return sameDirection(sent, held);
    }
    if (held == 0 && DroppedParameters.has(ardupilot, command, number)) {
      return true;
    }
    boolean heading = !ardupilot && number == 4 && DroppedParameters.heads(command);
    return heading && Float.isFinite(sent) && Float.isFinite(held)
        ? sameHeading(sent, held)
        : same(sent, held);
  }

  private static boolean sameHeading(float sent, float held) {
    double turn = StrictMath.IEEEremainder((double) sent - held, FULL_TURN_DEG);
    return StrictMath.abs(turn) <= HEADING_TOLERANCE_DEG;
  }

  /** Whether altitudes of this item mean nothing to the vehicle. */
  private boolean flat(MissionItem item) {
    return ardupilot && item.missionType() == MissionItem.FENCE;
  }

  /** Whether the height is that of a rally point, of which an ArduPilot keeps the whole metres. */
  private boolean wholeMetres(MissionItem sent, MissionItem held) {
    return ardupilot
        && sent.missionType() == MissionItem.RALLY
        && held.z() == (float) (int) sent.z();
  }

  /** Whether an ArduPilot keeps only the sign of a parameter. */
  private boolean direction(int command, int parameter) {
    return ardupilot
        && ((command == NAV_LOITER_TIME && parameter == 3)
            || (command == NAV_LAND && parameter == 4));
  }

  private static boolean sameDirection(float sent, float held) {
    boolean notSaid = Float.isNaN(sent) || sent == 0;
    return notSaid ? StrictMath.abs(held) <= 1 : sent < 0 == held < 0;
  }

  private static boolean sameZ(float sent, float held, boolean altitude) {
    return altitude && !Float.isNaN(sent)
        ? StrictMath.abs(sent - held) <= ALTITUDE_TOLERANCE_M
        : same(sent, held);
  }

  /** Equal but for rounding; NaN ("not given") may be held as zero. */
  private static boolean same(float sent, float held) {
    if (Float.isNaN(sent)) {
      return Float.isNaN(held) || held == 0;
    }
    float apart = StrictMath.abs(sent - held);
    boolean cutOff = held != 0 && (held == (float) (long) sent || held == StrictMath.rint(sent));
    return cutOff || apart <= StrictMath.max(1e-3f, RELATIVE_TOLERANCE * StrictMath.abs(sent));
  }

  /** Whether a command's x, y, z are a position, so that its frame matters. */
  private static boolean positional(int command) {
    return switch (command) {
      case 16, 17, 18, 19, 21, 22, 31, 82, 84, 85, 94, 179, 189, 195, 201 -> true;
      case 5000, 5001, 5002, 5003, 5004, 5100 -> true;
      default -> false;
    };
  }

  private static boolean isMission(MissionItem item) {
    return item.missionType() == MissionItem.MISSION;
  }

  private static String differs(String what, Object sent, Object held) {
    return what + " sent " + sent + ", held " + held;
  }
}
