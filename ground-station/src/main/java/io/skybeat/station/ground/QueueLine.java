package io.skybeat.station.ground;

import io.skybeat.core.geo.Enu;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Finds vehicles that stand in line, nose to tail. Rows of parked cars, side by side, stand closer
 * to each other than a car is long and make none.
 */
final class QueueLine {
  private static final double ASIDE_M = 1.6;
  private static final double CLOSEST_M = 3.6;
  private static final double FARTHEST_M = 13;

  private QueueLine() {}

  /** The longest line, as indices into {@code places} from one end to the other. */
  static List<Integer> longest(List<Enu> places) {
    List<Integer> best = List.of();
    for (int i = 0; i < places.size(); i++) {
      for (int j = i + 1; j < places.size(); j++) {
        double apartM = places.get(j).minus(places.get(i)).horizontal();
        if (apartM >= CLOSEST_M && apartM <= 2 * FARTHEST_M) {
          List<Integer> line = along(places, places.get(i), places.get(j));
          best = line.size() > best.size() ? line : best;
        }
      }
    }
    return best;
  }

  private static List<Integer> along(List<Enu> places, Enu from, Enu to) {
    Enu span = to.minus(from);
    Enu way = new Enu(span.east(), span.north(), 0).unit();
    record Member(int index, double alongM) {}
    List<Member> members = new ArrayList<>();
    for (int i = 0; i < places.size(); i++) {
      Enu off = places.get(i).minus(from);
      double asideM = Math.abs(off.east() * way.north() - off.north() * way.east());
      if (asideM <= ASIDE_M) {
        members.add(new Member(i, off.east() * way.east() + off.north() * way.north()));
      }
    }
    members.sort(Comparator.comparingDouble(Member::alongM).thenComparingInt(Member::index));
    List<Integer> best = List.of();
    List<Integer> run = new ArrayList<>();
    for (int i = 0; i < members.size(); i++) {
      double gapM = i == 0 ? 0 : members.get(i).alongM() - members.get(i - 1).alongM();
      if (i > 0 && (gapM < CLOSEST_M || gapM > FARTHEST_M)) {
        run = new ArrayList<>();
      }
      run.add(members.get(i).index());
      best = run.size() > best.size() ? List.copyOf(run) : best;
    }
    return best;
  }
}
