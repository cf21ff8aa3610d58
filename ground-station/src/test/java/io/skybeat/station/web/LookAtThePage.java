package io.skybeat.station.web;

import io.skybeat.core.sighting.StreamHealth;
import io.skybeat.core.time.SystemTime;
import io.skybeat.station.port.UserStore;
import io.skybeat.station.room.RoomView;
import io.skybeat.station.store.SqliteUsers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Serves the page over a made-up room, to look at it while it is worked on. Arguments: the port,
 * then any of {@code setup} (without any user), {@code alerts=N}, {@code drones=N}, {@code trouble}
 * (a camera frozen, another refused, the journal failing).
 */
final class LookAtThePage {
  private LookAtThePage() {}

  public static void main(String[] args) throws Exception {
    List<String> wishes = List.of(args);
    Path folder = Files.createTempDirectory("look");
    SystemTime time = new SystemTime();
    SqliteUsers users = new SqliteUsers(folder.resolve("users.db"), "demo", time);
    String token = users.firstToken().orElseThrow();
    if (!wishes.contains("setup")) {
      users.redeem(token, "li", "look-at-the-page".toCharArray());
      users.add("gao", "look-at-the-page".toCharArray(), UserStore.Role.VIEWER);
    }
    RoomStage stage = new RoomStage(time, users, folder);
    List<String> stills = stills(folder);
    CommandRoomServer server =
        CommandRoomServer.start(
            stage,
            time,
            new WebSettings("127.0.0.1", Integer.parseInt(args[0]), WebSettings.DEFAULT_SESSION));
    System.out.println(
        "http://127.0.0.1:"
            + server.port()
            + "/ as li, or gao who only looks; look-at-the-page; or token "
            + token);
    Instant start = time.now();
    MadeUpLive live = new MadeUpLive();
    for (long beat = 0; ; beat++) {
      live.pass(stage, time);
      if (beat % 5 == 0) {
        RoomView view = MadeUpRoom.view(start, time.now(), beat, stills);
        stage.show(as(wishes, view, start, stills));
      }
      Thread.sleep(66);
    }
  }

  private static RoomView as(
      List<String> wishes, RoomView view, Instant start, List<String> stills) {
    int drones = number(wishes, "drones=", 3);
    boolean trouble = wishes.contains("trouble");
    List<StreamHealth> streams =
        trouble
            ? view.streams().stream()
                .map(
                    one ->
                        MadeUpRoom.inState(
                            one,
                            one.camera().equals(MadeUpRoom.VISIBLE)
                                ? StreamHealth.State.FROZEN
                                : StreamHealth.State.REFUSED))
                .toList()
            : view.streams();
    return new RoomView(
        view.at(),
        view.sequence(),
        trouble
            ? new RoomView.Health(
                false,
                "analytics-1 0.1.0",
                List.of(
                    "data/station.db: facts cannot be written: disk full; free space on that disk",
                    "no link to d3"),
                0,
                0)
            : view.health(),
        view.drones().subList(0, drones),
        view.sorties(),
        MadeUpAlerts.some(number(wishes, "alerts=", 7), start, stills),
        view.cells(),
        view.footprints(),
        streams,
        view.pilotsOnDuty(),
        view.goReports(),
        view.operations(),
        view.around(),
        view.places());
  }

  private static int number(List<String> wishes, String name, int otherwise) {
    return wishes.stream()
        .filter(wish -> wish.startsWith(name))
        .map(wish -> Integer.parseInt(wish.substring(name.length())))
        .findFirst()
        .orElse(otherwise);
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
