package io.skybeat.station.web;

import io.skybeat.core.time.Time;
import io.skybeat.station.port.UserStore;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * Who is asking, and may they: session cookie, same-origin rule, roles. Password work runs off the
 * event loop.
 */
final class Access {
  static final String COOKIE = "skybeat_session";
  private static final String USER = "skybeat.user";

  /** The throttle's name for tries of the token; no login name has a space. */
  private static final String SETUP = "the token";

  private final Vertx vertx;
  private final UserStore users;
  private final Time time;
  private final WebSettings settings;
  private final LoginThrottle throttle = new LoginThrottle();

  Access(Vertx vertx, UserStore users, Time time, WebSettings settings) {
    this.vertx = vertx;
    this.users = users;
    this.time = time;
    this.settings = settings;
  }

  /** Name and password as the login page sends them. */
  record Credentials(String name, String password) {}

  /** The first administrator, with the one-time token. */
  record Setup(String token, String name, String password) {}

  /** A new user. */
  record NewUser(String name, String password, UserStore.Role role) {}

  /** Who is logged in, and what the page may show him. */
  record Me(String name, UserStore.Role role, Instant createdAt, boolean originals) {}

  Me me(UserStore.User user) {
    return new Me(user.name(), user.role(), user.createdAt(), originals(user));
  }

  private boolean originals(UserStore.User user) {
    return settings.originals().contains(user.role());
  }

  /** Whether who asks may see pictures as they were taken. */
  boolean seesOriginals(RoutingContext context) {
    return originals(user(context));
  }

  /** Lets pass who may see pictures as they were taken. */
  void requireOriginals(RoutingContext context) {
    if (!seesOriginals(context)) {
      Refusals.send(
          context,
          403,
          "only who has the right 'originals' sees this as it was taken",
          "ask an administrator");
      return;
    }
    context.next();
  }

  /** Who only looks gives no orders. */
  void requireOrders(RoutingContext context) {
    if (user(context).role() == UserStore.Role.VIEWER) {
      Refusals.send(context, 403, "a viewer gives no orders", "ask an officer");
      return;
    }
    context.next();
  }

  /** The user behind a checked request. */
  static UserStore.User user(RoutingContext context) {
    return context.get(USER);
  }

  /** Lets the request pass when a session stands behind it. */
  void requireLogin(RoutingContext context) {
    Optional<UserStore.User> user = whoAsks(context.request());
    if (user.isEmpty()) {
      Refusals.send(context, 401, "not logged in", "log in with name and password");
      return;
    }
    context.put(USER, user.get());
    context.next();
  }

  void requireAdministrator(RoutingContext context) {
    if (user(context).role() != UserStore.Role.ADMINISTRATOR) {
      Refusals.send(context, 403, "only an administrator may do this", "ask an administrator");
      return;
    }
    context.next();
  }

  /**
   * A foreign page must not act with a viewer's cookie: what changes anything, and every WebSocket,
   * has to come from our own origin, and bodies have to be JSON.
   */
  void requireSameOrigin(RoutingContext context) {
    HttpServerRequest request = context.request();
    boolean upgrade = "websocket".equalsIgnoreCase(request.getHeader("Upgrade"));
    if (request.method() == HttpMethod.GET && !upgrade) {
      context.next();
      return;
    }
    String origin = request.getHeader("Origin");
    if (origin != null && !ours(origin, request.authority())) {
      Refusals.send(context, 403, "request from another origin", "use the station's own page");
      return;
    }
    String type = request.getHeader("Content-Type");
    if (!upgrade
        && (type == null || !type.toLowerCase(Locale.ROOT).startsWith("application/json"))) {
      Refusals.send(context, 415, "the body has to be JSON", "send Content-Type application/json");
      return;
    }
    context.next();
  }

  private static boolean ours(String origin, HostAndPort host) {
    return host != null && (origin.equals("http://" + host) || origin.equals("https://" + host));
  }

  private Optional<UserStore.User> whoAsks(HttpServerRequest request) {
    return secret(request).flatMap(secret -> users.session(secret, time.now()));
  }

  boolean loggedIn(HttpServerRequest request) {
    return whoAsks(request).isPresent();
  }

  /** The secret of the session that the request claims. */
  static Optional<String> secret(HttpServerRequest request) {
    return Optional.ofNullable(request.getCookie(COOKIE)).map(Cookie::getValue);
  }

  void login(RoutingContext context) {
    Credentials given = WebJson.read(context.body().asString("UTF-8"), Credentials.class);
    if (given.name() == null || given.password() == null) {
      Refusals.send(context, 400, "name and password are needed", "send both");
      return;
    }
    if (!throttle.mayTry(given.name(), time.now())) {
      Refusals.send(context, 429, "too many failed logins", "wait a minute and try again");
      return;
    }
    offLoop(() -> users.check(given.name(), given.password().toCharArray()).map(user -> open(user)))
        .onSuccess(
            opened -> {
              if (opened.isEmpty()) {
                Refusals.send(context, 401, "name or password is wrong", "try again");
              } else {
                throttle.succeeded(given.name());
                welcome(context, opened.get());
              }
            })
        .onFailure(context::fail);
  }

  void setup(RoutingContext context) {
    Setup given = WebJson.read(context.body().asString("UTF-8"), Setup.class);
    if (given.token() == null || given.name() == null || tooShort(given.password())) {
      Refusals.send(
          context, 400, "token, name and a password of 10 characters are needed", "send all three");
      return;
    }
    if (!throttle.mayTry(SETUP, time.now())) {
      Refusals.send(context, 429, "too many wrong tokens", "wait a minute and try again");
      return;
    }
    offLoop(
            () ->
                users
                    .redeem(given.token(), given.name(), given.password().toCharArray())
                    .map(user -> open(user)))
        .onSuccess(
            opened -> {
              if (opened.isEmpty()) {
                Refusals.send(
                    context,
                    403,
                    "the token is wrong or spent",
                    "take it from the station's output");
              } else {
                throttle.succeeded(SETUP);
                welcome(context, opened.get());
              }
            })
        .onFailure(context::fail);
  }

  void addUser(RoutingContext context) {
    NewUser given = WebJson.read(context.body().asString("UTF-8"), NewUser.class);
    if (given.name() == null || given.role() == null || tooShort(given.password())) {
      Refusals.send(
          context, 400, "name, role and a password of 10 characters are needed", "send all three");
      return;
    }
    offLoop(() -> users.add(given.name(), given.password().toCharArray(), given.role()))
        .onSuccess(
            user -> {
              if (user.isEmpty()) {
                Refusals.send(
                    context,
                    409,
                    "this name is taken or not allowed",
                    "choose 1..32 letters, digits, '.', '_', '-'");
              } else {
                Refusals.json(context, 201, user.get());
              }
            })
        .onFailure(context::fail);
  }

  void logout(RoutingContext context) {
    Cookie cookie = context.request().getCookie(COOKIE);
    offLoop(
            () -> {
              if (cookie != null) {
                users.closeSession(cookie.getValue());
              }
              return true;
            })
        .onSuccess(
            ended -> {
              context.response().addCookie(cookie(context, "", 0));
              Refusals.json(context, 200, java.util.Map.of("ok", true));
            })
        .onFailure(context::fail);
  }

  /** A user with the secret of a session just opened. */
  private record Opened(UserStore.User user, String secret) {}

  private Opened open(UserStore.User user) {
    return new Opened(
        user, users.openSession(user.name(), time.now().plus(settings.sessionLength())));
  }

  private void welcome(RoutingContext context, Opened opened) {
    context
        .response()
        .addCookie(cookie(context, opened.secret(), settings.sessionLength().toSeconds()));
    Refusals.json(context, 200, me(opened.user()));
  }

  private static Cookie cookie(RoutingContext context, String secret, long seconds) {
    return Cookie.cookie(COOKIE, secret)
        .setHttpOnly(true)
        .setSameSite(CookieSameSite.STRICT)
        .setPath("/")
        .setSecure(context.request().isSSL())
        .setMaxAge(seconds);
  }

  private static boolean tooShort(String password) {
    return password == null || password.length() < 10;
  }

  private <T> Future<T> offLoop(java.util.concurrent.Callable<T> work) {
    return vertx.executeBlocking(work, false);
  }
}
