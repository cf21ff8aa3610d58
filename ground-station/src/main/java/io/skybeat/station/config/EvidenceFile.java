package io.skybeat.station.config;

import io.skybeat.core.wire.BadDocument;
import io.skybeat.station.evidence.EvidenceTerms;
import java.time.Duration;
import java.util.Optional;

/** The section {@code evidence} of {@code station.yaml}. */
final class EvidenceFile {
  private EvidenceFile() {}

  /** The section as it stands there. */
  record Line(
      Optional<Boolean> on,
      Optional<Duration> before,
      Optional<Duration> after,
      Optional<Duration> keep) {}

  /** The terms of {@code file}, defaults filled in; throws {@link BadDocument}. */
  static EvidenceTerms terms(String file, Optional<Line> line) {
    EvidenceTerms usual = EvidenceTerms.DEFAULT;
    if (line.isEmpty()) {
      return usual;
    }
    Line given = line.get();
    try {
      return new EvidenceTerms(
          given.on().orElse(usual.on()),
          given.before().orElse(usual.before()),
          given.after().orElse(usual.after()),
          given.keep().orElse(usual.keep()));
    } catch (IllegalArgumentException e) {
      throw new BadDocument(file + ", at evidence: " + e.getMessage(), e);
    }
  }
}
