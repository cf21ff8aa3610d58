package io.skybeat.station.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skybeat.core.time.SystemTime;
import io.skybeat.station.desk.Ledger;
import io.skybeat.station.desk.LedgerText;
import io.skybeat.station.event.Fact;
import io.skybeat.station.port.Journal;
import io.skybeat.station.port.UserStore;
import io.skybeat.station.room.SortieView;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteJournalTest extends JournalContract {
  @TempDir Path folder;

  private Path file() {
    return folder.resolve("station.db");
  }

  @Override
  Journal open() {
    return SqliteJournal.open(file(), "test");
  }

  @Test
  void twoStationsShareAFileAndNothingElse() throws Exception {
    try (Journal journal = listening();
        SqliteJournal other = SqliteJournal.open(file(), "other")) {
      journal.append(story());
      awaitStored(3);
      assertEquals(0, replay(other).size());
    }
  }

  @Test
  void aFullDiskIsSaidAndNothingIsLost() throws Exception {
    try (SqliteJournal journal = (SqliteJournal) listening()) {
      journal.append(story());
      awaitStored(3);
      journal.limitPages(1);
      String body = "x".repeat(200_000);
      journal.append(
          List.of(new io.skybeat.station.event.Fact.StationStarted(AT, RULE, body, "1")));
      String why = assertInstanceOf(String.class, next());
      assertTrue(why.contains("full") && why.contains("free space"), why);
      assertEquals(3, replay(journal).size());
      journal.limitPages(0);
      awaitStored(4);
      assertEquals(4, replay(journal).size());
    }
  }

  @Test
  void viewsFollowTheJournalAndCanBeMadeAnew() throws Exception {
    try (Journal journal = listening()) {
      journal.append(story());
      awaitStored(3);
    }
    assertViews();
    try (var connection = Sqlite.open(file());
        var sql = connection.createStatement()) {
      sql.execute("DELETE FROM view_sortie");
      sql.execute("DELETE FROM view_position");
    }
    open().close();
    assertViews();
  }

  @Test
  void viewsThatTheDiskRefusedAreCaughtUpLater() throws Exception {
    try (SqliteJournal journal = (SqliteJournal) listening()) {
      journal.append(story().subList(0, 1));
      awaitStored(1);
      try (var connection = Sqlite.open(file());
          var sql = connection.createStatement()) {
        sql.execute(
            "CREATE TRIGGER full BEFORE INSERT ON view_sortie BEGIN SELECT RAISE(ABORT, 'full');"
                + " END");
        journal.append(story().subList(1, 3));
        awaitStored(3);
        sql.execute("DROP TRIGGER full");
      }
      // Of another sortie: the first one's view comes by catching up, not by this fact.
      journal.append(List.of(new Fact.StationStarted(AT, RULE, "start", "1")));
      awaitStored(4);
    }
    try (SqliteViews views = new SqliteViews(file(), "test")) {
      assertEquals(
          "battery 夜",
          views.sorties(AT, AT.plusSeconds(60), 10).get(0).outcome().orElseThrow().reason());
    }
  }

  @Test
  void fromASnapshotOnTheViewsAreTheSame() throws Exception {
    Ledger ledger = Ledger.EMPTY;
    for (Fact fact : story().subList(0, 2)) {
      ledger = ledger.evolve(fact);
    }
    String body = LedgerText.write(ledger);
    try (Journal journal = listening()) {
      journal.append(story().subList(0, 2));
      awaitStored(2);
      journal.keepSnapshot(2, LedgerText.shape(), () -> body);
      journal.append(story().subList(2, 3));
      awaitStored(3);
    }
    try (var connection = Sqlite.open(file());
        var sql = connection.createStatement()) {
      // A kill between the journal's transaction and the views'; and nobody may read the first
      // fact.
      sql.execute("DELETE FROM view_sortie");
      sql.execute("UPDATE view_position SET position = 2");
      sql.execute("UPDATE fact SET body = 'x' WHERE position = 1");
    }
    open().close();
    try (SqliteViews views = new SqliteViews(file(), "test")) {
      assertEquals(
          "battery 夜",
          views.sorties(AT, AT.plusSeconds(60), 10).get(0).outcome().orElseThrow().reason());
    }
  }

  private void assertViews() {
    try (SqliteViews views = new SqliteViews(file(), "test")) {
      List<SortieView> sorties = views.sorties(AT, AT.plusSeconds(60), 10);
      assertEquals(1, sorties.size());
      assertEquals("battery 夜", sorties.get(0).outcome().orElseThrow().reason());
      assertEquals(3, views.audit(Optional.empty(), AT, AT.plusSeconds(60), 10).size());
      assertEquals(0, views.audit(Optional.of("li"), AT, AT.plusSeconds(60), 10).size());
    }
  }

  @Test
  void theFirstAdministratorComesThroughTheTokenOnce() {
    try (SystemTime time = new SystemTime();
        SqliteUsers users = new SqliteUsers(file(), "test", time)) {
      String token = users.firstToken().orElseThrow();
      assertEquals(Optional.of(token), users.firstToken());
      assertTrue(users.redeem("wrong", "admin", "secret-1".toCharArray()).isEmpty());
      assertTrue(users.redeem(token, "admin", "secret-1".toCharArray()).isPresent());
      assertTrue(users.redeem(token, "other", "secret-1".toCharArray()).isEmpty());
      assertTrue(users.firstToken().isEmpty());
      assertEquals(
          UserStore.Role.ADMINISTRATOR,
          users.check("admin", "secret-1".toCharArray()).orElseThrow().role());
      assertTrue(users.check("admin", "secret-2".toCharArray()).isEmpty());
      assertTrue(users.check("nobody", "secret-1".toCharArray()).isEmpty());
      Instant now = time.now();
      String session = users.openSession("admin", now.plusSeconds(60));
      assertEquals("admin", users.session(session, now).orElseThrow().name());
      assertTrue(users.session(session, now.plusSeconds(61)).isEmpty());
      assertTrue(users.setPassword("admin", "secret-3".toCharArray()));
      assertTrue(users.session(session, now).isEmpty());
      assertFalse(users.remove("nobody"));
    }
  }
}
