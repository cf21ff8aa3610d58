package io.skybeat.mavlink.transport;

import java.time.Duration;

/**
 * How flight recordings are cut and kept.
 *
 * @param largestBytes a file ends before it would grow beyond
 * @param longest a file ends when its first record is this old
 * @param keep files whose last change is older are deleted
 * @param keepBytes the oldest files are deleted when all together are larger
 */
public record TlogTerms(long largestBytes, Duration longest, Duration keep, long keepBytes) {
  /** 256 MB or an hour a file; a month and 20 GB of them. */
  public static final TlogTerms DEFAULT =
      new TlogTerms(256L << 20, Duration.ofHours(1), Duration.ofDays(30), 20L << 30);

  /** Refuses what would keep nothing. */
  public TlogTerms {
    if (largestBytes < 1 || keepBytes < largestBytes) {
      throw new IllegalArgumentException(
          "a file of "
              + largestBytes
              + " bytes does not fit into "
              + keepBytes
              + " bytes kept; keep more or make files smaller");
    }
    if (longest.isNegative() || longest.isZero() || keep.compareTo(longest) < 0) {
      throw new IllegalArgumentException(
          "files of " + longest + " kept for " + keep + ": keep them at least as long as they are");
    }
  }
}
