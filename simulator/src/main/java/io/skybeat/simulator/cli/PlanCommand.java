package io.skybeat.simulator.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ./skybeat plan}: looks at routes before they are flown. */
@Command(
    name = "plan",
    mixinStandardHelpOptions = true,
    description = "Checks and converts routes before they are flown.",
    subcommands = {PlanCheck.class, PlanConvert.class})
final class PlanCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new CommandLine.ParameterException(
        spec.commandLine(), "name what to do: check or convert");
  }
}
