package io.skybeat.station.web;

import io.skybeat.core.time.Time;
import io.skybeat.station.blur.DerivedStill;
import io.skybeat.station.event.Order;
import io.skybeat.station.room.CommandRoom;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Alerts' pictures: as they were taken for who has the right, a blurred copy for everybody else.
 * Both are noted.
 */
final class StillApi {
  private static final Logger LOG = LoggerFactory.getLogger(StillApi.class);
  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

  private final Vertx vertx;
  private final CommandRoom room;
  private final Time time;
  private final Access access;
  private final StillViews views = new StillViews();

  StillApi(Vertx vertx, CommandRoom room, Time time, Access access) {
    this.vertx = vertx;
    this.room = room;
    this.time = time;
    this.access = access;
  }

  void mount(Router router) {
    router.get("/api/stills/:sha256").handler(this::still);
  }

  private void still(RoutingContext context) {
    String sha256 = context.pathParam("sha256");
    if (!SHA256.matcher(sha256).matches() || !room.stills().holds(sha256)) {
      notHeld(context);
      return;
    }
    note(Access.user(context).name(), sha256);
    boolean originals = access.seesOriginals(context);
    vertx
        .executeBlocking(() -> picture(sha256, originals), false)
        .onSuccess(
            picture -> picture.ifPresentOrElse(one -> send(context, one), () -> notHeld(context)))
        .onFailure(failure -> failed(context, sha256, originals, failure));
  }

  /** The original, or what may be shown instead; empty when its time was up just now. */
  private Optional<Shown> picture(String sha256, boolean originals) throws IOException {
    Optional<byte[]> original = room.stills().read(sha256);
    if (original.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        originals
            ? new Shown(original.get(), Optional.empty())
            : Shown.of(DerivedStill.of(original.get())));
  }

  /** A picture as it leaves the station; {@code copy} where it is not the original. */
  private record Shown(byte[] jpeg, Optional<DerivedStill> copy) {
    static Shown of(DerivedStill copy) {
      return new Shown(copy.jpeg(), Optional.of(copy));
    }
  }

  private static void send(RoutingContext context, Shown shown) {
    HttpServerResponse response = head(context);
    shown
        .copy()
        .ifPresent(
            copy ->
                response
                    .putHeader("Skybeat-Derived-From", "sha256:" + copy.originalSha256())
                    .putHeader("Skybeat-Derived-By", copy.rule()));
    response.end(Buffer.buffer(shown.jpeg()));
  }

  private static void notHeld(RoutingContext context) {
    Refusals.send(context, 404, "this picture is not held", "it may still be on its way");
  }

  /** Whoever may not see the original gets nothing rather than that. */
  private static void failed(
      RoutingContext context, String sha256, boolean originals, Throwable failure) {
    if (originals || !(failure instanceof IOException)) {
      LOG.error("picture {} cannot be sent", sha256, failure);
      context.fail(failure);
      return;
    }
    LOG.warn("no copy can be made of picture {}: {}", sha256, failure.getMessage());
    Refusals.send(
        context,
        409,
        "no blurred copy can be made of this picture",
        "ask somebody with the right 'originals'");
  }

  private void note(String person, String sha256) {
    if (views.first(person, sha256, time.now())) {
      room.ask(person, new Order.ViewStill(sha256), "")
          .whenComplete(
              (answer, failure) -> {
                if (failure != null) {
                  LOG.error("who saw picture {} could not be noted", sha256, failure);
                }
              });
    }
  }

  private static HttpServerResponse head(RoutingContext context) {
    return context
        .response()
        .putHeader("Content-Type", "image/jpeg")
        // Kept for this login only: the next person at the same screen asks, and is noted, anew.
        .putHeader("Vary", "Cookie")
        .putHeader("Cache-Control", "private, max-age=3600, immutable")
        .putHeader("Content-Encoding", "identity");
  }
}
