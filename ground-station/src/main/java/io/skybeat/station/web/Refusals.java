package io.skybeat.station.web;

import io.vertx.ext.web.RoutingContext;

/** Answers as JSON; refusals with the reason and the remedy. */
final class Refusals {
  private Refusals() {}

  /** What a refused request gets. */
  record Refusal(String error, String remedy) {}

  static void send(RoutingContext context, int status, String error, String remedy) {
    json(context, status, new Refusal(error, remedy));
  }

  static void json(RoutingContext context, int status, Object body) {
    text(context, status, WebJson.write(body));
  }

  /** Answers with {@code json}, written already. */
  static void text(RoutingContext context, int status, String json) {
    if (context.response().ended() || context.response().closed()) {
      return;
    }
    context
        .response()
        .setStatusCode(status)
        .putHeader("Content-Type", "application/json")
        .putHeader("Cache-Control", "no-store")
        .end(json);
  }
}
