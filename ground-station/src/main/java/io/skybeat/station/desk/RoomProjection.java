package io.skybeat.station.desk;

import io.skybeat.core.flight.SortieId;
import io.skybeat.core.geo.Enu;
import io.skybeat.core.sighting.StreamHealth;
import io.skybeat.missions.plan.AreaProfile;
import io.skybeat.missions.plan.Plan;
import io.skybeat.missions.plan.PlanItem;
import io.skybeat.missions.schedule.Pilot;
import io.skybeat.station.config.DroneEntry;
import io.skybeat.station.event.Phase;
import io.skybeat.station.fleet.LinkQuality;
import io.skybeat.station.fleet.Motion;
import io.skybeat.station.fleet.Vehicle;
import io.skybeat.station.ground.Movement;
import io.skybeat.station.ground.Usual;
import io.skybeat.station.ground.Visit;
import io.skybeat.station.room.AlertView;
import io.skybeat.station.room.AroundView;
import io.skybeat.station.room.CellView;
import io.skybeat.station.room.DroneView;
import io.skybeat.station.room.GoView;
import io.skybeat.station.room.Operations;
import io.skybeat.station.room.PlaceView;
import io.skybeat.station.room.RoomPlan;
import io.skybeat.station.room.RoomView;
import io.skybeat.station.room.SortieView;
import io.skybeat.station.sortie.GoCase;
import io.skybeat.station.sortie.GoNoGo;
import io.skybeat.station.sortie.GoReport;
import io.skybeat.station.sortie.Sortie;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What a command room sees of a state. */
public final class RoomProjection {
  private static final Duration PLACES_KEPT = Duration.ofHours(1);

  private final DeskTerms terms;
  private final OperationsProjection operations;

  public RoomProjection(DeskTerms terms) {
    this.terms = terms;
    this.operations = new OperationsProjection(terms);
  }

  /** What does not change. */
  public RoomPlan plan() {
    return new RoomPlan(
        terms.station(),
        terms.version(),
        terms.sorties().plans().values().stream()
            .flatMap(plan -> plan.home().stream())
            .findFirst()
            .orElse(terms.gridOrigin()),
        terms.areas().stream()
            .map(
                area ->
                    new RoomPlan.AreaShape(
                        area.id(),
                        area.name().zh(),
                        area.name().en(),
                        area.ring().corners(),
                        area.levels().yellow(),
                        area.levels().red(),
                        area.profile() == AreaProfile.CAPACITY && area.capacity().isPresent()
                            ? Optional.of(area.capacity().getAsInt())
                            : Optional.empty()))
            .toList(),
        terms.alerts().knownHeat().stream()
            .map(
                heat ->
                    new RoomPlan.SpotShape(
                        heat.id(),
                        heat.name().zh(),
                        heat.name().en(),
                        heat.where(),
                        heat.radiusM()))
            .toList(),
        terms.alerts().landmarks().stream()
            .map(
                one ->
                    new RoomPlan.SpotShape(
                        one.id(), one.name().zh(), one.name().en(), one.where(), one.radiusM()))
            .toList(),
        terms.sorties().plans().values().stream().map(RoomProjection::route).toList(),
        terms.drones().stream()
            .flatMap(drone -> drone.cameras().stream())
            .map(
                camera ->
                    new RoomPlan.CameraShape(
                        camera.camera(), camera.lens().isPresent(), camera.personsLimit()))
            .toList(),
        terms.sorties().timetable().pilots().stream()
            .map(pilot -> new RoomPlan.PilotShape(pilot.id(), pilot.name(), pilot.maxDrones()))
            .toList(),
        terms.cellSizeM());
  }

  private static RoomPlan.RouteShape route(Plan plan) {
    List<RoomPlan.LegPoint> legs = new ArrayList<>();
    plan.home().ifPresent(home -> legs.add(new RoomPlan.LegPoint(home, 0)));
    for (PlanItem item : plan.items()) {
      if (item.flownTo()) {
        double heightM = item.param(7) - (item.relativeAltitude() ? 0 : plan.homeAltitudeAmslM());
        legs.add(new RoomPlan.LegPoint(item.where().orElseThrow(), heightM));
      } else if (item.command() == PlanItem.NAV_RETURN_TO_LAUNCH) {
        plan.home().ifPresent(home -> legs.add(new RoomPlan.LegPoint(home, 0)));
      }
    }
    return new RoomPlan.RouteShape(
        plan.name(),
        List.copyOf(legs),
        plan.items().stream()
            .filter(item -> item.command() == PlanItem.DO_SET_ROI_LOCATION)
            .flatMap(item -> item.where().stream())
            .toList());
  }

  /**
   * The picture of {@code state}; lists equal to those of {@code last} keep their identity.
   *
   * @param dropped telemetry that the inbox dropped
   * @param badFrames MAVLink frames that could not be read
   * @param links what people should know about the links
   */
  public RoomView view(
      DeskState state,
      Instant at,
      RoomView last,
      long dropped,
      long badFrames,
      List<String> links) {
    return new RoomView(
        at,
        last.sequence() + 1,
        health(state, at, dropped, badFrames, links),
        same(last.drones(), drones(state)),
        same(last.sorties(), sorties(state)),
        same(last.alerts(), alerts(state)),
        same(last.cells(), List.<CellView>copyOf(state.eyes().cells().values())),
        same(last.footprints(), List.copyOf(state.eyes().footprints().values())),
        same(last.streams(), List.copyOf(state.eyes().streams().values())),
        same(last.pilotsOnDuty(), onDuty(state, at)),
        same(last.goReports(), goReports(state, at.truncatedTo(ChronoUnit.SECONDS))),
        same(last.operations(), operations.of(state, at.truncatedTo(ChronoUnit.MINUTES))),
        around(last.around(), state, at),
        same(last.places(), places(state, at)));
  }

  /** The picture before anything was heard. */
  public RoomView blank(Instant at) {
    return new RoomView(
        at,
        0,
        new RoomView.Health(true, "", List.of(), 0, 0),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        Operations.NONE,
        AroundView.NOTHING,
        List.of());
  }

  private AroundView around(AroundView last, DeskState state, Instant at) {
    AroundView next = AroundProjection.view(state.around(), terms.sorties().around(), at);
    return last.equals(next) ? last : next;
  }

  /** Areas seen within the hour; hundredths are enough, and change less often. */
  private static List<PlaceView> places(DeskState state, Instant at) {
    List<PlaceView> places = new ArrayList<>();
    state
        .ground()
        .visits()
        .forEach(
            (area, visit) -> {
              if (visit.telling() && visit.lastAt().plus(PLACES_KEPT).isAfter(at)) {
                places.add(place(state, area, visit));
              }
            });
    return List.copyOf(places);
  }

  private static PlaceView place(DeskState state, String area, Visit visit) {
    Optional<Usual.Range> usual = state.ledger().usual().at(area, visit.origin(), visit.lastAt());
    Optional<Movement> moved =
        Optional.ofNullable(state.ground().movements().get(area))
            .filter(one -> one.origin() == visit.origin());
    return new PlaceView(
        area,
        visit.origin(),
        visit.lastAt().truncatedTo(ChronoUnit.SECONDS),
        hundredths(visit.personsPerM2()),
        visit.trend(),
        usual.map(
            range ->
                new PlaceView.UsualView(
                    hundredths(range.low()), hundredths(range.high()), range.weeks())),
        usual.map(range -> visit.personsPerM2() > range.high()).orElse(false),
        MovementProjection.flow(moved),
        MovementProjection.traffic(moved));
  }

  private static double hundredths(double value) {
    return Math.rint(value * 100) / 100;
  }

  private static <T> T same(T last, T next) {
    return last.equals(next) ? last : next;
  }

  private RoomView.Health health(
      DeskState state, Instant at, long dropped, long badFrames, List<String> links) {
    List<String> trouble = new ArrayList<>();
    state.trouble().ifPresent(trouble::add);
    trouble.addAll(links);
    trouble.addAll(state.around().troubles(at));
    state.inbound().stillTrouble().ifPresent(trouble::add);
    state.evidence().trouble().ifPresent(trouble::add);
    for (Vehicle vehicle : state.fleet().vehicles()) {
      if (vehicle.lost()) {
        trouble.add("no link to " + vehicle.drone());
      }
    }
    for (Vehicle vehicle : state.fleet().vehicles()) {
      weak(vehicle).ifPresent(trouble::add);
      unsettled(state, vehicle).ifPresent(trouble::add);
    }
    if (state.eyes().worker().isEmpty()) {
      trouble.add("analytics is not connected");
    }
    state.eyes().streams().values().forEach(stream -> trouble(stream).ifPresent(trouble::add));
    return new RoomView.Health(
        state.trouble().isEmpty(),
        state.eyes().worker().orElse(""),
        List.copyOf(trouble),
        dropped,
        badFrames);
  }

  /** A link that may soon fail. */
  private static Optional<String> weak(Vehicle vehicle) {
    if (vehicle.link().state() != LinkQuality.State.DEGRADED) {
      return Optional.empty();
    }
    Instant last = vehicle.lastHeartbeatAt().orElseThrow();
    String why = vehicle.link().complaint(last, last, vehicle.roundTrip());
    return Optional.of(
        "the link to " + vehicle.drone() + " is degraded" + (why.isEmpty() ? "" : ": " + why));
  }

  /** The vehicle's own settings that are not as they should be. */
  private static Optional<String> unsettled(DeskState state, Vehicle vehicle) {
    return state
        .ledger()
        .sorties()
        .of(vehicle.drone())
        .map(Sortie::settings)
        .filter(findings -> !findings.isEmpty())
        .map(findings -> "settings of " + vehicle.drone() + ": " + String.join(", ", findings));
  }

  /** A stream that does not run; or what is wrong though it runs, such as a full disk. */
  private static Optional<String> trouble(StreamHealth stream) {
    return switch (stream.state()) {
      case CONNECTING -> Optional.empty();
      case RUNNING ->
          Optional.of(stream.camera() + ": " + stream.detail())
              .filter(said -> !stream.detail().isEmpty());
      default -> Optional.of(stream.camera() + ": " + stream.state() + " " + stream.detail());
    };
  }

  private List<DroneView> drones(DeskState state) {
    return terms.drones().stream().map(drone -> drone(state, drone)).toList();
  }

  private static DroneView drone(DeskState state, DroneEntry entry) {
    Vehicle vehicle =
        state
            .fleet()
            .vehicle(entry.drone())
            .orElse(Vehicle.unheard(entry.drone(), entry.systemId()));
    Optional<Motion.Fix> fix = vehicle.motion().fix();
    Enu speed = fix.map(Motion.Fix::velocityMps).orElse(Enu.ZERO);
    Optional<SortieId> sortie = state.ledger().sorties().of(entry.drone()).map(one -> one.id());
    return new DroneView(
        entry.drone(),
        entry.origin(),
        vehicle.lastHeartbeatAt().isEmpty()
            ? DroneView.Link.NEVER
            : vehicle.lost() ? DroneView.Link.LOST : DroneView.Link.UP,
        vehicle.lastHeartbeatAt(),
        fix.map(Motion.Fix::where),
        fix.map(Motion.Fix::heightAboveHomeM).orElse(0.0),
        fix.map(Motion.Fix::altitudeAmslM).orElse(0.0),
        vehicle.motion().body().map(body -> (body.yawDeg() + 360) % 360).orElse(0.0),
        speed.horizontal(),
        speed.up(),
        vehicle.motion().gimbal().map(Motion.Gimbal::attitude),
        vehicle.condition().mode().name(),
        vehicle.condition().armed(),
        vehicle.condition().landed().name(),
        vehicle.condition().battery(),
        "fix " + vehicle.condition().gpsFix() + ", " + vehicle.condition().satellites() + " sats",
        vehicle.condition().preArmGood(),
        entry.armingAllowed(),
        sortie,
        vehicle.progress().current(),
        vehicle.progress().total(),
        vehicle.condition().text(),
        state
            .ledger()
            .sorties()
            .control(entry.drone())
            .map(
                control ->
                    new DroneView.ControlView(
                        control.by(), control.reason(), control.since(), control.seen())));
  }

  private static List<SortieView> sorties(DeskState state) {
    return state.ledger().sorties().byId().values().stream()
        .map(sortie -> sortie.view())
        .sorted(
            Comparator.comparing(SortieView::startsAt).reversed().thenComparing(SortieView::sortie))
        .toList();
  }

  private static List<AlertView> alerts(DeskState state) {
    return state.ledger().alerts().byId().values().stream()
        .map(alert -> alert.view())
        .sorted(
            Comparator.comparing(AlertView::raisedAt).thenComparing(AlertView::alert).reversed())
        .toList();
  }

  /** Of the launches that are being prepared, as things are now. */
  private List<GoView> goReports(DeskState state, Instant at) {
    List<GoView> reports = new ArrayList<>();
    for (Sortie sortie : state.sorties().open()) {
      Optional<Vehicle> vehicle = state.fleet().vehicle(sortie.drone());
      boolean prepared = sortie.phase() == Phase.CHECKING || sortie.phase() == Phase.UPLOADING;
      if (prepared && vehicle.isPresent()) {
        GoReport now = GoNoGo.report(new GoCase(at, sortie, vehicle.get(), terms.sorties(), state));
        reports.add(new GoView(sortie.id(), at, false, now.go(), now.lines()));
      }
    }
    return reports;
  }

  private List<String> onDuty(DeskState state, Instant at) {
    return terms.sorties().timetable().pilots().stream()
        .map(Pilot::id)
        .filter(pilot -> terms.sorties().onDuty(pilot, state.sorties(), at))
        .toList();
  }
}
