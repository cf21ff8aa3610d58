package io.skybeat.simulator.patrol;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.skybeat.core.geo.Enu;
import io.skybeat.core.sighting.Kind;
import io.skybeat.core.sighting.Sighting;
import io.skybeat.core.wire.Json;
import io.skybeat.missions.plan.Landmark;
import io.skybeat.simulator.figures.Intervals;
import io.skybeat.simulator.figures.Samples;
import io.skybeat.simulator.world.Incident;
import io.skybeat.simulator.world.IncidentState;
import io.skybeat.station.event.AlertId;
import io.skybeat.station.event.Fact;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Adds up what patrols raised against what happened.
 *
 * <p>An alert is <b>true</b> when an incident of its kind that goes on, or went on within the last
 * 30 s, lies within 25 m and half its extent; a crowd alert also where people really stand at 1.5
 * persons a square metre or more, whether the evening's script calls them a crowd or not.
 * Everything else is a <b>false alarm</b>, also an alert without a place. A second true alert about
 * one incident is a <b>repeat</b>. An incident counts for the <b>recall</b> when it was in a
 * picture that could show it for {@link #LEAST_IN_VIEW} in all.
 */
final class PatrolScore {
  /** No level and no hold could be met in less. */
  static final Duration LEAST_IN_VIEW = Duration.ofSeconds(10);

  /** Sightings after which an alert's place should be good. */
  private static final int LOOKS = 3;

  private static final double NEAR_M = 25;
  private static final double DENSE_PER_M2 = 1.5;

  private final SortedMap<Kind, Tally> kinds = new TreeMap<>();
  private final Samples onsetToAlertS = new Samples();
  private final Samples confirmToAlertS = new Samples();
  private final Samples errorM = new Samples();
  private final SortedMap<Kind, PlaceTally> afterThree = new TreeMap<>();
  private final SortedMap<Kind, PlaceTally> atTheEnd = new TreeMap<>();
  private final Samples analysisMs = new Samples();
  private final SortedMap<String, Integer> outcomes = new TreeMap<>();
  private final MessageDigest digest = sha256();
  private final NamingTally namedAfterThree;
  private final NamingTally namedAtTheEnd;
  private int patrols;
  private int quiet;
  private int covered;
  private int unplaced;
  private int falseOnQuiet;
  private long frames;
  private long tiles;
  private Duration airborne = Duration.ZERO;
  private Duration airborneQuiet = Duration.ZERO;

  private static final class Tally {
    private int happened;
    private int seen;
    private int found;
    private int right;
    private int repeats;
    private int wrong;
  }

  /**
   * @param landmarks that alerts may be named after
   */
  PatrolScore(List<Landmark> landmarks) {
    namedAfterThree = new NamingTally(landmarks);
    namedAtTheEnd = new NamingTally(landmarks);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** Takes a patrol; gives a line for people. */
  String take(Patrol.Flown flown) {
    patrols++;
    quiet += flown.patrol().quiet() ? 1 : 0;
    frames += flown.frames();
    tiles += flown.tiles();
    airborne = airborne.plus(flown.airborne());
    airborneQuiet = flown.patrol().quiet() ? airborneQuiet.plus(flown.airborne()) : airborneQuiet;
    flown.analysisMs().forEach(analysisMs::add);
    flown.day().outcomes().keySet().forEach(kind -> outcomes.merge(kind, 1, Integer::sum));
    SortedMap<String, Instant> found = new TreeMap<>();
    int wrong = 0;
    for (Fact.AlertRaised alert : flown.raised()) {
      wrong += judge(flown, alert, found) ? 0 : 1;
    }
    falseOnQuiet += flown.patrol().quiet() ? wrong : 0;
    StringBuilder missed = new StringBuilder();
    for (Incident one : flown.world().incidents()) {
      boolean seen = seen(flown, one);
      Tally tally = tally(one.kind());
      tally.happened++;
      tally.seen += seen ? 1 : 0;
      tally.found += seen && found.containsKey(one.id()) ? 1 : 0;
      if (seen && !found.containsKey(one.id())) {
        missed.append(' ').append(one.id());
      }
    }
    flown.sightings().forEach(sighting -> geotag(flown, sighting));
    placed(flown);
    return String.format(
        Locale.ROOT,
        "seed %d%s: found %s, missed%s, false %d, %.0f s in the air",
        flown.patrol().seed(),
        flown.patrol().quiet() ? " (quiet)" : "",
        found.keySet(),
        missed.isEmpty() ? " none" : missed,
        wrong,
        flown.airborne().toMillis() / 1000.0);
  }

  private static boolean seen(Patrol.Flown flown, Incident one) {
    Duration inView = flown.inView().getOrDefault(one.id(), Duration.ZERO);
    return inView.compareTo(LEAST_IN_VIEW) >= 0;
  }

  private Tally tally(Kind kind) {
    return kinds.computeIfAbsent(kind, k -> new Tally());
  }

  /** Whether the alert is about something that is there. */
  private boolean judge(
      Patrol.Flown flown, Fact.AlertRaised alert, SortedMap<String, Instant> found) {
    confirmToAlertS.add(seconds(alert.confirmedFrameAt(), alert.at()));
    digest.update(
        (flown.patrol().seed() + " " + alert.kind() + " " + alert.at() + " " + alert.place() + "\n")
            .getBytes(StandardCharsets.UTF_8));
    Tally tally = tally(alert.kind());
    if (alert.place().isEmpty()) {
      unplaced++;
      tally.wrong++;
      return false;
    }
    Enu where = flown.world().frame().toEnu(alert.place().get().where());
    Optional<IncidentState> about =
        flown.world().at(alert.confirmedFrameAt()).incidents().stream()
            .filter(one -> one.active() && one.kind() == alert.kind())
            .filter(one -> away(one, where) <= NEAR_M + one.extentM() / 2)
            .findFirst();
    if (about.isPresent()) {
      if (found.putIfAbsent(about.get().id(), alert.at()) == null) {
        tally.right++;
        onsetToAlertS.add(seconds(about.get().onset(), alert.at()));
      } else {
        tally.repeats++;
      }
      return true;
    }
    boolean dense =
        alert.kind() == Kind.CROWD
            && flown.world().density(alert.confirmedFrameAt(), where.east(), where.north(), NEAR_M)
                >= DENSE_PER_M2;
    tally.right += dense ? 1 : 0;
    tally.wrong += dense ? 0 : 1;
    return dense;
  }

  private static double away(IncidentState one, Enu where) {
    return where.minus(new Enu(one.east(), one.north(), 0)).horizontal();
  }

  private void geotag(Patrol.Flown flown, Sighting sighting) {
    if (sighting.place().isEmpty()) {
      return;
    }
    Enu where = flown.world().frame().toEnu(sighting.place().get().where());
    flown.world().at(sighting.frameAt()).incidents().stream()
        .filter(one -> one.active() && one.kind() == sighting.kind())
        .mapToDouble(one -> away(one, where))
        .min()
        .ifPresent(
            away -> {
              errorM.add(away);
              covered += away <= sighting.place().get().ce90M() ? 1 : 0;
            });
  }

  /** Each true alert's place from its third sighting on, and the last one. */
  private void placed(Patrol.Flown flown) {
    SortedMap<AlertId, Patrol.Placed> third = new TreeMap<>();
    SortedMap<AlertId, Patrol.Placed> last = new TreeMap<>();
    for (Patrol.Placed one : flown.placed()) {
      if (one.looks() >= LOOKS) {
        third.putIfAbsent(one.alert(), one);
        last.put(one.alert(), one);
      }
    }
    third.values().forEach(one -> placed(flown, one, afterThree, namedAfterThree));
    last.values().forEach(one -> placed(flown, one, atTheEnd, namedAtTheEnd));
  }

  private static void placed(
      Patrol.Flown flown, Patrol.Placed one, SortedMap<Kind, PlaceTally> into, NamingTally naming) {
    Enu where = flown.world().frame().toEnu(one.place().where());
    flown.world().at(one.frameAt()).incidents().stream()
        .filter(incident -> incident.active() && incident.kind() == one.kind())
        .min(Comparator.comparingDouble(incident -> away(incident, where)))
        .ifPresent(
            truth -> {
              into.computeIfAbsent(one.kind(), kind -> new PlaceTally())
                  .take(away(truth, where), one.place().ce90M());
              naming.take(flown.world().toLatLon(truth.east(), truth.north()), one.landmarks());
            });
  }

  private static ObjectNode places(SortedMap<Kind, PlaceTally> tallies) {
    ObjectNode out = Json.MAPPER.createObjectNode();
    tallies.forEach((kind, tally) -> out.set(kind.name().toLowerCase(Locale.ROOT), tally.json()));
    return out;
  }

  /** How far off places were, and how wide their circles. */
  private static final class PlaceTally {
    private final Samples errorM = new Samples();
    private final Samples ce90M = new Samples();
    private int covered;

    void take(double away, double ce90) {
      errorM.add(away);
      ce90M.add(ce90);
      covered += away <= ce90 ? 1 : 0;
    }

    ObjectNode json() {
      ObjectNode out = Json.MAPPER.createObjectNode();
      Samples.put(out, "error_p50_m", errorM.percentile(0.5), 2);
      Samples.put(out, "error_p90_m", errorM.percentile(0.9), 2);
      Samples.put(out, "ce90_p50_m", ce90M.percentile(0.5), 2);
      share(out, "covered", covered, errorM.count());
      out.put("n", errorM.count());
      return out;
    }
  }

  /** All figures. */
  ObjectNode json() {
    ObjectNode out = Json.MAPPER.createObjectNode();
    out.put("patrols", patrols);
    out.put("quiet_patrols", quiet);
    Samples.put(out, "flight_h", hours(airborne), 3);
    ObjectNode events = out.putObject("events");
    int seen = 0;
    int found = 0;
    int right = 0;
    int wrong = 0;
    for (var entry : kinds.entrySet()) {
      Tally one = entry.getValue();
      ObjectNode kind = events.putObject(entry.getKey().name().toLowerCase(Locale.ROOT));
      kind.put("happened", one.happened);
      kind.put("in_view", one.seen);
      kind.put("found", one.found);
      share(kind, "recall", one.found, one.seen);
      kind.put("alerts_true", one.right);
      kind.put("alerts_repeated", one.repeats);
      kind.put("alerts_false", one.wrong);
      seen += one.seen;
      found += one.found;
      right += one.right;
      wrong += one.wrong;
    }
    share(out, "recall", found, seen);
    share(out, "precision", right, right + wrong);
    out.set("false_alarms", falseAlarms(wrong, airborne));
    out.set("false_alarms_quiet", falseAlarms(falseOnQuiet, airborneQuiet));
    out.put("alerts_unplaced", unplaced);
    out.set("onset_to_alert_s", onsetToAlertS.json(2));
    out.set("confirm_to_alert_s", confirmToAlertS.json(3));
    Samples.put(out, "picture_to_analysis_s", PatrolEyes.DELAY.toMillis() / 1000.0, 3);
    out.set("geotag_error_m", errorM.json(2));
    Samples.put(
        out,
        "ce90_covered",
        errorM.count() == 0 ? Double.NaN : (double) covered / errorM.count(),
        3);
    out.set("place_after_3", places(afterThree));
    out.set("place_at_the_end", places(atTheEnd));
    out.set("landmark_after_3", namedAfterThree.json());
    out.set("landmark_at_the_end", namedAtTheEnd.json());
    out.put("frames", frames);
    out.put("tiles", tiles);
    out.set("draw_and_analyse_ms", analysisMs.json(1));
    out.set("outcomes", Json.MAPPER.valueToTree(outcomes));
    out.put("digest", HexFormat.of().formatHex(digest()));
    return out;
  }

  private byte[] digest() {
    try {
      return ((MessageDigest) digest.clone()).digest();
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("the JDK's SHA-256 can be cloned", e);
    }
  }

  static void share(ObjectNode out, String name, int part, int of) {
    Samples.put(out, name, of == 0 ? Double.NaN : (double) part / of, 3);
    if (of > 0) {
      double[] bounds = Intervals.wilson(part, of);
      ObjectNode interval = out.putObject(name + "_95");
      Samples.put(interval, "from", bounds[0], 3);
      Samples.put(interval, "to", bounds[1], 3);
    }
  }

  private static ObjectNode falseAlarms(int count, Duration over) {
    ObjectNode out = Json.MAPPER.createObjectNode();
    out.put("count", count);
    Samples.put(out, "flight_h", hours(over), 3);
    double hours = hours(over);
    Samples.put(out, "per_flight_h", hours > 0 ? count / hours : Double.NaN, 3);
    Samples.put(
        out,
        "upper_95_per_flight_h",
        hours > 0 ? Intervals.poissonUpper(count) / hours : Double.NaN,
        3);
    return out;
  }

  private static double hours(Duration time) {
    return time.toMillis() / 3.6e6;
  }

  private static double seconds(Instant from, Instant to) {
    return Duration.between(from, to).toNanos() / 1e9;
  }
}
