package io.skybeat.station.store;

import io.skybeat.core.wire.Json;
import io.skybeat.station.alert.Alert;
import io.skybeat.station.alert.Alerts;
import io.skybeat.station.event.Fact;
import io.skybeat.station.sortie.Sortie;
import io.skybeat.station.sortie.Sorties;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Keeps the view tables in step with the journal, inside the journal's own transactions. They can
 * be thrown away: a station that finds them behind its journal makes them anew.
 */
final class Projection {
  private final String station;
  private Sorties sorties = Sorties.NONE;
  private Alerts alerts = Alerts.NONE;
  private long sightings;

  Projection(String station) {
    this.station = station;
  }

  /** Takes a fact in without writing. */
  void learn(Fact fact) {
    sorties = sorties.evolve(fact);
    alerts = alerts.evolve(fact);
    if (fact instanceof Fact.SightingKept) {
      sightings++;
    }
  }

  /** Writes what {@code fact} (already learnt) changed. */
  void write(Connection connection, Fact fact) throws SQLException {
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
