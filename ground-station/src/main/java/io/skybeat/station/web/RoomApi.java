package io.skybeat.station.web;

import io.skybeat.core.time.Time;
import io.skybeat.core.wire.BadDocument;
import io.skybeat.missions.file.DayPlanFile;
import io.skybeat.station.room.CommandRoom;
import io.skybeat.station.room.GoView;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.Callable;

/** REST over the room: what it shows, what it remembers, and the orders that it takes. */
final class RoomApi {
  private static final int MOST = 10_000;

  private final Vertx vertx;
  private final CommandRoom room;
  private final Time time;

  RoomApi(Vertx vertx, CommandRoom room, Time time) {
    this.vertx = vertx;
    this.room = room;
    this.time = time;
  }

  /** Puts its routes on {@code router}; who asks has been checked before them. */
  void mount(Router router, Access access) {
    router.get("/api/plan").handler(context -> Refusals.json(context, 200, room.plan()));
    router.get("/api/state").handler(context -> Refusals.json(context, 200, room.view()));
    router
        .get("/api/alerts")
        .handler(
            context ->
                past(
                    context,
                    () -> room.views().alerts(from(context), until(context), limit(context))));
    router
        .get("/api/sorties")
        .handler(
            context ->
                past(
                    context,
                    () -> room.views().sorties(from(context), until(context), limit(context))));
    router
        .get("/api/operations")
        .handler(context -> Refusals.json(context, 200, room.view().operations()));
    router.get("/api/day-plan").handler(this::dayPlan);
    router.get("/api/sorties/:id/go").handler(this::goReport);
    router
        .get("/api/sightings")
        .handler(
            context ->
                past(
                    context,
                    () -> room.views().sightings(from(context), until(context), limit(context))));
    router
        .get("/api/audit")
        .handler(
            context ->
                past(
                    context,
                    () ->
                        room.views()
                            .audit(
                                Optional.ofNullable(context.request().getParam("actor")),
                                from(context),
                                until(context),
                                limit(context))));
    router
        .get("/api/ground")
        .handler(
            context ->
                past(
                    context,
                    () -> room.views().ground(from(context), until(context), limit(context))));
    new StillApi(vertx, room, time, access).mount(router);
    router.post("/api/orders").handler(access::requireOrders).handler(this::order);
  }

  private void past(RoutingContext context, Callable<?> question) {
    vertx
        .executeBlocking(() -> WebJson.write(question.call()), false)
        .onSuccess(answer -> Refusals.text(context, 200, answer))
        .onFailure(context::fail);
  }

  /** A day of the timetable as CSV or JSON; without a date that of tomorrow. */
  private void dayPlan(RoutingContext context) {
    String format = Optional.ofNullable(context.request().getParam("format")).orElse("json");
    if (!format.equals("csv") && !format.equals("json")) {
      throw new BadDocument("request, at format: '" + format + "' is neither csv nor json");
    }
    LocalDate day = date(context).orElseGet(this::tomorrow);
    vertx
        .executeBlocking(() -> DayPlanFile.text(room.dayPlan(day), format), false)
        .onSuccess(
            plan ->
                context
                    .response()
                    .putHeader(
                        "Content-Type",
                        format.equals("csv") ? "text/csv; charset=utf-8" : "application/json")
                    .putHeader(
                        "Content-Disposition",
                        "attachment; filename=\"day-plan-" + day + "." + format + "\"")
                    .end(plan))
        .onFailure(context::fail);
  }

  /** In the timetable's zone. */
  private LocalDate tomorrow() {
    String today = room.view().operations().today().date();
    LocalDate here =
        today.isEmpty() ? LocalDate.ofInstant(time.now(), ZoneOffset.UTC) : LocalDate.parse(today);
    return here.plusDays(1);
  }

  private static Optional<LocalDate> date(RoutingContext context) {
    String text = context.request().getParam("date");
    try {
      return Optional.ofNullable(text).map(LocalDate::parse);
    } catch (DateTimeException e) {
      throw new BadDocument("request, at date: '" + text + "' is no day such as 2026-11-23", e);
    }
  }

  /** How it stands with a launch now, or on what it was decided. */
  private void goReport(RoutingContext context) {
    String sortie = context.pathParam("id");
    Optional<GoView> now =
        room.view().goReports().stream()
            .filter(report -> report.sortie().value().equals(sortie))
            .findFirst();
    if (now.isPresent()) {
      Refusals.json(context, 200, now.get());
      return;
    }
    vertx
        .executeBlocking(() -> room.views().goReport(sortie), false)
        .onSuccess(
            report ->
                report.ifPresentOrElse(
                    found -> Refusals.json(context, 200, found),
                    () ->
                        Refusals.send(
                            context,
                            404,
                            "no go/no-go report of sortie " + sortie,
                            "there is one from its check on")))
        .onFailure(context::fail);
  }

  private void order(RoutingContext context) {
    WebJson.Asked asked = WebJson.order(context.body().asString("UTF-8"));
    room.ask(Access.user(context).name(), asked.order(), asked.reason())
        .whenComplete(
            (answer, failure) -> {
              if (failure == null) {
                Refusals.json(context, answer.taken() ? 200 : 409, answer);
              } else {
                context.fail(failure);
              }
            });
  }

  private static Instant from(RoutingContext context) {
    return instant(context, "from").orElse(Instant.EPOCH);
  }

  private static Instant until(RoutingContext context) {
    return instant(context, "until").orElse(Instant.parse("9999-01-01T00:00:00Z"));
  }

  private static Optional<Instant> instant(RoutingContext context, String name) {
    String text = context.request().getParam(name);
    if (text == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(Instant.parse(text));
    } catch (DateTimeException e) {
      throw new BadDocument(
          "request, at " + name + ": '" + text + "' is no UTC time such as 2026-11-22T12:00:00Z",
          e);
    }
  }

  private static int limit(RoutingContext context) {
    String text = context.request().getParam("limit");
    if (text == null) {
      return 500;
    }
    try {
      return Math.max(1, Math.min(MOST, Integer.parseInt(text)));
    } catch (NumberFormatException e) {
      throw new BadDocument("request, at limit: '" + text + "' is no number", e);
    }
  }
}
