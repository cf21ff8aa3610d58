package io.skybeat.analytics.vision;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * The person scale of a camera whose place is unknown, learnt from the persons it has shown: the
 * height that a quarter of them don't reach, since small ones are whom a coarse look misses. Until
 * enough were seen it is a fixed height. Not thread-safe.
 */
public final class LearnedScale implements PersonScale {
  private static final int KEPT = 200;
  private static final int ENOUGH = 3;
  private static final double SMALLER_SHARE = 0.25;
  private static final double TALLER_SHARE = 0.9;

  private final double unknownPx;
  private final double sureScore;
  private final Deque<Double> heightsPx = new ArrayDeque<>();
  private double learntPx;
  private double tallestPx;

  /**
   * @param unknownPx height assumed until persons were seen
   * @param sureScore from which a person teaches
   */
  public LearnedScale(double unknownPx, double sureScore) {
    this.unknownPx = unknownPx;
    this.sureScore = sureScore;
    this.learntPx = unknownPx;
    this.tallestPx = 2 * unknownPx;
  }

  /** Takes the persons of one picture into account. */
  public void learn(List<Box> boxes) {
    for (Box box : boxes) {
      if (box.kind() == ObjectClass.PERSON && box.score() >= sureScore) {
        heightsPx.addLast(box.height());
        if (heightsPx.size() > KEPT) {
          heightsPx.removeFirst();
        }
      }
    }
    if (learnt()) {
      double[] sorted = heightsPx.stream().mapToDouble(h -> h).sorted().toArray();
      learntPx = sorted[(int) (SMALLER_SHARE * (sorted.length - 1))];
      tallestPx = sorted[(int) (TALLER_SHARE * (sorted.length - 1))];
    }
  }

  /** Whether enough persons were seen. */
  public boolean learnt() {
    return heightsPx.size() >= ENOUGH;
  }

  /** Height of a person anywhere in the picture, pixels: as learnt, else as assumed. */
  @Override
  public double heightPx(double row) {
    return learnt() ? learntPx : unknownPx;
  }

  @Override
  public double tallestPx(double row) {
    return tallestPx;
  }
}
