package io.skybeat.simulator.day;

import io.dronefleet.mavlink.common.CommandAck;
import io.dronefleet.mavlink.common.CommandLong;
import io.dronefleet.mavlink.common.Statustext;
import io.skybeat.station.around.Tiding;
import io.skybeat.station.event.Event;
import io.skybeat.station.event.Fact;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;

/** The last things of note, for the report of a day that failed. */
final class Chronicle {
  private static final int KEPT = 120;
  private static final int LONGEST = 260;
  private static final int SET_INTERVAL = 511;

  private record Line(Instant at, Object what) {}

  /** Sightings come in dozens: fewer of them are kept, apart from the rest. */
  private static final int SIGHTINGS_KEPT = 20;

  private final Deque<Line> lines = new ArrayDeque<>(KEPT + 1);
  private final Deque<Line> sightings = new ArrayDeque<>(SIGHTINGS_KEPT + 1);
  private Instant now = Instant.EPOCH;

  /** The true time of what comes now. */
  void at(Instant moment) {
    now = moment;
  }

  void note(Object what) {
    lines.addLast(new Line(now, what));
    if (lines.size() > KEPT) {
      lines.removeFirst();
    }
  }

  /** Telemetry is not of note; answers, words and everything else is. */
  void event(Event event) {
    if (event instanceof Event.Heard heard) {
      Object message = heard.message();
      boolean answer = message instanceof CommandAck ack && ack.command().value() != SET_INTERVAL;
      if (answer || message instanceof Statustext) {
        note(message);
      }
    } else if (!event.telemetry()
        && !(event instanceof Event.Due)
        && !(event instanceof Event.Told told && routine(told.tiding()))
        && !(event instanceof Event.Stored)
        && !(event instanceof Event.StillHeld)
        && !(event instanceof Event.Sighted)
        && !(event instanceof Event.CellsSeen)) {
      note(event);
    }
  }

  /** What comes every few seconds, whatever happens. */
  private static boolean routine(Tiding tiding) {
    return tiding instanceof Tiding.DockTold
        || tiding instanceof Tiding.WeatherTold
        || tiding instanceof Tiding.AircraftTold;
  }

  void fact(Fact fact) {
    if (fact instanceof Fact.SightingKept || fact instanceof Fact.AlertUpdated) {
      sightings.addLast(new Line(now, fact));
      if (sightings.size() > SIGHTINGS_KEPT) {
        sightings.removeFirst();
      }
    } else {
      note(fact);
    }
  }

  void sent(Object message) {
    if (message instanceof CommandLong command && command.command().value() != SET_INTERVAL) {
      note(message);
    }
  }

  /** The lines, oldest first. */
  List<String> lines() {
    return Stream.concat(lines.stream(), sightings.stream())
        .sorted(Comparator.comparing(Line::at))
        .map(Chronicle::text)
        .toList();
  }

  private static String text(Line line) {
    String what = line.what().toString();
    return line.at() + " " + (what.length() > LONGEST ? what.substring(0, LONGEST) + "…" : what);
  }
}
