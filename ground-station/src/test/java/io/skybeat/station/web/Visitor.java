package io.skybeat.station.web;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Somebody with a plain HTTP client and, once logged in, a cookie. */
final class Visitor {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  /** A status and a body. */
  record Reply(int status, byte[] bytes, HttpResponse<byte[]> whole) {
    JsonNode json() throws IOException {
      return WebJson.MAPPER.readTree(bytes);
    }

    String header(String name) {
      return whole.headers().firstValue(name).orElse("");
    }
  }

  private final int port;
  private String cookie = "";

  Visitor(int port) {
    this.port = port;
  }

  Reply get(String path) throws IOException, InterruptedException {
    return send(request(path).GET());
  }

  Reply post(String path, String json) throws IOException, InterruptedException {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(json)));
  }

  Reply send(HttpRequest.Builder request) throws IOException, InterruptedException {
    HttpResponse<byte[]> response =
        CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    response
        .headers()
        .firstValue("Set-Cookie")
        .ifPresent(line -> cookie = line.substring(0, line.indexOf(';')));
    return new Reply(response.statusCode(), response.body(), response);
  }

  HttpRequest.Builder request(String path) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    return cookie.isEmpty() ? request : request.header("Cookie", cookie);
  }

  Visitor login(String name, String password) throws IOException, InterruptedException {
    Reply reply =
        post("/api/login", "{\"name\":\"" + name + "\",\"password\":\"" + password + "\"}");
    if (reply.status() != 200) {
      throw new AssertionError("login of " + name + ": " + reply.status());
    }
    return this;
  }

  /** Opens a WebSocket; fails with WebSocketHandshakeException when refused. */
  CompletableFuture<Ear> listen(String path, Optional<String> origin) {
    Ear ear = new Ear();
    WebSocket.Builder builder = CLIENT.newWebSocketBuilder();
    if (!cookie.isEmpty()) {
      builder.header("Cookie", cookie);
    }
    origin.ifPresent(value -> builder.header("Origin", value));
    return builder
        .buildAsync(URI.create("ws://127.0.0.1:" + port + path), ear)
        .thenApply(
            socket -> {
              ear.socket = socket;
              return ear;
            });
  }

  Ear listen(String path) {
    return listen(path, Optional.empty()).orTimeout(120, TimeUnit.SECONDS).join();
  }

  /** What comes over a WebSocket, one by one; can be made slow. */
  static final class Ear implements WebSocket.Listener {
    final BlockingQueue<JsonNode> texts = new LinkedBlockingQueue<>();
    final BlockingQueue<byte[]> units = new LinkedBlockingQueue<>();
    final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final StringBuilder text = new StringBuilder();
    private final java.io.ByteArrayOutputStream unit = new java.io.ByteArrayOutputStream();
    private volatile boolean deaf;
    private WebSocket socket;

    @Override
    public void onOpen(WebSocket opened) {
      opened.request(1);
    }

    /** Takes nothing more from the connection until {@link #hear}. */
    void deaf() {
      deaf = true;
    }

    void hear() {
      deaf = false;
      socket.request(1);
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
      text.append(data);
      if (last) {
        try {
          JsonNode message = WebJson.MAPPER.readTree(text.toString());
          if (message.get("type").asText().equals("state")) {
            texts.add(message);
          }
        } catch (IOException e) {
          closed.completeExceptionally(e);
        }
        text.setLength(0);
      }
      more(from);
      return null;
    }

    @Override
    public CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
      byte[] bytes = new byte[data.remaining()];
      data.get(bytes);
      unit.writeBytes(bytes);
      if (last) {
        units.add(unit.toByteArray());
        unit.reset();
      }
      more(from);
      return null;
    }

    private void more(WebSocket from) {
      if (!deaf) {
        from.request(1);
      }
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int status, String reason) {
      closed.complete(status);
      return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
      closed.completeExceptionally(error);
    }

    JsonNode text() throws InterruptedException {
      JsonNode next = texts.poll(120, TimeUnit.SECONDS);
      if (next == null) {
        throw new AssertionError("no message within 120 s");
      }
      return next;
    }

    byte[] unit() throws InterruptedException {
      byte[] next = units.poll(120, TimeUnit.SECONDS);
      if (next == null) {
        throw new AssertionError("no unit within 120 s");
      }
      return next;
    }

    void leave() {
      socket.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
    }
  }
}
