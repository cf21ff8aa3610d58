package io.skybeat.station.proof;

/**
 * Something that does not hold.
 *
 * @param file where, within the folder that was checked
 * @param what does not hold
 * @param remedy what to do about it
 */
public record Finding(String file, String what, String remedy) {
  @Override
  public String toString() {
    return file + ": " + what + "; " + remedy;
  }
}
