package io.skybeat.simulator.cli;

import io.skybeat.simulator.bench.BenchCommand;
import io.skybeat.simulator.calibrate.CalibrateCommand;
import io.skybeat.simulator.day.DayCommand;
import io.skybeat.simulator.demo.DemoCommand;
import io.skybeat.simulator.fuzz.FuzzCommand;
import io.skybeat.simulator.process.SimulatorCommand;
import io.skybeat.station.proof.EvidenceCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ./skybeat}: all commands. Exit code 0 only on success, 2 on bad usage. */
@Command(
    name = "skybeat",
    mixinStandardHelpOptions = true,
    version = "skybeat 0.1.0-SNAPSHOT",
    synopsisSubcommandLabel = "COMMAND",
    description = "A self-hosted drone patrol station.",
    footer = {
      "",
      "  station    flies the timetable and serves the command room (--config FILE)",
      "  analytics  watches the drones' video (--config FILE)",
    },
    subcommands = {
      DemoCommand.class,
      DayCommand.class,
      SimulatorCommand.class,
      EvaluateAll.class,
      BenchCommand.class,
      CalibrateCommand.class,
      FuzzCommand.class,
      PlanCommand.class,
      EvidenceCommand.class,
      ConfigCommand.class,
    })
public final class Skybeat implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new CommandLine.ParameterException(spec.commandLine(), "name a command");
  }

  public static void main(String[] args) {
    System.exit(new CommandLine(new Skybeat()).setUsageHelpAutoWidth(true).execute(args));
  }
}
