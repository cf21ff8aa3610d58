package io.skybeat.station.proof;

/** A document, key or chain of evidence that cannot be used; its message has place and remedy. */
public final class BadProof extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public BadProof(String message) {
    super(message);
  }

  public BadProof(String message, Throwable cause) {
    super(message, cause);
  }
}
