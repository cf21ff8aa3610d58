package io.skybeat.station.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skybeat.core.sighting.Sighting;
import io.skybeat.station.event.Actor;
import io.skybeat.station.event.Fact;
import io.skybeat.station.port.Journal;
import io.skybeat.station.room.Views;
import io.skybeat.station.store.SqliteJournal;
import io.skybeat.station.store.SqliteViews;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the page asks of the past, from the journal's own file. */
class PastTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final Instant END = Instant.parse("9999-01-01T00:00:00Z");

  @Test
  void sightingsComeBackWholeAndViewsOfPicturesByName(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("station.db");
    Sighting first = MadeUpRoom.sighting("s-1", NOON);
    Sighting second = MadeUpRoom.sighting("s-2", NOON.plusSeconds(5));
    String sha256 = "ab".repeat(32);
    try (SqliteJournal journal = SqliteJournal.open(file, "demo");
        SqliteViews views = new SqliteViews(file, "demo")) {
      CompletableFuture<Long> stored = new CompletableFuture<>();
      journal.listen(
          new Journal.Listener() {
            @Override
            public void stored(long position) {
              if (position == 3) {
                stored.complete(position);
              }
            }

            @Override
            public void failed(String why) {
              stored.completeExceptionally(new AssertionError(why));
            }
          });
      Actor li = Actor.person("li");
      journal.append(
          List.of(
              new Fact.SightingKept(NOON.plusSeconds(1), li, "seen", first),
              new Fact.SightingKept(NOON.plusSeconds(6), li, "seen", second),
              new Fact.StillViewed(NOON.plusSeconds(7), li, "picture shown", sha256)));
      assertEquals(3L, stored.get(120, TimeUnit.SECONDS));
      assertEquals(List.of(second, first), views.sightings(Instant.EPOCH, END, 10));
      assertEquals(List.of(second), views.sightings(Instant.EPOCH, END, 1));
      assertEquals(List.of(first), views.sightings(Instant.EPOCH, NOON.plusSeconds(6), 10));
      assertTrue(views.sightings(END, END, 10).isEmpty());
      Views.AuditLine line = views.audit(Optional.of("li"), Instant.EPOCH, END, 1).get(0);
      assertEquals("StillViewed", line.fact());
      assertEquals(sha256, line.about());
    }
  }
}
