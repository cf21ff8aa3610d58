package io.skybeat.analytics.judging;

import io.skybeat.core.sighting.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Counts people for a camera without calibration or pose: claims an unplaced crowd with the count
 * as long as there are some. Whether that many are too many, the station judges.
 */
public final class CountJudge implements Judge<CountScene> {
  /**
   * When a count is worth telling.
   *
   * @param minPersons fewer are no claim
   * @param held frames that must show at least as many
   * @param ofFrames out of so many
   * @param everyS seconds between two claims
   */
  public record Rules(int minPersons, int held, int ofFrames, double everyS) {
    public static final Rules DEFAULT = new Rules(2, 6, 10, 2);
  }

  private static final double FORGOTTEN_S = 20;

  private final Rules rules;
  private final List<Integer> counts = new ArrayList<>();
  private long number;
  private Instant firstSeen;
  private Instant lastSeen;
  private Instant lastClaim;

  public CountJudge(Rules rules) {
    this.rules = rules;
  }

  @Override
  public List<Claim> judge(CountScene scene) {
    counts.add(scene.persons());
    if (counts.size() > rules.ofFrames()) {
      counts.remove(0);
    }
    if (lastSeen == null || seconds(lastSeen, scene.at()) > FORGOTTEN_S) {
      number++;
      firstSeen = null;
      lastClaim = null;
    }
    if (scene.persons() >= rules.minPersons()) {
      lastSeen = scene.at();
      firstSeen = firstSeen == null ? scene.at() : firstSeen;
    }
    int held = heldCount();
    boolean due = lastClaim == null || seconds(lastClaim, scene.at()) >= rules.everyS();
    if (held < rules.minPersons() || scene.persons() < rules.minPersons() || !due) {
      return List.of();
    }
    lastClaim = scene.at();
    String why =
        String.format(
            Locale.ROOT, "%d persons in %d of %d frames", held, rules.held(), counts.size());
    return List.of(
        new Claim(
            Kind.CROWD,
            number,
            firstSeen,
            scene.at(),
            Optional.empty(),
            Optional.of(scene.unplacedReason()),
            scene.boxes(),
            held,
            false,
            Math.min(1, held / 20.0),
            why));
  }

  /** The largest count that k of the last n frames reach; 0 before there are k frames. */
  private int heldCount() {
    if (counts.size() < rules.held()) {
      return 0;
    }
    List<Integer> falling = new ArrayList<>(counts);
    falling.sort(Collections.reverseOrder());
    return falling.get(rules.held() - 1);
  }

  private static double seconds(Instant from, Instant to) {
    return Duration.between(from, to).toNanos() / 1e9;
  }
}
