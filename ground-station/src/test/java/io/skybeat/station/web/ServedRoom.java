package io.skybeat.station.web;

import io.skybeat.station.port.UserStore.Role;
import io.skybeat.station.store.SqliteUsers;
import java.nio.file.Path;

/**
 * A room on stage, served on a free port, with an administrator (li) an officer (wang) and a viewer
 * (gao).
 */
final class ServedRoom implements AutoCloseable {
  static final String PASSWORD = "a long enough one";

  final HandClock time = new HandClock();
  final SqliteUsers users;
  final RoomStage stage;
  final CommandRoomServer server;

  ServedRoom(Path folder) throws InterruptedException {
    this(folder, new WebSettings("127.0.0.1", 0, WebSettings.DEFAULT_SESSION));
  }

  ServedRoom(Path folder, WebSettings settings) throws InterruptedException {
    users = new SqliteUsers(folder.resolve("users.db"), "demo", time);
    if (users.redeem(users.firstToken().orElseThrow(), "li", PASSWORD.toCharArray()).isEmpty()
        || users.add("wang", PASSWORD.toCharArray(), Role.OFFICER).isEmpty()
        || users.add("gao", PASSWORD.toCharArray(), Role.VIEWER).isEmpty()) {
      throw new IllegalStateException("the users could not be made");
    }
    stage = new RoomStage(time, users, folder);
    server = CommandRoomServer.start(stage, time, settings);
  }

  Visitor visitor() {
    return new Visitor(server.port());
  }

  @Override
  public void close() {
    server.close();
    users.close();
  }
}
