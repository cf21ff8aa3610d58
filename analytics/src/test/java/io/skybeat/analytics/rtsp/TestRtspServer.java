package io.skybeat.analytics.rtsp;

import io.skybeat.analytics.TestListener;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A small RTSP server for tests, on loopback, written apart from the client under test: one stream
 * at {@code /cam}, UDP and TCP, digest login, sender reports that can be late, shifted or missing.
 */
public final class TestRtspServer implements AutoCloseable {
  private static final Pattern RESPONSE = Pattern.compile("response=\"([0-9a-f]+)\"");
  private static final Pattern URI = Pattern.compile("uri=\"([^\"]+)\"");

  private final TestListener listener;
  private final List<TestRtspSession> sessions = new CopyOnWriteArrayList<>();
  private final String encoding;
  private final String login;
  private volatile boolean reports = true;
  private volatile Duration clockShift = Duration.ZERO;
  private volatile boolean muted;
  private volatile double loss;
  private volatile int describes;

  /**
   * @param encoding H264 or H265
   * @param login {@code user:password}, or empty for none
   */
  public TestRtspServer(int port, String encoding, String login) throws IOException {
    this.encoding = encoding;
    this.login = login;
    this.listener = new TestListener(port, "test-rtsp", this::serve);
  }

  public int port() {
    return listener.port();
  }

  public String url() {
    return "rtsp://127.0.0.1:" + port() + "/cam";
  }

  /** Whether sender reports are sent. */
  public void reports(boolean on) {
    reports = on;
  }

  /** The camera's clock minus the true one. */
  public void clockShift(Duration shift) {
    clockShift = shift;
  }

  /** Sends nothing more, but keeps its connections. */
  public void mute(boolean on) {
    muted = on;
  }

  /** Share of UDP media packets that are thrown away, evenly. */
  public void loss(double share) {
    loss = share;
  }

  /** Clients that are playing. */
  public long players() {
    return sessions.stream().filter(TestRtspSession::playing).count();
  }

  /** How many descriptions were asked for, refused ones too. */
  public int describes() {
    return describes;
  }

  /** Sends an access unit to all who play. */
  public void send(byte[] annexB, boolean key, Instant capturedAt) throws IOException {
    for (TestRtspSession session : sessions) {
      if (session.playing() && !muted) {
        session.send(annexB, key, capturedAt, reports, clockShift, loss);
      }
    }
  }

  private void serve(Socket client) {
    try (client) {
      client.setTcpNoDelay(true);
      serve(client, new TestRtspSession(client, encoding.equals("H265")));
    } catch (IOException e) {
      // The client is gone.
    }
  }

  private void serve(Socket client, TestRtspSession session) throws IOException {
    sessions.add(session);
    try {
      BufferedReader in =
          new BufferedReader(
              new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        // Interleaved receiver reports come between; what of them precedes a request is cut off.
        if (!line.contains(" RTSP/1.0")) {
          continue;
        }
        String[] request = line.substring(Math.max(0, line.lastIndexOf('$'))).split(" ");
        answer(session, request[0].replaceAll("[^A-Z_]", ""), request[1], headers(in));
      }
    } finally {
      session.stop();
      sessions.remove(session);
    }
  }

  private static Map<String, String> headers(BufferedReader in) throws IOException {
    Map<String, String> headers = new LinkedHashMap<>();
    for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
      int colon = line.indexOf(':');
      headers.put(line.substring(0, colon), line.substring(colon + 1).trim());
    }
    return headers;
  }

  private void answer(
      TestRtspSession session, String method, String uri, Map<String, String> headers)
      throws IOException {
    String cseq = headers.get("CSeq");
    if (method.equals("DESCRIBE")) {
      describes++;
    }
    if (!login.isEmpty() && !method.equals("OPTIONS") && !allowed(method, headers)) {
      session.write(
          "RTSP/1.0 401 Unauthorized\r\nCSeq: "
              + cseq
              + "\r\nWWW-Authenticate: Basic realm=\"test\"\r\n"
              + "WWW-Authenticate: Digest realm=\"test\", nonce=\"abc123\"\r\n\r\n");
      return;
    }
    switch (method) {
      case "DESCRIBE" -> {
        String sdp =
            "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=test\r\nt=0 0\r\nm=audio 0 RTP/AVP 8\r\n"
                + "a=control:track0\r\nm=video 0 RTP/AVP 96\r\na=rtpmap:96 "
                + encoding
                + "/90000\r\na=control:track1\r\n";
        session.write(
            "RTSP/1.0 200 OK\r\nCSeq: %s\r\nContent-Base: %s/\r\nContent-Type: application/sdp\r\nContent-Length: %d\r\n\r\n%s"
                .formatted(cseq, url(), sdp.length(), sdp));
      }
      case "SETUP" ->
          session.write(
              "RTSP/1.0 200 OK\r\nCSeq: %s\r\nSession: 77;timeout=60\r\nTransport: %s\r\n\r\n"
                  .formatted(
                      cseq, session.setUp(headers.get("Transport"), uri.endsWith("track1"))));
      case "PLAY" -> {
        session.write("RTSP/1.0 200 OK\r\nCSeq: %s\r\nSession: 77\r\n\r\n".formatted(cseq));
        session.play();
      }
      case "TEARDOWN" -> session.stop();
      default ->
          session.write(
              "RTSP/1.0 200 OK\r\nCSeq: %s\r\nPublic: DESCRIBE, SETUP, PLAY, TEARDOWN, OPTIONS, GET_PARAMETER\r\n\r\n"
                  .formatted(cseq));
    }
  }

  private boolean allowed(String method, Map<String, String> headers) {
    String given = headers.getOrDefault("Authorization", "");
    Matcher response = RESPONSE.matcher(given);
    Matcher uri = URI.matcher(given);
    if (!given.startsWith("Digest ") || !response.find() || !uri.find()) {
      return false;
    }
    int colon = login.indexOf(':');
    String secret = md5(login.substring(0, colon) + ":test:" + login.substring(colon + 1));
    return response.group(1).equals(md5(secret + ":abc123:" + md5(method + ":" + uri.group(1))));
  }

  private static String md5(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Cuts all connections and stops to listen. */
  @Override
  public void close() throws IOException {
    listener.close();
    for (TestRtspSession session : sessions) {
      session.cut();
    }
  }
}
