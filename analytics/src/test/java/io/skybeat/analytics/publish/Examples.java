package io.skybeat.analytics.publish;

import io.skybeat.core.clip.ClipReport;
import io.skybeat.core.clip.Sha256;
import io.skybeat.core.flight.DroneId;
import io.skybeat.core.flight.Origin;
import io.skybeat.core.geo.LatLon;
import io.skybeat.core.sighting.CameraId;
import io.skybeat.core.sighting.Cell;
import io.skybeat.core.sighting.CellReport;
import io.skybeat.core.sighting.ClockQuality;
import io.skybeat.core.sighting.Kind;
import io.skybeat.core.sighting.ModelRef;
import io.skybeat.core.sighting.PixelBox;
import io.skybeat.core.sighting.Place;
import io.skybeat.core.sighting.Sighting;
import io.skybeat.core.sighting.Spectrum;
import io.skybeat.core.sighting.StillRef;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Sightings and reports for tests. */
final class Examples {
  static final Instant T0 = Instant.parse("2026-11-22T12:00:00Z");
  static final LatLon HOME = new LatLon(30.5, 114.3);
  static final CameraId CAMERA = new CameraId(new DroneId("d1"), Spectrum.THERMAL);

  private Examples() {}

  static Sighting sighting(int n, Optional<StillRef> still) {
    return new Sighting(
        "s" + n,
        "t1",
        CAMERA,
        Optional.empty(),
        Origin.SIMULATED,
        Kind.FIRE,
        T0.plusSeconds(n),
        T0,
        ClockQuality.SYNCHRONISED,
        Optional.of(new Place(HOME, 6)),
        Optional.empty(),
        List.of(new PixelBox(1, 2, 3, 4)),
        1,
        false,
        0.7,
        "tail ratio 14.2",
        Optional.empty(),
        new ModelRef("thermal-tail", "1", ""),
        still);
  }

  static Sighting sighting(int n) {
    return sighting(n, Optional.empty());
  }

  static CellReport cells(int n) {
    return new CellReport(
        "c" + n,
        CAMERA,
        Origin.SIMULATED,
        T0.plusSeconds(n),
        HOME,
        4,
        List.of(new Cell(1, 2, 3, 0.2, 0.1, false)),
        3,
        Optional.empty());
  }

  /** A report on a clip of these bytes. */
  static ClipReport clip(String id, byte[] film) {
    return new ClipReport(
        id,
        CAMERA,
        T0,
        Optional.of(
            new ClipReport.Film(
                Sha256.of(film),
                film.length,
                "h264",
                640,
                512,
                T0.minusSeconds(5),
                T0.plusSeconds(5),
                100,
                0,
                new TreeMap<>())),
        Optional.empty(),
        false,
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.of("no pose"),
        List.of(),
        new TreeMap<>());
  }
}
