package io.skybeat.missions.file;

import io.skybeat.missions.check.FlightCheck;
import io.skybeat.missions.check.Limits;
import io.skybeat.missions.check.Surroundings;
import io.skybeat.missions.format.SurroundingsFile;
import io.skybeat.missions.plan.Area;
import io.skybeat.missions.terrain.TerrainFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What routes are checked against: {@code limits.yaml}, {@code areas.yaml}, {@code
 * obstacles.geojson}, {@code airspace.geojson}, {@code people.geojson} and {@code terrain/} of a
 * missions folder, each where it exists, or files that are named one by one.
 *
 * @param folder the missions folder
 * @param limits in place of the folder's, like all that follow
 */
public record PlanningFolder(
    Optional<Path> folder,
    Optional<Path> limits,
    Optional<Path> areas,
    Optional<Path> obstacles,
    Optional<Path> airspace,
    Optional<Path> people,
    Optional<Path> terrain) {

  /** A missions folder as it is. */
  public static PlanningFolder of(Path folder) {
    return new PlanningFolder(
        Optional.of(folder),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** The check with everything that was found. */
  public FlightCheck read() {
    return new FlightCheck(
        file(limits, "limits.yaml").map(LimitsFile::read).orElse(Limits.DEFAULT),
        new Surroundings(
            file(areas, "areas.yaml")
                .map(file -> AreasFile.read(file).areas())
                .orElse(List.<Area>of()),
            list(obstacles, "obstacles.geojson", SurroundingsFile::obstacles),
            list(airspace, "airspace.geojson", SurroundingsFile::airspaces),
            list(people, "people.geojson", SurroundingsFile::people),
            file(terrain, "terrain").map(TerrainFiles::read)));
  }

  private <T> List<T> list(Optional<Path> named, String name, Function<Path, List<T>> read) {
    return file(named, name).map(read).orElse(List.of());
  }

  private Optional<Path> file(Optional<Path> named, String name) {
    return named.or(() -> folder.map(place -> place.resolve(name)).filter(Files::exists));
  }
}
