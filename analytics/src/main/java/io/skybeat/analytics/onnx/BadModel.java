package io.skybeat.analytics.onnx;

/**
 * A model file or card that cannot be used: the message names the file, what is wrong and what to
 * do.
 */
public final class BadModel extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** With a message that names the file and the remedy. */
  public BadModel(String message) {
    super(message);
  }

  /** As above, with what led to it. */
  public BadModel(String message, Throwable cause) {
    super(message, cause);
  }
}
