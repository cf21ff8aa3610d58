package io.skybeat.simulator.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.skybeat.core.time.Time;
import io.skybeat.core.wire.Json;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Watches the command room exactly as its page does: logged in, over the same WebSocket. When an
 * alert's message is here, it is on the page.
 */
final class PageProbe implements AutoCloseable {
  /** Hears of every message, on the connection's thread; {@code state} is the whole picture. */
  interface Listener {
    void changed(Instant arrivedAt, ObjectNode state);
  }

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration DOWNLOAD = Duration.ofMinutes(2);

  private final URI base;
  private final Time time;
  private final Listener listener;
  private final CookieManager cookies = new CookieManager();
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .cookieHandler(cookies)
          .connectTimeout(PATIENCE)
          .build();
  private final ObjectNode state = Json.MAPPER.createObjectNode();
  private final Map<String, Instant> alertArrivals = new LinkedHashMap<>();
  private final Map<String, JsonNode> streams = new TreeMap<>();
  private final StringBuilder partial = new StringBuilder();
  private volatile WebSocket socket;
  private volatile boolean closed;

  PageProbe(URI base, Time time, Listener listener) {
    this.base = base;
    this.time = time;
    this.listener = listener;
  }

  /** Makes the first administrator with the station's one-time token, and is logged in then. */
  void setUp(String token, String name, String password) throws InterruptedException {
    ObjectNode body = Json.MAPPER.createObjectNode();
    body.put("token", token).put("name", name).put("password", password);
    post("/api/setup", body);
  }

  /** Logs in. */
  void logIn(String name, String password) throws InterruptedException {
    ObjectNode body = Json.MAPPER.createObjectNode();
    body.put("name", name).put("password", password);
    post("/api/login", body);
  }

  /** Opens the WebSocket; after a break it is opened again as the page would. */
  void watch() throws InterruptedException {
    URI target = URI.create("ws://" + base.getAuthority() + "/ws");
    String cookie =
        cookies.getCookieStore().get(base).stream()
            .map(c -> c.getName() + "=" + c.getValue())
            .reduce((a, b) -> a + "; " + b)
            .orElse("");
    try {
      socket =
          http.newWebSocketBuilder()
              .header("Cookie", cookie)
              .header("Origin", base.toString())
              .buildAsync(target, new Incoming())
              .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new DemoFailure("the command room's WebSocket does not open: " + e.getMessage());
    }
  }

  /** Answers of the REST API, as JSON. */
  JsonNode get(String path) throws InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(base.resolve(path)).timeout(PATIENCE).build();
    return send(request);
  }

  JsonNode post(String path, JsonNode body) throws InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(base.resolve(path))
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .header("Origin", base.toString())
            .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
            .build();
    return send(request);
  }

  /** Saves what is answered in {@code file}: to a GET, or to a POST of {@code body}. */
  void download(String path, Optional<JsonNode> body, Path file) throws InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path)).timeout(DOWNLOAD);
    body.ifPresent(
        json ->
            request
                .header("Content-Type", "application/json")
                .header("Origin", base.toString())
                .POST(HttpRequest.BodyPublishers.ofString(json.toString())));
    try {
      HttpResponse<Path> response =
          http.send(request.build(), HttpResponse.BodyHandlers.ofFile(file));
      if (response.statusCode() / 100 != 2) {
        throw new DemoFailure(path + " answered " + response.statusCode());
      }
    } catch (IOException e) {
      throw new DemoFailure(path + " does not answer: " + e.getMessage());
    }
  }

  private JsonNode send(HttpRequest request) throws InterruptedException {
    try {
      HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
      if (response.statusCode() / 100 != 2) {
        throw new DemoFailure(
            request.uri() + " answered " + response.statusCode() + ": " + response.body());
      }
      return Json.MAPPER.readTree(response.body());
    } catch (IOException e) {
      throw new DemoFailure(request.uri() + " does not answer: " + e.getMessage());
    }
  }

  /** When each alert's first message arrived, by alert id. */
  synchronized Map<String, Instant> alertArrivals() {
    return new LinkedHashMap<>(alertArrivals);
  }

  /** Each stream's last state and counts, by camera. */
  synchronized List<JsonNode> streams() {
    return List.copyOf(streams.values());
  }

  /** A copy of the whole picture. */
  synchronized ObjectNode state() {
    return state.deepCopy();
  }

  private synchronized void take(String message, Instant arrivedAt) {
    JsonNode node;
    try {
      node = Json.MAPPER.readTree(message);
    } catch (IOException e) {
      throw new DemoFailure("the command room sent no JSON: " + e.getMessage());
    }
    if (!node.path("type").asText().equals("state")) {
      return;
    }
    state.setAll((ObjectNode) node.get("state"));
    for (JsonNode stream : state.path("streams")) {
      // A stream that is no longer assigned leaves the picture; its last word is still wanted.
      streams.put(stream.path("camera").asText(), stream);
    }
    for (JsonNode alert : state.path("alerts")) {
      alertArrivals.putIfAbsent(alert.path("alert").asText(), arrivedAt);
    }
    listener.changed(arrivedAt, state);
  }

  private final class Incoming implements WebSocket.Listener {
    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
      partial.append(data);
      if (last) {
        String message = partial.toString();
        partial.setLength(0);
        take(message, time.now());
      }
      from.request(1);
      return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int status, String reason) {
      again();
      return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
      again();
    }

    private void again() {
      if (!closed) {
        partial.setLength(0);
        time.wakeAt(time.now().plusMillis(500), this::reopen);
      }
    }

    private void reopen() {
      try {
        watch();
      } catch (DemoFailure e) {
        again();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public void close() {
    closed = true;
    WebSocket open = socket;
    if (open != null) {
      open.abort();
    }
  }
}
