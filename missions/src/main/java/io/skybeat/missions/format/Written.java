package io.skybeat.missions.format;

import java.util.List;

/**
 * A plan as text of some format.
 *
 * @param text whole file
 * @param notes what a reader of it should know
 * @param losses what the plan says and this text does not
 */
record Written(String text, List<String> notes, List<String> losses) {
  Written {
    notes = List.copyOf(notes);
    losses = List.copyOf(losses);
  }
}
