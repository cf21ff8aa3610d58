package io.skybeat.station.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Opens connections to a station's database. */
final class Sqlite {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSSSSS'Z'").withZone(ZoneOffset.UTC);

  private Sqlite() {}

  /** A connection in WAL mode, tables made; throws with the file and the remedy. */
  static Connection open(Path file) {
    try {
      if (file.toAbsolutePath().getParent() != null) {
        Files.createDirectories(file.toAbsolutePath().getParent());
      }
      Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
      try (Statement sql = connection.createStatement()) {
        sql.execute("PRAGMA busy_timeout = 5000");
        sql.execute("PRAGMA journal_mode = WAL");
        sql.execute("PRAGMA synchronous = FULL");
        sql.execute("PRAGMA cache_size = -2000");
        for (String table : TABLES) {
          sql.execute(table);
        }
      }
      return connection;
    } catch (SQLException | IOException e) {
      throw new IllegalStateException(
          file + ": cannot be opened: " + e.getMessage() + "; free space or name another folder",
          e);
    }
  }

  /** {@code at} as the tables hold it: text that sorts by time. */
  static String text(Instant at) {
    return STAMP.format(at);
  }

  private static final String[] TABLES = {
    """
    CREATE TABLE IF NOT EXISTS fact (
      station TEXT NOT NULL, position INTEGER NOT NULL, at TEXT NOT NULL, type TEXT NOT NULL,
      actor_kind TEXT NOT NULL, actor TEXT NOT NULL, reason TEXT NOT NULL, about TEXT NOT NULL,
      body TEXT NOT NULL, PRIMARY KEY (station, position)) WITHOUT ROWID
    """,
    "CREATE INDEX IF NOT EXISTS fact_at ON fact (station, at)",
    """
    CREATE TABLE IF NOT EXISTS view_sortie (
      station TEXT NOT NULL, id TEXT NOT NULL, starts_at TEXT NOT NULL, body TEXT NOT NULL,
      PRIMARY KEY (station, id)) WITHOUT ROWID
    """,
    """
    CREATE TABLE IF NOT EXISTS view_go (
      station TEXT NOT NULL, id TEXT NOT NULL, at TEXT NOT NULL, body TEXT NOT NULL,
      PRIMARY KEY (station, id)) WITHOUT ROWID
    """,
    """
    CREATE TABLE IF NOT EXISTS view_alert (
      station TEXT NOT NULL, id TEXT NOT NULL, raised_at TEXT NOT NULL, body TEXT NOT NULL,
      PRIMARY KEY (station, id)) WITHOUT ROWID
    """,
    """
    CREATE TABLE IF NOT EXISTS view_position (
      station TEXT NOT NULL PRIMARY KEY, position INTEGER NOT NULL, sightings INTEGER NOT NULL)
    """,
    """
    CREATE TABLE IF NOT EXISTS snapshot (
      station TEXT NOT NULL, shape TEXT NOT NULL, position INTEGER NOT NULL, body TEXT NOT NULL,
      PRIMARY KEY (station))
    """,
    """
    CREATE TABLE IF NOT EXISTS user (
      station TEXT NOT NULL, name TEXT NOT NULL, role TEXT NOT NULL, salt BLOB NOT NULL,
      hash BLOB NOT NULL, created_at TEXT NOT NULL, PRIMARY KEY (station, name))
    """,
    """
    CREATE TABLE IF NOT EXISTS session (
      station TEXT NOT NULL, secret_sha256 TEXT NOT NULL, name TEXT NOT NULL, until TEXT NOT NULL,
      PRIMARY KEY (station, secret_sha256))
    """,
  };
}
