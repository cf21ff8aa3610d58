package io.skybeat.analytics.judging;

import io.skybeat.analytics.locating.Covariance;
import io.skybeat.analytics.locating.Fix;
import io.skybeat.analytics.locating.FlightErrors;
import io.skybeat.analytics.locating.Fusion;
import io.skybeat.analytics.locating.Located;
import io.skybeat.core.geo.Enu;
import io.skybeat.core.geo.LocalFrame;
import io.skybeat.core.sighting.Cell;
import io.skybeat.core.sighting.Kind;
import io.skybeat.core.sighting.PixelBox;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Claims a crowd where adjoining squares stay dense over several looks, and says it again with
 * every later look, since each makes its place and count newer. What level that is, the station
 * judges.
 */
public final class CrowdJudge implements Judge<CrowdScene> {
  /**
   * When dense squares are a crowd.
   *
   * @param minPerM2 density of a square that belongs to a crowd
   * @param minCells adjoining squares
   * @param minPersons persons found in them
   * @param held looks that must show it
   * @param ofLooks out of so many
   * @param everyS seconds between two claims of one crowd
   */
  public record Rules(
      double minPerM2, int minCells, int minPersons, int held, int ofLooks, double everyS) {
    public static final Rules DEFAULT = new Rules(1.0, 2, 8, 3, 5, 0.7);
  }

  private static final double SAME_CROWD_M = 12;
  private static final double FORGOTTEN_S = 20;
  private static final double LOOK_KEPT = 0.8;

  /**
   * How far the middle of those found lies from the middle of all, look after look (those in front
   * hide the others), and how it moves from look to look.
   */
  private static final Covariance MIDDLE = Covariance.round(0.8);

  private static final Covariance MIDDLE_OF_A_LOOK = Covariance.round(0.7);

  private record Cluster(
      List<GroundCell> cells, double persons, double peak, Enu middle, boolean atLeast) {}

  private static final class Crowd {
    final long number;
    final Instant firstSeen;
    final Hold hold;
    final Fusion fusion = new Fusion(LOOK_KEPT);
    Instant lastSeen;
    Instant lastClaim;
    Enu middle;

    Crowd(long number, Instant at, Enu middle, Rules rules) {
      this.number = number;
      this.firstSeen = at;
      this.lastSeen = at;
      this.middle = middle;
      this.hold = new Hold(rules.held(), rules.ofLooks());
    }
  }

  private final LocalFrame frame;
  private final double cellSizeM;
  private final Rules rules;
  private final FlightErrors errors;
  private final List<Crowd> crowds = new ArrayList<>();
  private long nextNumber = 1;

  /**
   * Judges squares of {@code cellSizeM} counted from the origin of {@code frame}; places are
   * corrected by what is known of the drone's {@code errors}.
   */
  public CrowdJudge(LocalFrame frame, double cellSizeM, Rules rules, FlightErrors errors) {
    this.frame = frame;
    this.cellSizeM = cellSizeM;
    this.rules = rules;
    this.errors = errors;
  }

  @Override
  public List<Claim> judge(CrowdScene scene) {
    crowds.removeIf(crowd -> seconds(crowd.lastSeen, scene.at()) > FORGOTTEN_S);
    List<Cluster> clusters = clusters(scene.cells());
    List<Crowd> open = new ArrayList<>(crowds);
    List<Claim> claims = new ArrayList<>();
    for (Cluster cluster : clusters) {
      Crowd crowd = nearest(open, cluster.middle());
      if (crowd == null) {
        crowd = new Crowd(nextNumber++, scene.at(), cluster.middle(), rules);
        crowds.add(crowd);
      } else {
        open.remove(crowd);
      }
      see(crowd, cluster, scene).ifPresent(claims::add);
    }
    // Only a look at its place counts against a crowd, not a picture that shows another place.
    for (Crowd crowd : open) {
      if (lookedAt(scene.cells(), crowd.middle)) {
        crowd.hold.look(false);
      }
    }
    return claims;
  }

  private Optional<Claim> see(Crowd crowd, Cluster cluster, CrowdScene scene) {
    crowd.hold.look(true);
    crowd.lastSeen = scene.at();
    crowd.middle = cluster.middle();
    Located located = scene.locate().apply(cluster.middle());
    located.fix().ifPresent(fix -> crowd.fusion.add(fix.widened(MIDDLE_OF_A_LOOK)));
    Optional<Fix> fused =
        crowd.fusion.fix().map(fix -> errors.estimate().correct(fix).widened(MIDDLE));
    boolean due = crowd.lastClaim == null || seconds(crowd.lastClaim, scene.at()) >= rules.everyS();
    if (!crowd.hold.held() || !due || fused.isEmpty()) {
      return Optional.empty();
    }
    crowd.lastClaim = scene.at();
    int count = (int) Math.round(cluster.persons());
    double radiusM = cellSizeM * (0.6 + 0.35 * cluster.cells().size());
    List<PixelBox> boxes = scene.boxesNear().boxes(cluster.middle(), radiusM);
    String why =
        String.format(
            Locale.ROOT,
            "%s%d persons in %d squares of %.0f m, densest %.1f /m2, %d of %d looks",
            cluster.atLeast() ? ">= " : "",
            count,
            cluster.cells().size(),
            cellSizeM,
            cluster.peak(),
            crowd.hold.hits(),
            crowd.hold.looks());
    return Optional.of(
        new Claim(
            Kind.CROWD,
            crowd.number,
            crowd.firstSeen,
            scene.at(),
            Optional.of(fused.get().place(frame)),
            Optional.empty(),
            boxes,
            count,
            cluster.atLeast(),
            Math.min(1, cluster.peak() / 4),
            why));
  }

  private List<Cluster> clusters(List<GroundCell> cells) {
    List<GroundCell> left =
        new ArrayList<>(
            cells.stream().filter(c -> c.cell().personsPerM2() >= rules.minPerM2()).toList());
    List<Cluster> clusters = new ArrayList<>();
    while (!left.isEmpty()) {
      List<GroundCell> member = new ArrayList<>(List.of(left.remove(0)));
      for (int i = 0; i < member.size(); i++) {
        Cell at = member.get(i).cell();
        List<GroundCell> beside =
            left.stream()
                .filter(
                    c ->
                        Math.abs(c.cell().row() - at.row())
                                + Math.abs(c.cell().column() - at.column())
                            == 1)
                .toList();
        member.addAll(beside);
        left.removeAll(beside);
      }
      cluster(member).ifPresent(clusters::add);
    }
    clusters.sort(Comparator.comparingDouble(Cluster::persons).reversed());
    return clusters;
  }

  private Optional<Cluster> cluster(List<GroundCell> cells) {
    double persons = 0;
    double peak = 0;
    Enu sum = Enu.ZERO;
    boolean atLeast = false;
    for (GroundCell one : cells) {
      persons += one.cell().persons();
      peak = Math.max(peak, one.cell().personsPerM2());
      sum = sum.plus(one.middle().times(one.cell().persons()));
      atLeast |= one.cell().atLeast();
    }
    if (cells.size() < rules.minCells() || persons < rules.minPersons()) {
      return Optional.empty();
    }
    return Optional.of(new Cluster(cells, persons, peak, sum.times(1 / persons), atLeast));
  }

  private boolean lookedAt(List<GroundCell> cells, Enu middle) {
    int row = (int) Math.floor(middle.north() / cellSizeM);
    int column = (int) Math.floor(middle.east() / cellSizeM);
    return cells.stream().anyMatch(c -> c.cell().row() == row && c.cell().column() == column);
  }

  private static Crowd nearest(List<Crowd> crowds, Enu middle) {
    Crowd best = null;
    double bestM = SAME_CROWD_M;
    for (Crowd crowd : crowds) {
      double distanceM = crowd.middle.minus(middle).horizontal();
      if (distanceM < bestM) {
        best = crowd;
        bestM = distanceM;
      }
    }
    return best;
  }

  private static double seconds(Instant from, Instant to) {
    return Duration.between(from, to).toNanos() / 1e9;
  }
}
