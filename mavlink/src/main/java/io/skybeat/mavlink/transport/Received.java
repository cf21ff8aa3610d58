package io.skybeat.mavlink.transport;

import io.skybeat.mavlink.frame.Frame;
import java.time.Instant;

/**
 * One message heard.
 *
 * @param at when it came
 * @param peer who sent it
 * @param frame as it stood on the wire
 * @param message what it says: a message type of {@link io.skybeat.mavlink.dialect.Dialect}
 */
public record Received(Instant at, Peer peer, Frame frame, Object message) {}
