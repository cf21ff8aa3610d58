package io.skybeat.station.store;

import io.skybeat.station.port.Journal.Snapshot;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** The table of snapshots: the newest one of each station. */
final class Snapshots {
  private Snapshots() {}

  static Optional<Snapshot> read(Connection connection, String station, String shape)
      throws SQLException {
    try (PreparedStatement sql =
        connection.prepareStatement(
            "SELECT position, body FROM snapshot WHERE station = ? AND shape = ?")) {
      sql.setString(1, station);
      sql.setString(2, shape);
      try (ResultSet rows = sql.executeQuery()) {
        return rows.next()
            ? Optional.of(new Snapshot(rows.getLong(1), shape, rows.getString(2)))
            : Optional.empty();
      }
    }
  }

  static void write(Connection connection, String station, Snapshot snapshot) throws SQLException {
    try (PreparedStatement sql =
        connection.prepareStatement("INSERT OR REPLACE INTO snapshot VALUES (?,?,?,?)")) {
      sql.setString(1, station);
      sql.setString(2, snapshot.shape());
      sql.setLong(3, snapshot.position());
      sql.setString(4, snapshot.body());
      sql.executeUpdate();
    }
  }
}
