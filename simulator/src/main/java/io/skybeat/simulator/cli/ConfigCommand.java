package io.skybeat.simulator.cli;

import io.skybeat.analytics.AnalyticsConfig;
import io.skybeat.core.wire.BadDocument;
import io.skybeat.missions.check.RouteCheck;
import io.skybeat.missions.check.Violation;
import io.skybeat.missions.file.MissionsFolder;
import io.skybeat.missions.plan.Plan;
import io.skybeat.simulator.process.SimulatorConfig;
import io.skybeat.station.config.StationConfig;
import io.skybeat.station.config.StationFile;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./skybeat config}: looks at configuration before it is used. */
@Command(
    name = "config",
    mixinStandardHelpOptions = true,
    description = "Checks configuration files.",
    subcommands = ConfigCommand.Check.class)
final class ConfigCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new CommandLine.ParameterException(spec.commandLine(), "name what to do: check");
  }

  @Command(
      name = "check",
      mixinStandardHelpOptions = true,
      description = "Reads configuration files as the processes would, and says what is wrong.")
  static final class Check implements Callable<Integer> {
    @Option(names = "--station", paramLabel = "FILE", description = "station.yaml and its missions")
    private Path station;

    @Option(names = "--analytics", paramLabel = "FILE", description = "analytics.yaml")
    private Path analytics;

    @Option(names = "--simulator", paramLabel = "FILE", description = "simulator.yaml")
    private Path simulator;

    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
      if (station == null && analytics == null && simulator == null) {
        throw new CommandLine.ParameterException(
            spec.commandLine(), "name at least one of --station, --analytics, --simulator");
      }
      boolean good = true;
      if (station != null) {
        good &= check(station, Check::station);
      }
      if (analytics != null) {
        good &= check(analytics, AnalyticsConfig::read);
      }
      if (simulator != null) {
        good &= check(simulator, SimulatorConfig::read);
      }
      return good ? 0 : 1;
    }

    private interface Reader {
      Object read(Path file);
    }

    private static boolean check(Path file, Reader reader) {
      try {
        reader.read(file);
        System.out.println(file + ": good");
        return true;
      } catch (BadDocument e) {
        System.out.println(e.getMessage());
        return false;
      }
    }

    private static Object station(Path file) {
      StationConfig config = StationFile.read(file);
      MissionsFolder missions =
          config
              .timetable()
              .map(timetable -> MissionsFolder.read(config.missionsFolder(), timetable))
              .orElseGet(() -> MissionsFolder.read(config.missionsFolder()));
      for (Plan plan : missions.routes().values()) {
        for (Violation violation : RouteCheck.DEFAULT.violations(plan, missions.areas())) {
          throw new BadDocument(plan.name() + ".plan: " + violation);
        }
      }
      return missions;
    }
  }
}
