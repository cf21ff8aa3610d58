package io.skybeat.simulator.day;

import io.skybeat.core.flight.SortieId;
import io.skybeat.core.time.Time;
import io.skybeat.station.event.Actor;
import io.skybeat.station.event.Fact;
import java.time.Duration;
import java.time.Instant;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** What must be true of docks, weather and other aircraft, by what they really are. */
final class AroundBook {
  /** It takes so long until the station can know. */
  private static final Duration KNOWS_AFTER = Duration.ofSeconds(8);

  private final Time time;
  private final Checks checks;
  private final SortedMap<SortieId, String> diverted = new TreeMap<>();
  private final SortedMap<Integer, Integer> disturbed = new TreeMap<>();
  private final SortedSet<Integer> spoilt = new TreeSet<>();
  private DayAround around;
  private int weatherHidden;
  private Instant weatherHiddenUntil = Instant.MIN;

  AroundBook(Time time, Checks checks) {
    this.time = time;
    this.checks = checks;
  }

  void of(DayAround next) {
    around = next;
  }

  /** Back to an empty journal. */
  void begin() {
    diverted.clear();
  }

  /**
   * A fault begins or ends that keeps the station from knowing or acting, beyond the dock itself.
   *
   * @param number of the airframe, 0 all
   */
  void disturbs(int number, boolean on) {
    disturbed.merge(number, on ? 1 : -1, Integer::sum);
    if (on && number == 0) {
      for (int each = 1; each <= DayFleet.AIRFRAMES; each++) {
        spoilt.add(each);
      }
    } else if (on) {
      spoilt.add(number);
    }
  }

  /** What tells of weather and aircraft is struck. */
  void hides(boolean on) {
    weatherHidden += on ? 1 : -1;
    weatherHiddenUntil = time.now().plus(KNOWS_AFTER);
  }

  private boolean hidden() {
    return weatherHidden > 0
        || time.now().isBefore(weatherHiddenUntil)
        || disturbed.getOrDefault(0, 0) > 0;
  }

  /** The journal's next fact; {@code live}: it happens now. */
  void take(Fact fact, int number, boolean live) {
    if (fact instanceof Fact.LaunchCommitted launch && live && around != null) {
      launched(launch, number);
    } else if (fact instanceof Fact.OrderGiven given
        && given.actor().kind() == Actor.Kind.PERSON
        && given.order().equals("land")) {
      // Down, where it is, now: somebody has looked.
      spoilt.add(number);
    } else if (fact instanceof Fact.OrderSeen seen && seen.order().equals("divert")) {
      diverted.put(seen.sortie(), seen.order());
    } else if (fact instanceof Fact.SortieEnded ended) {
      boolean explained =
          !diverted.containsKey(ended.sortie())
              || ended.outcome().reason().contains("divert ordered by dock: ");
      checks.hold(
          "divert-explained",
          explained,
          () -> ended.sortie() + " was diverted, and ends with: " + ended.outcome());
    }
  }

  private void launched(Fact.LaunchCommitted launch, int number) {
    boolean windKnown = around.windSince().plus(KNOWS_AFTER).isBefore(time.now());
    checks.hold(
        "no-launch-in-the-wind",
        hidden() || !windKnown || around.windMps() <= DayAround.WIND_LIMIT_MPS,
        () -> launch.sortie() + " is launched at " + around.windMps() + " m/s");
    checks.hold(
        "no-launch-under-traffic",
        disturbed.getOrDefault(0, 0) > 0 || around.near(number, KNOWS_AFTER).isEmpty(),
        () -> launch.sortie() + " is launched under " + around.near(number, KNOWS_AFTER));
  }

  /** It is armed, in truth. */
  void armed(Berth berth) {
    if (around == null) {
      return;
    }
    checks.hold(
        "armed-under-an-open-cover",
        around.open(berth.number()),
        () -> berth.drone() + " is armed and its dock is not open");
    spoilt.remove(berth.number());
    if (disturbed.getOrDefault(berth.number(), 0) > 0 || disturbed.getOrDefault(0, 0) > 0) {
      spoilt.add(berth.number());
    }
  }

  /** It is down, in truth. A drone that the station could not steer may come down on anything. */
  void disarmed(Berth berth) {
    if (around == null || spoilt.contains(berth.number())) {
      return;
    }
    double off = berth.place().minus(DayFleet.pad(berth.number())).horizontal();
    checks.hold(
        "lands-on-an-open-dock",
        off > 3 || around.wasOpen(berth.number()),
        () -> berth.drone() + " came down on the cover of its dock");
  }
}
