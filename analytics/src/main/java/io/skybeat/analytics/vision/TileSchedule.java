package io.skybeat.analytics.vision;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Chooses which tiles of a camera are looked at next. A tile's claim is the time since it was last
 * looked at, times four where the ground is attended (an area with a level, an open alert), times
 * two where something moved or stood; so the attended come first and oftenest, and nothing starves.
 * Tiles never looked at come before all others, the attended among them first. Not thread-safe; the
 * same calls give the same choices.
 */
public final class TileSchedule {
  private static final int ATTENDED = 4;
  private static final int ACTIVE = 2;
  private static final int OTHER = 1;

  private List<Tile> tiles = List.of();
  private Instant[] lookedAt = new Instant[0];

  /** Takes up a layout. A new tile inherits the age of the one that lay at its centre. */
  public void lay(List<Tile> layout) {
    if (layout.equals(tiles)) {
      return;
    }
    Instant[] ages = new Instant[layout.size()];
    for (int i = 0; i < ages.length; i++) {
      Region region = layout.get(i).region();
      double x = region.x() + region.width() / 2.0;
      double y = region.y() + region.height() / 2.0;
      for (int j = 0; j < lookedAt.length; j++) {
        if (tiles.get(j).region().holds(x, y) && newer(lookedAt[j], ages[i])) {
          ages[i] = lookedAt[j];
        }
      }
    }
    tiles = List.copyOf(layout);
    lookedAt = ages;
  }

  private static boolean newer(Instant a, Instant b) {
    return a != null && (b == null || a.isAfter(b));
  }

  /**
   * Up to {@code count} tiles for the frame captured at {@code at}, most urgent first, noted as
   * looked at then.
   *
   * @param attended parts of the picture whose ground deserves tiles first
   * @param active where something moved or stood before
   */
  public List<Tile> choose(int count, Instant at, List<Region> attended, List<Region> active) {
    List<Claim> claims = new ArrayList<>();
    for (int i = 0; i < tiles.size(); i++) {
      Region region = tiles.get(i).region();
      int weight =
          attended.stream().anyMatch(region::meets)
              ? ATTENDED
              : active.stream().anyMatch(region::meets) ? ACTIVE : OTHER;
      claims.add(new Claim(tiles.get(i), lookedAt[i] == null, weight, age(i, at)));
    }
    claims.sort(Claim.MOST_URGENT_FIRST);
    List<Tile> chosen = new ArrayList<>();
    for (Claim claim : claims.subList(0, Math.min(Math.max(0, count), claims.size()))) {
      lookedAt[claim.tile.index()] = at;
      chosen.add(claim.tile);
    }
    return List.copyOf(chosen);
  }

  /** The layout in force. */
  public List<Tile> tiles() {
    return tiles;
  }

  /** Time since {@code tile} was looked at; empty if it never was. */
  public Optional<Duration> coverageAge(Tile tile, Instant now) {
    Instant last = lookedAt[tile.index()];
    return last == null ? Optional.empty() : Optional.of(Duration.between(last, now));
  }

  private long age(int index, Instant at) {
    return lookedAt[index] == null
        ? 0
        : Math.max(0, Duration.between(lookedAt[index], at).toNanos());
  }

  private record Claim(Tile tile, boolean never, int weight, long ageNs) {
    static final Comparator<Claim> MOST_URGENT_FIRST =
        Comparator.comparing((Claim c) -> !c.never)
            .thenComparing(c -> c.never ? -c.weight : 0)
            .thenComparing(Comparator.comparingDouble(Claim::urgency).reversed())
            .thenComparing(c -> c.tile.index());

    double urgency() {
      return (double) weight * ageNs;
    }
  }
}
