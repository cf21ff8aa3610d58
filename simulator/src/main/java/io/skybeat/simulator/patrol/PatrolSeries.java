package io.skybeat.simulator.patrol;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.skybeat.analytics.AnalyticsConfig;
import io.skybeat.analytics.onnx.Model;
import io.skybeat.analytics.onnx.OnnxDetector;
import io.skybeat.core.wire.Json;
import io.skybeat.missions.file.MissionsFolder;
import io.skybeat.simulator.vehicle.flight.ErrorSigmas;
import io.skybeat.simulator.world.Evening;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;

/** Patrols one after the other, each on an evening of its own, and what they add up to. */
public final class PatrolSeries {
  /** Which evenings are flown over. */
  public enum Evenings {
    /** Every second one is quiet. */
    MIXED,
    EVENTFUL,
    QUIET,
    /** Eventful, with the fire at a stall. */
    STALLS;

    /** Throws IllegalArgumentException with what there is. */
    public static Evenings named(String name) {
      for (Evenings one : values()) {
        if (one.name().toLowerCase(Locale.ROOT).equals(name)) {
          return one;
        }
      }
      throw new IllegalArgumentException(
          "--evenings must be mixed, eventful, quiet or stalls, not '" + name + "'");
    }

    private Evening evening(int number) {
      if (this == STALLS) {
        return Evening.STALL_FIRE;
      }
      boolean quiet = this == QUIET || (this == MIXED && number % 2 == 1);
      return quiet ? Evening.QUIET : Evening.EVENTFUL;
    }
  }

  private final Path missions;
  private final int patrols;
  private final long seed;
  private final Duration every;
  private final Evenings evenings;
  private final AnalyticsConfig config;
  private final ErrorSigmas errors;

  /**
   * @param missions folder with areas, route and limits
   * @param patrols how many, from 1
   * @param seed of the first evening
   * @param framesPerSecond of each camera, 1..30
   * @param config of the analysis
   * @param errors how wrong the drones are about themselves
   */
  public PatrolSeries(
      Path missions,
      int patrols,
      long seed,
      double framesPerSecond,
      Evenings evenings,
      AnalyticsConfig config,
      ErrorSigmas errors) {
    if (patrols < 1) {
      throw new IllegalArgumentException("--patrols must be 1 or more, not " + patrols);
    }
    if (!(framesPerSecond >= 1 && framesPerSecond <= 30)) {
      throw new IllegalArgumentException("--fps must be within 1..30, not " + framesPerSecond);
    }
    this.missions = missions;
    this.patrols = patrols;
    this.seed = seed;
    this.every = Duration.ofMillis(Math.round(1000 / framesPerSecond));
    this.evenings = evenings;
    this.config = config;
    this.errors = errors;
  }

  /**
   * Flies them.
   *
   * @param progress told of each
   * @param out gets the figures
   * @return whether every patrol was flown to its end
   */
  public boolean run(Consumer<String> progress, PrintWriter out, boolean json) {
    PatrolScore score = new PatrolScore(MissionsFolder.read(missions).landmarks());
    boolean good = true;
    long begun = System.nanoTime();
    try (OnnxDetector detector =
            config
                .detector()
                .modelCard()
                .map(card -> new OnnxDetector(Model.open(card)))
                .orElseGet(OnnxDetector::bundled);
        OnnxDetector thermal =
            config
                .thermal()
                .modelCard()
                .map(card -> new OnnxDetector(Model.open(card)))
                .orElseGet(() -> new OnnxDetector(Model.bundled(Model.THERMAL)))) {
      for (int number = 0; number < patrols; number++) {
        Patrol patrol =
            new Patrol(seed + number, evenings.evening(number), missions, every, config, errors);
        Patrol.Flown flown = patrol.fly(new Patrol.Nets(detector, thermal));
        progress.accept(score.take(flown));
        if (!flown.day().good()) {
          progress.accept("seed " + patrol.seed() + " failed: " + flown.day().failure());
          good = false;
        }
      }
    }
    ObjectNode figures = score.json();
    figures.put("seed", seed);
    figures.set("errors", Json.MAPPER.valueToTree(errors));
    figures.put("ok", good);
    figures.put("wall_s", Math.round((System.nanoTime() - begun) / 1e8) / 10.0);
    if (json) {
      out.println(Json.write(figures));
    } else {
      figures.properties().forEach(one -> out.println(one.getKey() + ": " + one.getValue()));
    }
    out.flush();
    return good;
  }
}
