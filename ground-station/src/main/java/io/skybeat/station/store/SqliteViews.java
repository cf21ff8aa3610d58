package io.skybeat.station.store;

import io.skybeat.core.sighting.Sighting;
import io.skybeat.core.wire.Json;
import io.skybeat.station.event.Fact;
import io.skybeat.station.ground.Square;
import io.skybeat.station.room.AlertView;
import io.skybeat.station.room.GoView;
import io.skybeat.station.room.GroundView;
import io.skybeat.station.room.SortieView;
import io.skybeat.station.room.Views;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the view tables and the journal on a connection of its own. */
public final class SqliteViews implements Views, AutoCloseable {
  private final Path file;
  private final String station;
  private final Connection connection;

  public SqliteViews(Path file, String station) {
    this.file = file;
    this.station = station;
    this.connection = Sqlite.open(file);
  }

  @FunctionalInterface
  private interface Row<T> {
    T read(ResultSet rows) throws SQLException;
  }

  @Override
  public List<SortieView> sorties(Instant from, Instant until, int limit) {
    return query(
        "SELECT body FROM view_sortie WHERE station = ? AND starts_at >= ? AND starts_at < ?"
            + " ORDER BY starts_at DESC LIMIT "
            + limit,
        rows -> Json.read(rows.getString(1), SortieView.class),
        station,
        Sqlite.text(from),
        Sqlite.text(until));
  }

  @Override
  public Optional<GoView> goReport(String sortie) {
    return query(
            "SELECT body FROM view_go WHERE station = ? AND id = ?",
            rows -> Json.read(rows.getString(1), GoView.class),
            station,
            sortie)
        .stream()
        .findFirst();
  }

  @Override
  public List<AlertView> alerts(Instant from, Instant until, int limit) {
    return query(
        "SELECT body FROM view_alert WHERE station = ? AND raised_at >= ? AND raised_at < ?"
            + " ORDER BY raised_at DESC LIMIT "
            + limit,
        rows -> Json.read(rows.getString(1), AlertView.class),
        station,
        Sqlite.text(from),
        Sqlite.text(until));
  }

  @Override
  public Optional<AlertView> alert(String id) {
    return query(
            "SELECT body FROM view_alert WHERE station = ? AND id = ?",
            rows -> Json.read(rows.getString(1), AlertView.class),
            station,
            id)
        .stream()
        .findFirst();
  }

  @Override
  public List<AuditLine> audit(Optional<String> actor, Instant from, Instant until, int limit) {
    String byActor = actor.isPresent() ? " AND actor_kind = 'PERSON' AND actor = ?" : "";
    List<String> values = new ArrayList<>(List.of(station, Sqlite.text(from), Sqlite.text(until)));
    actor.ifPresent(values::add);
    return query(
        "SELECT position, at, type, actor_kind, actor, reason, about FROM fact"
            // A rule's working notes would push the acts out of sight.
            + " WHERE station = ? AND at >= ? AND at < ? AND type NOT IN ('CrowdFollowed', 'GroundKept')"
            + byActor
            + " ORDER BY position DESC LIMIT "
            + limit,
        rows ->
            new AuditLine(
                rows.getLong(1),
                Instant.parse(rows.getString(2)),
                rows.getString(3),
                rows.getString(4),
                rows.getString(5),
                rows.getString(6),
                rows.getString(7)),
        values.toArray(String[]::new));
  }

  @Override
  public List<Sighting> sightings(Instant from, Instant until, int limit) {
    return query(
        "SELECT body FROM fact WHERE station = ? AND type = 'SightingKept' AND at >= ? AND at < ?"
            + " ORDER BY at DESC, position DESC LIMIT "
            + limit,
        rows -> Json.read(rows.getString(1), Fact.SightingKept.class).sighting(),
        station,
        Sqlite.text(from),
        Sqlite.text(until));
  }

  @Override
  public List<GroundView> ground(Instant from, Instant until, int limit) {
    return query(
        "SELECT body FROM fact WHERE station = ? AND type = 'GroundKept' AND at >= ? AND at < ?"
            + " ORDER BY at, position LIMIT "
            + limit,
        rows -> ground(Json.read(rows.getString(1), Fact.GroundKept.class)),
        station,
        Sqlite.text(from),
        Sqlite.text(until));
  }

  private static GroundView ground(Fact.GroundKept kept) {
    return new GroundView(
        kept.minute(),
        kept.origin(),
        kept.gridOrigin(),
        kept.cellSizeM(),
        Square.read(kept.squares()),
        kept.areas());
  }

  @Override
  public long sightings() {
    return query(
            "SELECT sightings FROM view_position WHERE station = ?",
            rows -> rows.getLong(1),
            station)
        .stream()
        .findFirst()
        .orElse(0L);
  }

  @Override
  public synchronized void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new IllegalStateException(file + ": closing: " + e.getMessage(), e);
    }
  }

  private synchronized <T> List<T> query(String statement, Row<T> row, String... values) {
    try (PreparedStatement sql = connection.prepareStatement(statement)) {
      for (int i = 0; i < values.length; i++) {
        sql.setString(i + 1, values[i]);
      }
      List<T> found = new ArrayList<>();
      try (ResultSet rows = sql.executeQuery()) {
        while (rows.next()) {
          found.add(row.read(rows));
        }
      }
      return found;
    } catch (SQLException e) {
      throw new IllegalStateException(file + ": cannot be read: " + e.getMessage(), e);
    }
  }
}
