package io.skybeat.station.web;

import io.skybeat.core.sighting.CameraId;
import io.skybeat.core.time.Time;
import io.skybeat.core.wire.BadDocument;
import io.skybeat.station.port.StoreFailure;
import io.skybeat.station.room.CommandRoom;
import io.skybeat.station.room.RoomPlan;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.net.BindException;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves one command room over HTTP and WebSocket. */
public final class CommandRoomServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(CommandRoomServer.class);

  /** Everything comes from this server: the page works offline, and no foreign script runs. */
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' blob:"
          + " data:; connect-src 'self' ws: wss:; font-src 'self'; media-src 'self' blob:;"
          + " worker-src 'self' blob:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

  private static final long SESSION_CHECK_MS = 5_000;

  private final Vertx vertx;
  private final HttpServer server;
  private final CommandRoom room;
  private final Time time;
  private final Access access;
  private final PageFiles files = new PageFiles();

  private CommandRoomServer(CommandRoom room, Time time, WebSettings settings) {
    this.room = room;
    this.time = time;
    this.vertx =
        Vertx.vertx(
            new VertxOptions()
                .setEventLoopPoolSize(2)
                .setWorkerPoolSize(4)
                .setInternalBlockingPoolSize(2)
                .setFileSystemOptions(
                    new FileSystemOptions()
                        .setFileCachingEnabled(false)
                        .setClassPathResolvingEnabled(false)));
    this.access = new Access(vertx, room.users(), time, settings);
    this.server =
        vertx.createHttpServer(
            new HttpServerOptions()
                .setHost(settings.host())
                .setPort(settings.port())
                .setCompressionSupported(true)
                .setMaxWebSocketFrameSize(64 * 1024)
                .setMaxWebSocketMessageSize(64 * 1024)
                .setIdleTimeout(0));
  }

  /**
   * Starts to serve {@code room}. Throws BadDocument with the remedy when the address cannot be
   * taken.
   */
  public static CommandRoomServer start(CommandRoom room, Time time, WebSettings settings)
      throws InterruptedException {
    CommandRoomServer server = new CommandRoomServer(room, time, settings);
    try {
      server
          .server
          .requestHandler(server.routes())
          .listen()
          .toCompletionStage()
          .toCompletableFuture()
          .get(20, TimeUnit.SECONDS);
      return server;
    } catch (ExecutionException | TimeoutException e) {
      server.close();
      String where = settings.host() + ":" + settings.port();
      if (e.getCause() instanceof BindException) {
        throw new BadDocument(
            "web: " + where + " is in use; end the program that has it, or choose another web port",
            e);
      }
      throw new BadDocument("web: cannot listen on " + where + ": " + e.getMessage(), e);
    }
  }

  /** The port that is really taken. */
  public int port() {
    return server.actualPort();
  }

  private Router routes() {
    Router router = Router.router(vertx);
    router.route().handler(CommandRoomServer::harden);
    router.get("/healthz").handler(this::health);
    router.route("/api/*").handler(BodyHandler.create(false).setBodyLimit(64 * 1024));
    router.route("/api/*").handler(access::requireSameOrigin);
    router.post("/api/login").handler(access::login);
    router.post("/api/setup").handler(access::setup);
    router.get("/api/setup").handler(this::needsSetup);
    router.route("/api/*").handler(access::requireLogin);
    router.post("/api/logout").handler(access::logout);
    router
        .get("/api/me")
        .handler(context -> Refusals.json(context, 200, access.me(Access.user(context))));
    router.get("/api/users").handler(access::requireAdministrator).handler(this::users);
    router.post("/api/users").handler(access::requireAdministrator).handler(access::addUser);
    new RoomApi(vertx, room, time).mount(router, access);
    new EvidenceApi(vertx, room, time).mount(router, access);
    router
        .route("/ws")
        .handler(access::requireSameOrigin)
        .handler(access::requireLogin)
        .handler(this::stateSocket);
    router
        .route("/live/:drone/:spectrum")
        .handler(access::requireSameOrigin)
        .handler(access::requireLogin)
        .handler(access::requireOriginals)
        .handler(this::liveSocket);
    router.get().handler(this::file);
    router.route().failureHandler(CommandRoomServer::failed);
    return router;
  }

  private static void harden(RoutingContext context) {
    context
        .response()
        .putHeader("Content-Security-Policy", POLICY)
        .putHeader("X-Content-Type-Options", "nosniff")
        .putHeader("Referrer-Policy", "no-referrer")
        .putHeader("Cross-Origin-Opener-Policy", "same-origin")
        .putHeader("Cross-Origin-Resource-Policy", "same-origin");
    context.next();
  }

  private void health(RoutingContext context) {
    boolean well = room.view().health().journalWrites();
    Refusals.json(context, well ? 200 : 503, java.util.Map.of("ok", well));
  }

  private void needsSetup(RoutingContext context) {
    boolean loggedIn = access.loggedIn(context.request());
    Refusals.json(
        context,
        200,
        java.util.Map.of("needed", !loggedIn && room.users().empty(), "loggedIn", loggedIn));
  }

  private void users(RoutingContext context) {
    vertx
        .executeBlocking(() -> room.users().users(), false)
        .onSuccess(users -> Refusals.json(context, 200, users))
        .onFailure(context::fail);
  }

  private void stateSocket(RoutingContext context) {
    upgraded(context, socket -> StateSocket.serve(socket, room, time, vertx.getOrCreateContext()));
  }

  private void liveSocket(RoutingContext context) {
    String name = context.pathParam("drone") + "/" + context.pathParam("spectrum");
    Optional<CameraId> camera =
        room.plan().cameras().stream()
            .map(RoomPlan.CameraShape::camera)
            .filter(one -> one.toString().equals(name))
            .findFirst();
    if (camera.isEmpty()) {
      Refusals.send(context, 404, "no such camera", "see /api/plan for the cameras");
      return;
    }
    String person = Access.user(context).name();
    upgraded(
        context,
        socket ->
            LiveSocket.serve(
                socket, room.live(), camera.get(), person, vertx.getOrCreateContext()));
  }

  private void upgraded(RoutingContext context, Consumer<ServerWebSocket> serve) {
    if (!"websocket".equalsIgnoreCase(context.request().getHeader("Upgrade"))) {
      Refusals.send(context, 426, "a WebSocket is served here", "connect with ws://");
      return;
    }
    Optional<String> secret = Access.secret(context.request());
    context
        .request()
        .toWebSocket()
        .onSuccess(
            socket -> {
              serve.accept(socket);
              endWithSession(socket, secret.orElse(""));
            })
        .onFailure(context::fail);
  }

  /** Who has logged out, or was removed, must not go on watching through an open socket. */
  private void endWithSession(ServerWebSocket socket, String secret) {
    vertx.setPeriodic(
        SESSION_CHECK_MS,
        timer -> {
          if (socket.isClosed()) {
            vertx.cancelTimer(timer);
            return;
          }
          vertx
              .executeBlocking(() -> room.users().session(secret, time.now()).isPresent(), false)
              .onSuccess(
                  held -> {
                    if (!held) {
                      socket.close((short) 1008, "the login has ended");
                    }
                  });
        });
  }

  private void file(RoutingContext context) {
    String path = context.normalizedPath().substring(1);
    Optional<PageFiles.PageFile> file = files.find(path);
    if (file.isEmpty()) {
      Refusals.send(context, 404, "no such page", "go to /");
      return;
    }
    context
        .response()
        .putHeader("Content-Type", file.get().mediaType())
        .putHeader("Cache-Control", "no-cache")
        .end(io.vertx.core.buffer.Buffer.buffer(file.get().bytes()));
  }

  private static void failed(RoutingContext context) {
    Throwable cause = context.failure();
    if (cause instanceof BadDocument) {
      Refusals.send(context, 400, cause.getMessage(), "correct the request");
    } else if (context.statusCode() == 413) {
      Refusals.send(context, 413, "the request is too large", "send less than 64 kB");
    } else if (cause instanceof StoreFailure) {
      LOG.error("{}; {}", cause.getMessage(), StoreFailure.REMEDY);
      Refusals.send(context, 507, cause.getMessage(), StoreFailure.REMEDY);
    } else if (cause != null) {
      LOG.error("{} {} failed", context.request().method(), context.request().path(), cause);
      Refusals.send(context, 500, "the station failed at this", "see the station's log");
    } else {
      Refusals.send(context, context.statusCode(), "refused", "see the API's documentation");
    }
  }

  @Override
  public void close() {
    try {
      vertx.close().toCompletionStage().toCompletableFuture().get(5, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      LOG.warn("the web server did not end cleanly: {}", e.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
