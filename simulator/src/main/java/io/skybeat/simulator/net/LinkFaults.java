package io.skybeat.simulator.net;

import java.time.Duration;

/**
 * How bad one direction of a link is. Probabilities 0..1 per datagram.
 *
 * @param loss never arrives
 * @param duplication arrives twice
 * @param reorder is held back so that later ones overtake it
 * @param delay every datagram takes at least this long
 * @param jitter and up to this much longer
 */
public record LinkFaults(
    double loss, double duplication, double reorder, Duration delay, Duration jitter) {
  public static final LinkFaults NONE = new LinkFaults(0, 0, 0, Duration.ZERO, Duration.ZERO);

  public LinkFaults {
    if (!share(loss) || !share(duplication) || !share(reorder)) {
      throw new IllegalArgumentException(
          "loss, duplication and reorder must be 0..1: "
              + loss
              + ", "
              + duplication
              + ", "
              + reorder);
    }
    if (delay.isNegative() || jitter.isNegative()) {
      throw new IllegalArgumentException("delay and jitter must not be negative");
    }
  }

  /** Loses that share and nothing else. */
  public static LinkFaults losing(double share) {
    return new LinkFaults(share, 0, 0, Duration.ZERO, Duration.ZERO);
  }

  private static boolean share(double value) {
    return value >= 0 && value <= 1;
  }
}
