package io.skybeat.station.port;

import java.nio.file.Path;

/** A file of the station could not be written, nearly always because its disk is full. */
public final class StoreFailure extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** What helps. */
  public static final String REMEDY = "free space on that disk";

  /** The file and the reason; {@link #REMEDY} goes with it. */
  public StoreFailure(Path file, Exception cause) {
    super(file + ": cannot be written: " + cause.getMessage(), cause);
  }
}
