package io.skybeat.simulator.outside;

import io.moquette.broker.Server;
import io.moquette.broker.config.IConfig;
import io.moquette.broker.config.MemoryConfig;
import java.io.IOException;
import java.util.Properties;

/**
 * An MQTT broker on loopback, for demonstrations and tests: everybody on this machine may speak,
 * and nothing outlasts it. A station is never shipped with it.
 */
public final class EmbeddedBroker implements AutoCloseable {
  private static final String LOG_LEVEL = "org.slf4j.simpleLogger.log.io.moquette";

  private final Server server = new Server();

  private EmbeddedBroker() {}

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
    Properties properties = new Properties();
    properties.setProperty(IConfig.HOST_PROPERTY_NAME, "127.0.0.1");
    properties.setProperty(IConfig.PORT_PROPERTY_NAME, String.valueOf(port));
    properties.setProperty(IConfig.ALLOW_ANONYMOUS_PROPERTY_NAME, "true");
    properties.setProperty(IConfig.PERSISTENCE_ENABLED_PROPERTY_NAME, "false");
    // It would write an id to the disk and send it to its makers.
    properties.setProperty(IConfig.ENABLE_TELEMETRY_NAME, "false");
    EmbeddedBroker broker = new EmbeddedBroker();
    try {
      broker.server.startServer(new MemoryConfig(properties));
    } catch (RuntimeException e) {
      throw new IOException(
          "the broker cannot listen on 127.0.0.1:" + port + ": " + e.getMessage(), e);
    }
    return broker;
  }

  /** The port that is really taken. */
  public int port() {
    return server.getPort();
  }

  @Override
  public void close() {
    server.stopServer();
  }
}
