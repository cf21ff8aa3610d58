package io.skybeat.simulator.day;

/** Something that must never be so is so. */
public final class BrokenInvariant extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String invariant;

  BrokenInvariant(String invariant, String details) {
    super(invariant + ": " + details);
    this.invariant = invariant;
  }

  /** Its name. */
  public String invariant() {
    return invariant;
  }
}
