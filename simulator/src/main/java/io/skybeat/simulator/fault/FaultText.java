package io.skybeat.simulator.fault;

import io.skybeat.mavlink.dialect.Dialect;
import io.skybeat.simulator.fault.FaultKind.Stage;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.ToIntFunction;

/**
 * A fault as it is written: in {@code simulator.yaml}, in a scenario and over HTTP alike.
 *
 * @param kind by name
 * @param drone by name, where the kind strikes one
 * @param after from the beginning (of the simulator, of the day, or of now over HTTP)
 * @param at the same in a scenario: since midnight
 * @param lasting how long; left out: to the end
 * @param until in place of lasting: the moment when it ends, UTC
 * @param strength left out: the kind's usual one
 */
public record FaultText(
    String kind,
    Optional<String> drone,
    Optional<Duration> after,
    Optional<Duration> at,
    Optional<Duration> lasting,
    Optional<Instant> until,
    OptionalDouble strength,
    Optional<String> message,
    Optional<String> direction,
    OptionalInt command,
    Optional<String> camera,
    Optional<String> heard,
    OptionalLong seed) {
  private static final Duration TO_THE_END = Duration.ofDays(30);
  private static final int LARGEST_ID = 0xff_ffff;

  public FaultText {
    if (kind == null) {
      throw new BadFault(
          "kind", "is missing; GET /faults/catalogue and docs/simulator.md list them");
    }
  }

  /** A fault of that kind and figure that begins at once. */
  public static FaultText of(String kind, String drone, Duration lasting, OptionalDouble strength) {
    return new FaultText(
        kind,
        drone.isEmpty() ? Optional.empty() : Optional.of(drone),
        Optional.empty(),
        Optional.empty(),
        Optional.of(lasting),
        Optional.empty(),
        strength,
        Optional.empty(),
        Optional.empty(),
        OptionalInt.empty(),
        Optional.empty(),
        Optional.empty(),
        OptionalLong.empty());
  }

  /**
   * What is meant. Throws {@link BadFault} that names the field and the remedy.
   *
   * @param stage where it is to be played
   * @param zero what {@code after} and {@code at} count from
   * @param drones the number of a drone by its name; 0 for one that is unknown
   * @param drawnSeed where none is written
   */
  public Fault fault(Stage stage, Instant zero, ToIntFunction<String> drones, long drawnSeed) {
    FaultKind named = FaultKind.named(kind, stage);
    int number = 0;
    if (drone.isPresent()) {
      number = drones.applyAsInt(drone.get());
      if (number <= 0) {
        throw new BadFault("drone", "there is no drone '" + drone.get() + "'; name one that flies");
      }
    }
    taken(named);
    Instant from = zero.plus(start());
    return new Fault(
        named,
        from,
        length(from),
        number,
        strength.orElse(named.usualStrength()),
        detail(seed.orElse(drawnSeed)));
  }

  private Duration start() {
    if (after.isPresent() && at.isPresent()) {
      throw new BadFault("at", "give either after or at");
    }
    Duration start = after.or(() -> at).orElse(Duration.ZERO);
    if (start.isNegative()) {
      throw new BadFault(after.isPresent() ? "after" : "at", "is before the beginning: " + start);
    }
    return start;
  }

  private Duration length(Instant from) {
    if (until.isEmpty()) {
      return lasting.orElse(TO_THE_END);
    }
    if (lasting.isPresent()) {
      throw new BadFault("until", "give either lasting or until");
    }
    if (until.get().isBefore(from)) {
      throw new BadFault("until", until.get() + " is before it begins at " + from);
    }
    return Duration.between(from, until.get());
  }

  /** Options that the kind does not take are refused rather than left unheard. */
  private void taken(FaultKind named) {
    Map<FaultOption, Boolean> given = new TreeMap<>();
    given.put(FaultOption.MESSAGE, message.isPresent());
    given.put(FaultOption.DIRECTION, direction.isPresent());
    given.put(FaultOption.COMMAND, command.isPresent());
    given.put(FaultOption.CAMERA, camera.isPresent());
    given.put(FaultOption.HEARD, heard.isPresent());
    given.put(FaultOption.SEED, seed.isPresent());
    given.forEach(
        (option, is) -> {
          if (is && !named.options().contains(option)) {
            throw new BadFault(option.word(), named.word() + " takes none; leave it out");
          }
        });
  }

  private FaultDetail detail(long chosenSeed) {
    return new FaultDetail(
        message.map(FaultText::messageId).orElse(FaultDetail.ALL),
        word(FaultOption.DIRECTION, direction, FaultDetail.Direction.class)
            .orElse(FaultDetail.USUAL.direction()),
        command.orElse(0),
        word(FaultOption.CAMERA, camera, FaultDetail.Cameras.class)
            .orElse(FaultDetail.USUAL.cameras()),
        word(FaultOption.HEARD, heard, FaultDetail.Heard.class).orElse(FaultDetail.USUAL.heard()),
        chosenSeed);
  }

  private static <E extends Enum<E>> Optional<E> word(
      FaultOption option, Optional<String> written, Class<E> type) {
    if (written.isEmpty()) {
      return Optional.empty();
    }
    for (E one : type.getEnumConstants()) {
      if (one.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(written.get())) {
        return Optional.of(one);
      }
    }
    throw new BadFault(option.word(), "'" + written.get() + "' is none; write " + option.meaning());
  }

  private static int messageId(String written) {
    if (written.equals("all")) {
      return FaultDetail.ALL;
    }
    if (written.matches("\\d{1,8}") && Integer.parseInt(written) <= LARGEST_ID) {
      return Integer.parseInt(written);
    }
    Dialect dialect = new Dialect();
    for (int id : dialect.messageIds()) {
      if (dialect.name(id).equals(written)) {
        return id;
      }
    }
    throw new BadFault(
        "message",
        "there is no MAVLink message '" + written + "'; write " + FaultOption.MESSAGE.meaning());
  }

  /** A moment as people write it; throws BadFault. */
  public static Duration seconds(String field, String written) {
    try {
      return Duration.ofMillis(Math.round(Double.parseDouble(written) * 1000));
    } catch (NumberFormatException | DateTimeException e) {
      throw new BadFault(field, "'" + written + "' is no number of seconds");
    }
  }
}
