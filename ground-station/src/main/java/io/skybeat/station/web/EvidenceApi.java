package io.skybeat.station.web;

import io.skybeat.core.time.Time;
import io.skybeat.station.event.AlertId;
import io.skybeat.station.event.Order;
import io.skybeat.station.port.EvidenceArchive;
import io.skybeat.station.room.CommandRoom;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * REST over evidence. Who has the right to originals plays clips, and is noted; taking it out and
 * legal hold are an administrator's, with a reason; without that right he takes out blurred copies.
 */
final class EvidenceApi {
  private static final Logger LOG = LoggerFactory.getLogger(EvidenceApi.class);
  private static final Pattern RANGE = Pattern.compile("bytes=(\\d{0,12})-(\\d{0,12})");

  /** One answer; a browser asks for the next stretch by itself. */
  private static final int STRETCH = 1 << 20;

  private final Vertx vertx;
  private final CommandRoom room;
  private final Time time;
  private final StillViews views = new StillViews();

  EvidenceApi(Vertx vertx, CommandRoom room, Time time) {
    this.vertx = vertx;
    this.room = room;
    this.time = time;
  }

  /** Which alerts are taken out, and why. */
  record Export(List<AlertId> alerts, String reason) {}

  /** Hold laid or lifted, and why. */
  record Hold(boolean on, String reason) {}

  void mount(Router router, Access access) {
    router.get("/api/evidence").handler(context -> answer(context, () -> archive().items()));
    router.get("/api/evidence/checkpoint").handler(this::checkpoint);
    router.get("/api/evidence/key").handler(this::key);
    router
        .post("/api/evidence/export")
        .handler(access::requireAdministrator)
        .handler(context -> export(context, access.seesOriginals(context)));
    router.get("/api/alerts/:id/evidence").handler(this::item);
    router.get("/api/alerts/:id/evidence/manifest").handler(this::manifest);
    router
        .get("/api/alerts/:id/evidence/clip")
        .handler(access::requireOriginals)
        .handler(this::clip);
    router
        .post("/api/alerts/:id/evidence/hold")
        .handler(access::requireAdministrator)
        .handler(this::hold);
  }

  private EvidenceArchive archive() {
    return room.evidence();
  }

  private static Optional<AlertId> alert(RoutingContext context) {
    String id = context.pathParam("id");
    return id.matches("[A-Za-z0-9._-]{1,64}") ? Optional.of(new AlertId(id)) : Optional.empty();
  }

  private void answer(RoutingContext context, Callable<?> question) {
    vertx
        .executeBlocking(() -> WebJson.write(question.call()), false)
        .onSuccess(text -> Refusals.text(context, 200, text))
        .onFailure(context::fail);
  }

  private void none(RoutingContext context) {
    Refusals.send(
        context,
        404,
        "there is no such evidence",
        "it is sealed some seconds after the alert, and erased when its time is over");
  }

  /** What there is; nothing is an answer too, for whoever waits for it. */
  private void item(RoutingContext context) {
    alert(context)
        .flatMap(archive()::of)
        .ifPresentOrElse(
            item -> Refusals.json(context, 200, item),
            () -> Refusals.json(context, 200, java.util.Map.of()));
  }

  private void manifest(RoutingContext context) {
    vertx
        .executeBlocking(
            () -> {
              Optional<AlertId> alert = alert(context);
              return alert.isPresent() ? archive().manifest(alert.get()) : Optional.<String>empty();
            },
            false)
        .onSuccess(
            text ->
                text.ifPresentOrElse(
                    found -> Refusals.text(context, 200, found), () -> none(context)))
        .onFailure(context::fail);
  }

  private void checkpoint(RoutingContext context) {
    vertx
        .executeBlocking(archive()::checkpoint, false)
        .onSuccess(
            text -> {
              attach(context, "checkpoint.json");
              Refusals.text(context, 200, text);
            })
        .onFailure(context::fail);
  }

  private void key(RoutingContext context) {
    attach(context, "station-key.pem");
    context
        .response()
        .putHeader("Content-Type", "application/x-pem-file")
        .putHeader("Cache-Control", "no-store")
        .end(archive().publicKey());
  }

  private static void attach(RoutingContext context, String name) {
    context.response().putHeader("Content-Disposition", "attachment; filename=\"" + name + "\"");
  }

  /** The clip, or the stretch of it that a player asks for. */
  private void clip(RoutingContext context) {
    Optional<EvidenceArchive.Item> item = alert(context).flatMap(archive()::of);
    if (item.isEmpty() || !item.get().film() || item.get().erasedAt().isPresent()) {
      none(context);
      return;
    }
    noteView(context, item.get());
    long total = item.get().bytes();
    long from = 0;
    long last = total - 1;
    String asked = context.request().getHeader("Range");
    Matcher range = RANGE.matcher(asked == null ? "" : asked);
    if (range.matches() && !range.group().equals("bytes=-")) {
      boolean tail = range.group(1).isEmpty();
      from = tail ? Math.max(0, total - Long.parseLong(range.group(2))) : number(range.group(1));
      last = tail || range.group(2).isEmpty() ? total - 1 : number(range.group(2));
      if (from >= total || last < from) {
        context.response().putHeader("Content-Range", "bytes */" + total);
        Refusals.send(context, 416, "that is behind the clip's end", "ask for less");
        return;
      }
      last = Math.min(Math.min(last, total - 1), from + STRETCH - 1);
      send(context, item.get().alert(), from, last, total);
      return;
    }
    whole(context, item.get().alert(), 0, total);
  }

  private static long number(String digits) {
    return Long.parseLong(digits);
  }

  private void send(RoutingContext context, AlertId alert, long from, long last, long total) {
    read(alert, from, last - from + 1)
        .onSuccess(
            part ->
                head(context, part.length())
                    .setStatusCode(206)
                    .putHeader("Content-Range", "bytes " + from + "-" + last + "/" + total)
                    .end(part))
        .onFailure(context::fail);
  }

  private void whole(RoutingContext context, AlertId alert, long from, long total) {
    if (from == 0) {
      head(context, total);
    }
    if (from >= total || context.response().closed()) {
      context.response().end();
      return;
    }
    read(alert, from, Math.min(STRETCH, total - from))
        .compose(part -> context.response().write(part).map(part))
        .onSuccess(part -> whole(context, alert, from + part.length(), total))
        .onFailure(context::fail);
  }

  private io.vertx.core.Future<Buffer> read(AlertId alert, long from, long bytes) {
    return vertx.executeBlocking(
        () -> Buffer.buffer(archive().clip(alert, from, (int) bytes).orElseThrow()), false);
  }

  private static io.vertx.core.http.HttpServerResponse head(RoutingContext context, long length) {
    return context
        .response()
        .putHeader("Content-Type", "video/mp4")
        .putHeader("Content-Length", Long.toString(length))
        .putHeader("Accept-Ranges", "bytes")
        .putHeader("Vary", "Cookie")
        .putHeader("Cache-Control", "private, no-store")
        .putHeader("Content-Encoding", "identity");
  }

  private void noteView(RoutingContext context, EvidenceArchive.Item item) {
    String person = Access.user(context).name();
    if (views.first(person, item.alert().value(), time.now())) {
      room.ask(person, new Order.ViewEvidence(item.alert()), "")
          .whenComplete(
              (noted, failure) -> {
                if (failure != null) {
                  LOG.error("who saw the clip of {} could not be noted", item.alert(), failure);
                }
              });
    }
  }

  private void hold(RoutingContext context) {
    Hold asked = WebJson.read(context.body().asString("UTF-8"), Hold.class);
    Optional<AlertId> alert = alert(context);
    if (alert.isEmpty()) {
      none(context);
      return;
    }
    order(
        context,
        new Order.HoldEvidence(alert.get(), asked.on()),
        asked.reason(),
        () -> Refusals.json(context, 200, java.util.Map.of("held", asked.on())));
  }

  private void export(RoutingContext context, boolean originals) {
    Export asked = WebJson.read(context.body().asString("UTF-8"), Export.class);
    List<AlertId> alerts =
        asked.alerts() == null
            ? List.of()
            : asked.alerts().stream().filter(one -> archive().of(one).isPresent()).toList();
    if (alerts.isEmpty()) {
      none(context);
      return;
    }
    order(
        context,
        new Order.ExportEvidence(alerts),
        asked.reason(),
        () -> sendExport(context, alerts, asked.reason().strip(), originals));
  }

  /** Nothing leaves before the journal has who took it. */
  private void order(RoutingContext context, Order order, String reason, Runnable then) {
    String why = reason == null ? "" : reason.strip();
    room.ask(Access.user(context).name(), order, why)
        .whenComplete(
            (answer, failure) -> {
              if (failure != null) {
                context.fail(failure);
              } else if (answer.taken()) {
                then.run();
              } else {
                Refusals.json(context, 409, answer);
              }
            });
  }

  private void sendExport(
      RoutingContext context, List<AlertId> alerts, String reason, boolean originals) {
    String person = Access.user(context).name();
    vertx
        .executeBlocking(
            () ->
                originals
                    ? archive().export(alerts, person, reason)
                    : archive().exportDerived(alerts, person, reason),
            false)
        .onSuccess(
            zip -> {
              attach(context, "evidence-" + room.plan().station() + ".zip");
              context
                  .response()
                  .putHeader("Content-Type", "application/zip")
                  .putHeader("Content-Encoding", "identity")
                  .putHeader("Cache-Control", "no-store")
                  .sendFile(zip.toString())
                  .onComplete(sent -> delete(zip));
            })
        .onFailure(context::fail);
  }

  private void delete(Path zip) {
    vertx.executeBlocking(() -> Files.deleteIfExists(zip), false);
  }
}
