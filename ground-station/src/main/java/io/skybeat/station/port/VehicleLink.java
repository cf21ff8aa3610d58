package io.skybeat.station.port;

import java.util.List;

/** The way to the vehicles. */
public interface VehicleLink extends AutoCloseable {
  /** Sends {@code message} to {@code systemId} (0: to all heard so far); never blocks. */
  void send(int systemId, Object message);

  /** Frames with a bad checksum or of unknown kind so far. */
  long badFrames();

  /** What people should know about the links now, a sentence each; empty when all is well. */
  default List<String> troubles() {
    return List.of();
  }

  @Override
  void close();
}
