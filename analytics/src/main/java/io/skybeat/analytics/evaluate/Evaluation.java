package io.skybeat.analytics.evaluate;

import java.io.IOException;
import java.nio.file.Path;

/** How one folder of labelled pictures is judged. */
interface Evaluation {
  /** The folder's name in the layout of the data. */
  String folder();

  /**
   * Judges {@code folder}, which exists. Single files that are broken are skipped and named.
   *
   * @throws IOException if nothing in it can be judged
   */
  Finding judge(Path folder) throws IOException;
}
