package io.skybeat.station.web;

import io.skybeat.station.port.UserStore.Role;
import io.skybeat.station.store.SqliteUsers;
import java.nio.file.Path;

/** A room on stage, served on a free port, with an administrator (li) and an officer (wang). */
final class ServedRoom implements AutoCloseable {
  static final String PASSWORD = "a long enough one";

  final HandClock time = new HandClock();
  final SqliteUsers users;
  final RoomStage stage;
  final CommandRoomServer server;

  ServedRoom(Path folder) throws InterruptedException {
    users = new SqliteUsers(folder.resolve("users.db"), "demo", time);
    if (users.redeem(users.firstToken().orElseThrow(), "li", PASSWORD.toCharArray()).isEmpty()
        || users.add("wang", PASSWORD.toCharArray(), Role.OFFICER).isEmpty()) {
      throw new IllegalStateException("the users could not be made");
    }
    stage = new RoomStage(time, users, folder);
    server =
        CommandRoomServer.start(
            stage, time, new WebSettings("127.0.0.1", 0, WebSettings.DEFAULT_SESSION));
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
