package io.skybeat.station.config;

import io.skybeat.core.flight.CameraAttitude;
import io.skybeat.core.flight.DroneId;
import io.skybeat.core.flight.Origin;
import io.skybeat.core.geo.LatLon;
import io.skybeat.core.sighting.Boresight;
import io.skybeat.core.sighting.CameraId;
import io.skybeat.core.sighting.CameraStand;
import io.skybeat.core.sighting.Lens;
import io.skybeat.core.sighting.Spectrum;
import io.skybeat.core.wire.BadDocument;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;

/** The part of {@code station.yaml} that tells a drone's cameras; {@code file} names it. */
record CameraFile(String file, Path base) {
  record Line(
      Spectrum spectrum,
      String url,
      Optional<String> transport,
      Optional<String> user,
      Optional<Path> passwordFile,
      Optional<LensLine> lens,
      Optional<Boolean> posed,
      Optional<BoresightLine> boresight,
      Optional<StandLine> stand,
      Optional<Origin> origin,
      Optional<Integer> personsLimit) {}

  record StandLine(
      LatLon position,
      double heightM,
      double yawDeg,
      double pitchDeg,
      OptionalDouble rollDeg,
      OptionalDouble positionSigmaM,
      OptionalDouble heightSigmaM,
      OptionalDouble yawSigmaDeg,
      OptionalDouble pitchSigmaDeg) {
    CameraStand stand() {
      return new CameraStand(
          position,
          heightM,
          new CameraAttitude(yawDeg, pitchDeg, rollDeg.orElse(0)),
          positionSigmaM.orElse(1),
          heightSigmaM.orElse(0.3),
          yawSigmaDeg.orElse(1),
          pitchSigmaDeg.orElse(0.5));
    }
  }

  record LensLine(
      double hfovDeg,
      int widthPx,
      int heightPx,
      OptionalDouble k1,
      OptionalDouble k2,
      OptionalDouble p1,
      OptionalDouble p2,
      OptionalDouble k3,
      OptionalDouble cxPx,
      OptionalDouble cyPx) {
    Lens lens(Optional<Boresight> boresight) {
      return new Lens(
          hfovDeg,
          widthPx,
          heightPx,
          k1.orElse(0),
          k2.orElse(0),
          p1.orElse(0),
          p2.orElse(0),
          k3.orElse(0),
          cxPx,
          cyPx,
          boresight);
    }
  }

  record BoresightLine(OptionalDouble rollDeg, OptionalDouble pitchDeg, OptionalDouble yawDeg) {
    Boresight boresight() {
      return new Boresight(rollDeg.orElse(0), pitchDeg.orElse(0), yawDeg.orElse(0));
    }
  }

  CameraEntry camera(String at, DroneId drone, Line line) {
    if (line.spectrum() == null || line.url() == null) {
      throw bad(at, "spectrum (visible or thermal) and url are needed");
    }
    if (!line.url().equals(CameraEntry.TOLD_BY_VEHICLE)) {
      rtspAddress(at, line.url());
    }
    String transport = line.transport().orElse("tcp");
    if (!transport.equals("tcp") && !transport.equals("udp")) {
      throw bad(at + ".transport", "'" + transport + "' is neither tcp nor udp");
    }
    if (line.boresight().isPresent() && (line.lens().isEmpty() || line.stand().isPresent())) {
      throw bad(
          at + ".boresight",
          line.stand().isPresent()
              ? "a camera that stands is told its own axis in 'stand'; correct yawDeg, pitchDeg"
                  + " and rollDeg there"
              : "needs a lens beside it; without one nothing is placed");
    }
    return new CameraEntry(
        new CameraId(drone, line.spectrum()),
        line.url(),
        transport,
        line.user(),
        line.passwordFile().map(path -> password(at, base.resolve(path))),
        line.lens().map(lens -> lens(at, lens, boresight(at, line))),
        line.posed().orElse(true),
        line.stand().map(stand -> stand(at, stand)),
        line.origin(),
        line.personsLimit());
  }

  private void rtspAddress(String at, String url) {
    URI uri;
    try {
      uri = URI.create(url);
    } catch (IllegalArgumentException e) {
      throw bad(at + ".url", "'" + url + "' is no address; rtsp://host:port/path is");
    }
    if (!"rtsp".equals(uri.getScheme()) || uri.getHost() == null) {
      throw bad(at + ".url", "'" + url + "' is not rtsp://host:port/path, nor the word 'vehicle'");
    }
    if (uri.getUserInfo() != null) {
      throw bad(at + ".url", "holds credentials; give user and passwordFile instead");
    }
  }

  private Lens lens(String at, LensLine line, Optional<Boresight> boresight) {
    try {
      return line.lens(boresight);
    } catch (IllegalArgumentException e) {
      throw bad(at + ".lens", e.getMessage());
    }
  }

  private Optional<Boresight> boresight(String at, Line line) {
    try {
      return line.boresight().map(BoresightLine::boresight);
    } catch (IllegalArgumentException e) {
      throw bad(at + ".boresight", e.getMessage());
    }
  }

  private CameraStand stand(String at, StandLine line) {
    try {
      return line.stand();
    } catch (IllegalArgumentException e) {
      throw bad(at + ".stand", e.getMessage());
    }
  }

  private String password(String at, Path path) {
    try {
      return Files.readString(path).strip();
    } catch (IOException e) {
      throw bad(at + ".passwordFile", path + " cannot be read; name a readable file");
    }
  }

  private BadDocument bad(String at, String reason) {
    return new BadDocument(file + ", at " + at + ": " + reason);
  }
}
