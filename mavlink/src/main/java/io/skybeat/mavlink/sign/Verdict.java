package io.skybeat.mavlink.sign;

/** What a link thinks of a good frame. */
public enum Verdict {
  /** It may be believed. */
  PASSED("believed", ""),
  /** It has no signature, and here one is needed. */
  UNSIGNED(
      "unsigned",
      "give the vehicle this link's key, or set acceptUnsigned: true for the link if nobody else"
          + " can reach it"),
  /** It has no signature, though its sender has signed before. */
  DOWNGRADED(
      "unsigned, though the same system has signed before",
      "look whether signing was switched off aboard, or who else says to be this system"),
  /** It is signed with another key, or was changed on its way. */
  WRONG_KEY("signed with another key", "put the same key aboard and in the link's keyFile"),
  /** It was heard before, or is too old. */
  REPLAYED(
      "signed rightly but not new",
      "if it lasts longer than some seconds, compare the vehicle's clock with the station's;"
          + " else somebody plays recorded frames"),
  /** The link does not want it for a reason of its own. */
  UNWELCOME("not wanted", "look at the link's settings");

  private final String finding;
  private final String remedy;

  Verdict(String finding, String remedy) {
    this.finding = finding;
    this.remedy = remedy;
  }

  /** What is the matter, for a sentence that begins with the sender. */
  public String finding() {
    return finding;
  }

  /** What to do about it. */
  public String remedy() {
    return remedy;
  }
}
