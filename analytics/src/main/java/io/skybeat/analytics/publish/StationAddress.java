package io.skybeat.analytics.publish;

/**
 * Where the station listens and how this worker introduces itself.
 *
 * @param host of the station
 * @param port of its control connection
 * @param worker name of this process, unique in the station
 * @param key shared secret; never logged
 * @param software name and version of this process
 */
public record StationAddress(String host, int port, String worker, String key, String software) {
  @Override
  public String toString() {
    return host + ":" + port + " as " + worker;
  }
}
