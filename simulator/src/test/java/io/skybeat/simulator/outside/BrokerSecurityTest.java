package io.skybeat.simulator.outside;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.moquette.broker.Server;
import io.moquette.broker.config.IConfig;
import io.moquette.broker.config.MemoryConfig;
import io.moquette.broker.security.PermitAllAuthorizatorPolicy;
import io.netty.handler.ssl.SslContextBuilder;
import io.skybeat.core.wire.BadDocument;
import io.skybeat.station.config.BrokerEntry;
import io.skybeat.station.outside.MqttBus;
import io.skybeat.station.port.Bus;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A station at a broker that is encrypted, has certificates of its own, and asks who comes. */
class BrokerSecurityTest {
  private static final String STORE_WORD = "made-for-this-test";
  private static final String USER = "skybeat-1";
  private static final byte[] WORD = "on the roof".getBytes(StandardCharsets.UTF_8);

  @TempDir static Path folder;

  private record Said(boolean up, String detail) {}

  private final LinkedBlockingQueue<Said> said = new LinkedBlockingQueue<>();
  private final LinkedBlockingQueue<String> heard = new LinkedBlockingQueue<>();
  private final Server broker = new Server();
  private MqttBus bus;

  @BeforeAll
  static void keys() throws Exception {
    keys("ours", "ip:127.0.0.1");
    keys("others", "ip:127.0.0.1");
    keys("elsewhere", "dns:broker.example");
  }

  /** With the tool that every JDK has. */
  private static void keys(String name, String host) throws Exception {
    String tool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    String store = folder.resolve(name + ".p12").toString();
    run(
        List.of(tool, "-genkeypair", "-alias", name, "-keyalg", "EC", "-validity", "2"),
        List.of("-dname", "CN=" + name, "-ext", "san=" + host, "-storetype", "PKCS12"),
        List.of("-keystore", store, "-storepass", STORE_WORD));
    run(
        List.of(tool, "-exportcert", "-rfc", "-alias", name, "-keystore", store),
        List.of("-storepass", STORE_WORD, "-file", pem(name).toString()));
  }

  @SafeVarargs
  private static void run(List<String>... words) throws Exception {
    List<String> command = Arrays.stream(words).flatMap(List::stream).toList();
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), output);
  }

  private static Path pem(String name) {
    return folder.resolve(name + ".pem");
  }

  @BeforeEach
  void quiet() {
    System.setProperty("org.slf4j.simpleLogger.log.io.moquette", "off");
  }

  private int start(String keys) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(folder.resolve(keys + ".p12"))) {
      store.load(in, STORE_WORD.toCharArray());
    }
    KeyManagerFactory manager =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    manager.init(store, STORE_WORD.toCharArray());
    int port = EmbeddedBroker.freePort();
    Properties properties = new Properties();
    properties.setProperty(IConfig.HOST_PROPERTY_NAME, "127.0.0.1");
    properties.setProperty(IConfig.PORT_PROPERTY_NAME, "disabled");
    properties.setProperty(IConfig.SSL_PORT_PROPERTY_NAME, String.valueOf(port));
    properties.setProperty(IConfig.JKS_PATH_PROPERTY_NAME, folder.resolve("unused").toString());
    properties.setProperty(IConfig.ALLOW_ANONYMOUS_PROPERTY_NAME, "false");
    properties.setProperty(IConfig.PERSISTENCE_ENABLED_PROPERTY_NAME, "false");
    properties.setProperty(IConfig.ENABLE_TELEMETRY_NAME, "false");
    broker.startServer(
        new MemoryConfig(properties),
        List.of(),
        () -> {
          try {
            return SslContextBuilder.forServer(manager).build();
          } catch (IOException e) {
            throw new IllegalStateException(e);
          }
        },
        (client, user, word) -> USER.equals(user) && Arrays.equals(WORD, word),
        new PermitAllAuthorizatorPolicy());
    return port;
  }

  @AfterEach
  void end() {
    if (bus != null) {
      bus.close();
    }
    broker.stopServer();
  }

  private void dial(int port, boolean tls, Optional<Path> caFile, String word) {
    bus =
        MqttBus.open(
            new BrokerEntry(
                InetSocketAddress.createUnresolved("127.0.0.1", port),
                tls,
                caFile,
                "skybeat-test",
                Optional.of(USER),
                Optional.of(word)),
            new MqttBus.Presence("sys/station/test/status", new byte[] {'1'}, new byte[] {'0'}),
            List.of("roof"),
            new Bus.Listener() {
              @Override
              public void message(String topic, byte[] payload, boolean retained) {
                heard.add(topic + " " + new String(payload, StandardCharsets.UTF_8));
              }

              @Override
              public void connection(boolean up, String detail) {
                said.add(new Said(up, detail));
              }
            });
  }

  private Said first() throws InterruptedException {
    Said one = said.poll(120, TimeUnit.SECONDS);
    assertTrue(one != null, "nothing is said of the connection");
    return one;
  }

  private void refused() throws InterruptedException {
    Said one = first();
    assertFalse(one.up(), one.toString());
    assertTrue(one.detail().contains("correct mqtt.broker"), one.detail());
  }

  @Test
  void withItsCertificateAndTheRightWordBytesGoBothWays() throws Exception {
    dial(start("ours"), true, Optional.of(pem("ours")), "on the roof");
    Said one = first();
    assertTrue(one.up(), one.detail());
    for (String got = null; got == null; got = heard.poll(200, TimeUnit.MILLISECONDS)) {
      bus.publish("roof", "wind".getBytes(StandardCharsets.UTF_8), true);
    }
  }

  @Test
  void aWrongWordIsRefusedAndSaid() throws Exception {
    dial(start("ours"), true, Optional.of(pem("ours")), "in the cellar");
    refused();
  }

  @Test
  void aBrokerWhoseCertificateIsNotTrustedIsNotSpokenTo() throws Exception {
    dial(start("others"), true, Optional.of(pem("ours")), "on the roof");
    refused();
  }

  @Test
  void aTrustedCertificateOfAnotherHostIsRefused() throws Exception {
    dial(start("elsewhere"), true, Optional.of(pem("elsewhere")), "on the roof");
    refused();
  }

  @Test
  void withoutEncryptionAnEncryptedBrokerIsNotReached() throws Exception {
    dial(start("ours"), false, Optional.empty(), "on the roof");
    refused();
  }

  @Test
  void aFileThatHoldsNoCertificateIsNamed() throws Exception {
    int port = start("ours");
    Path none = Files.writeString(folder.resolve("none.pem"), "");
    BadDocument bad =
        assertThrows(BadDocument.class, () -> dial(port, true, Optional.of(none), "on the roof"));
    assertTrue(bad.getMessage().contains("none.pem"), bad.getMessage());
  }
}
