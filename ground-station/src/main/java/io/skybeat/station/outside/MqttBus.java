package io.skybeat.station.outside;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.MqttClientSslConfig;
import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.lifecycle.MqttClientDisconnectedContext;
import com.hivemq.client.mqtt.lifecycle.MqttDisconnectSource;
import com.hivemq.client.mqtt.mqtt3.Mqtt3AsyncClient;
import com.hivemq.client.mqtt.mqtt3.Mqtt3ClientBuilder;
import com.hivemq.client.mqtt.mqtt3.message.publish.Mqtt3Publish;
import io.skybeat.core.wire.BadDocument;
import io.skybeat.station.config.BrokerEntry;
import io.skybeat.station.port.Bus;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.TrustManagerFactory;

/**
 * A connection to an MQTT broker. Dials again for ever, subscribes anew after every connection, and
 * leaves a last will, so that others learn when this station is gone.
 */
public final class MqttBus implements Bus {
  private static final int KEEP_ALIVE_S = 20;
  private static final long FIRST_PAUSE_S = 1;
  private static final long LONGEST_PAUSE_S = 30;
  private static final long FAREWELL_MS = 1_500;

  /** What is said of this client to others: kept by the broker. */
  public record Presence(String topic, byte[] here, byte[] gone) {}

  private final Mqtt3AsyncClient client;
  private final BrokerEntry broker;
  private final Presence presence;
  private final List<String> filters;
  private final Bus.Listener listener;
  private volatile boolean closed;

  private MqttBus(
      BrokerEntry broker, Presence presence, List<String> filters, Bus.Listener listener) {
    this.broker = broker;
    this.presence = presence;
    this.filters = List.copyOf(filters);
    this.listener = listener;
    Mqtt3ClientBuilder builder =
        MqttClient.builder()
            .useMqttVersion3()
            .identifier(broker.clientId())
            .serverHost(broker.at().getHostString())
            .serverPort(broker.at().getPort())
            .automaticReconnect()
            .initialDelay(FIRST_PAUSE_S, TimeUnit.SECONDS)
            .maxDelay(LONGEST_PAUSE_S, TimeUnit.SECONDS)
            .applyAutomaticReconnect()
            .addConnectedListener(context -> connected())
            .addDisconnectedListener(this::disconnected);
    if (broker.tls()) {
      builder = builder.sslConfig(tls(broker));
    }
    if (broker.user().isPresent()) {
      builder =
          builder
              .simpleAuth()
              .username(broker.user().get())
              .password(broker.password().orElse("").getBytes(StandardCharsets.UTF_8))
              .applySimpleAuth();
    }
    this.client = builder.buildAsync();
  }

  /**
   * Begins to dial.
   *
   * @param filters topics to hear
   * @throws BadDocument when the certificates cannot be read
   */
  public static MqttBus open(
      BrokerEntry broker, Presence presence, List<String> filters, Bus.Listener listener) {
    MqttBus bus = new MqttBus(broker, presence, filters, listener);
    bus.client.publishes(MqttGlobalPublishFilter.ALL, bus::heard);
    var unused =
        bus.client
            .connectWith()
            .cleanSession(true)
            .keepAlive(KEEP_ALIVE_S)
            .willPublish()
            .topic(presence.topic())
            .payload(presence.gone())
            .qos(MqttQos.AT_LEAST_ONCE)
            .retain(true)
            .applyWillPublish()
            .send();
    return bus;
  }

  private static MqttClientSslConfig tls(BrokerEntry broker) {
    var config = MqttClientSslConfig.builder();
    return broker
        .caFile()
        .map(file -> config.trustManagerFactory(trusting(file)).build())
        .orElseGet(config::build);
  }

  private static TrustManagerFactory trusting(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      int number = 0;
      for (Certificate one : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
        store.setCertificateEntry("ca-" + number++, one);
      }
      if (number == 0) {
        throw new BadDocument(file + ": holds no certificate; PEM is needed");
      }
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init(store);
      return factory;
    } catch (IOException | GeneralSecurityException e) {
      throw new BadDocument(file + ": cannot be read as certificates (PEM): " + e.getMessage(), e);
    }
  }

  private void connected() {
    for (String filter : filters) {
      CompletableFuture<?> subscribed =
          client.subscribeWith().topicFilter(filter).qos(MqttQos.AT_LEAST_ONCE).send();
      var unused =
          subscribed.exceptionally(
              error -> {
                listener.connection(
                    false,
                    "topic "
                        + filter
                        + " is refused: "
                        + reason(error)
                        + "; allow it to the station's user");
                return null;
              });
    }
    publish(presence.topic(), presence.here(), true);
    listener.connection(true, "");
  }

  private void disconnected(MqttClientDisconnectedContext context) {
    if (closed || context.getSource() == MqttDisconnectSource.USER) {
      return;
    }
    listener.connection(
        false, reason(context.getCause()) + "; start the broker, or correct mqtt.broker");
  }

  private static String reason(Throwable error) {
    Throwable root = error;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    String text = root.getMessage();
    return text == null ? root.getClass().getSimpleName() : text.lines().findFirst().orElse(text);
  }

  private void heard(Mqtt3Publish publish) {
    listener.message(
        publish.getTopic().toString(), publish.getPayloadAsBytes(), publish.isRetain());
  }

  @Override
  public boolean publish(String topic, byte[] payload, boolean retain) {
    if (!client.getState().isConnected()) {
      return false;
    }
    var unused =
        client
            .publishWith()
            .topic(topic)
            .payload(payload)
            .qos(MqttQos.AT_LEAST_ONCE)
            .retain(retain)
            .send();
    return true;
  }

  /** Says farewell: a clean end is told as plainly as a sudden one. */
  @Override
  public void close() {
    closed = true;
    try {
      if (client.getState().isConnected()) {
        client
            .publishWith()
            .topic(presence.topic())
            .payload(presence.gone())
            .qos(MqttQos.AT_LEAST_ONCE)
            .retain(true)
            .send()
            .get(FAREWELL_MS, TimeUnit.MILLISECONDS);
      }
      client.disconnect().get(FAREWELL_MS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      // The last will says it instead.
      return;
    }
  }

  @Override
  public String toString() {
    return broker.toString();
  }
}
