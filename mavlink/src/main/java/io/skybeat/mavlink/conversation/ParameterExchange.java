package io.skybeat.mavlink.conversation;

import io.dronefleet.mavlink.common.MavParamType;
import io.dronefleet.mavlink.common.ParamRequestRead;
import io.dronefleet.mavlink.common.ParamSet;
import io.dronefleet.mavlink.common.ParamValue;
import io.dronefleet.mavlink.util.EnumValue;
import java.time.Instant;
import java.util.List;

/**
 * Reads or sets one parameter by name. A vehicle answers PARAM_SET with the value that it has
 * afterwards, also when it has refused: so the values are compared. One other value may have been
 * under way already, so it takes a second one, after setting again, to believe in a refusal.
 */
public final class ParameterExchange extends Dialogue<ParameterExchange.Result> {
  /** How it ended. */
  public sealed interface Result {}

  /**
   * The vehicle has this value now, and it is the one asked for if one was set.
   *
   * @param type MAV_PARAM_TYPE
   */
  public record Value(String name, double value, int type) implements Result {}

  /** The vehicle has kept another value. */
  public record Refused(String name, double wanted, double actual) implements Result {}

  /** No answer; it may not have such a parameter. */
  public record NoAnswer(String name) implements Result {}

  private static final double RELATIVE_TOLERANCE = 1e-6;

  private final Parties parties;
  private final String name;
  private final ParameterCodec codec;
  private final Patience patience;
  private final Double wanted;
  private final int type;
  private int sent;
  private int sentWhenKept;
  private Double kept;

  private ParameterExchange(
      Parties parties,
      String name,
      ParameterCodec codec,
      Patience patience,
      Double wanted,
      int type) {
    if (name.isEmpty() || name.length() > 16) {
      throw new IllegalArgumentException("a parameter's name has 1 to 16 characters: " + name);
    }
    this.parties = parties;
    this.name = name;
    this.codec = codec;
    this.patience = patience;
    this.wanted = wanted;
    this.type = type;
  }

  /** Reads a parameter. */
  public static ParameterExchange read(
      Parties parties, String name, ParameterCodec codec, Patience patience) {
    return new ParameterExchange(parties, name, codec, patience, null, 0);
  }

  /**
   * Sets a parameter.
   *
   * @param type MAV_PARAM_TYPE as the vehicle told it
   */
  public static ParameterExchange set(
      Parties parties,
      String name,
      double value,
      int type,
      ParameterCodec codec,
      Patience patience) {
    return new ParameterExchange(parties, name, codec, patience, value, type);
  }

  @Override
  public List<Object> start(Instant now) {
    return send(now);
  }

  @Override
  public List<Object> heard(Instant now, int systemId, int componentId, Object message) {
    if (!underWay()
        || !parties.from(systemId, componentId)
        || !(message instanceof ParamValue value)
        || !name.equals(value.paramId())) {
      return List.of();
    }
    int actualType = MissionItem.value(value.paramType());
    double actual = codec.decode(value.paramValue(), actualType);
    if (wanted == null || same(wanted, actual)) {
      end(new Value(name, actual, actualType));
    } else if (kept != null && sent > sentWhenKept) {
      end(new Refused(name, wanted, actual));
    } else {
      kept = actual;
      sentWhenKept = sent;
    }
    return List.of();
  }

  @Override
  public List<Object> due(Instant now) {
    if (!late(now)) {
      return List.of();
    }
    if (sent > patience.firstRetries()) {
      end(kept == null ? new NoAnswer(name) : new Refused(name, wanted, kept));
      return List.of();
    }
    return send(now);
  }

  private List<Object> send(Instant now) {
    sent++;
    waitUntil(now.plus(patience.first()));
    return List.of(wanted == null ? request() : order());
  }

  private ParamRequestRead request() {
    return ParamRequestRead.builder()
        .targetSystem(parties.theirSystem())
        .targetComponent(parties.theirComponent())
        .paramId(name)
        .paramIndex(-1)
        .build();
  }

  private ParamSet order() {
    return ParamSet.builder()
        .targetSystem(parties.theirSystem())
        .targetComponent(parties.theirComponent())
        .paramId(name)
        .paramValue(codec.encode(wanted, type))
        .paramType(EnumValue.<MavParamType>create(type))
        .build();
  }

  private static boolean same(double wanted, double actual) {
    double scale = StrictMath.max(1, StrictMath.abs(wanted));
    return StrictMath.abs(wanted - actual) <= RELATIVE_TOLERANCE * scale;
  }
}
