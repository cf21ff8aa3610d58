package io.skybeat.station.web;

import io.skybeat.core.sighting.CameraId;
import io.skybeat.core.wire.MediaFrame;
import io.skybeat.station.port.LiveRelay;
import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One camera's live picture to one viewer: media units as they come (without their length). A gap,
 * wherever it arises, lasts until the next key unit, so that what is sent can always be decoded.
 */
final class LiveSocket {
  /** Bytes on their way to the event loop; the relay begins with all since the last key unit. */
  private static final int MOST_PENDING_BYTES = 6 * 1024 * 1024;

  /** Bytes that wait for a slow viewer: about two seconds of picture. */
  private static final int MOST_UNSENT_BYTES = 1024 * 1024;

  private final ServerWebSocket socket;
  private final Context context;
  private final AtomicInteger pendingBytes = new AtomicInteger();

  /** The relay's side (one call at a time, under its lock). */
  private boolean skipping = true;

  /** The event loop's side. */
  private boolean broken;

  private LiveSocket(ServerWebSocket socket, Context context) {
    this.socket = socket;
    this.context = context;
  }

  /** Serves {@code socket} until it closes; {@code person} is journaled as the viewer. */
  static void serve(
      ServerWebSocket socket, LiveRelay relay, CameraId camera, String person, Context context) {
    socket.setWriteQueueMaxSize(MOST_UNSENT_BYTES);
    LiveSocket viewer = new LiveSocket(socket, context);
    LiveRelay.Subscription subscription = relay.subscribe(camera, person, viewer::offer);
    socket.closeHandler(closed -> subscription.close());
    if (socket.isClosed()) {
      subscription.close();
    }
  }

  private void offer(MediaFrame frame) {
    boolean key = frame.header().key();
    skipping &= !key;
    if (skipping) {
      return;
    }
    byte[] wire = frame.toBytes();
    if (pendingBytes.get() + wire.length > MOST_PENDING_BYTES) {
      skipping = true;
      return;
    }
    pendingBytes.addAndGet(wire.length);
    byte[] unit = Arrays.copyOfRange(wire, 4, wire.length);
    context.runOnContext(
        ignored -> {
          pendingBytes.addAndGet(-wire.length);
          send(unit, key);
        });
  }

  private void send(byte[] unit, boolean key) {
    broken &= !key;
    if (broken || socket.isClosed()) {
      return;
    }
    if (socket.writeQueueFull()) {
      broken = true;
      return;
    }
    socket.writeBinaryMessage(Buffer.buffer(unit));
  }
}
