package io.skybeat.analytics.judging;

import io.skybeat.analytics.judging.ScuffleScene.WatchedGroup;
import io.skybeat.analytics.locating.Covariance;
import io.skybeat.analytics.locating.Fix;
import io.skybeat.analytics.locating.FlightErrors;
import io.skybeat.core.geo.LocalFrame;
import io.skybeat.core.sighting.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Claims a scuffle where the motion at one place on the ground is that of a fight over several
 * windows, whichever films they come from, and says who closed in, how fast, and who lies. Where
 * persons are too small for such a claim it says crowd disorder.
 */
public final class ScuffleJudge implements Judge<ScuffleScene> {
  /**
   * When motion is a scuffle.
   *
   * @param claims whether scuffles are looked for at all
   * @param alarmFrom score from which a window counts; empty: as the model's card says
   * @param held windows at one place that must count
   * @param ofWindows out of so many, the newest
   * @param workablePx below this height of a person nobody is said to fight
   * @param everyS seconds between two claims of one scuffle
   */
  public record Rules(
      boolean claims,
      Optional<Double> alarmFrom,
      int held,
      int ofWindows,
      double workablePx,
      double everyS) {
    public static final Rules DEFAULT = new Rules(false, Optional.empty(), 6, 10, 40, 1);

    public Rules {
      alarmFrom = alarmFrom == null ? Optional.empty() : alarmFrom;
    }
  }

  private static final double FORGOTTEN_S = 20;
  private static final double BOXES_M = 2;

  /** The middle of those who were told apart lies beside the middle of all. */
  private static final Covariance MIDDLE = Covariance.round(0.7);

  private final LocalFrame frame;
  private final Rules rules;
  private final double alarmFrom;
  private final FlightErrors errors;
  private final List<ScuffleSpot> spots = new ArrayList<>();
  private long nextNumber = 1;

  /**
   * Judges places in {@code frame}, corrected by what is known of the drone's {@code errors}.
   *
   * @param alarmFrom score from which a window counts
   */
  public ScuffleJudge(LocalFrame frame, Rules rules, double alarmFrom, FlightErrors errors) {
    this.frame = frame;
    this.rules = rules;
    this.alarmFrom = alarmFrom;
    this.errors = errors;
  }

  @Override
  public List<Claim> judge(ScuffleScene scene) {
    spots.removeIf(spot -> spot.forgotten(scene.at(), FORGOTTEN_S));
    List<Claim> claims = new ArrayList<>();
    for (WatchedGroup seen : scene.groups()) {
      ScuffleSpot spot = spot(seen);
      spot.see(scene.at(), seen, scene.locate().apply(seen.where()).fix());
      claim(spot, seen, scene).ifPresent(claims::add);
    }
    return claims;
  }

  private ScuffleSpot spot(WatchedGroup seen) {
    Optional<ScuffleSpot> nearest =
        spots.stream()
            .filter(spot -> spot.away(seen) < Double.MAX_VALUE)
            .min(Comparator.comparingDouble(spot -> spot.away(seen)));
    return nearest.orElseGet(
        () -> {
          ScuffleSpot spot = new ScuffleSpot(nextNumber++, seen, rules.ofWindows());
          spots.add(spot);
          return spot;
        });
  }

  private Optional<Claim> claim(ScuffleSpot spot, WatchedGroup seen, ScuffleScene scene) {
    Optional<Fix> fix = spot.fix().map(f -> errors.estimate().correct(f).widened(MIDDLE));
    if (spot.hits(alarmFrom) < rules.held()
        || !spot.claimDue(scene.at(), rules.everyS())
        || fix.isEmpty()
        || seen.score() < alarmFrom) {
      return Optional.empty();
    }
    spot.claimed(scene.at());
    WatchedGroup all = spot.summary();
    return Optional.of(
        new Claim(
            Kind.SCUFFLE,
            spot.number(),
            spot.since(),
            scene.at(),
            Optional.of(fix.get().place(frame)),
            Optional.empty(),
            scene.boxesNear().boxes(seen.where(), BOXES_M),
            all.persons(),
            false,
            seen.score(),
            why(spot.hits(alarmFrom), spot.looks(), all)));
  }

  private String why(int hits, int looks, WatchedGroup seen) {
    List<String> parts = new ArrayList<>();
    if (seen.bodyPx() < rules.workablePx()) {
      parts.add(
          String.format(
              Locale.ROOT,
              "crowd disorder: persons are %.0f px tall and a scuffle is told from %.0f px",
              seen.bodyPx(),
              rules.workablePx()));
    }
    parts.add(String.format(Locale.ROOT, "violent motion in %d of %d windows", hits, looks));
    parts.add(String.format(Locale.ROOT, "limbs up to %.1f m/s", seen.fastestMps()));
    if (seen.closedIn() > 0) {
      parts.add(
          String.format(
              Locale.ROOT, "%d closed in at up to %.1f m/s", seen.closedIn(), seen.closingMps()));
    }
    if (seen.lying() > 0) {
      parts.add(String.format(Locale.ROOT, "%d on the ground", seen.lying()));
    }
    return String.join(", ", parts);
  }
}
