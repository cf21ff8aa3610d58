package io.skybeat.station.room;

import java.util.List;

/**
 * A sentence of the station for whoever shows it in another language.
 *
 * @param code a {@link Wording}'s name, or {@link #TEXT}
 * @param values what stands in its places, in their order: a text each, or a list of {@code Said}
 *     where the value is itself such sentences
 */
public record Said(String code, List<?> values) {
  /** Words that are no wording of the station: a person's, a vehicle's; its value is the text. */
  public static final String TEXT = "TEXT";

  public Said {
    values = List.copyOf(values);
  }

  static Said text(String words) {
    return new Said(TEXT, List.of(words));
  }
}
