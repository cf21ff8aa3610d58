package io.skybeat.analytics.scuffle;

import io.skybeat.core.sighting.ModelRef;
import io.skybeat.core.wire.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * How much a group that a flying camera films stirs as those who fight do: logistic regression on
 * {@link StirFigures}. Immutable.
 *
 * @param ref how sightings name it
 * @param card what is known of it
 * @param weights what was learnt
 */
public record StirModel(ModelRef ref, MotionModel.Card card, Weights weights) {
  private static final ModelFolder FOLDER = new ModelFolder("scuffle-stir");

  /** Standard deviations; what lies farther out was never learnt. */
  private static final double FARTHEST = 3;

  /**
   * What was learnt.
   *
   * @param bias log odds of a window whose figures are all at their mean
   * @param alarmFrom score from which a window counts
   * @param terms one for each figure
   */
  public record Weights(double bias, double alarmFrom, List<MotionModel.Term> terms) {
    public Weights {
      terms = List.copyOf(terms);
    }
  }

  public StirModel {
    for (MotionModel.Term term : weights.terms()) {
      if (!StirFigures.names().contains(term.figure())) {
        throw new IllegalArgumentException(
            "scuffle-stir: no figure is called "
                + term.figure()
                + "; known are "
                + StirFigures.names());
      }
    }
  }

  /** The one that is shipped. */
  public static StirModel bundled() {
    MotionModel.Card card = FOLDER.card();
    byte[] bytes = FOLDER.weights(card);
    Weights weights = Json.read(new String(bytes, StandardCharsets.UTF_8), Weights.class);
    return new StirModel(
        new ModelRef(card.name(), card.version(), card.weights().sha256()), card, weights);
  }

  /** 0..1 that {@code figures} are of a fight. */
  public double score(double[] figures) {
    double sum = weights.bias();
    for (MotionModel.Term term : weights.terms()) {
      double figure = figures[StirFigures.names().indexOf(term.figure())];
      double off = (figure - term.mean()) / term.spread();
      sum += term.weight() * Math.max(-FARTHEST, Math.min(FARTHEST, off));
    }
    return MotionModel.score(sum);
  }
}
