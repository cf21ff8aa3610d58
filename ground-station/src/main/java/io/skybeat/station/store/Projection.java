package io.skybeat.station.store;

import io.skybeat.core.wire.BadDocument;
import io.skybeat.core.wire.Json;
import io.skybeat.station.alert.Alert;
import io.skybeat.station.alert.Alerts;
import io.skybeat.station.desk.Ledger;
import io.skybeat.station.desk.LedgerText;
import io.skybeat.station.event.Fact;
import io.skybeat.station.port.Journal;
import io.skybeat.station.room.GoView;
import io.skybeat.station.sortie.Sortie;
import io.skybeat.station.sortie.Sorties;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the view tables in step with the journal, inside the journal's own transactions. They can
 * be thrown away: a station that finds them behind its journal makes them anew.
 */
final class Projection {
  private static final Logger LOG = LoggerFactory.getLogger(Projection.class);

  private final String station;
  private Sorties sorties = Sorties.NONE;
  private Alerts alerts = Alerts.NONE;
  private long sightings;

  Projection(String station) {
    this.station = station;
  }

  /**
   * Brings the tables up to the journal, from its snapshot on where there is one; they are made
   * anew, from the first fact on, only where the snapshot is ahead of them.
   */
  void catchUp(Connection connection, Journal journal) throws SQLException {
    Ledger known =
        Snapshots.read(connection, station, LedgerText.shape())
            .flatMap(Projection::ledger)
            .orElse(Ledger.EMPTY);
    long viewed = viewed(connection, "position");
    boolean anew = viewed == 0 || viewed < known.position();
    execute(connection, "BEGIN IMMEDIATE");
    long from = anew ? 0 : known.position();
    sorties = anew ? Sorties.NONE : known.sorties();
    alerts = anew ? Alerts.NONE : known.alerts();
    sightings = anew ? 0 : viewed(connection, "sightings");
    if (anew) {
      forget(connection);
    }
    long[] last = {from};
    try {
      journal.replay(
          from,
          (position, fact) -> {
            last[0] = position;
            if (!anew && position <= viewed) {
              recall(fact);
            } else {
              takeWithin(connection, fact);
            }
          });
    } catch (Unwritten e) {
      throw e.cause;
    }
    mark(connection, last[0]);
    execute(connection, "COMMIT");
  }

  private static Optional<Ledger> ledger(Journal.Snapshot snapshot) {
    try {
      return Optional.of(LedgerText.read(snapshot.body()));
    } catch (BadDocument e) {
      LOG.warn("the snapshot cannot be read, every fact is: {}", e.getMessage());
      return Optional.empty();
    }
  }

  private void forget(Connection connection) throws SQLException {
    for (String table : new String[] {"view_sortie", "view_go", "view_alert", "view_position"}) {
      try (PreparedStatement sql =
          connection.prepareStatement("DELETE FROM " + table + " WHERE station = ?")) {
        sql.setString(1, station);
        sql.executeUpdate();
      }
    }
  }

  private long viewed(Connection connection, String column) throws SQLException {
    try (PreparedStatement sql =
        connection.prepareStatement("SELECT " + column + " FROM view_position WHERE station = ?")) {
      sql.setString(1, station);
      try (ResultSet rows = sql.executeQuery()) {
        return rows.next() ? rows.getLong(1) : 0;
      }
    }
  }

  /** Carries a table's refusal out of a replay. */
  private static final class Unwritten extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final SQLException cause;

    private Unwritten(SQLException cause) {
      super(cause);
      this.cause = cause;
    }
  }

  private void takeWithin(Connection connection, Fact fact) {
    try {
      take(connection, fact);
    } catch (SQLException e) {
      throw new Unwritten(e);
    }
  }

  private static void execute(Connection connection, String statement) throws SQLException {
    try (Statement sql = connection.createStatement()) {
      sql.execute(statement);
    }
  }

  /** A fact that the tables know already. */
  private void recall(Fact fact) {
    sorties = sorties.evolve(fact);
    alerts = alerts.evolve(fact);
  }

  /** Takes a new fact in and writes what it changed, within the caller's transaction. */
  void take(Connection connection, Fact fact) throws SQLException {
    recall(fact);
    if (fact instanceof Fact.SightingKept) {
      sightings++;
    }
    write(connection, fact);
  }

  private void write(Connection connection, Fact fact) throws SQLException {
    if (fact instanceof Fact.GoDecided go) {
      upsert(
          connection,
          "INSERT OR REPLACE INTO view_go VALUES (?,?,?,?)",
          go.sortie().value(),
          Sqlite.text(go.at()),
          Json.write(new GoView(go.sortie(), go.at(), true, go.go(), go.lines())));
    }
    if (fact instanceof Fact.OfSortie ofSortie) {
      Optional<Sortie> sortie = sorties.find(ofSortie.sortie());
      if (sortie.isPresent()) {
        upsert(
            connection,
            "INSERT OR REPLACE INTO view_sortie VALUES (?,?,?,?)",
            ofSortie.sortie().value(),
            Sqlite.text(sortie.get().view().startsAt()),
            Json.write(sortie.get().view()));
      }
    } else if (fact instanceof Fact.OfAlert ofAlert) {
      Optional<Alert> alert = alerts.find(ofAlert.alert());
      if (alert.isPresent()) {
        upsert(
            connection,
            "INSERT OR REPLACE INTO view_alert VALUES (?,?,?,?)",
            ofAlert.alert().value(),
            Sqlite.text(alert.get().view().raisedAt()),
            Json.write(alert.get().view()));
      }
    }
  }

  /** Notes up to where the views are true. */
  void mark(Connection connection, long position) throws SQLException {
    try (PreparedStatement sql =
        connection.prepareStatement("INSERT OR REPLACE INTO view_position VALUES (?,?,?)")) {
      sql.setString(1, station);
      sql.setLong(2, position);
      sql.setLong(3, sightings);
      sql.executeUpdate();
    }
  }

  private void upsert(Connection connection, String statement, String id, String at, String body)
      throws SQLException {
    try (PreparedStatement sql = connection.prepareStatement(statement)) {
      sql.setString(1, station);
      sql.setString(2, id);
      sql.setString(3, at);
      sql.setString(4, body);
      sql.executeUpdate();
    }
  }
}
