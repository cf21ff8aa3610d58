package io.skybeat.simulator.vehicle.speech;

import io.dronefleet.mavlink.common.CommandAck;
import io.dronefleet.mavlink.common.CommandInt;
import io.dronefleet.mavlink.common.CommandLong;
import io.dronefleet.mavlink.common.FileTransferProtocol;
import io.dronefleet.mavlink.common.HighLatency2;
import io.dronefleet.mavlink.common.MissionClearAll;
import io.dronefleet.mavlink.common.MissionItem;
import io.dronefleet.mavlink.common.MissionItemInt;
import io.dronefleet.mavlink.common.MissionItemReached;
import io.dronefleet.mavlink.common.MissionRequest;
import io.dronefleet.mavlink.common.MissionRequestInt;
import io.dronefleet.mavlink.common.MissionRequestList;
import io.dronefleet.mavlink.common.MissionSetCurrent;
import io.dronefleet.mavlink.common.ParamRequestList;
import io.dronefleet.mavlink.common.ParamRequestRead;
import io.dronefleet.mavlink.common.ParamSet;
import io.dronefleet.mavlink.common.RequestDataStream;
import io.dronefleet.mavlink.common.RequestEvent;
import io.dronefleet.mavlink.common.SetMode;
import io.dronefleet.mavlink.common.SetPositionTargetGlobalInt;
import io.dronefleet.mavlink.common.Statustext;
import io.dronefleet.mavlink.common.Timesync;
import io.dronefleet.mavlink.minimal.Heartbeat;
import io.dronefleet.mavlink.util.EnumValue;
import io.skybeat.core.geo.Enu;
import io.skybeat.mavlink.dialect.message.MissionCount;
import io.skybeat.simulator.vehicle.autopilot.Autopilot;
import io.skybeat.simulator.vehicle.autopilot.LandedState;
import io.skybeat.simulator.vehicle.autopilot.Notices;
import io.skybeat.simulator.vehicle.autopilot.ParameterTable;
import io.skybeat.simulator.vehicle.autopilot.Places;
import io.skybeat.simulator.vehicle.autopilot.Plans;
import io.skybeat.simulator.vehicle.flight.Copter;
import io.skybeat.simulator.vehicle.flight.Estimate;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.List;

/**
 * One vehicle that flies and speaks: hardware, autopilot and its desks, stepped together. Messages
 * in, messages out; who carries them is not its business. Not thread-safe.
 */
public final class VehicleSpeech {
  private static final int GCS = 6;
  private static final int SET_MODE = 11;
  private static final int CRITICAL_EVENT = 2;
  private static final double SPARSELY_S = 5;
  private static final double TIMESYNC_S = 10;
  private static final int IGNORE_POSITION = 7;
  private static final int IGNORE_VELOCITY = 7 << 3;

  private final int systemId;
  private final Copter copter;
  private final ParameterTable parameters;
  private final Autopilot autopilot;
  private final VehicleClock clock;
  private final Outbox out;
  private final Streams streams;
  private final Manners manners;
  private final Telemetry telemetry;
  private final Plans plans = new Plans();
  private final MissionDesk missions;
  private final CommandDesk commands;
  private final ParameterDesk parameterDesk;
  private final EventDesk events;
  private final FileDesk files;
  private Instant now;
  private double sinceTimesyncS = TIMESYNC_S - 2;
  private LandedState landed = LandedState.ON_GROUND;
  private boolean flewBefore;
  private boolean heartbeatDue;
  private boolean currentDue;
  private boolean narrow;
  private double sinceSparseS;

  /**
   * @param warm whether it knows its position a second after start
   * @param gpsSigmaM what it tells of its accuracy
   * @param cameras what it tells of its cameras
   */
  public VehicleSpeech(
      int systemId,
      Copter copter,
      ParameterTable parameters,
      Places places,
      VehicleClock clock,
      Manners manners,
      boolean warm,
      double gpsSigmaM,
      CameraTalk cameras,
      Outbox out) {
    this.systemId = systemId;
    this.manners = manners;
    this.streams = new Streams(manners);
    this.copter = copter;
    this.parameters = parameters;
    this.clock = clock;
    this.out =
        message -> {
          if (!narrow || message instanceof HighLatency2 || message instanceof CommandAck) {
            out.send(message);
          }
        };
    this.now = clock.boot();
    this.events = new EventDesk(systemId, this.out);
    this.files = new FileDesk(systemId, parameters, this.out);
    Notices notices = new Announcer();
    this.autopilot =
        new Autopilot(
            manners.personality(),
            parameters,
            plans,
            places,
            notices,
            warm,
            copter.estimate(),
            copter.pack());
    GimbalHands hands = new GimbalHands();
    this.telemetry =
        new Telemetry(systemId, copter, autopilot, plans, clock, manners, hands, gpsSigmaM);
    this.parameterDesk = new ParameterDesk(systemId, manners.px4(), parameters, this.out);
    this.missions =
        new MissionDesk(systemId, plans, autopilot, notices, manners, parameterDesk, this.out);
    this.commands =
        new CommandDesk(systemId, autopilot, streams, telemetry, hands, cameras, this.out);
    this.commands.onHighLatency(this::highLatency);
  }

  public Autopilot autopilot() {
    return autopilot;
  }

  /** Flies {@code dtS} seconds on, to {@code at}, and says what is due. */
  public void step(double dtS, Instant at) {
    autopilot.step(dtS, copter.estimate(), copter.pack());
    copter.step(dtS, autopilot.demand(), autopilot.look());
    telemetry.at(at);
    now = at;
    if (manners.px4()) {
      events.step(dtS);
    }
    missions.step(dtS);
    parameterDesk.step();
    files.step();
    changes();
    sparsely(dtS);
    for (int id : streams.step(dtS)) {
      telemetry.make(id).ifPresent(out::send);
    }
    sinceTimesyncS += dtS;
    if (sinceTimesyncS >= TIMESYNC_S) {
      sinceTimesyncS = 0;
      out.send(Timesync.builder().ts1(clock.bootNanos(at) + systemId).build());
    }
  }

  /** Over a narrow link: one message every few seconds, in place of all others. */
  private void sparsely(double dtS) {
    sinceSparseS += dtS;
    if (narrow && sinceSparseS >= SPARSELY_S) {
      sinceSparseS = 0;
      out.send(telemetry.highLatency());
    }
  }

  /** Says HIGH_LATENCY2 and acknowledges commands, nothing else; or talks as usual again. */
  public void highLatency(boolean on) {
    narrow = on;
    sinceSparseS = SPARSELY_S;
  }

  /** What changed is told at once, not at the next turn of its stream. */
  private void changes() {
    if (heartbeatDue) {
      heartbeatDue = false;
      out.send(telemetry.heartbeat());
    }
    if (currentDue) {
      currentDue = false;
      out.send(telemetry.missionCurrent());
    }
    if (autopilot.landedState() != landed) {
      landed = autopilot.landedState();
      out.send(telemetry.extended());
    }
  }

  /** Takes one message, heard at {@code now}. */
  public void hear(Sender from, Object message, Instant now) {
    long mode = autopilot.modeNumber();
    if (message instanceof Heartbeat heartbeat) {
      heartbeat(from, heartbeat);
    } else if (message instanceof Timesync timesync) {
      timesync(from, timesync, now);
    } else if (narrow || !mission(from, message) && !parameter(from, message)) {
      order(from, message);
    }
    heartbeatDue |= autopilot.modeNumber() != mode;
  }

  private void heartbeat(Sender from, Heartbeat heartbeat) {
    boolean station = Wire.number(heartbeat.type()) == GCS;
    // A PX4 takes any station for its own; an ArduPilot listens to one.
    if (station && (manners.px4() || from.systemId() == (int) parameters.get("MAV_GCS_SYSID"))) {
      autopilot.stationHeard();
    }
  }

  private void timesync(Sender from, Timesync message, Instant now) {
    boolean asked = message.tc1() == 0;
    if (asked && (message.targetSystem() == 0 || message.targetSystem() == systemId)) {
      out.send(
          Timesync.builder()
              .tc1(clock.bootNanos(now))
              .ts1(message.ts1())
              .targetSystem(from.systemId())
              .targetComponent(from.componentId())
              .build());
    }
  }

  private boolean mission(Sender from, Object message) {
    if (message instanceof MissionCount count) {
      missions.count(from, count);
    } else if (message instanceof MissionItemInt item) {
      missions.item(from, item);
    } else if (message instanceof MissionItem item) {
      missions.item(from, item);
    } else if (message instanceof MissionRequestList list) {
      missions.list(from, list);
    } else if (message instanceof MissionRequestInt request) {
      missions.request(from, request);
    } else if (message instanceof MissionRequest request) {
      missions.request(from, request);
    } else if (message instanceof MissionClearAll clear) {
      missions.clear(from, clear);
    } else if (message instanceof MissionSetCurrent current) {
      if (Wire.concerns(systemId, current.targetSystem(), current.targetComponent())) {
        commands.setCurrent(current.seq(), false);
      }
    } else {
      return false;
    }
    return true;
  }

  private boolean parameter(Sender from, Object message) {
    if (message instanceof ParamRequestList list) {
      parameterDesk.list(list);
    } else if (message instanceof ParamRequestRead read) {
      parameterDesk.read(read);
    } else if (message instanceof ParamSet set) {
      parameterDesk.set(set);
    } else if (message instanceof FileTransferProtocol file && !manners.px4()) {
      files.hear(from, file);
    } else {
      return false;
    }
    return true;
  }

  private void order(Sender from, Object message) {
    if (message instanceof CommandLong command) {
      commands.hear(from, command);
    } else if (message instanceof CommandInt command) {
      commands.hear(from, command);
    } else if (message instanceof SetMode mode && mode.targetSystem() == systemId) {
      commands.acknowledge(
          from,
          SET_MODE,
          autopilot.mode(autopilot.personality().numbered(mode.customMode())).number());
    } else if (message instanceof RequestEvent request && manners.px4()) {
      events.hear(from, request);
    } else if (message instanceof RequestDataStream request) {
      if (Wire.concerns(systemId, request.targetSystem(), request.targetComponent())) {
        streams.group(
            request.reqStreamId(), request.startStop() == 0 ? 0 : request.reqMessageRate());
      }
    } else if (message instanceof SetPositionTargetGlobalInt target) {
      if (Wire.concerns(systemId, target.targetSystem(), target.targetComponent())) {
        steer(target);
      }
    }
  }

  private void steer(SetPositionTargetGlobalInt target) {
    int mask = Wire.number(target.typeMask());
    int frame = Wire.number(target.coordinateFrame());
    boolean onEarth =
        Math.abs((long) target.latInt()) <= 900_000_000L
            && Math.abs((long) target.lonInt()) <= 1_800_000_000L
            && Float.isFinite(target.alt());
    boolean finite =
        Float.isFinite(target.vx()) && Float.isFinite(target.vy()) && Float.isFinite(target.vz());
    if ((mask & IGNORE_POSITION) == 0 && onEarth) {
      Enu place = autopilot.places().at(frame, target.latInt(), target.lonInt(), target.alt());
      if (!Double.isNaN(place.up())) {
        autopilot.goTo(place, 0, false);
      }
    } else if ((mask & IGNORE_VELOCITY) == 0 && finite) {
      autopilot.fly(new Enu(target.vy(), target.vx(), -target.vz()));
    }
  }

  /** What it believes of itself, for those who judge the difference. */
  public Estimate estimate() {
    return copter.estimate();
  }

  /** The mission that it holds, home first. */
  public List<io.skybeat.simulator.vehicle.autopilot.MissionItem> mission() {
    return plans.all(Plans.MISSION);
  }

  /** Its memory outlasts a restart: it holds {@code mission}, home first, from the beginning. */
  public void remember(List<io.skybeat.simulator.vehicle.autopilot.MissionItem> mission) {
    for (int seq = 0; seq < mission.size(); seq++) {
      plans.put(Plans.MISSION, seq, mission.get(seq));
    }
  }

  /** Its memory outlasts a restart: plans and parameters of its life before. */
  public void remember(VehicleSpeech before) {
    for (int kind = Plans.MISSION; kind <= Plans.RALLY; kind++) {
      for (int seq = 0; seq < before.plans.size(kind); seq++) {
        plans.put(kind, seq, before.plans.item(kind, seq));
      }
    }
    for (int i = 0; i < parameters.size(); i++) {
      parameters.set(before.parameters.at(i).name(), before.parameters.at(i).value());
    }
  }

  /** Its clocks, for those who break them. */
  public VehicleClock clock() {
    return clock;
  }

  /** The hardware, for those who break it. */
  public Copter copter() {
    return copter;
  }

  private final class Announcer implements Notices {
    @Override
    public void say(int severity, String text) {
      String fitting = text.length() > 50 ? text.substring(0, 50) : text;
      out.send(Statustext.builder().severity(EnumValue.create(severity)).text(fitting).build());
    }

    @Override
    public void fallsBack(int cause, int action, int seconds) {
      if (!manners.px4()) {
        return;
      }
      ByteBuffer arguments = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
      arguments.putInt((int) autopilot.modeNumber()).put((byte) action);
      boolean holds = seconds > 0;
      if (holds) {
        arguments.putShort((short) seconds);
      }
      if (cause > 0) {
        arguments.put((byte) cause);
      }
      String name = "commander_failsafe_enter" + (cause > 0 ? "" : "_generic");
      events.say(
          name + (holds ? "_hold" : ""), CRITICAL_EVENT, arguments.array(), clock.bootMs(now));
    }

    @Override
    public void reached(int seq) {
      out.send(MissionItemReached.builder().seq(manners.onWire(seq)).build());
    }

    @Override
    public void armed(boolean armed) {
      heartbeatDue = true;
      if (armed && flewBefore) {
        copter.newFlight();
      }
      flewBefore |= armed;
    }

    @Override
    public void currentChanged() {
      currentDue = true;
    }
  }
}
