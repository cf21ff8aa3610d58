package io.skybeat.station.store;

import io.skybeat.station.event.Fact;
import io.skybeat.station.port.Journal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The journal in SQLite: one writer thread, which commits everything that waits in one transaction
 * and then tells. What cannot be written (a full disk) stays pending and is tried again each
 * second.
 */
public final class SqliteJournal implements Journal {
  private static final Logger LOG = LoggerFactory.getLogger(SqliteJournal.class);
  private static final int BATCH = 500;
  private static final long RETRY_MS = 1000;

  private record Pending(long position, Fact fact) {}

  private final Path file;
  private final String station;
  private final Connection connection;
  private final Projection projection;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final List<Pending> pending = new ArrayList<>();
  private final Thread writer;
  private Listener listener = new Silent();
  private long last;
  private boolean closing;

  private SqliteJournal(Path file, String station) {
    this.file = file;
    this.station = station;
    this.connection = Sqlite.open(file);
    this.projection = new Projection(station);
    this.writer = new Thread(this::work, "skybeat-journal");
    this.writer.setDaemon(true);
  }

  /** Opens (or makes) the journal of {@code station} in {@code file}. */
  public static SqliteJournal open(Path file, String station) {
    SqliteJournal journal = new SqliteJournal(file, station);
    journal.catchUp();
    journal.writer.start();
    return journal;
  }

  @Override
  public void listen(Listener next) {
    lock.lock();
    try {
      listener = next;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public long append(List<Fact> facts) {
    lock.lock();
    try {
      if (closing) {
        throw new IllegalStateException("the journal is closed");
      }
      for (Fact fact : facts) {
        pending.add(new Pending(++last, fact));
      }
      changed.signalAll();
      return last;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void replay(BiConsumer<Long, Fact> reader) {
    try (Connection own = Sqlite.open(file);
        PreparedStatement sql =
            own.prepareStatement(
                "SELECT position, type, body FROM fact WHERE station = ? ORDER BY position")) {
      sql.setString(1, station);
      try (ResultSet rows = sql.executeQuery()) {
        while (rows.next()) {
          reader.accept(
              rows.getLong(1),
              FactCodec.read(rows.getLong(1), rows.getString(2), rows.getString(3)));
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException(file + ": cannot be read: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    lock.lock();
    try {
      closing = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    try {
      writer.join(TimeUnit.SECONDS.toMillis(10));
      connection.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (SQLException e) {
      LOG.warn("{}: closing: {}", file, e.getMessage());
    }
  }

  /** The database may not grow beyond so many pages: a full disk, for tests. 0: no limit. */
  void limitPages(int pages) throws SQLException {
    lock.lock();
    try (Statement sql = connection.createStatement()) {
      sql.execute("PRAGMA max_page_count = " + (pages == 0 ? 1073741823 : pages));
    } finally {
      lock.unlock();
    }
  }

  /** Reads the journal once, and makes the views anew where they lag behind it. */
  private void catchUp() {
    List<Fact> facts = new ArrayList<>();
    replay(
        (position, fact) -> {
          last = position;
          projection.learn(fact);
          facts.add(fact);
        });
    try {
      if (viewPosition() != last) {
        LOG.info("making the views anew from {} facts", facts.size());
        rebuild(facts);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(file + ": views cannot be made: " + e.getMessage(), e);
    }
  }

  private long viewPosition() throws SQLException {
    try (PreparedStatement sql =
        connection.prepareStatement("SELECT position FROM view_position WHERE station = ?")) {
      sql.setString(1, station);
      try (ResultSet rows = sql.executeQuery()) {
        return rows.next() ? rows.getLong(1) : 0;
      }
    }
  }

  private void rebuild(List<Fact> facts) throws SQLException {
    execute("BEGIN IMMEDIATE");
    for (String table : new String[] {"view_sortie", "view_alert", "view_position"}) {
      try (PreparedStatement sql =
          connection.prepareStatement("DELETE FROM " + table + " WHERE station = ?")) {
        sql.setString(1, station);
        sql.executeUpdate();
      }
    }
    Projection fresh = new Projection(station);
    for (Fact fact : facts) {
      fresh.learn(fact);
      fresh.write(connection, fact);
    }
    fresh.mark(connection, last);
    execute("COMMIT");
  }

  private void work() {
    boolean failing = false;
    while (true) {
      List<Pending> batch = await(failing);
      if (batch.isEmpty()) {
        return;
      }
      try {
        commit(batch);
        failing = false;
        done(batch);
      } catch (SQLException e) {
        if (!failing) {
          tell(e);
        }
        failing = true;
        if (closingNow()) {
          LOG.error("{}: {} facts could not be written: {}", file, pending.size(), e.getMessage());
          return;
        }
      }
    }
  }

  /** The next facts to write; empty: the journal is closed and all is written. */
  private List<Pending> await(boolean failing) {
    lock.lock();
    try {
      if (failing && !closing) {
        changed.await(RETRY_MS, TimeUnit.MILLISECONDS);
      }
      while (pending.isEmpty() && !closing) {
        changed.await();
      }
      return List.copyOf(pending.subList(0, Math.min(BATCH, pending.size())));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return List.of();
    } finally {
      lock.unlock();
    }
  }

  private void commit(List<Pending> batch) throws SQLException {
    try (PreparedStatement sql =
        connection.prepareStatement("INSERT INTO fact VALUES (?,?,?,?,?,?,?,?,?)")) {
      execute("BEGIN IMMEDIATE");
      for (Pending line : batch) {
        Fact fact = line.fact();
        sql.setString(1, station);
        sql.setLong(2, line.position());
        sql.setString(3, Sqlite.text(fact.at()));
        sql.setString(4, FactCodec.type(fact));
        sql.setString(5, fact.actor().kind().name());
        sql.setString(6, fact.actor().name());
        sql.setString(7, fact.reason());
        sql.setString(8, FactCodec.about(fact));
        sql.setString(9, FactCodec.body(fact));
        sql.executeUpdate();
      }
      execute("COMMIT");
    } catch (SQLException e) {
      rollback();
      throw e;
    }
  }

  private void execute(String statement) throws SQLException {
    try (Statement sql = connection.createStatement()) {
      sql.execute(statement);
    }
  }

  private void done(List<Pending> batch) {
    lock.lock();
    Listener told;
    try {
      pending.subList(0, batch.size()).clear();
      told = listener;
    } finally {
      lock.unlock();
    }
    told.stored(batch.get(batch.size() - 1).position());
    project(batch);
  }

  /** After telling: an alert must not wait for the tables that only questions of the past read. */
  private void project(List<Pending> batch) {
    try {
      execute("BEGIN IMMEDIATE");
      for (Pending line : batch) {
        projection.learn(line.fact());
        projection.write(connection, line.fact());
      }
      projection.mark(connection, batch.get(batch.size() - 1).position());
      execute("COMMIT");
    } catch (SQLException e) {
      LOG.warn("{}: views lag behind: {}", file, e.getMessage());
      rollback();
    }
  }

  /** SQLite has often rolled back by itself when a statement fails: then there is nothing to do. */
  private void rollback() {
    try {
      execute("ROLLBACK");
    } catch (SQLException e) {
      LOG.debug("{}: rollback: {}", file, e.getMessage());
    }
  }

  private void tell(SQLException e) {
    String why =
        file + ": facts cannot be written: " + e.getMessage() + "; free space on that disk";
    LOG.error(why);
    Listener told;
    lock.lock();
    try {
      told = listener;
    } finally {
      lock.unlock();
    }
    told.failed(why);
  }

  private boolean closingNow() {
    lock.lock();
    try {
      return closing;
    } finally {
      lock.unlock();
    }
  }

  private record Silent() implements Listener {
    @Override
    public void stored(long position) {}

    @Override
    public void failed(String why) {}
  }
}
