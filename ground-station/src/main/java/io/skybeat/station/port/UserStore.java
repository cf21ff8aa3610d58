package io.skybeat.station.port;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Who may log in, and who is. Thread-safe. Passwords are kept as salted hashes only. */
public interface UserStore {
  /**
   * A user.
   *
   * @param name login name, as facts name the person
   * @param role administrator, officer or viewer
   */
  record User(String name, Role role, Instant createdAt) {}

  /** What a user may do. */
  enum Role {
    ADMINISTRATOR,
    OFFICER,
    /** Looks, and gives no orders. */
    VIEWER
  }

  /** True while there is no user at all: then the one-time token makes the first administrator. */
  boolean empty();

  /**
   * The one-time token for the first administrator, made anew when there is none yet; empty when
   * there are users. Valid until used.
   */
  Optional<String> firstToken();

  /** Makes the first administrator; empty when the token is wrong or spent. */
  Optional<User> redeem(String token, String name, char[] password);

  /** Makes a user; empty when the name is taken. Names: 1..32 of letters, digits, . _ - */
  Optional<User> add(String name, char[] password, Role role);

  /** The user when the password is right. Takes the same time when it is not. */
  Optional<User> check(String name, char[] password);

  /** Changes a password and ends the user's sessions; false when there is no such user. */
  boolean setPassword(String name, char[] password);

  /** Removes a user and their sessions. */
  boolean remove(String name);

  /** All users by name. */
  List<User> users();

  /** Opens a session valid until {@code until}; returns its secret (only its hash is kept). */
  String openSession(String name, Instant until);

  /** Whose session it is; empty when unknown or over. */
  Optional<User> session(String secret, Instant now);

  /** Ends a session. */
  void closeSession(String secret);
}
