package io.skybeat.station.store;

import io.skybeat.core.time.Time;
import io.skybeat.station.port.StoreFailure;
import io.skybeat.station.port.UserStore;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Users and sessions in the station's database, on a connection of its own. */
public final class SqliteUsers implements UserStore, AutoCloseable {
  private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._-]{0,31}");

  private final Path file;
  private final String station;
  private final Time time;
  private final Passwords passwords = new Passwords();
  private final Connection connection;
  private Optional<String> token = Optional.empty();

  public SqliteUsers(Path file, String station, Time time) {
    this.file = file;
    this.station = station;
    this.time = time;
    this.connection = Sqlite.open(file);
  }

  @FunctionalInterface
  private interface Row<T> {
    T read(ResultSet rows) throws SQLException;
  }

  private record Secret(byte[] salt, byte[] hash) {}

  @Override
  public boolean empty() {
    return users().isEmpty();
  }

  @Override
  public synchronized Optional<String> firstToken() {
    if (!empty()) {
      return Optional.empty();
    }
    // In memory only: it is of no use to who steals the disk, and a restart makes another.
    if (token.isEmpty()) {
      token = Optional.of(passwords.secret());
    }
    return token;
  }

  @Override
  public synchronized Optional<User> redeem(String offered, String name, char[] password) {
    if (token.isEmpty()
        || !empty()
        || !MessageDigest.isEqual(
            token.get().getBytes(StandardCharsets.UTF_8),
            offered.getBytes(StandardCharsets.UTF_8))) {
      return Optional.empty();
    }
    Optional<User> user = add(name, password, Role.ADMINISTRATOR);
    if (user.isPresent()) {
      token = Optional.empty();
    }
    return user;
  }

  @Override
  public synchronized Optional<User> add(String name, char[] password, Role role) {
    if (!NAME.matcher(name).matches() || find(name).isPresent()) {
      return Optional.empty();
    }
    byte[] salt = passwords.salt();
    Instant now = time.now();
    update(
        "INSERT INTO user VALUES (?,?,?,?,?,?)",
        station,
        name,
        role.name(),
        salt,
        passwords.hash(password, salt),
        Sqlite.text(now));
    return Optional.of(new User(name, role, now));
  }

  @Override
  public Optional<User> check(String name, char[] password) {
    List<Secret> found =
        query(
            "SELECT salt, hash FROM user WHERE station = ? AND name = ?",
            rows -> new Secret(rows.getBytes(1), rows.getBytes(2)),
            station,
            name);
    // Hash in any case: the time taken must not tell whether the name exists.
    Secret secret = found.isEmpty() ? new Secret(new byte[16], new byte[32]) : found.get(0);
    boolean right = MessageDigest.isEqual(passwords.hash(password, secret.salt()), secret.hash());
    return right && !found.isEmpty() ? find(name) : Optional.empty();
  }

  @Override
  public synchronized boolean setPassword(String name, char[] password) {
    byte[] salt = passwords.salt();
    int changed =
        update(
            "UPDATE user SET salt = ?, hash = ? WHERE station = ? AND name = ?",
            salt,
            passwords.hash(password, salt),
            station,
            name);
    update("DELETE FROM session WHERE station = ? AND name = ?", station, name);
    return changed > 0;
  }

  @Override
  public synchronized boolean remove(String name) {
    update("DELETE FROM session WHERE station = ? AND name = ?", station, name);
    return update("DELETE FROM user WHERE station = ? AND name = ?", station, name) > 0;
  }

  @Override
  public List<User> users() {
    return query(
        "SELECT name, role, created_at FROM user WHERE station = ? ORDER BY name",
        SqliteUsers::user,
        station);
  }

  @Override
  public synchronized String openSession(String name, Instant until) {
    String secret = passwords.secret();
    update("DELETE FROM session WHERE until < ?", Sqlite.text(time.now()));
    update(
        "INSERT INTO session VALUES (?,?,?,?)",
        station,
        Passwords.sha256(secret),
        name,
        Sqlite.text(until));
    return secret;
  }

  @Override
  public Optional<User> session(String secret, Instant now) {
    return query(
            "SELECT name FROM session WHERE station = ? AND secret_sha256 = ? AND until > ?",
            rows -> rows.getString(1),
            station,
            Passwords.sha256(secret),
            Sqlite.text(now))
        .stream()
        .findFirst()
        .flatMap(this::find);
  }

  @Override
  public synchronized void closeSession(String secret) {
    update(
        "DELETE FROM session WHERE station = ? AND secret_sha256 = ?",
        station,
        Passwords.sha256(secret));
  }

  @Override
  public synchronized void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new IllegalStateException(file + ": closing: " + e.getMessage(), e);
    }
  }

  private Optional<User> find(String name) {
    return query(
            "SELECT name, role, created_at FROM user WHERE station = ? AND name = ?",
            SqliteUsers::user,
            station,
            name)
        .stream()
        .findFirst();
  }

  private static User user(ResultSet rows) throws SQLException {
    return new User(
        rows.getString(1), Role.valueOf(rows.getString(2)), Instant.parse(rows.getString(3)));
  }

  private synchronized <T> List<T> query(String statement, Row<T> row, Object... values) {
    try (PreparedStatement sql = connection.prepareStatement(statement)) {
      bind(sql, values);
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

  private synchronized int update(String statement, Object... values) {
    try (PreparedStatement sql = connection.prepareStatement(statement)) {
      bind(sql, values);
      return sql.executeUpdate();
    } catch (SQLException e) {
      throw new StoreFailure(file, e);
    }
  }

  private static void bind(PreparedStatement sql, Object... values) throws SQLException {
    for (int i = 0; i < values.length; i++) {
      sql.setObject(i + 1, values[i]);
    }
  }
}
