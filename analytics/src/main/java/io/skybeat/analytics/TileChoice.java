package io.skybeat.analytics;

import io.skybeat.analytics.locating.GroundView;
import io.skybeat.analytics.locating.Pixel;
import io.skybeat.analytics.vision.CloseTiling;
import io.skybeat.analytics.vision.PersonScale;
import io.skybeat.analytics.vision.Region;
import io.skybeat.analytics.vision.Tile;
import io.skybeat.analytics.vision.TileBudget;
import io.skybeat.analytics.vision.TilePlan;
import io.skybeat.analytics.vision.TileSchedule;
import io.skybeat.analytics.vision.Tiling;
import io.skybeat.core.sighting.PixelBox;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which tiles of one camera's picture are looked at next, within the process's budget. */
final class TileChoice {
  private static final double ATTENDED_PART = 0.1;

  /** Pictures up to this width are looked at whole where nothing tells the persons' size. */
  private static final int WHOLE_WIDTH_PX = 960;

  /** Persons smaller than this are given up. */
  private static final double LEAST_PERSON_PX = 10;

  private static final double UNKNOWN_OVERLAP = 0.15;

  /** One in so many tiles stays with the whole picture while there is a crowd to look at. */
  private static final int CLOSE_OF = 3;

  private final String stream;
  private final Tiling tiling;
  private final TileBudget budget;
  private final TileSchedule schedule = new TileSchedule();
  private final TileSchedule closeSchedule = new TileSchedule();
  private TilePlan plan;
  private int widthPx;
  private int heightPx;
  private Instant since;
  private long looked;
  private int turn;

  /**
   * The tiles of one frame.
   *
   * @param wide of the whole picture's layout
   * @param close small ones over places where people stand close together
   */
  record Chosen(List<Tile> wide, List<Tile> close) {
    boolean isEmpty() {
      return wide.isEmpty() && close.isEmpty();
    }
  }

  /**
   * Where people stand close together.
   *
   * @param regions in the picture, heads included
   * @param personPx how tall a person is there
   */
  record Crowded(List<Region> regions, double personPx) {
    static final Crowded NOWHERE = new Crowded(List.of(), 0);
  }

  TileChoice(String stream, int inputPx, double personPx, TileBudget budget) {
    this.stream = stream;
    this.tiling = new Tiling(inputPx, personPx, LEAST_PERSON_PX);
    this.budget = budget;
  }

  /**
   * Tiles of a picture captured at {@code at}; none when the budget is spent.
   *
   * @param scale how tall persons are, empty when unknown
   * @param view the ground in it, empty when unknown
   * @param active where somebody was, pixels
   * @param crowded where small tiles are due: two in three go there
   */
  Chosen choose(
      int width,
      int height,
      Instant at,
      Instant now,
      Optional<PersonScale> scale,
      Optional<GroundView> view,
      List<Pixel> active,
      Crowded crowded) {
    if (plan == null || width != widthPx || height != heightPx) {
      plan = new TilePlan(tiling, width, height);
      widthPx = width;
      heightPx = height;
    }
    since = since == null ? now : since;
    List<Tile> layout = scale.map(plan::tiles).orElseGet(() -> unknown(width, height));
    schedule.lay(layout);
    List<Region> attended =
        view.map(
                v ->
                    layout.stream()
                        .filter(t -> v.attendedPart(box(t.region())) >= ATTENDED_PART)
                        .map(t -> middle(t.region()))
                        .toList())
            .orElse(List.of());
    List<Region> busy = new ArrayList<>();
    for (Pixel pixel : active) {
      int x = (int) Math.max(0, Math.min(width - 1, pixel.x()));
      int y = (int) Math.max(0, Math.min(height - 1, pixel.y()));
      busy.add(new Region(x, y, 1, 1));
    }
    List<Tile> closeLayout =
        CloseTiling.DEFAULT.layout(width, height, crowded.regions(), crowded.personPx());
    closeSchedule.lay(closeLayout);
    int granted = budget.take(stream, now, layout.size() + closeLayout.size());
    int close = 0;
    for (int i = 0; i < granted && !closeLayout.isEmpty(); i++) {
      close += turn++ % CLOSE_OF == 0 ? 0 : 1;
    }
    List<Tile> closeTiles = closeSchedule.choose(close, at, List.of(), List.of());
    List<Tile> wideTiles = schedule.choose(granted - close, at, attended, busy);
    looked += wideTiles.size() + closeTiles.size();
    return new Chosen(wideTiles, closeTiles);
  }

  /** How many tiles the whole picture has. */
  int layoutSize() {
    return schedule.tiles().size();
  }

  long looked() {
    return looked;
  }

  double coverageAgeS(Instant now) {
    double oldestS = 0;
    for (Tile tile : schedule.tiles()) {
      Optional<Duration> age = schedule.coverageAge(tile, now);
      double ageS = age.map(a -> a.toNanos() / 1e9).orElseGet(() -> sinceS(now));
      oldestS = Math.max(oldestS, ageS);
    }
    return oldestS;
  }

  private double sinceS(Instant now) {
    return since == null ? 0 : Duration.between(since, now).toNanos() / 1e9;
  }

  private static List<Tile> unknown(int width, int height) {
    if (width <= WHOLE_WIDTH_PX) {
      return Tiling.whole(width, height);
    }
    int columns = (width + WHOLE_WIDTH_PX - 1) / WHOLE_WIDTH_PX;
    int rows = (height + WHOLE_WIDTH_PX - 1) / WHOLE_WIDTH_PX;
    return Tiling.grid(width, height, columns, rows, UNKNOWN_OVERLAP);
  }

  private static Region middle(Region region) {
    return new Region(region.x() + region.width() / 2, region.y() + region.height() / 2, 1, 1);
  }

  private static PixelBox box(Region region) {
    return new PixelBox(region.x(), region.y(), region.width(), region.height());
  }
}
