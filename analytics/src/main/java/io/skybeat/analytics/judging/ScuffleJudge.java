package io.skybeat.analytics.judging;

import io.skybeat.analytics.judging.ScuffleScene.WatchedGroup;
import io.skybeat.analytics.locating.Covariance;
import io.skybeat.analytics.locating.Fix;
import io.skybeat.analytics.locating.FlightErrors;
import io.skybeat.analytics.locating.Fusion;
import io.skybeat.core.geo.LocalFrame;
import io.skybeat.core.sighting.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Claims a scuffle where a group's motion is that of a fight over several windows, and says who
 * closed in, how fast, and who lies. Where persons are too small for such a claim it says crowd
 * disorder.
 */
public final class ScuffleJudge implements Judge<ScuffleScene> {
  /**
   * When motion is a scuffle.
   *
   * @param claims whether scuffles are looked for at all
   * @param alarmFrom score from which a window counts; empty: as the model's card says
   * @param held windows that must count
   * @param ofWindows out of so many
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
    public static final Rules DEFAULT = new Rules(false, Optional.empty(), 9, 12, 40, 1);

    public Rules {
      alarmFrom = alarmFrom == null ? Optional.empty() : alarmFrom;
    }
  }

  private static final double FORGOTTEN_S = 20;
  private static final double LOOK_KEPT = 0.8;
  private static final double BOXES_M = 2;

  /** The middle of those who were told apart lies beside the middle of all. */
  private static final Covariance MIDDLE = Covariance.round(0.7);

  private static final class Watched {
    private final Hold hold;
    private final Fusion fusion = new Fusion(LOOK_KEPT);
    private Instant lastSeen;
    private Instant lastClaim;

    Watched(Rules rules) {
      hold = new Hold(rules.held(), rules.ofWindows());
    }
  }

  private final LocalFrame frame;
  private final Rules rules;
  private final double alarmFrom;
  private final FlightErrors errors;
  private final SortedMap<Long, Watched> groups = new TreeMap<>();

  /**
   * Judges places in {@code frame}, corrected by what is known of the drone's {@code errors}.
   *
   * @param claims whether scuffles are looked for at all
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
    groups.values().removeIf(group -> seconds(group.lastSeen, scene.at()) > FORGOTTEN_S);
    List<Claim> claims = new ArrayList<>();
    for (WatchedGroup seen : scene.groups()) {
      Watched group = groups.computeIfAbsent(seen.number(), n -> new Watched(rules));
      group.lastSeen = scene.at();
      group.hold.look(seen.score() >= alarmFrom);
      scene.locate().apply(seen.where()).fix().ifPresent(group.fusion::add);
      claim(group, seen, scene).ifPresent(claims::add);
    }
    return claims;
  }

  private Optional<Claim> claim(Watched group, WatchedGroup seen, ScuffleScene scene) {
    boolean due = group.lastClaim == null || seconds(group.lastClaim, scene.at()) >= rules.everyS();
    Optional<Fix> fix = group.fusion.fix().map(f -> errors.estimate().correct(f).widened(MIDDLE));
    if (!group.hold.held() || !due || fix.isEmpty() || seen.score() < alarmFrom) {
      return Optional.empty();
    }
    group.lastClaim = scene.at();
    return Optional.of(
        new Claim(
            Kind.SCUFFLE,
            seen.number(),
            seen.since(),
            scene.at(),
            Optional.of(fix.get().place(frame)),
            Optional.empty(),
            scene.boxesNear().boxes(seen.where(), BOXES_M),
            seen.persons(),
            false,
            seen.score(),
            why(group.hold, seen)));
  }

  private String why(Hold hold, WatchedGroup seen) {
    List<String> parts = new ArrayList<>();
    if (seen.bodyPx() < rules.workablePx()) {
      parts.add(
          String.format(
              Locale.ROOT,
              "crowd disorder: persons are %.0f px tall and a scuffle is told from %.0f px",
              seen.bodyPx(),
              rules.workablePx()));
    }
    parts.add(
        String.format(
            Locale.ROOT, "violent motion in %d of %d windows", hold.hits(), hold.looks()));
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

  private static double seconds(Instant from, Instant to) {
    return Duration.between(from, to).toNanos() / 1e9;
  }
}
