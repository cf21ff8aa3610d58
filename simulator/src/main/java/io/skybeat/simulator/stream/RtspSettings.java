package io.skybeat.simulator.stream;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How the RTSP server listens.
 *
 * @param host address to bind; loopback unless somebody asked for more
 * @param port TCP port; 0 takes a free one
 * @param login who may watch; empty: everybody
 * @param digests hash algorithms offered for the login, most wanted first: {@code SHA-256}, {@code
 *     MD5}
 * @param sessionTimeout a UDP session without a sign of life from its client ends after this
 * @param seed of packet loss and stream ids
 */
public record RtspSettings(
    String host,
    int port,
    Optional<Login> login,
    List<String> digests,
    Duration sessionTimeout,
    long seed) {
  /**
   * A user and a password; the password never appears in text.
   *
   * @param user name, without quotes and colons
   * @param password secret
   */
  public record Login(String user, String password) {
    public Login {
      if (user.isBlank() || user.contains("\"") || user.contains(":")) {
        throw new IllegalArgumentException(
            "RTSP user '" + user + "' must be a name without quotes and colons");
      }
      if (password.isEmpty()) {
        throw new IllegalArgumentException(
            "RTSP user '" + user + "' has no password; give one or leave the login out");
      }
    }

    @Override
    public String toString() {
      return "Login[" + user + "]";
    }
  }

  public RtspSettings {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("RTSP port " + port + " is not within 0..65535");
    }
    digests = List.copyOf(digests);
    for (String digest : digests) {
      if (!digest.equals("MD5") && !digest.equals("SHA-256")) {
        throw new IllegalArgumentException(
            "digest algorithm '" + digest + "' is not known; use MD5 or SHA-256");
      }
    }
    if (sessionTimeout.toSeconds() < 1) {
      throw new IllegalArgumentException(
          "session timeout " + sessionTimeout + " must be a second at least");
    }
  }

  /** Loopback, no login. */
  public static RtspSettings loopback(int port) {
    return new RtspSettings(
        "127.0.0.1", port, Optional.empty(), List.of("SHA-256", "MD5"), Duration.ofSeconds(60), 1);
  }

  public RtspSettings withHost(String other) {
    return new RtspSettings(other, port, login, digests, sessionTimeout, seed);
  }

  public RtspSettings withLogin(String user, String password) {
    return new RtspSettings(
        host, port, Optional.of(new Login(user, password)), digests, sessionTimeout, seed);
  }

  public RtspSettings withDigests(List<String> algorithms) {
    return new RtspSettings(host, port, login, algorithms, sessionTimeout, seed);
  }

  public RtspSettings withSessionTimeout(Duration timeout) {
    return new RtspSettings(host, port, login, digests, timeout, seed);
  }
}
