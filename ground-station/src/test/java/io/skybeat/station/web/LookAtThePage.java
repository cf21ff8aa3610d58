package io.skybeat.station.web;

import io.skybeat.core.time.SystemTime;
import io.skybeat.station.store.SqliteUsers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Serves the page over a made-up room, to look at it while it is worked on: args: port, and
 * optionally {@code setup} to begin without any user.
 */
final class LookAtThePage {
  private LookAtThePage() {}

  public static void main(String[] args) throws Exception {
    Path folder = Files.createTempDirectory("look");
    SystemTime time = new SystemTime();
    SqliteUsers users = new SqliteUsers(folder.resolve("users.db"), "demo", time);
    String token = users.firstToken().orElseThrow();
    if (args.length < 2) {
      users.redeem(token, "li", "look-at-the-page".toCharArray());
    }
    RoomStage stage = new RoomStage(time, users, folder);
    List<String> stills = stills(folder);
    CommandRoomServer server =
        CommandRoomServer.start(
            stage,
            time,
            new WebSettings("127.0.0.1", Integer.parseInt(args[0]), WebSettings.DEFAULT_SESSION));
    System.out.println(
        "http://127.0.0.1:" + server.port() + "/ as li, look-at-the-page; or token " + token);
    Instant start = time.now();
    MadeUpLive live = new MadeUpLive();
    for (long beat = 0; ; beat++) {
      live.pass(stage, time);
      if (beat % 5 == 0) {
        stage.show(MadeUpRoom.view(start, time.now(), beat, stills));
      }
      Thread.sleep(66);
    }
  }

  /** Pictures for the first alerts. */
  static List<String> stills(Path folder) throws Exception {
    List<String> stills = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      String sha256 = ("0" + i).repeat(32);
      Files.write(folder.resolve(sha256 + ".jpg"), MadeUpPicture.jpeg(i));
      stills.add(sha256);
    }
    return stills;
  }
}
