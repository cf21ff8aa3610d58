package io.skybeat.analytics;

import io.skybeat.analytics.judging.GroundPerson;
import io.skybeat.analytics.locating.GroundView;
import io.skybeat.analytics.locating.Pixel;
import io.skybeat.analytics.locating.Projection;
import io.skybeat.analytics.vision.HeatImage;
import io.skybeat.core.geo.Enu;
import io.skybeat.core.sighting.Cell;
import io.skybeat.core.sighting.PixelBox;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * People who stand so close that they melt into one warm patch: how many must be there for it to be
 * covered as far as it is. Persons who stand at random leave a part {@code exp(-density * ground
 * hidden by one)} of the ground free, so the part that is as warm as the persons found elsewhere in
 * the picture tells the density, up to where next to nothing is free. Only patches with the unrest
 * of many bodies count: a warm wall or road is smooth.
 */
final class WarmCover {
  /** So many persons must be found one by one, to know how warm people are tonight. */
  private static final int LEAST_PERSONS = 3;

  /** Levels that they must stand out of the picture by. */
  private static final double LEAST_CONTRAST = 15;

  /**
   * Part of the whole picture that may be so warm: by day, and where walls give back its heat, more
   * is.
   */
  private static final double MOST_WARM = 0.12;

  /** Part of the contrast from which a pixel is as warm as a person, and up to which. */
  private static final double WARM_FROM = 0.5;

  private static final double WARM_TO = 2.5;

  /** Below this part people are found one by one; above the other none is free. */
  private static final double LEAST_COVER = 0.5;

  private static final double MOST_COVER = 0.97;

  /** Mean step between neighbouring samples, in parts of the contrast. */
  private static final double LEAST_UNREST = 0.09;

  /** Less is a road or a wall; in between nobody can tell. */
  private static final double SMOOTH = 0.05;

  /** The side of a standing person that a level look sees, square metres, and the top. */
  private static final double FRONT_M2 = 0.7;

  private static final double TOP_M2 = 0.15;
  private static final int SAMPLES = 12;

  private final HeatImage heat;
  private final Projection view;
  private final double ground;
  private final double contrast;

  /**
   * @param cover part of the square that is as warm as people
   * @param unrest mean step between neighbouring samples, in parts of the contrast
   * @param personsPerM2 that stand where so much is covered
   */
  record Reading(double cover, double unrest, double personsPerM2) {
    /** Whether that is a crowd too dense to be found one by one. */
    boolean crowd() {
      return cover >= LEAST_COVER && unrest >= LEAST_UNREST;
    }

    /** Whether it may or may not be one: no density can be told. */
    boolean unsure() {
      return cover >= LEAST_COVER && unrest >= SMOOTH && unrest < LEAST_UNREST;
    }
  }

  private WarmCover(HeatImage heat, Projection view, double ground, double contrast) {
    this.heat = heat;
    this.view = view;
    this.ground = ground;
    this.contrast = contrast;
  }

  /** A picture in which {@code persons} show how warm people are; empty where they don't. */
  static Optional<WarmCover> of(HeatImage heat, Projection view, List<PixelBox> persons) {
    double ground = quantile(heat, 0, 0, heat.width(), heat.height(), 0.5);
    double[] levels =
        persons.stream()
            .filter(b -> b.width() >= 4 && b.height() >= 6)
            .mapToDouble(b -> warmth(heat, b))
            .sorted()
            .toArray();
    if (levels.length < LEAST_PERSONS) {
      return Optional.empty();
    }
    double contrast = levels[levels.length / 2] - ground;
    return contrast < LEAST_CONTRAST || warmPart(heat, ground, contrast) > MOST_WARM
        ? Optional.empty()
        : Optional.of(new WarmCover(heat, view, ground, contrast));
  }

  private static double warmPart(HeatImage heat, double ground, double contrast) {
    int warm = 0;
    int seen = 0;
    for (int y = 0; y < heat.height(); y += 4) {
      for (int x = 0; x < heat.width(); x += 4) {
        warm += heat.level(x, y) >= ground + WARM_FROM * contrast ? 1 : 0;
        seen++;
      }
    }
    return (double) warm / seen;
  }

  private static double warmth(HeatImage heat, PixelBox box) {
    return quantile(
        heat,
        (int) (box.x() + box.width() / 4),
        (int) (box.y() + box.height() / 4),
        (int) Math.max(1, box.width() / 2),
        (int) Math.max(1, box.height() / 2),
        0.7);
  }

  private static double quantile(
      HeatImage heat, int x0, int y0, int width, int height, double share) {
    int step = Math.max(1, (width + height) / 200);
    List<Integer> levels = new ArrayList<>();
    for (int y = Math.max(0, y0); y < Math.min(heat.height(), y0 + height); y += step) {
      for (int x = Math.max(0, x0); x < Math.min(heat.width(), x0 + width); x += step) {
        levels.add(heat.level(x, y));
      }
    }
    int[] sorted = levels.stream().mapToInt(Integer::intValue).toArray();
    Arrays.sort(sorted);
    return sorted.length == 0 ? 0 : sorted[(int) (share * (sorted.length - 1))];
  }

  /** What the square says; empty where it is not whole in the picture. */
  Optional<Reading> read(int column, int row, double sizeM) {
    int warm = 0;
    double steps = 0;
    double[] before = new double[SAMPLES];
    for (int i = 0; i < SAMPLES; i++) {
      for (int j = 0; j < SAMPLES; j++) {
        Optional<Pixel> at = view.pixel(sample(column, row, sizeM, i, j, GroundView.PERSON_M / 2));
        if (at.isEmpty() || !view.inImage(at.get())) {
          return Optional.empty();
        }
        double level =
            heat.level(
                Math.min(heat.width() - 1, (int) at.get().x()),
                Math.min(heat.height() - 1, (int) at.get().y()));
        double above = (level - ground) / contrast;
        warm += above >= WARM_FROM && above <= WARM_TO ? 1 : 0;
        steps += i == 0 ? 0 : Math.abs(above - before[j]);
        before[j] = above;
      }
    }
    double cover = (double) warm / (SAMPLES * SAMPLES);
    double below =
        view.pixel(sample(column, row, sizeM, SAMPLES / 2, SAMPLES / 2, 0))
            .map(view::depressionDeg)
            .orElse(1.0);
    double hiddenM2 = FRONT_M2 / StrictMath.tan(StrictMath.toRadians(below)) + TOP_M2;
    double perM2 = -StrictMath.log(1 - Math.min(MOST_COVER, cover)) / hiddenM2;
    return Optional.of(new Reading(cover, steps / (SAMPLES * (SAMPLES - 1)), perM2));
  }

  private static Enu sample(int column, int row, double sizeM, int i, int j, double up) {
    return new Enu((column + (i + 0.5) / SAMPLES) * sizeM, (row + (j + 0.5) / SAMPLES) * sizeM, up);
  }

  /** Whether nobody can tell what covers the square of {@code cell}. */
  boolean unsure(Cell cell, double sizeM) {
    return read(cell.column(), cell.row(), sizeM).filter(Reading::unsure).isPresent();
  }

  /** Persons who must be in {@code cells} beside those of {@code found}, spread over each. */
  List<GroundPerson> melted(List<Cell> cells, double sizeM, List<GroundPerson> found) {
    List<GroundPerson> melted = new ArrayList<>();
    for (Cell cell : cells) {
      Optional<Reading> reading = read(cell.column(), cell.row(), sizeM).filter(Reading::crowd);
      if (reading.isEmpty()) {
        continue;
      }
      long known =
          found.stream()
              .filter(p -> Math.floor(p.where().east() / sizeM) == cell.column())
              .filter(p -> Math.floor(p.where().north() / sizeM) == cell.row())
              .count();
      long missing = Math.round(reading.get().personsPerM2() * sizeM * sizeM) - known;
      int across = (int) Math.ceil(StrictMath.sqrt(Math.max(1, missing)));
      for (int n = 0; n < missing; n++) {
        Enu where =
            new Enu(
                (cell.column() + (n % across + 0.5) / across) * sizeM,
                (cell.row() + (n / across + 0.5) / across) * sizeM,
                0);
        person(where).ifPresent(melted::add);
      }
    }
    return melted;
  }

  private Optional<GroundPerson> person(Enu where) {
    Optional<Pixel> foot = view.pixel(where);
    Optional<Pixel> head = view.pixel(where.plus(new Enu(0, 0, GroundView.PERSON_M)));
    if (foot.isEmpty() || head.isEmpty()) {
      return Optional.empty();
    }
    double height = Math.max(1, foot.get().y() - head.get().y());
    PixelBox box = new PixelBox(foot.get().x() - height / 6, head.get().y(), height / 3, height);
    return Optional.of(new GroundPerson(box, WARM_FROM, where, 1, true));
  }
}
