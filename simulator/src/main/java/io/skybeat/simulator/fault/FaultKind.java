package io.skybeat.simulator.fault;

import static io.skybeat.simulator.fault.FaultOption.CAMERA;
import static io.skybeat.simulator.fault.FaultOption.COMMAND;
import static io.skybeat.simulator.fault.FaultOption.DIRECTION;
import static io.skybeat.simulator.fault.FaultOption.HEARD;
import static io.skybeat.simulator.fault.FaultOption.MESSAGE;
import static io.skybeat.simulator.fault.FaultOption.SEED;

import io.skybeat.simulator.around.DockFault;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The catalogue: what can go wrong, by name. In files, on the command line and over HTTP the names
 * are written in lower case with hyphens: {@code link-cut}.
 */
public enum FaultKind {
  LOSSY_LINK(
      Scope.DRONE,
      Strength.share("datagrams lost", 0.2),
      "datagrams lost, a third of that doubled and overtaken, all 100..400 ms late, both ways",
      SEED),
  LINK_CUT(Scope.DRONE, Strength.NONE, "nothing passes in either direction"),
  GARBLED_LINK(
      Scope.DRONE,
      Strength.share("datagrams hit", 0.1),
      "a bit turned over in that share of datagrams, both ways",
      SEED),
  LINK_PORT_CHANGE(
      Scope.DRONE,
      Strength.NONE,
      Stage.LIVE,
      "the vehicle speaks from another UDP port from now on; over TCP its connections break off"),
  MESSAGE_DROP(
      Scope.DRONE,
      Strength.share("messages lost", 0.5),
      "that share of such messages never arrives",
      MESSAGE,
      DIRECTION,
      SEED),
  MESSAGE_DOUBLE(
      Scope.DRONE,
      Strength.share("messages doubled", 0.5),
      "that share of such messages comes twice",
      MESSAGE,
      DIRECTION,
      SEED),
  MESSAGE_OVERTAKE(
      Scope.DRONE,
      Strength.share("messages held back", 0.3),
      "that share of such messages is held back by 250 ms, so that later ones overtake it",
      MESSAGE,
      DIRECTION,
      SEED),
  MESSAGE_DELAY(
      Scope.DRONE,
      Strength.of("how late", "s", 1, 0, 600),
      "such messages come so much later",
      MESSAGE,
      DIRECTION),
  HEARTBEAT_STOP(Scope.DRONE, Strength.NONE, "the heartbeat stops, telemetry goes on"),
  TELEMETRY_STOP(Scope.DRONE, Strength.NONE, "telemetry stops, the heartbeat goes on"),
  HIGH_LATENCY(
      Scope.DRONE,
      Strength.NONE,
      "HIGH_LATENCY2 every 5 s and acknowledgements of commands, nothing else; missions and"
          + " parameters are not heard"),
  NO_ACK(Scope.DRONE, Strength.NONE, "commands are done but never acknowledged", COMMAND),
  ACK_IN_PROGRESS(
      Scope.DRONE, Strength.NONE, "acknowledgements say IN_PROGRESS, for ever", COMMAND),
  ACK_LATE(
      Scope.DRONE,
      Strength.of("how late", "s", 2.5, 0, 600),
      "acknowledgements of commands come late",
      COMMAND),
  COMMANDS_UNHEARD(Scope.DRONE, Strength.NONE, "the vehicle does not hear commands", COMMAND),
  MISSION_REQUESTS_LOST(
      Scope.DRONE,
      Strength.count("every how manyth", 3, 1, 1000),
      "every so manyth request of an upload for an item is lost; 1: all"),
  MISSION_NO_REPLY(
      Scope.DRONE,
      Strength.count("which item", 2, 0, 10_000),
      "asked for that item of a plan when it is read back, the vehicle says nothing"),
  MISSION_WRONG_SEQUENCE(
      Scope.DRONE,
      Strength.NONE,
      "the vehicle asks for items too early and beyond the end, besides the right ones"),
  MISSION_EARLY_ACCEPT(Scope.DRONE, Strength.NONE, "it accepts a plan when it has three items"),
  MISSION_REFUSED(
      Scope.DRONE,
      Strength.count("MAV_MISSION_RESULT", 4, 1, 15),
      "it refuses a plan at its third item with that result"),
  MISSION_LAST_REFUSED(
      Scope.DRONE,
      Strength.count("MAV_MISSION_RESULT", 1, 1, 15),
      "it has taken the whole plan and says that result in place of accepted"),
  MISSION_ACK_LOST(Scope.DRONE, Strength.NONE, "the last acknowledgement of an upload is lost"),
  MISSION_AFTER_ACCEPT(
      Scope.DRONE,
      Strength.NONE,
      "after it has accepted a plan it asks for items again and sends items that nobody wanted"),
  MISSION_FOREIGN_TYPE(
      Scope.DRONE,
      Strength.NONE,
      "requests and acknowledgements of another plan type come in between"),
  MISSION_ITEM_SPOILT(Scope.DRONE, Strength.NONE, "the vehicle stores item 4 seven metres higher"),
  FOREIGN_TRAFFIC(
      Scope.DRONE,
      Strength.NONE,
      "system 77 talks on the link: heartbeats, acknowledgements; and the vehicle answers another"
          + " station"),
  BATTERY_SAG(
      Scope.DRONE,
      Strength.of("left in the pack", "%", 20, 0, 100),
      "the pack falls to that percentage"),
  STRONG_WIND(
      Scope.DRONE,
      Strength.of("wind", "m/s", 14, 0, 40),
      "wind with gusts of a quarter of it, which the weather station tells too"),
  GPS_LOSS(Scope.DRONE, Strength.NONE, "no satellites"),
  FENCE_BREACH(
      Scope.DRONE,
      Strength.NONE,
      "its own watch finds the flying vehicle outside of its fence, wherever it is"),
  REBOOT(Scope.DRONE, Strength.NONE, "the autopilot restarts, if it stands on the ground"),
  MEMORY_LOSS(Scope.DRONE, Strength.NONE, "likewise, and it has forgotten its plans"),
  VEHICLE_CLOCK_JUMP(
      Scope.DRONE,
      Strength.of("how far ahead", "s", 3600, -1e9, 1e9),
      "the UTC that the vehicle tells is off by that"),
  STALE_SIGNATURE(
      Scope.DRONE,
      Strength.of("how old", "s", 120, 0, 1e8),
      Stage.LIVE,
      "it signs with old timestamps; it needs a keyFile"),
  DOCK_COVER_STUCK(Scope.DRONE, Strength.NONE, "the cover of its dock is stuck where it stands"),
  DOCK_E_STOP(Scope.DRONE, Strength.NONE, "its dock's emergency button is pressed"),
  DOCK_SILENT(Scope.DRONE, Strength.NONE, "its dock says and hears nothing"),
  DOCK_NO_REPLY(Scope.DRONE, Strength.NONE, "its dock does what it is told and never says so"),
  CHARGER_FAULT(Scope.DRONE, Strength.NONE, "its dock does not charge"),
  INTRUDER(
      Scope.DRONE,
      Strength.of("height over the ground", "m", 150, 0, 20_000),
      "an aircraft flies past its dock; it takes about 200 s, whatever the fault's time",
      HEARD),
  STREAM_REFUSED(Scope.CAMERA, Strength.NONE, "DESCRIBE, SETUP and PLAY are answered 503", CAMERA),
  STREAM_STALL(Scope.CAMERA, Strength.NONE, "sessions stand, neither RTP nor RTCP is sent", CAMERA),
  STREAM_FROZEN(
      Scope.CAMERA, Strength.NONE, "the last picture again and again under running time", CAMERA),
  STREAM_UDP_BLOCKED(
      Scope.CAMERA, Strength.NONE, "sessions over UDP are granted and nothing arrives", CAMERA),
  STREAM_PACKET_LOSS(
      Scope.CAMERA,
      Strength.share("packets lost", 0.1),
      "that share of RTP packets over UDP never arrives",
      CAMERA),
  STREAM_FORMAT_CHANGE(
      Scope.CAMERA,
      Strength.NONE,
      "pictures of half the size under new parameter sets within the running session, and back",
      CAMERA),
  STREAM_CODEC_CHANGE(
      Scope.CAMERA,
      Strength.NONE,
      "sessions end with BYE, and the camera says that it speaks JPEG",
      CAMERA),
  STREAM_OFF(
      Scope.CAMERA, Strength.NONE, "sessions end with BYE, and the address is not found", CAMERA),
  BROKER_GONE(Scope.WORLD, Strength.NONE, "the broker of docks and weather is gone"),
  WEATHER_SILENT(Scope.WORLD, Strength.NONE, "the weather station says nothing"),
  STATION_CRASH(
      Scope.STATION,
      Strength.NONE,
      Stage.DAY,
      "the station's process dies and starts again after the fault's time"),
  CLOCK_JUMP(
      Scope.STATION,
      Strength.of("how far ahead", "s", 30, -86_400, 86_400),
      Stage.DAY,
      "the station's clock is set off by that, and back again"),
  JOURNAL_REFUSES(Scope.STATION, Strength.NONE, Stage.DAY, "the journal's disk refuses to write"),
  ANALYTICS_GONE(Scope.STATION, Strength.NONE, Stage.DAY, "the analytics worker is not connected"),
  NOBODY_ON_DUTY(Scope.STATION, Strength.NONE, Stage.DAY, "all pilots are off duty");

  /** Whom it strikes. */
  public enum Scope {
    DRONE,
    CAMERA,
    WORLD,
    STATION;

    /** Whether a drone has to be named. */
    public boolean ofDrone() {
      return this == DRONE || this == CAMERA;
    }
  }

  /** Where it is played. */
  public enum Stage {
    /** A running simulator; a day in virtual time. */
    LIVE,
    DAY,
    BOTH;

    boolean has(Stage other) {
      return this == BOTH || this == other;
    }
  }

  private final Scope scope;
  private final Strength strength;
  private final Stage stage;
  private final String description;
  private final List<FaultOption> options;

  FaultKind(Scope scope, Strength strength, String description, FaultOption... options) {
    this(scope, strength, scope == Scope.CAMERA ? Stage.LIVE : Stage.BOTH, description, options);
  }

  FaultKind(
      Scope scope, Strength strength, Stage stage, String description, FaultOption... options) {
    this.scope = scope;
    this.strength = strength;
    this.stage = stage;
    this.description = description;
    this.options = List.of(options);
  }

  public Scope scope() {
    return scope;
  }

  /** What its figure means. */
  public Strength strength() {
    return strength;
  }

  /** Where none is said. */
  public double usualStrength() {
    return strength.usual();
  }

  /** What happens, in words. */
  public String description() {
    return description;
  }

  /** What else can be said of it. */
  public List<FaultOption> options() {
    return options;
  }

  /** Whether it is played there. */
  public boolean playedIn(Stage where) {
    return stage.has(where);
  }

  /** The dock's part of it. */
  public Optional<DockFault> dock() {
    return switch (this) {
      case DOCK_COVER_STUCK -> Optional.of(DockFault.COVER_STUCK);
      case DOCK_E_STOP -> Optional.of(DockFault.E_STOP);
      case DOCK_SILENT -> Optional.of(DockFault.SILENT);
      case DOCK_NO_REPLY -> Optional.of(DockFault.NO_REPLY);
      case CHARGER_FAULT -> Optional.of(DockFault.CHARGER_FAULT);
      default -> Optional.empty();
    };
  }

  /** The name as files and people write it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The kind of that name; throws BadFault that lists the names. */
  public static FaultKind named(String word) {
    return find(word)
        .orElseThrow(
            () ->
                new BadFault(
                    "kind",
                    "no fault '" + word + "'; there are " + names(Arrays.asList(values()))));
  }

  /** Likewise of those that are played there. */
  public static FaultKind named(String word, Stage where) {
    List<FaultKind> played = Arrays.stream(values()).filter(kind -> kind.playedIn(where)).toList();
    Optional<FaultKind> kind = find(word);
    if (kind.isPresent() && kind.get().playedIn(where)) {
      return kind.get();
    }
    String why =
        kind.isEmpty()
            ? "no fault '" + word + "'"
            : "'" + word + "' is not played in " + (where == Stage.DAY ? "a day" : "a simulator");
    throw new BadFault("kind", why + "; there are " + names(played));
  }

  private static Optional<FaultKind> find(String word) {
    return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
  }

  private static String names(List<FaultKind> kinds) {
    return kinds.stream().map(FaultKind::word).collect(Collectors.joining(", "));
  }
}
