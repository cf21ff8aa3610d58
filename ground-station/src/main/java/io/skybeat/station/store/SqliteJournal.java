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
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
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

  private record Wanted(long position, String shape, Supplier<String> body) {}

  private final Path file;
  private final String station;
  private final Connection connection;
  private final Projection projection;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final List<Pending> pending = new ArrayList<>();
  private final Thread writer;
  private Listener listener = new Silent();
  private Optional<Wanted> wanted = Optional.empty();
  private long last;
  private boolean closing;

  /** The writer's own: facts are stored that the view tables do not know. */
  private boolean viewsBehind;

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
  public void replay(long after, BiConsumer<Long, Fact> reader) {
    try (Connection own = Sqlite.open(file);
        PreparedStatement sql =
            own.prepareStatement(
                "SELECT position, type, body FROM fact WHERE station = ? AND position > ?"
                    + " ORDER BY position")) {
      sql.setString(1, station);
      sql.setLong(2, after);
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
  public Optional<Snapshot> snapshot(String shape) {
    try (Connection own = Sqlite.open(file)) {
      return Snapshots.read(own, station, shape);
    } catch (SQLException e) {
      throw new IllegalStateException(file + ": cannot be read: " + e.getMessage(), e);
    }
  }

  @Override
  public void keepSnapshot(long position, String shape, Supplier<String> body) {
    lock.lock();
    try {
      wanted = Optional.of(new Wanted(position, shape, body));
      changed.signalAll();
    } finally {
      lock.unlock();
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

  /** Brings the views up to the journal; should that fail (a full disk), later. */
  private void catchUp() {
    try (PreparedStatement sql =
        connection.prepareStatement("SELECT max(position) FROM fact WHERE station = ?")) {
      sql.setString(1, station);
      try (ResultSet rows = sql.executeQuery()) {
        last = rows.next() ? rows.getLong(1) : 0;
      }
    } catch (SQLException e) {
      throw new IllegalStateException(file + ": cannot be read: " + e.getMessage(), e);
    }
    try {
      projection.catchUp(connection, this);
    } catch (SQLException e) {
      behind(e);
    }
  }

  private void behind(SQLException e) {
    if (!viewsBehind) {
      LOG.warn("{}: views lag behind: {}", file, e.getMessage());
    }
    viewsBehind = true;
    rollback();
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
    long position = batch.get(batch.size() - 1).position();
    told.stored(position);
    if (project(batch)) {
      snapshotUpTo(position);
    }
  }

  private void snapshotUpTo(long position) {
    Wanted ripe;
    lock.lock();
    try {
      if (wanted.isEmpty() || wanted.get().position() > position) {
        return;
      }
      ripe = wanted.get();
      wanted = Optional.empty();
    } finally {
      lock.unlock();
    }
    try {
      Snapshots.write(
          connection, station, new Snapshot(ripe.position(), ripe.shape(), ripe.body().get()));
    } catch (SQLException e) {
      LOG.warn("{}: no snapshot: {}; the next start reads more facts", file, e.getMessage());
    }
  }

  /** After telling: an alert must not wait for the tables that only questions of the past read. */
  private boolean project(List<Pending> batch) {
    try {
      if (viewsBehind) {
        projection.catchUp(connection, this);
        viewsBehind = false;
        return true;
      }
      execute("BEGIN IMMEDIATE");
      for (Pending line : batch) {
        projection.take(connection, line.fact());
      }
      projection.mark(connection, batch.get(batch.size() - 1).position());
      execute("COMMIT");
      return true;
    } catch (SQLException e) {
      behind(e);
      return false;
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
