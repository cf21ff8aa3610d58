package io.skybeat.simulator.outside;

import io.moquette.broker.Server;
import io.moquette.broker.config.IConfig;
import io.moquette.broker.config.MemoryConfig;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Properties;

/**
 * An MQTT broker on loopback, for demonstrations and tests: everybody on this machine may speak,
 * and nothing outlasts it. A station is never shipped with it.
 */
public final class EmbeddedBroker implements AutoCloseable {
  private static final String LOG_LEVEL = "org.slf4j.simpleLogger.log.io.moquette";

  private static final int TRIES = 5;

  private final Server server = new Server();
  private final int port;

  private EmbeddedBroker(int port) {
    this.port = port;
  }

  /**
   * Starts one.
   *
   * @param port 0: a free one
   * @throws IOException when the port is taken
   */
  public static EmbeddedBroker start(int port) throws IOException {
    // It tells of every message otherwise.
    if (System.getProperty(LOG_LEVEL) == null) {
      System.setProperty(LOG_LEVEL, "warn");
    }
    for (int tried = 1; port == 0 && tried < TRIES; tried++) {
      try {
        return startAt(freePort());
      } catch (IOException e) {
        // Somebody took it in between.
        continue;
      }
    }
    return startAt(port == 0 ? freePort() : port);
  }

  private static EmbeddedBroker startAt(int port) throws IOException {
    Properties properties = new Properties();
    properties.setProperty(IConfig.HOST_PROPERTY_NAME, "127.0.0.1");
    properties.setProperty(IConfig.PORT_PROPERTY_NAME, String.valueOf(port));
    properties.setProperty(IConfig.ALLOW_ANONYMOUS_PROPERTY_NAME, "true");
    properties.setProperty(IConfig.PERSISTENCE_ENABLED_PROPERTY_NAME, "false");
    // It would write an id to the disk and send it to its makers.
    properties.setProperty(IConfig.ENABLE_TELEMETRY_NAME, "false");
    EmbeddedBroker broker = new EmbeddedBroker(port);
    try {
      broker.server.startServer(new MemoryConfig(properties));
    } catch (RuntimeException e) {
      throw new IOException(
          "the broker cannot listen on 127.0.0.1:" + port + ": " + e.getMessage(), e);
    }
    return broker;
  }

  /**
   * A port of loopback that was free just now. The broker could choose one itself, but notes which
   * only later and on another thread: asked at once it says 0, or stumbles.
   */
  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** The port that is really taken. */
  public int port() {
    return port;
  }

  @Override
  public void close() {
    server.stopServer();
  }
}
