package io.skybeat.missions.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skybeat.core.wire.BadDocument;
import io.skybeat.missions.check.FlightCheck;
import io.skybeat.missions.check.Limits;
import io.skybeat.missions.day.Fleet;
import io.skybeat.missions.schedule.PlannedSortie;
import io.skybeat.missions.schedule.Timetable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The planning files: what is read, what has a default, what is refused with its place. */
class PlanningFilesTest {
  @TempDir Path folder;

  private Path file(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.writeString(file, text);
    return file;
  }

  private void refused(String text, Function<Path, ?> read, String... parts) throws IOException {
    Path file = file("file.yaml", text);
    String message = assertThrows(BadDocument.class, () -> read.apply(file)).getMessage();
    for (String part : parts) {
      assertTrue(message.contains(part), part + " is not in: " + message);
    }
  }

  @Test
  void whatLimitsDoNotSayIsTheDefault() throws IOException {
    Limits limits =
        LimitsFile.read(
            file(
                "limits.yaml",
                "people: {standOffM: 20}\n"
                    + "wind: {speedMps: 5, fromDeg: 270}\n"
                    + "energy: {batteryWh: 100, hoverW: 200, cruiseW: 180, cruiseMps: 9,"
                    + " maxAirspeedMps: 14}\n"));
    assertEquals(20, limits.people().standOffM());
    assertEquals(Limits.DEFAULT.people().maxDensityPerM2(), limits.people().maxDensityPerM2());
    assertEquals(270, limits.wind().fromDeg().getAsDouble());
    assertEquals(0.25, limits.energy().orElseThrow().reserveShare());
    assertEquals(Limits.DEFAULT.camera(), limits.camera());

    refused("people: {standoff: 20}\n", LimitsFile::read, "unknown key 'standoff'", "people");
    refused("speed: 3\n", LimitsFile::read, "unknown key 'speed'");
    refused("energy: {hoverW: 200}\n", LimitsFile::read, "energy");
    refused("heights: {ceilingM: high}\n", LimitsFile::read, "heights.ceilingM");
    refused("wind: {speedMps: -1}\n", LimitsFile::read, "wind.speedMps must be 0 or more");
  }

  @Test
  void theShippedFolderIsReadWithAllItsFiles() {
    Path missions = Path.of(System.getProperty("skybeat.root"), "missions");
    FlightCheck check =
        new PlanningFolder(
                Optional.of(missions),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty())
            .read();
    assertTrue(check.limits().energy().isPresent());
    assertEquals(5, check.surroundings().areas().size());
    Fleet fleet = FleetFile.fleet(missions.resolve("fleet.yaml"));
    assertEquals(1, fleet.airframes().size());
  }

  @Test
  void fleetsAndApprovalsThatDoNotHoldTogether() throws IOException {
    String docks = "docks: [{id: a, fullCharge: PT40M}]\n";
    refused(
        docks + "airframes: [{id: d1, dock: b, endurance: PT30M}]\n",
        FleetFile::fleet,
        "airframe d1: dock 'b' is not among the docks");
    refused(
        "docks: [{id: a}]\nairframes: []\n",
        FleetFile::fleet,
        "docks[0]",
        "either fullCharge or chargePerPercent");
    refused(
        "docks: [{id: a, swap: PT2M, fullCharge: PT40M}]\nairframes: []\n",
        FleetFile::fleet,
        "it needs chargers");
    refused(
        docks + "airframes: [{id: d1, dock: a, endurance: PT30M, wings: 2}]\n",
        FleetFile::fleet,
        "unknown key 'wings'");
    refused(
        "approvals: [{number: A, from: 2026-01-02T00:00:00Z, until: 2026-01-01T00:00:00Z}]\n",
        FleetFile::approvals,
        "approvals[0]",
        "until must be after from");
    assertEquals(
        "A",
        FleetFile.approvals(
                file(
                    "a.yaml",
                    "approvals: [{number: A, volume: [[1,2],[1,3],[2,3]], ceilingM: 60,"
                        + " from: 2026-01-01T00:00:00Z, until: 2026-01-02T00:00:00Z}]\n"))
            .get(0)
            .number());
  }

  private static final String HEAD =
      "zone: Asia/Shanghai\n"
          + "pilots: [{id: p, name: P, maxDrones: 1, duty: [{from: '08:00', until: '20:00',"
          + " weekdays: [monday]}]}]\n";

  private static final String CALENDAR =
      "calendar:\n  holidays: [2026-10-01]\n  workdays: [2026-10-10]\n"
          + "  terms: [{from: 2026-09-01, until: 2026-12-31}]\n"
          + "  schoolTimes: [{from: '07:10', until: '08:10'}, {from: '16:10', until: '17:10'}]\n";

  private int sorties(String days, LocalDate day) throws IOException {
    Timetable timetable =
        TimetableFile.read(
            file(
                "t.yaml",
                HEAD
                    + CALENDAR
                    + "slots: [{id: s, route: r, drones: [d1, d2], pilot: p, every: PT20M, days: "
                    + days
                    + "}]\n"));
    Instant from = day.atStartOfDay(timetable.zone()).toInstant();
    List<PlannedSortie> sorties = timetable.between(from, from.plusSeconds(86_400));
    return sorties.size();
  }

  @Test
  void holidaysWorkedWeekendsAndSchoolTimes() throws IOException {
    LocalDate holiday = LocalDate.of(2026, 10, 1);
    LocalDate workedSaturday = LocalDate.of(2026, 10, 10);
    LocalDate sunday = LocalDate.of(2026, 11, 22);
    LocalDate summer = LocalDate.of(2026, 7, 1);
    assertEquals(72, sorties("every", holiday));
    assertEquals(0, sorties("workdays", holiday));
    assertEquals(72, sorties("restdays", holiday));
    assertEquals(72, sorties("workdays", workedSaturday));
    assertEquals(0, sorties("workdays", sunday));
    assertEquals(72, sorties("school-days", workedSaturday));
    assertEquals(0, sorties("school-days", summer));
    assertEquals(6, sorties("school-times", workedSaturday), "07:10, :30, :50 and 16:10, :30, :50");
    assertEquals(0, sorties("school-times", summer));
  }

  @Test
  void timetablesThatCannotBeMeant() throws IOException {
    String slot = "slots: [{id: s, route: r, pilot: p, every: PT20M, ";
    refused(HEAD + slot + "drone: d1, drones: [d2]}]\n", TimetableFile::read, "either 'drone' or");
    refused(HEAD + slot + "drones: [d1, d1]}]\n", TimetableFile::read, "takes turns with itself");
    refused(
        HEAD + slot + "drone: d1, days: fridays}]\n",
        TimetableFile::read,
        "slots[0]",
        "'fridays' is not one of every, workdays, restdays, school-days, school-times");
    refused(HEAD + slot + "drone: d1, weekdays: [someday]}]\n", TimetableFile::read, "'someday'");
    refused(
        HEAD + slot + "drone: d1}]\nmissed: {policy: hurry}\n",
        TimetableFile::read,
        "at missed",
        "skip, late, catch-up");
    refused(
        HEAD
            + slot
            + "drone: d1}]\nplaces: [{area: a, hours: [{from: '22:00', until: '02:00'}]}]\n",
        TimetableFile::read,
        "places[0]",
        "split what crosses midnight");
  }
}
