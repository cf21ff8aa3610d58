package io.skybeat.station.web;

import io.skybeat.core.flight.SortieId;
import io.skybeat.station.event.GoLine;
import io.skybeat.station.room.GoView;
import io.skybeat.station.room.Operations;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A made-up day's work, to look at the page with. */
final class MadeUpDay {
  private MadeUpDay() {}

  static GoView report(String sortie, Instant at) {
    return new GoView(
        new SortieId(sortie),
        at,
        false,
        false,
        List.of(
            GoLine.of("journal", "writable", "writable", List.of()),
            GoLine.of("drone-free", "no other sortie", "no other sortie", List.of()),
            GoLine.of("route", "first-patrol", "breaks no limit", List.of()),
            GoLine.of("home", "3 m", "at most 100 m", List.of()),
            GoLine.of(
                "approval",
                "none",
                "route, volume and time covered",
                List.of("approval SH-2026-118 is not confirmed")),
            GoLine.of("pilot", "pilot-1 on duty", "on duty", List.of()),
            GoLine.of("link", "up", "at most 4.5 s old", List.of()).aged(0.4),
            GoLine.of("battery", "34 %", "at least 40 %", List.of("battery 34 %, at least 40"))));
  }

  static Operations operations(Instant now) {
    return new Operations(
        new Operations.Today(
            "2026-11-22",
            72,
            31,
            2,
            36,
            List.of(
                new Operations.Excused("pilot pilot-1 is not on duty", 2),
                new Operations.Excused("return ordered by li: rain is coming", 1))),
        List.of(
            new Operations.Pilot("pilot-1", "Duty pilot", true, Optional.of(true), 2, 3),
            new Operations.Pilot("pilot-2", "Night pilot", false, Optional.of(false), 0, 3)),
        List.of(
            new Operations.Approval(
                "SH-2026-117",
                List.of("first-patrol"),
                now.minus(Duration.ofHours(12)),
                now.plus(Duration.ofHours(12)),
                true,
                Optional.of(now.minus(Duration.ofHours(2))),
                false,
                ""),
            new Operations.Approval(
                "SH-2026-118",
                List.of(),
                now.minus(Duration.ofHours(12)),
                now.plus(Duration.ofHours(12)),
                true,
                Optional.empty(),
                false,
                "approval SH-2026-118 is not confirmed")),
        List.of(
            item("airframe d1", 41.25, 50, 118, ""),
            item(
                "airframe d2",
                50.1,
                50,
                131,
                "50.1 h of 50.0 h before maintenance, the flight takes 0.1 h"),
            item("propeller prop-1", 12, 60, 40, "fault: chipped tip")),
        List.of(
            place("night-market", true, now, 1_140, 1_200L),
            place("bar-street", false, now, 2_460, 1_200L),
            new Operations.Place(
                "car-park", false, Optional.empty(), 30_000, now, Optional.empty(), "")));
  }

  private static Operations.Item item(
      String item, double hours, double dueHours, int cycles, String grounded) {
    return new Operations.Item(
        item, hours, Optional.of(dueHours), cycles, Optional.empty(), grounded, Optional.empty());
  }

  private static Operations.Place place(
      String area, boolean now, Instant at, long longestS, long limitS) {
    return new Operations.Place(
        area,
        now,
        Optional.of(at.minusSeconds(600)),
        longestS,
        at,
        Optional.of(limitS),
        now ? "" : area + " is left alone since 2026-11-22T11:19:00Z; no look at it is planned");
  }
}
