package io.skybeat.simulator.outside;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt3.Mqtt3AsyncClient;
import io.skybeat.simulator.around.SimDock;
import io.skybeat.simulator.around.Wire;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A simulated thing's connection to a broker; dials again for ever. */
public final class BrokerClient implements Wire, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(BrokerClient.class);
  private static final long FAREWELL_MS = 1_500;

  private final Mqtt3AsyncClient client;
  private volatile SimDock dock;

  private BrokerClient(String name, String host, int port) {
    client =
        MqttClient.builder()
            .useMqttVersion3()
            .identifier(name)
            .serverHost(host)
            .serverPort(port)
            .automaticReconnect()
            .initialDelay(500, TimeUnit.MILLISECONDS)
            .maxDelay(5, TimeUnit.SECONDS)
            .applyAutomaticReconnect()
            .addConnectedListener(context -> connected())
            .addDisconnectedListener(
                context -> LOG.debug("{}: {}", name, context.getCause().toString()))
            .buildAsync();
  }

  /** For things that only publish. */
  public static BrokerClient open(String name, String host, int port) {
    BrokerClient opened = new BrokerClient(name, host, port);
    var unused = opened.client.connectWith().keepAlive(20).send();
    return opened;
  }

  /** For a dock: it takes orders, and leaves a last will. */
  public BrokerClient serving(SimDock served) {
    dock = served;
    client.publishes(
        MqttGlobalPublishFilter.ALL,
        publish -> served.hear(publish.getTopic().toString(), publish.getPayloadAsBytes()));
    var unused =
        client
            .connectWith()
            .keepAlive(20)
            .willPublish()
            .topic(served.presenceTopic())
            .payload(SimDock.presence(false))
            .qos(MqttQos.AT_LEAST_ONCE)
            .retain(true)
            .applyWillPublish()
            .send();
    return this;
  }

  /** A client that is not connected yet: for {@link #serving}. */
  public static BrokerClient forDock(String name, String host, int port) {
    return new BrokerClient(name, host, port);
  }

  private void connected() {
    SimDock served = dock;
    if (served != null) {
      var unused =
          client
              .subscribeWith()
              .topicFilter(served.ordersTopic())
              .qos(MqttQos.AT_LEAST_ONCE)
              .send();
      served.begin();
    }
  }

  @Override
  public void publish(String topic, byte[] payload, boolean retain) {
    if (client.getState().isConnected()) {
      var unused =
          client
              .publishWith()
              .topic(topic)
              .payload(payload)
              .qos(MqttQos.AT_LEAST_ONCE)
              .retain(retain)
              .send();
    }
  }

  @Override
  public void close() {
    try {
      SimDock served = dock;
      if (served != null && client.getState().isConnected()) {
        // A farewell that is still on its way is lost with the connection, and so is the last will.
        client
            .publishWith()
            .topic(served.presenceTopic())
            .payload(SimDock.presence(false))
            .qos(MqttQos.AT_LEAST_ONCE)
            .retain(true)
            .send()
            .get(FAREWELL_MS, TimeUnit.MILLISECONDS);
      }
      client.disconnect().get(FAREWELL_MS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      LOG.debug("farewell to the broker: {}", e.toString());
    }
  }
}
