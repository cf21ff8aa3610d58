package io.skybeat.simulator.vehicle.speech;

/** Where messages go: to everybody on the link. */
@FunctionalInterface
public interface Outbox {
  void send(Object message);
}
