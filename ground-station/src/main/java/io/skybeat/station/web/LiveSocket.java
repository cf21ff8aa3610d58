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
 * One camera's live picture to one viewer: media units as they come (without their length), dropped
 * until the next key unit when the viewer is slow.
 */
final class LiveSocket {
  /** Units on their way to the event loop; more means that the viewer, or we, cannot keep up. */
  private static final int MOST_PENDING = 8;

  private final ServerWebSocket socket;
  private final Context context;
  private final AtomicInteger pending = new AtomicInteger();
  private volatile boolean dropping = true;

  private LiveSocket(ServerWebSocket socket, Context context) {
    this.socket = socket;
    this.context = context;
  }

  /** Serves {@code socket} until it closes; {@code person} is journaled as the viewer. */
  static void serve(
      ServerWebSocket socket, LiveRelay relay, CameraId camera, String person, Context context) {
    LiveSocket viewer = new LiveSocket(socket, context);
    LiveRelay.Subscription subscription = relay.subscribe(camera, person, viewer::offer);
    socket.closeHandler(closed -> subscription.close());
    if (socket.isClosed()) {
      subscription.close();
    }
  }

  private void offer(MediaFrame frame) {
    if (frame.header().key()) {
      dropping = false;
    }
    if (dropping) {
      return;
    }
    if (pending.get() >= MOST_PENDING) {
      dropping = true;
      return;
    }
    pending.incrementAndGet();
    byte[] wire = frame.toBytes();
    byte[] unit = Arrays.copyOfRange(wire, 4, wire.length);
    context.runOnContext(
        ignored -> {
          pending.decrementAndGet();
          if (socket.isClosed()) {
            return;
          }
          if (socket.writeQueueFull()) {
            dropping = true;
          } else {
            socket.writeBinaryMessage(Buffer.buffer(unit));
          }
        });
  }
}
