package io.skybeat.analytics.radiometry;

/**
 * What a thermal sensor measured, row by row.
 *
 * @param width columns
 * @param height rows
 * @param values degrees Celsius, or counts of the sensor that grow with the temperature
 * @param celsius whether {@code values} are degrees
 * @param source the camera's own format, for the record
 */
public record Radiometry(int width, int height, float[] values, boolean celsius, String source) {
  public Radiometry {
    if (width < 1 || height < 1 || values.length != width * height) {
      throw new IllegalArgumentException(
          values.length + " values are not a picture of " + width + "x" + height);
    }
  }
}
