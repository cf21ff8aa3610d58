package io.skybeat.analytics.scuffle;

import io.skybeat.analytics.tracking.Track;
import io.skybeat.core.geo.Enu;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Persons who stand within reach of each other on the ground, at one moment; or one box that holds
 * two.
 *
 * @param where their middle
 * @param persons followed ones
 * @param count how many they are: a box that holds two counts for both
 */
record Meeting(Enu where, List<Track> persons, int count) {
  /** Who stands nearer to each other belongs together, metres. */
  private static final double REACH_M = 1.4;

  /** Who lies is as long as he was tall, and is placed by one end of it. */
  private static final double LYING_REACH_M = 2;

  /** More are a crowd, of which density tells. */
  private static final int MOST = 10;

  /** A box this much wider than tall is of somebody who lies. */
  private static final double LIES = 1.15;

  Meeting {
    persons = List.copyOf(persons);
  }

  /** The meetings among {@code persons}, of whom each that is {@code two} is a pair. */
  static List<Meeting> of(List<Track> persons, Predicate<Track> two) {
    List<Track> left = new ArrayList<>(persons);
    List<Meeting> meetings = new ArrayList<>();
    while (!left.isEmpty()) {
      List<Track> members = new ArrayList<>(List.of(left.remove(0)));
      for (int i = 0; i < members.size(); i++) {
        Track of = members.get(i);
        List<Track> near = left.stream().filter(other -> reach(of, other)).toList();
        members.addAll(near);
        left.removeAll(near);
      }
      // Who lies has a big box, too, and is worth a film; but he is one.
      boolean several = members.size() >= 2 || members.stream().anyMatch(two);
      int count = members.size() + (int) members.stream().filter(two).filter(m -> !lies(m)).count();
      if (several && members.size() <= MOST) {
        Enu sum = Enu.ZERO;
        for (Track one : members) {
          sum = sum.plus(one.where());
        }
        meetings.add(new Meeting(sum.times(1.0 / members.size()), members, count));
      }
    }
    return meetings;
  }

  private static boolean reach(Track one, Track other) {
    double most = lies(one) || lies(other) ? LYING_REACH_M : REACH_M;
    return one.where().minus(other.where()).horizontal() <= most;
  }

  private static boolean lies(Track one) {
    return one.box().width() > LIES * one.box().height();
  }

  int lying() {
    return (int) persons.stream().filter(Meeting::lies).count();
  }
}
