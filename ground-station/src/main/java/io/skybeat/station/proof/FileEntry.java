package io.skybeat.station.proof;

/**
 * A file of an item of evidence.
 *
 * @param name in the item's folder
 * @param sha256 of its bytes, lower-case hex
 * @param bytes its length
 * @param mediaType for example {@code video/mp4}
 * @param derived what was made of the original, such as a picture with rectangles drawn in; empty:
 *     it is the original
 */
public record FileEntry(String name, String sha256, long bytes, String mediaType, String derived) {
  public static final String CLIP = "clip.mp4";
  public static final String STILL = "still.jpg";

  public FileEntry {
    if (!name.matches("[a-z0-9][a-z0-9.-]{0,40}")) {
      throw new IllegalArgumentException("file name '" + name + "'");
    }
  }
}
