package io.skybeat.station.config;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The message broker (MQTT 3.1.1) over which docks and weather stations are heard.
 *
 * @param at its host and port, unresolved
 * @param tls true: encrypted, and the broker proves who it is
 * @param caFile certificates (PEM) that are believed; empty: those of the Java runtime
 * @param clientId under which the station is known there
 * @param user login name, with {@code password}
 */
public record BrokerEntry(
    InetSocketAddress at,
    boolean tls,
    Optional<Path> caFile,
    String clientId,
    Optional<String> user,
    Optional<String> password) {
  @Override
  public String toString() {
    // Never the password: this goes into logs.
    return at.getHostString() + ":" + at.getPort();
  }
}
