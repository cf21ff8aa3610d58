package io.skybeat.station.port;

/** The way to the vehicles. */
public interface VehicleLink extends AutoCloseable {
  /** Sends {@code message} to {@code systemId} (0: to all heard so far); never blocks. */
  void send(int systemId, Object message);

  /** Frames with a bad checksum or of unknown kind so far. */
  long badFrames();

  @Override
  void close();
}
