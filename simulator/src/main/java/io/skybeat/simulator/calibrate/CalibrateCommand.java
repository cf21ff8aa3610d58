package io.skybeat.simulator.calibrate;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ./skybeat calibrate}: finds what station.yaml has to know of a real camera. */
@Command(
    name = "calibrate",
    mixinStandardHelpOptions = true,
    description = {
      "Finds a real camera's lens and boresight and prints them as station.yaml takes them.",
      "docs/calibration.md tells how to print the board and how to fly."
    },
    subcommands = {CalibrateLens.class, CalibrateBoresight.class})
public final class CalibrateCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new CommandLine.ParameterException(
        spec.commandLine(), "name what to find: lens or boresight");
  }
}
