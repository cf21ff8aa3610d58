package io.skybeat.simulator.fault;

/** A fault that is not in the catalogue, or not like that; the message says what to write. */
public final class BadFault extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final String field;

  /**
   * @param field what of it is wrong, as it is written: {@code strength}
   */
  public BadFault(String field, String message) {
    super(field + ": " + message);
    this.field = field;
  }

  /** What of it is wrong. */
  public String field() {
    return field;
  }
}
