package io.skybeat.analytics.ingest;

import io.skybeat.analytics.video.AccessUnit;
import io.skybeat.analytics.video.Frame;
import io.skybeat.analytics.video.FrameTime;
import io.skybeat.analytics.video.LatestFrame;
import io.skybeat.analytics.video.StreamMonitor;
import io.skybeat.analytics.video.UnitTap;
import io.skybeat.core.sighting.CameraId;
import io.skybeat.core.sighting.ClockQuality;
import io.skybeat.core.sighting.StreamHealth;
import io.skybeat.core.sighting.StreamHealth.State;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The counts of one camera's stream, over all its connections. */
final class StreamTally {
  private final CameraId camera;
  private final String backend;
  private String codec = "";
  private long received;
  private long decoded;
  private Optional<FrameTime> clock = Optional.empty();
  private Optional<Instant> lastFrameAt = Optional.empty();

  StreamTally(CameraId camera, String backend) {
    this.camera = camera;
    this.backend = backend;
  }

  void unit(AccessUnit unit) {
    received++;
    codec = unit.codec().label();
    clock = Optional.of(unit.time());
  }

  void frame(Frame frame) {
    decoded++;
    lastFrameAt = Optional.of(frame.at());
  }

  StreamHealth health(
      StreamMonitor monitor,
      LatestFrame.Counts mail,
      List<UnitTap> taps,
      long tiles,
      double coverageAgeS) {
    String troubles =
        taps.stream()
            .map(UnitTap::trouble)
            .flatMap(Optional::stream)
            .collect(Collectors.joining("; "));
    String detail =
        monitor.detail().isEmpty() || troubles.isEmpty()
            ? monitor.detail() + troubles
            : monitor.detail() + "; " + troubles;
    return new StreamHealth(
        camera,
        monitor.state(),
        detail,
        clock.map(FrameTime::quality).orElse(ClockQuality.ARRIVAL),
        clock.map(FrameTime::offsetS).orElse(0.0),
        backend,
        codec,
        received,
        decoded,
        mail.offered(),
        mail.taken(),
        mail.dropped(),
        tiles,
        coverageAgeS,
        monitor.reconnects(),
        lastFrameAt,
        monitor.state() == State.STOPPED
            ? Optional.empty()
            : taps.stream().map(UnitTap::recording).flatMap(Optional::stream).findFirst());
  }
}
