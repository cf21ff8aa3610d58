package io.skybeat.simulator.vehicle.speech;

/** Who said something. */
public record Sender(int systemId, int componentId) {}
