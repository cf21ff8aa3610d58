package io.skybeat.analytics.record;

import java.nio.file.Path;

/**
 * How recordings are kept; one for the whole process.
 *
 * @param folder where segments go, in {@code folder/drone/spectrum/}
 * @param segmentS length of a segment, seconds; cut at the next key unit
 * @param budgetMb space for all recordings together; beyond it the oldest segments are deleted
 * @param keepFreeMb what is left free on that disk for clips, sightings and others: when less is,
 *     the oldest segments are deleted though the budget is kept
 */
public record RecordingPlan(Path folder, int segmentS, long budgetMb, long keepFreeMb) {
  /** A plan that keeps to its budget alone. */
  public RecordingPlan(Path folder, int segmentS, long budgetMb) {
    this(folder, segmentS, budgetMb, 0);
  }

  /** Sixty seconds a segment, 20 GB. */
  public static RecordingPlan in(Path folder) {
    return new RecordingPlan(folder, 60, 20_000);
  }

  public RecordingPlan {
    if (segmentS < 1 || budgetMb < 1 || keepFreeMb < 0) {
      throw new IllegalArgumentException(
          "recording: segment of " + segmentS + " s, budget of " + budgetMb + " MB; both from 1");
    }
  }
}
