package io.skybeat.analytics;

import io.skybeat.analytics.judging.Claim;
import io.skybeat.analytics.judging.CrowdScene;
import io.skybeat.analytics.judging.ScuffleJudge;
import io.skybeat.analytics.judging.ScuffleScene;
import io.skybeat.analytics.locating.Located;
import io.skybeat.analytics.locating.Projection;
import io.skybeat.analytics.scuffle.GroupFilms;
import io.skybeat.analytics.scuffle.StirFigures;
import io.skybeat.analytics.scuffle.StirModel;
import io.skybeat.analytics.tracking.Track;
import io.skybeat.analytics.video.Frame;
import io.skybeat.analytics.vision.BgrImage;
import io.skybeat.core.geo.Enu;
import io.skybeat.core.sighting.ModelRef;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** A line's eye for scuffles: films of its groups, the model that judges them, and the judge. */
final class ScuffleWatch {
  private static final double PERSON_M = 1.7;

  /** Body heights; a window in which the camera's pose jumps is not judged. */
  private static final double MOST_SHAKE = 0.45;

  private final GroupFilms films = new GroupFilms();
  private final StirModel model = StirModel.bundled();
  private final ScuffleJudge judge;

  ScuffleWatch(CameraContext context) {
    ScuffleJudge.Rules rules = context.config().scuffle();
    judge =
        new ScuffleJudge(
            context.grid(),
            rules,
            rules.alarmFrom().orElseGet(model.weights()::alarmFrom),
            context.errors());
  }

  ModelRef model() {
    return model.ref();
  }

  /** Every frame, also one of which the detector looks at nothing: a film needs them all. */
  List<Claim> look(
      Frame frame,
      List<Track> persons,
      Projection view,
      Function<Enu, Located> locate,
      CrowdScene.BoxesNear boxesNear) {
    int width = frame.widthPx();
    int height = frame.heightPx();
    List<GroupFilms.Ready> ready =
        films.look(
            frame.at(), persons, view, () -> new BgrImage(frame.bgr(), width, height, 3 * width));
    if (ready.isEmpty()) {
      return List.of();
    }
    List<ScuffleScene.WatchedGroup> groups = new ArrayList<>();
    for (GroupFilms.Ready group : ready) {
      StirFigures.Measured measured = group.measured();
      if (measured.shake() > MOST_SHAKE) {
        continue;
      }
      groups.add(
          new ScuffleScene.WatchedGroup(
              group.number(),
              group.since(),
              group.where(),
              group.persons(),
              group.bodyPx(),
              group.closedIn(),
              group.closingMps(),
              group.lying(),
              measured.speedMost() * PERSON_M,
              model.score(measured.figures())));
    }
    return judge.judge(new ScuffleScene(frame.at(), groups, locate, boxesNear));
  }
}
