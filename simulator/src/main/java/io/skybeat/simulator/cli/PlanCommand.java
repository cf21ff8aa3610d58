package io.skybeat.simulator.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.skybeat.core.wire.BadDocument;
import io.skybeat.core.wire.Json;
import io.skybeat.missions.check.RouteCheck;
import io.skybeat.missions.check.Violation;
import io.skybeat.missions.file.AreasFile;
import io.skybeat.missions.format.PlanFile;
import io.skybeat.missions.plan.Area;
import io.skybeat.missions.plan.Plan;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./skybeat plan}: looks at routes before they are flown. */
@Command(
    name = "plan",
    mixinStandardHelpOptions = true,
    description = "Checks and converts routes before they are flown.",
    subcommands = {PlanCommand.Check.class, PlanConvert.class})
final class PlanCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new CommandLine.ParameterException(
        spec.commandLine(), "name what to do: check or convert");
  }

  @Command(
      name = "check",
      mixinStandardHelpOptions = true,
      description =
          "Checks plans over whole legs, the way home included: fence, height, distance from the areas where people are, flight time. Every violation names leg, figure and limit.")
  static final class Check implements Callable<Integer> {
    @Parameters(arity = "1..*", paramLabel = "PLAN", description = "QGroundControl .plan files")
    private List<Path> plans;

    @Option(
        names = "--areas",
        paramLabel = "FILE",
        description = "areas.yaml with the places to stand off from; default: none")
    private Optional<Path> areasFile = Optional.empty();

    @Option(names = "--json", description = "one JSON object as the last line")
    private boolean json;

    @Override
    public Integer call() {
      ObjectNode summary = Json.MAPPER.createObjectNode();
      ArrayNode list = summary.putArray("plans");
      boolean good = true;
      try {
        List<Area> areas = areasFile.map(file -> AreasFile.read(file).areas()).orElse(List.of());
        for (Path file : plans) {
          Plan plan = PlanFile.read(file);
          List<Violation> violations = RouteCheck.DEFAULT.violations(plan, areas);
          good &= violations.isEmpty();
          ObjectNode one = list.addObject();
          one.put("plan", file.toString());
          one.put("items", plan.items().size());
          one.set("violations", Json.MAPPER.valueToTree(violations));
          if (!json) {
            print(file, plan, violations);
          }
        }
      } catch (BadDocument e) {
        System.err.println("plan check: " + e.getMessage());
        return 1;
      }
      if (json) {
        System.out.println(Json.write(summary));
      }
      return good ? 0 : 1;
    }

    private static void print(Path file, Plan plan, List<Violation> violations) {
      System.out.println(
          file
              + ": "
              + plan.items().size()
              + " items, "
              + (violations.isEmpty() ? "may be flown" : violations.size() + " violations"));
      violations.forEach(violation -> System.out.println("  " + violation));
    }
  }
}
