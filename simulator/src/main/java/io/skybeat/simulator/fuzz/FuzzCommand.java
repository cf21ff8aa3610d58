package io.skybeat.simulator.fuzz;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.skybeat.core.time.SystemTime;
import io.skybeat.core.wire.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./skybeat fuzz}: malformed MAVLink frames against the reader and the links. */
@Command(
    name = "fuzz",
    mixinStandardHelpOptions = true,
    description = {
      "Feeds malformed MAVLink frames, among good ones, to the reader and to whole links: no",
      "exception may escape, no good frame may be lost, every count must add up."
    })
public final class FuzzCommand implements Callable<Integer> {
  @Option(
      names = "--frames",
      defaultValue = "10000000",
      paramLabel = "N",
      description = "malformed frames (default: ${DEFAULT-VALUE})")
  private long frames;

  @Option(
      names = "--seed",
      defaultValue = "1",
      paramLabel = "N",
      description = "decides every byte (default: ${DEFAULT-VALUE})")
  private long seed;

  @Option(names = "--batch", paramLabel = "N", description = "this batch of the seed alone")
  private Long batch;

  @Option(names = "--json", description = "one JSON object as the last line")
  private boolean json;

  @Override
  public Integer call() {
    try (SystemTime time = new SystemTime()) {
      long begun = time.nanos();
      Fuzz fuzz = new Fuzz(seed, time);
      OptionalLong only = batch == null ? OptionalLong.empty() : OptionalLong.of(batch);
      Fuzz.Tallies tallies =
          only.isPresent()
              ? fuzz.only(only.getAsLong())
              : fuzz.run(frames, done -> System.err.println("fuzz: " + done + " malformed"));
      print(tallies, (time.nanos() - begun) / 1e9);
      return 0;
    } catch (Fuzz.Failure e) {
      System.err.println("fuzz: " + e.getMessage());
      keep(e);
      return 1;
    }
  }

  private void print(Fuzz.Tallies tallies, double seconds) {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    ObjectNode out = Json.MAPPER.createObjectNode();
    out.put("seed", seed);
    out.put("malformed", tallies.malformed);
    out.put("good_among_them", tallies.intact);
    out.put("good_lost", 0);
    out.put("frames_found", tallies.found);
    out.put("bad_checksums", tallies.counts.badCrc());
    out.put("unknown_messages", tallies.counts.unknownMessages());
    out.put("unknown_flags_dropped", tallies.counts.incompatible());
    out.put("garbage_bytes", tallies.counts.garbageBytes());
    out.put("bytes", tallies.bytes);
    out.put("delivered_by_links", tallies.delivered);
    out.put("refused_by_links", tallies.refused);
    out.put("keys_withheld", tallies.withheld);
    out.put("batches_drawn_anew", tallies.redrawn);
    out.put("seconds", Math.round(10 * seconds) / 10.0);
    out.put("heap_mb_at_end", (runtime.totalMemory() - runtime.freeMemory()) >> 20);
    if (json) {
      System.out.println(Json.write(out));
    } else {
      out.properties()
          .forEach(
              entry ->
                  System.out.printf(Locale.ROOT, "%-24s %s%n", entry.getKey(), entry.getValue()));
    }
  }

  private void keep(Fuzz.Failure failure) {
    Path file = Path.of("fuzz-failure-" + seed + ".bin");
    try {
      Files.write(file, failure.stream());
      System.err.println("fuzz: its bytes are in " + file.toAbsolutePath());
    } catch (IOException e) {
      System.err.println("fuzz: its bytes could not be written: " + e.getMessage());
    }
  }
}
