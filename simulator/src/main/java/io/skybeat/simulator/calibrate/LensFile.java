package io.skybeat.simulator.calibrate;

import io.skybeat.core.sighting.Lens;
import io.skybeat.core.wire.BadDocument;
import io.skybeat.core.wire.StrictYaml;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** A lens as {@code station.yaml} has it in a camera's lines: {@code lens: {hfovDeg: 45, ...}}. */
final class LensFile {
  private LensFile() {}

  private record Document(Line lens) {}

  private record Line(
      double hfovDeg,
      int widthPx,
      int heightPx,
      OptionalDouble k1,
      OptionalDouble k2,
      OptionalDouble p1,
      OptionalDouble p2,
      OptionalDouble k3,
      OptionalDouble cxPx,
      OptionalDouble cyPx) {}

  /** Reads what {@link #line} wrote, or the same lines cut from station.yaml. */
  static Lens read(Path file) {
    Document document = StrictYaml.read(file, Document.class);
    if (document.lens() == null) {
      throw new BadDocument(file + ": lens is missing; lens: {hfovDeg: .., widthPx: .., ...}");
    }
    Line line = document.lens();
    try {
      return new Lens(
          line.hfovDeg(),
          line.widthPx(),
          line.heightPx(),
          line.k1().orElse(0),
          line.k2().orElse(0),
          line.p1().orElse(0),
          line.p2().orElse(0),
          line.k3().orElse(0),
          line.cxPx(),
          line.cyPx(),
          Optional.empty());
    } catch (IllegalArgumentException e) {
      throw new BadDocument(file + ", at lens: " + e.getMessage(), e);
    }
  }

  /** One line of YAML without its end. */
  static String line(Lens lens) {
    return String.format(
        Locale.ROOT,
        "lens: {hfovDeg: %.4f, widthPx: %d, heightPx: %d, k1: %.6f, k2: %.6f, p1: %.6f, p2: %.6f,"
            + " k3: %.6f%s}",
        lens.hfovDeg(),
        lens.widthPx(),
        lens.heightPx(),
        lens.k1(),
        lens.k2(),
        lens.p1(),
        lens.p2(),
        lens.k3(),
        lens.cxPx().isPresent()
            ? String.format(
                Locale.ROOT,
                ", cxPx: %.2f, cyPx: %.2f",
                lens.cxPx().getAsDouble(),
                lens.cyPx().orElse(lens.heightPx() / 2.0))
            : "");
  }
}
