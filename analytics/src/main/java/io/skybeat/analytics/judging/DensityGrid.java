package io.skybeat.analytics.judging;

import io.skybeat.analytics.locating.ErrorBudget;
import io.skybeat.analytics.locating.GroundView;
import io.skybeat.analytics.locating.Pixel;
import io.skybeat.analytics.locating.Projection;
import io.skybeat.core.geo.Enu;
import io.skybeat.core.sighting.Cell;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Persons per square metre in the squares of one fixed grid, from looks at parts of the picture.
 * Each square is the mean of its last few looks; squares looked at and empty are zero, others
 * absent. Positions are metres from the grid's origin. Not thread-safe.
 */
public final class DensityGrid {
  /**
   * How looks become squares.
   *
   * @param cellSizeM edge of a square
   * @param looks at most so many looks are averaged
   * @param windowS and none older than this, seconds
   * @param minShownPart a square counts as looked at when this part of it was
   * @param minPersonPx where a person would be smaller than this nothing was looked at
   * @param maxAreaSigma over this relative error of the ground area no density is told
   * @param hiding how people hide each other
   */
  public record Rules(
      double cellSizeM,
      int looks,
      double windowS,
      double minShownPart,
      double minPersonPx,
      double maxAreaSigma,
      Hiding hiding) {
    /** The rules of the design page for squares of {@code cellSizeM}. */
    public static Rules of(double cellSizeM, Hiding hiding) {
      return new Rules(cellSizeM, 4, 4, 0.6, 14, 0.25, hiding);
    }
  }

  /** What one frame showed of a square. */
  private record Look(
      Instant at,
      double count,
      double part,
      int overlapped,
      Enu sum,
      double depressionDeg,
      double areaSigma,
      Hiding hiding) {}

  private record Key(int row, int column) implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      int byRow = Integer.compare(row, other.row);
      return byRow != 0 ? byRow : Integer.compare(column, other.column);
    }
  }

  private static final int SAMPLES = 4;
  private static final int MAX_CELLS_ACROSS = 60;

  /** Overlapped share of the boxes from which a count is a lower bound. */
  private static final double MANY_OVERLAPPED = 0.3;

  private static final double CORRECTED = 1.1;

  private final Rules rules;
  private final ErrorBudget budget;
  private final Map<Key, Deque<Look>> squares = new TreeMap<>();

  public DensityGrid(Rules rules, ErrorBudget budget) {
    this.rules = rules;
    this.budget = budget;
  }

  /**
   * Takes a look in.
   *
   * @param at capture time
   * @param view its geometry, in the grid's frame
   * @param lookedAt which pixels the detector was shown
   * @param persons whom it found there
   */
  public void look(
      Instant at, Projection view, Predicate<Pixel> lookedAt, List<GroundPerson> persons) {
    look(at, view, lookedAt, persons, rules.hiding());
  }

  /** The same for a look of another kind, with what people hide from it. */
  public void look(
      Instant at,
      Projection view,
      Predicate<Pixel> lookedAt,
      List<GroundPerson> persons,
      Hiding hiding) {
    Map<Key, Look> now = new TreeMap<>();
    for (Key key : reach(view)) {
      double part = shownPart(key, view, lookedAt);
      if (part >= rules.minShownPart()) {
        double below = depressionDeg(key, view);
        now.put(
            key,
            new Look(at, 0, part, 0, Enu.ZERO, below, areaSigma(view.eye().up(), below), hiding));
      }
    }
    for (GroundPerson person : persons) {
      now.computeIfPresent(
          keyOf(person.where()),
          (key, l) ->
              new Look(
                  at,
                  l.count + 1,
                  l.part,
                  l.overlapped + (person.overlapped() ? 1 : 0),
                  l.sum.plus(person.where()),
                  l.depressionDeg,
                  l.areaSigma,
                  hiding));
    }
    now.forEach(
        (key, look) -> {
          Deque<Look> looks = squares.computeIfAbsent(key, k -> new ArrayDeque<>());
          if (!looks.isEmpty() && !looks.getLast().hiding.equals(hiding)) {
            // Wide and close looks see differently much: they are not averaged.
            looks.clear();
          }
          looks.addLast(look);
          if (looks.size() > rules.looks()) {
            looks.removeFirst();
          }
        });
  }

  /** Every square looked at within the window before {@code at}, by row and column. */
  public List<GroundCell> cells(Instant at) {
    Instant oldest = at.minus(Duration.ofNanos((long) (rules.windowS() * 1e9)));
    List<GroundCell> cells = new ArrayList<>();
    squares.values().forEach(looks -> looks.removeIf(look -> look.at.isBefore(oldest)));
    squares.values().removeIf(Deque::isEmpty);
    squares.forEach((key, looks) -> cells.add(cell(key, looks)));
    return cells;
  }

  private GroundCell cell(Key key, Deque<Look> looks) {
    double count = 0;
    double part = 0;
    double overlapped = 0;
    Enu sum = Enu.ZERO;
    for (Look look : looks) {
      count += look.count;
      part += look.part;
      overlapped += look.overlapped;
      sum = sum.plus(look.sum);
    }
    Look last = looks.getLast();
    double areaM2 = rules.cellSizeM() * rules.cellSizeM();
    // A look that showed half of the square found half of its persons.
    double persons = count / part;
    double found = count / (part * areaM2);
    double factor = last.hiding.factor(found, last.depressionDeg);
    double perM2 = found * factor;
    // Counting error of the looks, error of the ground area, half of what was only inferred.
    double counting = StrictMath.sqrt(Math.max(1, count)) / (part * areaM2);
    double sigma =
        StrictMath.sqrt(
            counting * counting + square(perM2 * last.areaSigma) + square((perM2 - found) / 2));
    boolean atLeast = factor > CORRECTED || (count > 0 && overlapped / count > MANY_OVERLAPPED);
    if (last.areaSigma > rules.maxAreaSigma()) {
      perM2 = -1;
    }
    Enu middle = count > 0 ? sum.times(1 / count) : middle(key);
    return new GroundCell(
        new Cell(key.column, key.row, persons, perM2, sigma, atLeast), middle, last.at);
  }

  /**
   * Relative error of a patch of ground as the picture shows it: it goes with the square of the
   * height and with 1 / sin^3 of the depression.
   */
  private double areaSigma(double heightM, double depressionDeg) {
    double rad = StrictMath.toRadians(Math.max(1, depressionDeg));
    double byHeight = 2 * budget.heightSigmaM() / Math.max(1, heightM);
    double byPitch = 3 / StrictMath.tan(rad) * StrictMath.toRadians(budget.pitchSigmaDeg());
    return StrictMath.sqrt(byHeight * byHeight + byPitch * byPitch);
  }

  private List<Key> reach(Projection view) {
    List<Key> keys = new ArrayList<>();
    double w = view.widthPx();
    double h = view.heightPx();
    Key low = null;
    Key high = null;
    for (int i = 0; i <= 8; i++) {
      for (int j = 0; j <= 8; j++) {
        Pixel pixel = new Pixel(w * i / 8, h * j / 8);
        Optional<Enu> ground = view.ground(pixel);
        if (ground.isPresent() && usable(view, pixel)) {
          Key key = keyOf(ground.get());
          low = low == null ? key : min(low, key);
          high = high == null ? key : max(high, key);
        }
      }
    }
    if (low == null || high == null) {
      return keys;
    }
    int rows = Math.min(MAX_CELLS_ACROSS, high.row - low.row + 3);
    int columns = Math.min(MAX_CELLS_ACROSS, high.column - low.column + 3);
    for (int row = low.row - 1; row < low.row - 1 + rows; row++) {
      for (int column = low.column - 1; column < low.column - 1 + columns; column++) {
        keys.add(new Key(row, column));
      }
    }
    return keys;
  }

  private boolean usable(Projection view, Pixel pixel) {
    return view.depressionDeg(pixel) >= budget.minDepressionDeg()
        && view.standingPx(pixel, GroundView.PERSON_M) >= rules.minPersonPx();
  }

  private double shownPart(Key key, Projection view, Predicate<Pixel> lookedAt) {
    int shown = 0;
    for (int i = 0; i < SAMPLES; i++) {
      for (int j = 0; j < SAMPLES; j++) {
        Enu at =
            new Enu(
                (key.column + (i + 0.5) / SAMPLES) * rules.cellSizeM(),
                (key.row + (j + 0.5) / SAMPLES) * rules.cellSizeM(),
                0);
        Optional<Pixel> pixel = view.pixel(at);
        if (pixel.isPresent()
            && view.inImage(pixel.get())
            && lookedAt.test(pixel.get())
            && usable(view, pixel.get())) {
          shown++;
        }
      }
    }
    return (double) shown / (SAMPLES * SAMPLES);
  }

  private double depressionDeg(Key key, Projection view) {
    Enu to = middle(key).minus(view.eye());
    return StrictMath.toDegrees(StrictMath.atan2(-to.up(), to.horizontal()));
  }

  private Key keyOf(Enu at) {
    return new Key(
        (int) Math.floor(at.north() / rules.cellSizeM()),
        (int) Math.floor(at.east() / rules.cellSizeM()));
  }

  private Enu middle(Key key) {
    return new Enu((key.column + 0.5) * rules.cellSizeM(), (key.row + 0.5) * rules.cellSizeM(), 0);
  }

  private static Key min(Key a, Key b) {
    return new Key(Math.min(a.row, b.row), Math.min(a.column, b.column));
  }

  private static Key max(Key a, Key b) {
    return new Key(Math.max(a.row, b.row), Math.max(a.column, b.column));
  }

  private static double square(double x) {
    return x * x;
  }
}
