package io.skybeat.analytics.locating;

import io.skybeat.core.geo.Enu;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Several looks at one thing become one place. What differs from look to look averages out; what is
 * wrong all flight long (compass, GNSS, gimbal, clock) does not, unless the thing is seen from
 * another side: each common error is averaged with its direction. Older looks fade, so that a
 * moving thing is followed. Not thread-safe.
 */
public final class Fusion {
  private final double kept;
  private double weights;
  private double squares;
  private Enu where = Enu.ZERO;
  private Covariance own = Covariance.ZERO;
  private final List<Enu> biases = new ArrayList<>();

  /** {@code kept}: part of the former looks' weight that a new look leaves them, over 0 to 1. */
  public Fusion(double kept) {
    if (!(kept > 0 && kept <= 1)) {
      throw new IllegalArgumentException("kept weight " + kept + " is not within 0..1");
    }
    this.kept = kept;
  }

  /** Takes one look in. */
  public void add(Fix look) {
    double weight = 1 / Math.max(0.01, look.covariance().trace());
    double before = weights * kept;
    double total = before + weight;
    double old = before / total;
    double fresh = weight / total;
    where = where.times(old).plus(look.where().times(fresh));
    for (int i = 0; i < look.biases().size(); i++) {
      Enu one = look.biases().get(i).times(fresh);
      if (i < biases.size()) {
        biases.set(i, biases.get(i).times(old).plus(one));
      } else {
        biases.add(one);
      }
    }
    own = own.times(old * old).plus(look.own().times(fresh * fresh));
    squares = squares * kept * kept + weight * weight;
    weights = total;
  }

  /** The place so far; empty before the first look. */
  public Optional<Fix> fix() {
    return weights == 0 ? Optional.empty() : Optional.of(new Fix(where, biases, own));
  }

  /** How many equal looks the average is worth. */
  public double looks() {
    return squares == 0 ? 0 : weights * weights / squares;
  }
}
