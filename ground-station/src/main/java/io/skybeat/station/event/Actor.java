package io.skybeat.station.event;

/**
 * Who did it. Every fact names one.
 *
 * @param kind person, rule or machine
 * @param name a person's login name, a rule's name, or a machine such as {@code vehicle d1}
 */
public record Actor(Kind kind, String name) {
  /** What kind of hand. */
  public enum Kind {
    PERSON,
    RULE,
    MACHINE
  }

  public static Actor person(String name) {
    return new Actor(Kind.PERSON, name);
  }

  public static Actor rule(String name) {
    return new Actor(Kind.RULE, name);
  }

  public static Actor machine(String name) {
    return new Actor(Kind.MACHINE, name);
  }

  @Override
  public String toString() {
    return kind.name().toLowerCase(java.util.Locale.ROOT) + " " + name;
  }
}
