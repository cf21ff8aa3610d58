package io.skybeat.simulator.day;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Days with faults: every invariant holds, every sortie is explained, and a seed repeats itself.
 */
class DayTest {
  private static final int SORTIES = 18;

  static DayOptions options(long seed, int sorties, FaultProfile profile) {
    return DayOptions.of(
        seed, sorties, profile, Path.of(System.getProperty("skybeat.root"), "missions"));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void aDayOfFaultsEndsWithEverySortieExplained(long seed) {
    DayResult day = new Day(options(seed, SORTIES, FaultProfile.HARSH)).run();
    assertTrue(day.good(), () -> day.failure() + "\n" + String.join("\n", day.story()));
    assertEquals(SORTIES, day.planned());
    // Looks and what makes up for them are sorties too.
    long ended = day.outcomes().values().stream().mapToLong(Long::longValue).sum();
    assertTrue(ended >= SORTIES, day.outcomes().toString());
    assertEquals(
        ended - day.outcomes().getOrDefault("completed", 0L),
        day.excused().values().stream().mapToLong(Long::longValue).sum());
    assertEquals(0, day.outcomes().getOrDefault("lost", 0L));
    assertTrue(day.checked() > 10_000, "only " + day.checked() + " checks");
  }

  @Test
  void theSameSeedGivesTheSameDayInAnotherProcess() throws IOException, InterruptedException {
    DayOptions options = options(11, 3, FaultProfile.HARSH);
    DayResult here = new Day(options).run();
    assertTrue(here.good(), here.failure());
    assertEquals(here.digest(), elsewhere(options));
    assertNotEquals(here.digest(), new Day(options(12, 3, FaultProfile.HARSH)).run().digest());
  }

  private static String elsewhere(DayOptions options) throws IOException, InterruptedException {
    // Another hash seed and other code paths warm: what depends on them would show.
    Process process =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-Dskybeat.root=" + System.getProperty("skybeat.root"),
                    "-cp",
                    System.getProperty("java.class.path"),
                    "io.skybeat.simulator.cli.Skybeat",
                    "day",
                    "--seed",
                    Long.toString(options.seed()),
                    "--sorties",
                    Integer.toString(options.sorties()),
                    "--faults",
                    options.profile().word()))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), out);
    return out.lines()
        .filter(line -> line.startsWith("digest "))
        .map(line -> line.substring(7))
        .findFirst()
        .orElseThrow(() -> new AssertionError(out));
  }
}
