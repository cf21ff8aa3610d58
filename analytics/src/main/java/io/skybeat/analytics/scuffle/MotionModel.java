package io.skybeat.analytics.scuffle;

import io.skybeat.core.sighting.ModelRef;
import io.skybeat.core.wire.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * How much a group's motion is that of a fight: logistic regression on {@link MotionFigures}.
 * Immutable.
 *
 * @param ref how sightings name it
 * @param card what is known of it
 * @param weights what was learnt
 */
public record MotionModel(ModelRef ref, Card card, Weights weights) {
  private static final ModelFolder FOLDER = new ModelFolder("scuffle-motion");

  /** Figures this small are noise, and their logarithm would shout. */
  private static final double LEAST = 0.01;

  /** Standard deviations; what lies farther out was never learnt. */
  private static final double FARTHEST = 3;

  /**
   * The card beside the weights.
   *
   * @param name short, for reports
   * @param version of card and weights together
   * @param origin what it was trained on
   * @param licence SPDX expression
   * @param notice what the licences ask to be said
   * @param weights file and hash
   * @param figures what was measured, by sources that were not trained on
   */
  public record Card(
      String name,
      String version,
      String origin,
      String licence,
      String notice,
      File weights,
      List<Figure> figures) {}

  /**
   * A file beside the card.
   *
   * @param sha256 lower-case hex
   */
  public record File(String file, String sha256) {}

  /** A measured figure: of what, its value as text, what it rests on. */
  public record Figure(String what, String value, String where) {}

  /**
   * What was learnt.
   *
   * @param bias log odds of a window whose figures are all at their mean
   * @param fightsFrom score from which a clip is more likely a fight than not, by sources
   * @param alarmFrom score that one calm window in twenty reaches, by sources
   * @param terms in the order of the sum
   */
  public record Weights(double bias, double fightsFrom, double alarmFrom, List<Term> terms) {
    public Weights {
      terms = List.copyOf(terms);
    }
  }

  /**
   * One figure's part.
   *
   * @param figure one of {@link MotionFigures#names()}
   * @param mean of its logarithm
   * @param spread of its logarithm
   * @param weight log odds for each spread above the mean
   */
  public record Term(String figure, double mean, double spread, double weight) {}

  public MotionModel {
    List<String> known = MotionFigures.names();
    for (Term term : weights.terms()) {
      if (!known.contains(term.figure())) {
        throw new IllegalArgumentException(
            "scuffle-motion: no figure is called " + term.figure() + "; known are " + known);
      }
    }
  }

  /** The one that is shipped. */
  public static MotionModel bundled() {
    Card card = FOLDER.card();
    byte[] bytes = FOLDER.weights(card);
    Weights weights = Json.read(new String(bytes, StandardCharsets.UTF_8), Weights.class);
    return new MotionModel(
        new ModelRef(card.name(), card.version(), card.weights().sha256()), card, weights);
  }

  /** Log odds that {@code figures}, as {@link MotionFigures#of} gives them, are of a fight. */
  public double logOdds(double[] figures) {
    List<String> names = MotionFigures.names();
    double sum = weights.bias();
    for (Term term : weights.terms()) {
      double figure = figures[names.indexOf(term.figure())];
      double off = (StrictMath.log(Math.abs(figure) + LEAST) - term.mean()) / term.spread();
      sum += term.weight() * Math.max(-FARTHEST, Math.min(FARTHEST, off));
    }
    return sum;
  }

  /** 0..1, of log odds. */
  public static double score(double logOdds) {
    return 1 / (1 + StrictMath.exp(-logOdds));
  }
}
