package io.skybeat.analytics.lens;

import io.skybeat.core.sighting.Lens;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.bytedeco.opencv.opencv_core.Size;

/**
 * Finds a lens from views of a board, and whether it is to be believed: pictures that were not used
 * have to fit too, the board has to have stood differently, and no picture may spoil it.
 */
public final class LensFit {
  /** Fewer views of a board don't part the focal length from the distortion. */
  public static final int LEAST_VIEWS = 10;

  /** Views of which the points lie nearer, as a part of the width, are the same picture again. */
  private static final double ALIKE = 0.01;

  private static final int PARTS = 5;

  /** k3 is wanted where it makes the pictures not used fit better by this. */
  private static final double WORTH_K3 = 0.98;

  private static final double FAR_OFF = 3;
  private static final double LEAST_FAR_OFF_PX = 0.5;
  private static final double LEAST_TILT_DEG = 15;
  private static final double MOST_FOCAL_SIGMA = 0.01;
  private static final int FIELDS_ACROSS = 8;
  private static final int FIELDS_DOWN = 6;

  private final Board board;
  private final int widthPx;
  private final int heightPx;
  private final double mostRmsPx;

  /** For pictures of {@code widthPx} x {@code heightPx} that may miss by {@code mostRmsPx}. */
  public LensFit(Board board, int widthPx, int heightPx, double mostRmsPx) {
    this.board = board;
    this.widthPx = widthPx;
    this.heightPx = heightPx;
    this.mostRmsPx = mostRmsPx;
  }

  /** Those of {@code views} that are no repetition of one before. */
  public List<BoardView> different(List<BoardView> views) {
    List<BoardView> kept = new ArrayList<>();
    for (BoardView view : views) {
      if (kept.stream().noneMatch(k -> k.awayPx(view) < ALIKE * widthPx)) {
        kept.add(view);
      }
    }
    return kept;
  }

  /** Throws {@link IllegalArgumentException} with the reason and a remedy when there is no lens. */
  public LensAnswer solve(List<BoardView> all) {
    List<BoardView> views = different(all);
    if (views.size() < LEAST_VIEWS) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%d pictures show the whole board%s; at least %d are needed, take 20 to 40",
              all.size(),
              views.size() < all.size()
                  ? ", " + views.size() + " of them from different sides"
                  : "",
              LEAST_VIEWS));
    }
    Intrinsics first = fit(views, false);
    differs(first);
    List<BoardView> good = new ArrayList<>();
    List<LensAnswer.PictureMiss> dropped = new ArrayList<>();
    double limit = Math.max(LEAST_FAR_OFF_PX, FAR_OFF * median(first.missesPx()));
    for (int i = 0; i < views.size(); i++) {
      double miss = first.missesPx()[i];
      if (miss <= limit) {
        good.add(views.get(i));
      } else {
        dropped.add(new LensAnswer.PictureMiss(views.get(i).name(), miss));
      }
    }
    if (good.size() < LEAST_VIEWS) {
      good = views;
      dropped.clear();
    }
    double without = unseenPx(good, false);
    double with = unseenPx(good, true);
    boolean k3 = with < WORTH_K3 * without;
    Intrinsics last = fit(good, k3);
    check(last, good);
    return answer(last, good, dropped, k3 ? with : without);
  }

  private Intrinsics fit(List<BoardView> views, boolean withK3) {
    try (Size size = new Size(widthPx, heightPx)) {
      Intrinsics found = Intrinsics.of(board, views, size, withK3);
      if (found.finite()) {
        return found;
      }
    } catch (RuntimeException e) {
      throw new IllegalArgumentException(alike(0) + " (" + e.getMessage() + ")", e);
    }
    throw new IllegalArgumentException(alike(0));
  }

  /** Each part of the pictures, by the lens that the other parts make. */
  private double unseenPx(List<BoardView> views, boolean withK3) {
    double sum = 0;
    for (int part = 0; part < PARTS; part++) {
      List<BoardView> used = new ArrayList<>();
      List<BoardView> unseen = new ArrayList<>();
      for (int i = 0; i < views.size(); i++) {
        (i % PARTS == part ? unseen : used).add(views.get(i));
      }
      Intrinsics found = fit(used, withK3);
      for (BoardView view : unseen) {
        double miss = found.unseenPx(board, view);
        sum += miss * miss;
      }
    }
    return StrictMath.sqrt(sum / views.size());
  }

  private void check(Intrinsics found, List<BoardView> views) {
    differs(found);
    if (found.rmsPx() > mostRmsPx) {
      int worst = 0;
      for (int i = 0; i < views.size(); i++) {
        worst = found.missesPx()[i] > found.missesPx()[worst] ? i : worst;
      }
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "the points miss by %.2f pixels, more than %.2f (%s by %.2f); check that the board is"
                  + " flat and held still, that columns and rows are those of the board, and that all"
                  + " pictures have the same zoom and focus",
              found.rmsPx(),
              mostRmsPx,
              views.get(worst).name(),
              found.missesPx()[worst]));
    }
    if (folds(found)) {
      throw new IllegalArgumentException(
          "the distortion folds back inside the picture, since no point was seen near its corners;"
              + " take pictures with the board there");
    }
  }

  private static void differs(Intrinsics found) {
    double tilt = tiltDeg(found);
    double focalSigma = found.sigma()[0] / found.focalPx();
    if (tilt < LEAST_TILT_DEG || focalSigma > MOST_FOCAL_SIGMA) {
      throw new IllegalArgumentException(alike(tilt));
    }
  }

  private static String alike(double tiltDeg) {
    return String.format(
        Locale.ROOT,
        "the board stands too much alike in all pictures (tilts differ by %.0f degrees), so that the"
            + " focal length cannot be told from the distance; tilt it by 20 to 45 degrees to all"
            + " sides, near and far, in the middle and in the corners",
        tiltDeg);
  }

  private static double tiltDeg(Intrinsics found) {
    double least = 1;
    for (double[] a : found.normals()) {
      for (double[] b : found.normals()) {
        least = Math.min(least, a[0] * b[0] + a[1] * b[1] + a[2] * b[2]);
      }
    }
    return StrictMath.toDegrees(StrictMath.acos(Math.max(-1, least)));
  }

  /** Whether a ray further out would come to lie further in, before the picture's corner. */
  private boolean folds(Intrinsics found) {
    double[] d = found.distortion();
    double corner = StrictMath.hypot(widthPx, heightPx) / 2 / found.focalPx();
    double reached = 0;
    for (double r = 0; reached < corner; r += corner / 200) {
      double r2 = r * r;
      double to = r * (1 + r2 * (d[0] + r2 * (d[1] + r2 * d[4])));
      if (to < reached) {
        return true;
      }
      reached = to;
    }
    return false;
  }

  private LensAnswer answer(
      Intrinsics found,
      List<BoardView> views,
      List<LensAnswer.PictureMiss> dropped,
      double unseenPx) {
    double half = widthPx / 2.0;
    double f = found.focalPx();
    double[] d = found.distortion();
    double[] s = found.sigma();
    Lens lens =
        new Lens(
            2 * StrictMath.toDegrees(StrictMath.atan(half / f)),
            widthPx,
            heightPx,
            d[0],
            d[1],
            d[2],
            d[3],
            d[4],
            OptionalDouble.of(found.cx() + 0.5),
            OptionalDouble.of(found.cy() + 0.5),
            Optional.empty());
    double hfovSigma = StrictMath.toDegrees(2 * half / (f * f + half * half) * s[0]);
    List<LensAnswer.PictureMiss> misses = new ArrayList<>();
    for (int i = 0; i < views.size(); i++) {
      misses.add(new LensAnswer.PictureMiss(views.get(i).name(), found.missesPx()[i]));
    }
    return new LensAnswer(
        lens,
        new LensAnswer.Sigma(hfovSigma, s[0], s[1], s[2], s[3], s[4], s[5], s[6], s[7]),
        found.rmsPx(),
        unseenPx,
        coverage(views),
        tiltDeg(found),
        misses,
        dropped);
  }

  private double coverage(List<BoardView> views) {
    boolean[] seen = new boolean[FIELDS_ACROSS * FIELDS_DOWN];
    for (BoardView view : views) {
      for (int i = 0; i < view.x().length; i++) {
        int column = (int) Math.max(0, FIELDS_ACROSS * view.x()[i] / widthPx);
        int row = (int) Math.max(0, FIELDS_DOWN * view.y()[i] / heightPx);
        seen[Math.min(FIELDS_DOWN - 1, row) * FIELDS_ACROSS + Math.min(FIELDS_ACROSS - 1, column)] =
            true;
      }
    }
    int count = 0;
    for (boolean field : seen) {
      count += field ? 1 : 0;
    }
    return (double) count / seen.length;
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
