package io.skybeat.analytics.judging;

import io.skybeat.analytics.locating.Fix;
import io.skybeat.analytics.locating.FlightErrors;
import io.skybeat.analytics.tracking.Observation;
import io.skybeat.analytics.tracking.Track;
import io.skybeat.analytics.tracking.Tracker;
import io.skybeat.analytics.tracking.TrackingRules;
import io.skybeat.core.geo.Enu;
import io.skybeat.core.geo.LocalFrame;
import io.skybeat.core.sighting.Kind;
import io.skybeat.core.sighting.PixelBox;
import io.skybeat.core.sighting.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Claims a fire where a hot spot holds over the frames, does not belong to a registered source of
 * heat nor to a vehicle, and says it again about every second. Growth and flicker raise the score;
 * growth alone lifts a spot out of its registered place.
 */
public final class FireJudge implements Judge<FireScene> {
  /**
   * When heat is a fire.
   *
   * @param held analysed frames in which the spot must burn
   * @param ofFrames out of so many
   * @param minSeenS and seconds since it was first seen
   * @param outgrownFactor a registered source that grows by this factor is a fire
   * @param outgrownM and so is one whose heat is wider than this, metres
   * @param everyS seconds between two claims of one fire
   * @param vehicleRatio heat within a vehicle that stands out by more is a fire whether it grows or
   *     not
   */
  public record Rules(
      int held,
      int ofFrames,
      double minSeenS,
      double outgrownFactor,
      double outgrownM,
      double everyS,
      Double vehicleRatio) {
    public static final Rules DEFAULT = new Rules(8, 10, 1, 3, 4, 0.8, null);

    public Rules {
      vehicleRatio = vehicleRatio == null ? 20.0 : vehicleRatio;
    }
  }

  /** Pixels that count as a metre where a frame has no geometry. */
  private static final double UNPLACED_PX_PER_M = 12;

  /** Flicker that no engine has, nor the noise of a spot of a few pixels. */
  private static final double BLAZING = 0.3;

  private final LocalFrame frame;
  private final Supplier<List<KnownHeat>> known;
  private final Rules rules;
  private final FlightErrors errors;
  private Tracker tracker = new Tracker(TrackingRules.HEAT);
  private final TreeMap<Long, HeatHistory> spots = new TreeMap<>();
  private boolean onGround;
  private long numbersBefore;

  /**
   * Judges places in {@code frame}; what burns at {@code known} places is expected. Heat that
   * stands still tells {@code errors} what is wrong with the drone's poses, and is placed by them.
   */
  public FireJudge(
      LocalFrame frame, Supplier<List<KnownHeat>> known, Rules rules, FlightErrors errors) {
    this.frame = frame;
    this.known = known;
    this.rules = rules;
    this.errors = errors;
  }

  @Override
  public List<Claim> judge(FireScene scene) {
    boolean grounded = scene.unplacedReason().isEmpty();
    if (grounded != onGround) {
      // Positions in metres and in pixels cannot be tied to each other.
      onGround = grounded;
      numbersBefore = spots.isEmpty() ? numbersBefore : spots.lastKey();
      tracker = new Tracker(TrackingRules.HEAT);
      spots.clear();
    }
    List<HotSource> sources =
        scene.sources().stream().filter(s -> !grounded || s.fix().isPresent()).toList();
    List<Track> tracks =
        tracker.update(scene.at(), sources.stream().map(this::observation).toList(), at -> true);
    TreeMap<Long, HeatHistory> seen = new TreeMap<>();
    for (int i = 0; i < tracks.size(); i++) {
      long number = tracks.get(i).id() + numbersBefore;
      HeatHistory spot = spots.computeIfAbsent(number, n -> new HeatHistory(n, scene.at(), rules));
      spot.see(scene.at(), sources.get(i), errors);
      seen.put(number, spot);
    }
    spots.forEach(
        (number, spot) -> {
          if (!seen.containsKey(number)) {
            spot.hold.look(false);
          }
        });
    forget();
    List<Claim> claims = new ArrayList<>();
    for (HeatHistory spot : seen.values()) {
      claim(spot, scene).ifPresent(claims::add);
    }
    return claims;
  }

  /** The registered source that {@code spot} belongs to; empty when none. */
  private Optional<KnownHeat> registered(HeatHistory spot, Fix fix) {
    if (spot.growth() >= rules.outgrownFactor() || spot.extentM() >= rules.outgrownM()) {
      return Optional.empty();
    }
    double ce90M = fix.covariance().ce90M();
    return known.get().stream()
        .filter(k -> fix.where().minus(k.where()).horizontal() <= k.radiusM() + ce90M)
        .findFirst();
  }

  /** Whether a vehicle explains {@code spot}: small, steady, and no hotter than an engine. */
  private boolean engine(HeatHistory spot) {
    return spot.inVehicle()
        && spot.growth() < rules.outgrownFactor()
        && spot.extentM() < rules.outgrownM()
        && spot.ratio() < rules.vehicleRatio()
        && spot.flicker() < BLAZING;
  }

  private Optional<Claim> claim(HeatHistory spot, FireScene scene) {
    boolean held =
        spot.hold.held()
            && HeatHistory.seconds(spot.firstSeen, scene.at()) >= rules.minSeenS()
            && scene.at().equals(spot.lastBurning);
    boolean due =
        spot.lastClaim == null || HeatHistory.seconds(spot.lastClaim, scene.at()) >= rules.everyS();
    if (!held || !due || engine(spot)) {
      return Optional.empty();
    }
    Optional<Fix> fix = spot.fix(errors);
    if (fix.isPresent() && registered(spot, fix.get()).isPresent()) {
      return Optional.empty();
    }
    if (fix.isEmpty() && scene.posed() && spot.growth() < rules.outgrownFactor()) {
      return Optional.empty();
    }
    spot.lastClaim = scene.at();
    Optional<Place> place = fix.map(f -> f.place(frame));
    Optional<String> reason =
        place.isPresent() ? Optional.empty() : Optional.of(scene.unplacedReason().orElse("no fix"));
    return Optional.of(
        new Claim(
            Kind.FIRE,
            spot.number,
            spot.firstSeen,
            scene.at(),
            place,
            reason,
            List.of(spot.box),
            1,
            false,
            score(spot),
            why(spot)));
  }

  private static double score(HeatHistory spot) {
    double score = 0.5 + Math.min(0.2, Math.max(0, spot.ratio() - 10) / 100);
    score += spot.growth() >= HeatHistory.GROWING ? 0.2 : 0;
    score += spot.flicker() >= HeatHistory.FLICKERING ? 0.1 : 0;
    return Math.min(1, score);
  }

  private static String why(HeatHistory spot) {
    StringBuilder why = new StringBuilder();
    why.append(
        String.format(
            Locale.ROOT,
            "tail ratio %.1f, %d of %d frames",
            spot.ratio(),
            spot.hold.hits(),
            spot.hold.looks()));
    if (spot.growth() >= HeatHistory.GROWING) {
      why.append(String.format(Locale.ROOT, ", grown by %.1f", spot.growth()));
    }
    if (spot.flicker() >= HeatHistory.FLICKERING) {
      why.append(String.format(Locale.ROOT, ", flickers by %.0f %%", 100 * spot.flicker()));
    }
    if (spot.inVehicle()) {
      why.append(", within a vehicle");
    }
    if (spot.extentM() > 0) {
      why.append(String.format(Locale.ROOT, ", %.1f m wide", spot.extentM()));
    }
    return why.toString();
  }

  private Observation observation(HotSource source) {
    PixelBox box = source.box();
    if (source.fix().isPresent()) {
      return new Observation(source.fix().get().where(), 1, box, source.ratio());
    }
    Enu middle = new Enu(box.x() + box.width() / 2, box.y() + box.height(), 0);
    return new Observation(middle, UNPLACED_PX_PER_M, box, source.ratio());
  }

  private void forget() {
    List<Long> kept = tracker.all().stream().map(t -> t.id() + numbersBefore).toList();
    spots.keySet().retainAll(kept);
  }
}
