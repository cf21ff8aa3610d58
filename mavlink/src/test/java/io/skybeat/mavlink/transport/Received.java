package io.skybeat.mavlink.transport;

import java.time.Instant;

/**
 * One message heard.
 *
 * @param at when it came
 * @param peer who sent it
 * @param message what it says
 */
record Received(Instant at, Peer peer, Object message) {}
