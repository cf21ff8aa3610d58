package io.skybeat.simulator.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.skybeat.analytics.publish.Spool;
import io.skybeat.core.time.SystemTime;
import io.skybeat.core.time.Time;
import io.skybeat.core.wire.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The check that {@code --kill} makes: it must fail when something is lost. */
class KillsTest {
  private static final Instant AT = Instant.parse("2026-11-22T05:00:00Z");
  @TempDir Path folder;

  private static List<String> ids(int from, int to) {
    return IntStream.range(from, to).mapToObj(n -> "s" + n).toList();
  }

  private static Spool spool(Path folder) throws IOException {
    return new Spool(folder, new Spool.Bounds(1000, 10));
  }

  private static void put(Spool spool, List<String> ids) {
    ids.forEach(id -> spool.put(SpoolingWorker.sighting(id, AT, Optional.empty())));
  }

  /** Forty sightings through two lives of a spool; what the first had is acknowledged. */
  private Kills fortySightings() throws IOException {
    Kills kills = new Kills(Kills.Victim.ANALYTICS, 1, 1, new SystemTime(), folder);
    try (Spool first = spool(folder)) {
      put(first, ids(0, 25));
      first.ack(ids(0, 20));
      kills.noteSpool();
    }
    try (Spool second = spool(folder)) {
      put(second, ids(20, 40));
      kills.noteSpool();
      second.ack(ids(0, 40));
    }
    // What a kill leaves behind was never published.
    Path last;
    try (Stream<Path> files = Files.list(folder)) {
      last = files.sorted().reduce((a, b) -> b).orElseThrow();
    }
    Files.writeString(last, "0badc0de S 99 {\"type\":\"sigh", StandardOpenOption.APPEND);
    kills.noteSpool();
    return kills;
  }

  @Test
  void whatAgreesIsGood() throws IOException {
    Kills kills = fortySightings();
    Kills.Account account = kills.account(ids(0, 40));
    assertTrue(account.agree(), account.toString());
    assertEquals(40, account.spooled());
    ObjectNode summary = Json.MAPPER.createObjectNode();
    assertFalse(kills.write(account, true, summary), "its one kill is still to come");
    kills.struck();
    assertTrue(kills.write(account, true, summary));
    assertEquals(1, summary.path("kills").path("done").asInt());
  }

  @Test
  void whereNothingWasSeenNothingIsProven() {
    Kills kills = new Kills(Kills.Victim.VIDEO, 1, 1, new SystemTime(), folder);
    kills.struck();
    ObjectNode summary = Json.MAPPER.createObjectNode();
    assertFalse(kills.write(kills.account(List.of()), true, summary));
    assertTrue(kills.write(kills.account(List.of()), false, summary), "a quiet town");
  }

  @Test
  void whatIsLostDoubledOrInventedIsSeen() throws IOException {
    Kills kills = fortySightings();
    kills.struck();
    ObjectNode summary = Json.MAPPER.createObjectNode();
    Kills.Account lost = kills.account(ids(1, 40));
    assertEquals(List.of("s0"), lost.lost());
    assertFalse(kills.write(lost, true, summary));
    assertEquals(1, summary.path("kills").path("lost").asInt());
    List<String> twice = new ArrayList<>(ids(0, 40));
    twice.add("s7");
    assertEquals(List.of("s7"), kills.account(twice).doubled());
    assertFalse(kills.write(kills.account(twice), true, summary));
    Kills.Account invented = kills.account(ids(0, 41));
    assertEquals(List.of("s40"), invented.unknown());
    assertFalse(kills.write(invented, true, summary));
  }

  /** Time that stands until it is moved. */
  private static final class Hand implements Time {
    private long nanos;

    @Override
    public Instant now() {
      return AT.plusNanos(nanos);
    }

    @Override
    public long nanos() {
      return nanos;
    }

    @Override
    public Wakeup wakeAt(Instant at, Runnable task) {
      throw new UnsupportedOperationException("nobody is woken here");
    }
  }

  /** Moments of five kills, in tenths of a second, with the victim away for two seconds each. */
  private List<Integer> moments(long seed) {
    Hand hand = new Hand();
    Kills kills = new Kills(Kills.Victim.STATION, 5, seed, hand, folder);
    List<Integer> moments = new ArrayList<>();
    int back = 50;
    for (int tenth = 0; tenth < 3000; tenth++) {
      hand.nanos += Duration.ofMillis(100).toNanos();
      if (kills.due(tenth >= back)) {
        moments.add(tenth);
        kills.struck();
        back = tenth + 20;
      }
    }
    assertTrue(kills.over());
    return moments;
  }

  @Test
  void momentsComeFromTheSeedAndLeaveTimeToWork() {
    List<Integer> moments = moments(7);
    assertEquals(5, moments.size());
    assertEquals(moments, moments(7));
    assertFalse(moments.equals(moments(8)));
    assertTrue(moments.get(0) >= 50 + 50, moments.toString());
    for (int i = 1; i < moments.size(); i++) {
      int gap = moments.get(i) - moments.get(i - 1);
      assertTrue(gap >= 20 + 50 && gap <= 20 + 151, moments.toString());
    }
  }
}
