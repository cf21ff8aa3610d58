package io.skybeat.simulator.calibrate;

import io.skybeat.analytics.lens.BoardFinder;
import io.skybeat.analytics.lens.BoardView;
import io.skybeat.core.wire.BadDocument;
import io.skybeat.simulator.camera.Picture;
import io.skybeat.simulator.stream.FootagePictureSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Goes through pictures, folders of them, or a video, and collects where the board is seen. */
final class BoardPictures {
  /** A board is moved slowly: two looks a second see all its stands. */
  private static final Duration STEP = Duration.ofMillis(500);

  private static final int MOST_VIDEO_LOOKS = 600;
  private static final List<String> VIDEOS =
      List.of(".mp4", ".mov", ".mkv", ".avi", ".ts", ".webm", ".m4v", ".h264", ".h265");

  private final BoardFinder finder;
  private final List<BoardView> views = new ArrayList<>();
  private final List<String> without = new ArrayList<>();
  private String sizeFrom = "";
  private int widthPx;
  private int heightPx;

  BoardPictures(BoardFinder finder) {
    this.finder = finder;
  }

  List<BoardView> views() {
    return views;
  }

  /** Names of the pictures that don't show the whole board. */
  List<String> without() {
    return without;
  }

  int widthPx() {
    return widthPx;
  }

  int heightPx() {
    return heightPx;
  }

  /** Looks at a picture, a video or all pictures of a folder; throws {@link BadDocument}. */
  void add(Path place) {
    if (Files.isDirectory(place)) {
      try (Stream<Path> files = Files.list(place)) {
        files.filter(Files::isRegularFile).sorted().forEach(this::add);
      } catch (IOException e) {
        throw new BadDocument(place + ": cannot be listed: " + e.getMessage(), e);
      }
      return;
    }
    if (!Files.exists(place)) {
      throw new BadDocument(place + ": no such file; name an existing one");
    }
    String name = place.toString().toLowerCase(Locale.ROOT);
    if (VIDEOS.stream().anyMatch(name::endsWith)) {
      video(place);
    } else {
      try {
        take(place.toString(), finder.look(place));
      } catch (IOException e) {
        throw new BadDocument(
            place + ": " + e.getMessage() + "; leave it out or save it as PNG or JPEG", e);
      }
    }
  }

  private void video(Path place) {
    try (FootagePictureSource film = FootagePictureSource.open(place)) {
      Picture picture = new Picture(film.widthPx(), film.heightPx());
      Instant at = Instant.EPOCH;
      for (int look = 0; look < MOST_VIDEO_LOOKS; look++) {
        film.draw(at, picture);
        if (film.loops() > 0) {
          return;
        }
        String name =
            String.format(
                Locale.ROOT,
                "%s at %.1f s",
                place,
                Duration.between(Instant.EPOCH, at).toMillis() / 1e3);
        take(name, finder.look(name, picture.bgr, picture.widthPx, picture.heightPx));
        at = at.plus(STEP);
      }
    }
  }

  private void take(String name, BoardFinder.Look look) {
    if (sizeFrom.isEmpty()) {
      sizeFrom = name;
      widthPx = look.widthPx();
      heightPx = look.heightPx();
    } else if (look.widthPx() != widthPx || look.heightPx() != heightPx) {
      throw new BadDocument(
          String.format(
              Locale.ROOT,
              "%s is %dx%d, but %s is %dx%d; take all pictures as the camera streams them",
              name,
              look.widthPx(),
              look.heightPx(),
              sizeFrom,
              widthPx,
              heightPx));
    }
    if (look.view().isPresent()) {
      views.add(look.view().get());
    } else {
      without.add(name);
    }
    System.err.println(
        "calibrate lens: " + name + (look.view().isPresent() ? ": board" : ": no whole board"));
  }
}
