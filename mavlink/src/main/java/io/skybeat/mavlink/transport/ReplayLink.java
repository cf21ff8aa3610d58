package io.skybeat.mavlink.transport;

import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;

/**
 * A recording in place of a socket: the same reading, decoding and delivering as on a live link,
 * with the recorded moments. What is sent to it goes nowhere.
 */
public final class ReplayLink extends TrafficLink {
  private final Path file;

  /** A link that has nothing heard yet; {@link #run} plays the recording. */
  public ReplayLink(Path file, LinkSettings settings, LinkListener listener) {
    super(settings, listener);
    this.file = file;
  }

  /**
   * Plays the whole recording on this thread, as fast as it goes.
   *
   * @return chunks played
   * @throws IOException when the file cannot be read
   */
  public int run() throws IOException {
    Traffic.Source vehicle =
        traffic.source(
            InetSocketAddress.createUnresolved("recording", 0), true, address -> frame -> {});
    int chunks = 0;
    try (Recording recording = new Recording(file)) {
      for (Recording.Chunk chunk = recording.next(); chunk != null; chunk = recording.next()) {
        if (chunk.direction() == Direction.IN) {
          traffic.heard(vehicle, Unpooled.wrappedBuffer(chunk.bytes()), false, chunk.at());
        }
        chunks++;
      }
    }
    return chunks;
  }

  @Override
  public void close() {}
}
