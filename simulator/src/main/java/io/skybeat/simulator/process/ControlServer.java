package io.skybeat.simulator.process;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.skybeat.core.wire.BadDocument;
import io.skybeat.core.wire.Json;
import io.skybeat.simulator.fault.BadFault;
import io.skybeat.simulator.fault.Catalogue;
import io.skybeat.simulator.fault.FaultText;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A running simulator's control over HTTP, on loopback alone and without a login, as for programs
 * of this machine; docs/simulator.md describes it. A page from elsewhere in somebody's browser has
 * no say: what changes anything has to be JSON, and the host has to be this machine by name.
 */
public final class ControlServer implements AutoCloseable {
  private static final int MOST_BYTES = 64 * 1024;
  private static final int BACKLOG = 16;

  /** An answer. */
  private record Answer(int status, Object body, Optional<String> allow) {
    static Answer of(int status, Object body) {
      return new Answer(status, body, Optional.empty());
    }

    static Answer refusal(int status, String field, String error) {
      Map<String, String> body = new TreeMap<>();
      body.put("error", error);
      if (!field.isEmpty()) {
        body.put("field", field);
      }
      return of(status, body);
    }

    static Answer notAllowed(String... methods) {
      String allow = String.join(", ", methods);
      Answer plain = refusal(405, "", "only " + allow + " here");
      return new Answer(405, plain.body(), Optional.of(allow));
    }
  }

  private final HttpServer server;
  private final ExecutorService hands =
      Executors.newFixedThreadPool(
          2,
          task -> {
            Thread thread = new Thread(task, "simulator-control");
            thread.setDaemon(true);
            return thread;
          });
  private final SimulatorProcess simulator;
  private final SimulatorReport report;

  private ControlServer(HttpServer server, SimulatorProcess simulator) {
    this.server = server;
    this.simulator = simulator;
    this.report = new SimulatorReport(simulator);
  }

  /**
   * Begins to serve on 127.0.0.1; throws BadDocument with the remedy when the port is taken.
   *
   * @param port 0: a free one
   */
  public static ControlServer start(SimulatorProcess simulator, int port) {
    try {
      HttpServer http =
          HttpServer.create(
              new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port), BACKLOG);
      ControlServer control = new ControlServer(http, simulator);
      http.setExecutor(control.hands);
      http.createContext("/", control::serve);
      http.start();
      return control;
    } catch (IOException e) {
      throw new BadDocument(
          "control: cannot listen on 127.0.0.1:"
              + port
              + ": "
              + e.getMessage()
              + "; name a free port",
          e);
    }
  }

  /** The port that is really taken. */
  public int port() {
    return server.getAddress().getPort();
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      Answer answer;
      try {
        answer = admitted(exchange).orElseGet(() -> answer(exchange));
      } catch (RuntimeException e) {
        answer = Answer.refusal(500, "", "the simulator stumbled: " + e);
      }
      byte[] body = (Json.write(answer.body()) + "\n").getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.getResponseHeaders().set("Cache-Control", "no-store");
      answer.allow().ifPresent(methods -> exchange.getResponseHeaders().set("Allow", methods));
      exchange.sendResponseHeaders(answer.status(), body.length);
      try (OutputStream out = exchange.getResponseBody()) {
        out.write(body);
      }
    }
  }

  /** A refusal, where it comes from somewhere else than it seems. */
  private static Optional<Answer> admitted(HttpExchange exchange) {
    String host = exchange.getRequestHeaders().getFirst("Host");
    String name = host == null ? "" : host.replaceAll(":\\d+$", "").toLowerCase(Locale.ROOT);
    return List.of("127.0.0.1", "localhost").contains(name)
        ? Optional.empty()
        : Optional.of(Answer.refusal(403, "Host", "ask for 127.0.0.1 or localhost"));
  }

  private Answer answer(HttpExchange exchange) {
    String path = exchange.getRequestURI().getPath().replaceAll("/+$", "");
    String method = exchange.getRequestMethod();
    boolean reads = method.equals("GET");
    return switch (path) {
      case "" -> reads ? Answer.of(200, report.doors()) : Answer.notAllowed("GET");
      case "/state" -> reads ? Answer.of(200, report.state()) : Answer.notAllowed("GET");
      case "/drones" -> reads ? Answer.of(200, report.drones()) : Answer.notAllowed("GET");
      case "/faults/catalogue" ->
          reads ? Answer.of(200, Catalogue.lines()) : Answer.notAllowed("GET");
      case "/faults" -> faults(exchange, method);
      default -> one(path, method);
    };
  }

  private Answer one(String path, String method) {
    if (path.startsWith("/drones/")) {
      return method.equals("GET")
          ? report
              .drone(path.substring("/drones/".length()))
              .map(drone -> Answer.of(200, drone))
              .orElseGet(() -> Answer.refusal(404, "drone", "no such drone; GET /drones"))
          : Answer.notAllowed("GET");
    }
    if (path.matches("/faults/\\d{1,18}")) {
      return fault(Long.parseLong(path.substring("/faults/".length())), method);
    }
    return Answer.refusal(404, "", "there is no " + path + "; GET / lists what there is");
  }

  private Answer fault(long id, String method) {
    Optional<FaultBoard.Standing> found =
        switch (method) {
          case "GET" -> simulator.faults().find(id);
          case "DELETE" -> simulator.faults().end(id);
          default -> null;
        };
    if (found == null) {
      return Answer.notAllowed("GET", "DELETE");
    }
    return found
        .map(standing -> Answer.of(200, standing))
        .orElseGet(() -> Answer.refusal(404, "id", "there is no fault " + id + "; GET /faults"));
  }

  private Answer faults(HttpExchange exchange, String method) {
    switch (method) {
      case "GET" -> {
        String query = exchange.getRequestURI().getQuery();
        return Answer.of(200, simulator.faults().list("all".equals(query)));
      }
      case "POST" -> {
        return inject(exchange);
      }
      case "DELETE" -> {
        return Answer.of(
            200,
            simulator.faults().list(false).stream()
                .flatMap(one -> simulator.faults().end(one.id()).stream())
                .toList());
      }
      default -> {
        return Answer.notAllowed("GET", "POST", "DELETE");
      }
    }
  }

  private Answer inject(HttpExchange exchange) {
    String type = exchange.getRequestHeaders().getFirst("Content-Type");
    if (type == null || !type.toLowerCase(Locale.ROOT).startsWith("application/json")) {
      return Answer.refusal(
          415, "Content-Type", "send application/json: curl -H 'Content-Type: application/json'");
    }
    try {
      byte[] body = read(exchange.getRequestBody());
      if (body.length > MOST_BYTES) {
        return Answer.refusal(413, "", "a fault takes " + MOST_BYTES + " bytes at most");
      }
      FaultText text = Json.read(new String(body, StandardCharsets.UTF_8), FaultText.class);
      if (text == null) {
        throw new BadFault("kind", "the body is empty; send {\"kind\": ..., \"drone\": ...}");
      }
      return Answer.of(201, simulator.faults().plan(text));
    } catch (BadFault e) {
      return Answer.refusal(400, e.field(), e.getMessage());
    } catch (BadDocument e) {
      return unread(e);
    } catch (IOException e) {
      return Answer.refusal(400, "", "the body cannot be read: " + e.getMessage());
    }
  }

  private static byte[] read(InputStream body) throws IOException {
    return body.readNBytes(MOST_BYTES + 1);
  }

  private static Answer unread(BadDocument e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof BadFault bad) {
        return Answer.refusal(400, bad.field(), bad.getMessage());
      }
    }
    String field =
        e.getCause() instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()
            ? mapping.getPath().get(mapping.getPath().size() - 1).getFieldName()
            : "";
    return Answer.refusal(400, field == null ? "" : field, e.getMessage());
  }

  @Override
  public void close() {
    server.stop(0);
    hands.shutdownNow();
  }
}
