package io.skybeat.missions.file;

import io.skybeat.core.sighting.PrivacyZone;
import io.skybeat.core.wire.BadDocument;
import io.skybeat.missions.format.PlanFile;
import io.skybeat.missions.plan.Area;
import io.skybeat.missions.plan.KnownHeat;
import io.skybeat.missions.plan.Landmark;
import io.skybeat.missions.plan.Plan;
import io.skybeat.missions.schedule.Slot;
import io.skybeat.missions.schedule.Timetable;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A missions folder as a station flies it: {@code areas.yaml}, {@code timetable.yaml} and the plans
 * under {@code patrols/} that the timetable names.
 *
 * @param areas watched places
 * @param knownHeat registered heat
 * @param privacyZones what no picture may show
 * @param landmarks what alerts are named after
 * @param timetable when what is flown
 * @param routes plans by name
 */
public record MissionsFolder(
    List<Area> areas,
    List<KnownHeat> knownHeat,
    List<PrivacyZone> privacyZones,
    List<Landmark> landmarks,
    Timetable timetable,
    Map<String, Plan> routes) {

  /** Reads {@code folder} with its own timetable. */
  public static MissionsFolder read(Path folder) {
    return read(folder, folder.resolve("timetable.yaml"));
  }

  /** Reads {@code folder} with another timetable; throws {@link BadDocument}. */
  public static MissionsFolder read(Path folder, Path timetableFile) {
    AreasFile areas = AreasFile.read(folder.resolve("areas.yaml"));
    Timetable timetable = TimetableFile.read(timetableFile);
    Map<String, Plan> routes = new TreeMap<>();
    for (Slot slot : timetable.slots()) {
      Path plan = folder.resolve("patrols").resolve(slot.route() + ".plan").normalize();
      if (!plan.startsWith(folder.normalize())) {
        throw new BadDocument(
            timetableFile + ": route '" + slot.route() + "' points outside " + folder);
      }
      if (!routes.containsKey(slot.route())) {
        routes.put(slot.route(), PlanFile.read(plan));
      }
    }
    return new MissionsFolder(
        areas.areas(),
        areas.knownHeat(),
        areas.privacyZones(),
        areas.landmarks(),
        timetable,
        routes);
  }
}
