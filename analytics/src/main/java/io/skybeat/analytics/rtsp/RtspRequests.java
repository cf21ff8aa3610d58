package io.skybeat.analytics.rtsp;

import io.skybeat.analytics.video.StreamAddress;
import io.skybeat.core.time.Time;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;

/** Asks an RTSP server and waits for its answers; logs in when it demands that. */
final class RtspRequests {
  private static final long ANSWER_MS = 5_000;
  private static final long STEP_MS = 100;

  /** Lets the connection work for up to the given time. */
  interface Pump {
    void pump(long timeoutMs) throws IOException;
  }

  private final StreamAddress address;
  private final RtspConnection connection;
  private final Time time;
  private final Pump pump;
  private final Optional<Login> login;
  private int cseq;
  private String base;
  private String session = "";
  private RtspResponse last;

  RtspRequests(StreamAddress address, RtspConnection connection, Time time, Pump pump) {
    this.time = time;
    this.address = address;
    this.connection = connection;
    this.pump = pump;
    this.login = Login.of(address);
    this.base = address.url().toString();
  }

  /** Sends a request and returns the answer, a good one always; headers end with CR LF. */
  RtspResponse ask(String method, String uri, String headers) throws IOException {
    RtspResponse answer = exchange(method, uri, headers);
    if (answer.status() == 401 && login.isPresent()) {
      if (!login.get().challenged(answer.all("www-authenticate"))) {
        throw new RtspRefused(
            "the server asks for a login of an unknown kind; set it to digest authentication");
      }
      answer = exchange(method, uri, headers);
    }
    if (answer.status() >= 500) {
      throw new IOException(refusal(method, answer));
    }
    if (answer.status() >= 300) {
      throw new RtspRefused(refusal(method, answer));
    }
    answer
        .header("session")
        .ifPresent(value -> session = "Session: " + value.split(";")[0].trim() + "\r\n");
    return answer;
  }

  /** Addresses are relative to what the server says in the description. */
  void describedBy(RtspResponse description) {
    base =
        description
            .header("content-base")
            .or(() -> description.header("content-location"))
            .filter(text -> text.toLowerCase(Locale.ROOT).startsWith("rtsp://"))
            .orElse(base);
  }

  String base() {
    return base;
  }

  /** The address of a track; relative ones are appended, as all players do. */
  String track(String control) {
    if (control.isEmpty() || control.equals("*")) {
      return base;
    }
    if (control.toLowerCase(Locale.ROOT).startsWith("rtsp://")) {
      return control;
    }
    return base.endsWith("/") ? base + control : base + "/" + control;
  }

  /** Tells the server that we are still here; the answer is not waited for. */
  void keepAlive() throws IOException {
    if (last != null && last.status() == 401) {
      login.ifPresent(known -> known.challenged(last.all("www-authenticate")));
    }
    send("OPTIONS", base, "");
  }

  /** Ends the session, without waiting. */
  void tearDown() {
    if (!session.isEmpty()) {
      try {
        send("TEARDOWN", base, "");
      } catch (IOException e) {
        // The server notices by itself.
      }
    }
  }

  void answered(RtspResponse response) {
    last = response;
  }

  private RtspResponse exchange(String method, String uri, String headers) throws IOException {
    last = null;
    send(method, uri, headers);
    long startNanos = time.nanos();
    while (time.nanos() - startNanos < ANSWER_MS * 1_000_000) {
      pump.pump(STEP_MS);
      if (last != null && last.cseq() == cseq) {
        return last;
      }
    }
    throw new IOException("no answer to " + method + " within " + ANSWER_MS + " ms");
  }

  private void send(String method, String uri, String headers) throws IOException {
    cseq++;
    StringBuilder text = new StringBuilder();
    text.append(method).append(' ').append(uri).append(" RTSP/1.0\r\n");
    text.append("CSeq: ").append(cseq).append("\r\nUser-Agent: Skybeat\r\n").append(session);
    login
        .flatMap(known -> known.authorization(method, uri))
        .ifPresent(value -> text.append("Authorization: ").append(value).append("\r\n"));
    connection.write(text.append(headers).append("\r\n").toString(), ANSWER_MS);
  }

  private String refusal(String method, RtspResponse answer) {
    String place = address.host() + ":" + address.port();
    String path = Optional.ofNullable(address.url().getRawPath()).orElse("/");
    return switch (answer.status()) {
      case 401 ->
          login.isEmpty()
              ? place + " asks for a login; set user and password of the camera"
              : place + " does not accept the login; check user and password of the camera";
      case 403 -> place + " forbids " + path + " to this user";
      case 404 -> place + " has no stream at " + path + "; check the path of the address";
      case 461 ->
          place
              + " does not serve "
              + address.transport().name().toLowerCase(Locale.ROOT)
              + "; set the other transport (udp or tcp)";
      default -> "%s declines %s: %d %s".formatted(place, method, answer.status(), answer.reason());
    };
  }
}
