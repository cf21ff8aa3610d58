package io.skybeat.simulator.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.skybeat.core.time.Time;
import io.skybeat.core.wire.BadDocument;
import io.skybeat.core.wire.Json;
import io.skybeat.core.wire.MediaFrame;
import io.skybeat.simulator.figures.Samples;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * One camera's live picture as the command room's page gets it: logged in, over the same WebSocket,
 * but without a browser. Measured is the time from the capture of a picture, as its camera says it
 * (UTC), to the arrival of its last byte here.
 */
final class LiveWatch implements WebSocket.Listener, AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** The relay begins with all since the last key picture: these were old when they were sent. */
  private static final Duration SETTLING = Duration.ofSeconds(3);

  private final Time time;
  private final int wanted;
  private final CountDownLatch left;
  private final Samples delayMs = new Samples();
  private final ByteArrayOutputStream partial = new ByteArrayOutputStream();
  private Instant since;
  private volatile WebSocket socket;
  private volatile String trouble = "";

  LiveWatch(Time time, int wanted) {
    this.time = time;
    this.wanted = wanted;
    this.left = new CountDownLatch(wanted);
  }

  /** Logs in at {@code room}; returns the session's cookie. */
  static String logIn(HttpClient http, URI room, String name, String password)
      throws InterruptedException {
    ObjectNode body = Json.MAPPER.createObjectNode().put("name", name).put("password", password);
    HttpRequest request =
        HttpRequest.newBuilder(room.resolve("/api/login"))
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .header("Origin", room.getScheme() + "://" + room.getAuthority())
            .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
            .build();
    try {
      HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
      if (response.statusCode() != 200) {
        throw new IllegalStateException(
            "the command room at " + room + " refuses the login: " + response.body());
      }
      return response.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
    } catch (IOException e) {
      throw new IllegalStateException("the command room at " + room + " does not answer", e);
    }
  }

  /** Watches {@code camera} (such as {@code d1/visible}) until {@code wanted} pictures came. */
  static LiveWatch open(
      HttpClient http, URI room, String cookie, String camera, Time time, int wanted) {
    LiveWatch watch = new LiveWatch(time, wanted);
    try {
      watch.socket =
          http.newWebSocketBuilder()
              .header("Cookie", cookie)
              .header("Origin", room.getScheme() + "://" + room.getAuthority())
              .connectTimeout(PATIENCE)
              .buildAsync(URI.create("ws://" + room.getAuthority() + "/live/" + camera), watch)
              .join();
    } catch (CompletionException e) {
      throw new IllegalStateException("no live picture of " + camera + ": " + e.getMessage(), e);
    }
    return watch;
  }

  /** Capture to arrival, milliseconds; waits at most {@code patience}. */
  Samples await(Duration patience) throws InterruptedException {
    boolean done = left.await(patience.toMillis(), TimeUnit.MILLISECONDS);
    synchronized (this) {
      if (!done || delayMs.count() < wanted) {
        throw new IllegalStateException(
            "only " + delayMs.count() + " of " + wanted + " live pictures came " + trouble);
      }
      return delayMs;
    }
  }

  @Override
  public CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
    byte[] bytes = new byte[data.remaining()];
    data.get(bytes);
    partial.writeBytes(bytes);
    if (last) {
      take(partial.toByteArray(), time.now());
      partial.reset();
    }
    from.request(1);
    return null;
  }

  /** Takes one unit as it came, without its length. */
  synchronized void take(byte[] unit, Instant arrivedAt) {
    try {
      MediaFrame.Header header = MediaFrame.parse(unit).header();
      since = since == null ? arrivedAt : since;
      boolean settled = arrivedAt.isAfter(since.plus(SETTLING));
      if (settled && left.getCount() > 0 && header.at().isPresent()) {
        delayMs.add(Duration.between(header.at().get(), arrivedAt).toNanos() / 1e6);
        left.countDown();
      }
    } catch (BadDocument e) {
      trouble = "(" + e.getMessage() + ")";
    }
  }

  @Override
  public CompletionStage<?> onClose(WebSocket from, int status, String reason) {
    ended("(the room closed the connection: " + status + " " + reason + ")");
    return null;
  }

  @Override
  public void onError(WebSocket from, Throwable error) {
    ended("(" + error.getMessage() + ")");
  }

  private void ended(String why) {
    trouble = why;
    while (left.getCount() > 0) {
      left.countDown();
    }
  }

  @Override
  public void close() {
    socket.abort();
  }
}
