package io.skybeat.analytics;

import io.skybeat.analytics.judging.GroundCell;
import io.skybeat.analytics.publish.SightingNames;
import io.skybeat.analytics.video.Frame;
import io.skybeat.core.sighting.CellReport;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One camera's reports of persons on the ground, at the pace that is configured. */
final class CellReports {
  private final CameraContext context;
  private Instant reportedAt;

  CellReports(CameraContext context) {
    this.context = context;
  }

  /** Whether a report of a frame captured at {@code at} is due; it counts as made then. */
  boolean due(Instant at) {
    double everyS = context.config().density().reportEveryS();
    boolean due =
        reportedAt == null || Math.abs(Duration.between(reportedAt, at).toNanos() / 1e9) >= everyS;
    reportedAt = due ? at : reportedAt;
    return due;
  }

  /**
   * A report.
   *
   * @param persons in the whole picture
   * @param reason why there are no cells; empty where there are
   */
  CellReport of(Frame frame, List<GroundCell> cells, int persons, Optional<String> reason) {
    return new CellReport(
        SightingNames.cells(context.config().worker(), context.camera(), frame.at()),
        context.camera(),
        context.assignment().origin(),
        frame.at(),
        context.grid().origin(),
        context.cellSizeM(),
        cells.stream().map(GroundCell::cell).toList(),
        persons,
        reason);
  }
}
