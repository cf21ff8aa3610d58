package io.skybeat.station.watch;

import io.skybeat.core.flight.CameraAttitude;
import io.skybeat.core.flight.SortieId;
import io.skybeat.core.geo.Enu;
import io.skybeat.core.geo.LatLon;
import io.skybeat.core.geo.LocalFrame;
import io.skybeat.core.sighting.Lens;
import io.skybeat.station.event.Actor;
import io.skybeat.station.event.Fact;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The looks that are going on now, by the drones' own reports of where they are and where their
 * cameras point. A look ends when the middle of the place was not in the picture for some seconds;
 * then it is noted. What goes on when the station is killed is lost with it.
 *
 * @param open by area and sortie
 */
public record Watching(SortedMap<Pair, Look> open) {
  public static final Watching NONE = new Watching(new TreeMap<>());
  private static final Actor RULE = Actor.rule("watch");
  private static final Duration ENDS_AFTER = Duration.ofSeconds(3);
  private static final Duration COUNTS_FROM = Duration.ofSeconds(3);

  public Watching {
    open = Collections.unmodifiableSortedMap(new TreeMap<>(open));
  }

  /** Who looks at what. */
  public record Pair(String area, SortieId sortie) implements Comparable<Pair> {
    @Override
    public int compareTo(Pair other) {
      int byArea = area.compareTo(other.area);
      return byArea != 0 ? byArea : sortie.compareTo(other.sortie);
    }
  }

  /**
   * A place.
   *
   * @param middle of it, on the ground
   */
  public record Target(String area, LatLon middle) {}

  /**
   * A camera in the air.
   *
   * @param where it is, {@code heightM} over the ground
   * @param camera where it points, earth frame
   */
  public record Eye(
      SortieId sortie, LatLon where, double heightM, CameraAttitude camera, Lens lens) {}

  /** What follows. */
  public record Step(Watching watching, List<Fact> facts) {
    public Step {
      facts = List.copyOf(facts);
    }
  }

  /** The places that somebody looks at now. */
  public SortedSet<String> areas() {
    SortedSet<String> areas = new TreeSet<>();
    open.keySet().forEach(pair -> areas.add(pair.area()));
    return areas;
  }

  /** A moment later. */
  public Step at(Instant now, List<Eye> eyes, List<Target> targets, double minPxPerM) {
    SortedMap<Pair, Look> next = new TreeMap<>(open);
    for (Eye eye : eyes) {
      CameraSight sight = new CameraSight(eye.camera(), eye.lens(), minPxPerM);
      LocalFrame frame = new LocalFrame(eye.where());
      for (Target target : targets) {
        Enu flat = frame.toEnu(target.middle());
        if (sight.holds(new Enu(flat.east(), flat.north(), -eye.heightM()))) {
          Pair pair = new Pair(target.area(), eye.sortie());
          Look before = next.get(pair);
          next.put(pair, new Look(before == null ? now : before.from(), now));
        }
      }
    }
    List<Fact> facts = new ArrayList<>();
    next.entrySet()
        .removeIf(
            entry -> {
              Look look = entry.getValue();
              if (!look.until().plus(ENDS_AFTER).isBefore(now)) {
                return false;
              }
              if (Duration.between(look.from(), look.until()).compareTo(COUNTS_FROM) >= 0) {
                facts.add(
                    new Fact.PlaceWatched(
                        now,
                        RULE,
                        "was in the picture",
                        entry.getKey().sortie(),
                        entry.getKey().area(),
                        look.from(),
                        look.until()));
              }
              return true;
            });
    return new Step(new Watching(next), facts);
  }
}
