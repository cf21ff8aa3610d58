package io.skybeat.core.clip;

/** A file that is not the MP4 or the table that it should be; its message says where. */
public final class BadClip extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public BadClip(String message) {
    super(message);
  }

  public BadClip(String message, Throwable cause) {
    super(message, cause);
  }
}
