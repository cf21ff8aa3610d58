package io.skybeat.simulator.bench;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.skybeat.analytics.locating.ZoneCover;
import io.skybeat.analytics.onnx.OnnxDetector;
import io.skybeat.analytics.publish.MarkedStill;
import io.skybeat.analytics.vision.BgrImage;
import io.skybeat.analytics.vision.FireRule;
import io.skybeat.analytics.vision.PaletteInversion;
import io.skybeat.analytics.vision.Tile;
import io.skybeat.analytics.vision.Tiling;
import io.skybeat.core.time.Time;
import io.skybeat.core.wire.Json;
import io.skybeat.simulator.camera.Picture;
import io.skybeat.simulator.camera.PictureSource;
import io.skybeat.simulator.figures.Samples;
import io.skybeat.simulator.stream.CameraStream;
import io.skybeat.simulator.stream.H264Encoder;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** The video path stage by stage, on one view of the simulated town. */
final class VideoBench {
  /** Pictures of the film that encoder, streams and detector see; 44 MB in the visible camera. */
  private static final int FILM = 16;

  private final Effort effort;
  private final Time time;
  private final PrintStream progress;
  private final List<Stage> stages = new ArrayList<>();

  VideoBench(Effort effort, Time time, PrintStream progress) {
    this.effort = effort;
    this.time = time;
    this.progress = progress;
  }

  /** Measures; throws IllegalStateException when a stream fails. */
  ObjectNode run() {
    LookPoint look = new LookPoint();
    render("render visible 1280x720", look.visible());
    render("render thermal 640x512", look.thermal());
    FilmLoop visible = new FilmLoop(look.visible(), FILM);
    FilmLoop thermal = new FilmLoop(look.thermal(), FILM);
    encode("encode H.264 visible", visible);
    encode("encode H.264 thermal", thermal);
    ObjectNode out = Json.MAPPER.createObjectNode();
    ObjectNode latency = out.putObject("capture_to_decoded_ms");
    for (String transport : List.of("tcp", "udp")) {
      latency.set(transport + "_visible", stream(transport, visible).json());
    }
    detect(visible);
    fire(thermal);
    still(visible);
    ArrayNode list = out.putArray("stages");
    stages.forEach(stage -> list.add(stage.json()));
    return out;
  }

  private Stage stage(String name) {
    progress.println("bench: " + name);
    Stage stage = new Stage(name, effort.warmupPictures());
    stages.add(stage);
    return stage;
  }

  private int passes() {
    return effort.warmupPictures() + effort.pictures();
  }

  private void render(String name, PictureSource source) {
    Stage stage = stage(name);
    Picture picture = new Picture(source.widthPx(), source.heightPx());
    for (int i = 0; i < passes(); i++) {
      int number = i;
      stage.time(
          () -> {
            source.draw(LookPoint.moment(number), picture);
            return picture;
          });
    }
  }

  private void encode(String name, FilmLoop film) {
    Stage stage = stage(name);
    double rate = effort.framesPerSecond();
    int bitRate = CameraStream.Settings.DEFAULT.bitRateBps();
    try (H264Encoder encoder =
        new H264Encoder(
            new H264Encoder.Settings(
                film.widthPx(), film.heightPx(), rate, bitRate, (int) Math.round(rate)))) {
      for (int i = 0; i < passes(); i++) {
        int number = i;
        stage.time(() -> encoder.encode(film.picture(number), LookPoint.moment(number)));
      }
    }
  }

  private Samples stream(String transport, FilmLoop film) {
    progress.println("bench: stream over " + transport);
    String over = " (visible, RTSP/" + transport + ")";
    Stage receive = new Stage("receive and decode" + over, 0);
    Stage convert = new Stage("convert to BGR" + over, 0);
    stages.add(receive);
    stages.add(convert);
    return LoopbackWatch.watch(film, transport, effort, time, receive, convert);
  }

  private void detect(FilmLoop film) {
    Stage stage = stage("detector, one tile");
    Stage picture = new Stage("detector, all tiles of a picture", 1);
    stages.add(picture);
    try (OnnxDetector detector = OnnxDetector.bundled()) {
      List<Tile> tiles =
          Tiling.of(detector.inputPx()).layout(film.widthPx(), film.heightPx(), LookPoint.scale());
      for (int number = 0; number < 2 || stage.passes() < effort.pictures(); number++) {
        BgrImage image = image(film.picture(number));
        picture.time(
            () -> {
              tiles.forEach(tile -> stage.time(() -> detector.detect(image, tile.region())));
              return tiles;
            });
      }
    }
  }

  private void fire(FilmLoop film) {
    Stage stage = stage("thermal fire rule with palette inversion");
    FireRule rule = FireRule.measured();
    PaletteInversion inversion = PaletteInversion.estimating();
    for (int i = 0; i < passes(); i++) {
      BgrImage image = image(film.picture(i));
      stage.time(() -> rule.judge(inversion.invert(image).heat()));
    }
  }

  private void still(FilmLoop film) {
    Stage stage = stage("JPEG still 1280x720");
    for (int i = 0; i < passes(); i++) {
      ByteBuffer pixels = direct(film.picture(i));
      stage.time(
          () -> MarkedStill.jpeg(pixels, film.widthPx(), film.heightPx(), ZoneCover.NOTHING));
    }
  }

  private static BgrImage image(Picture picture) {
    return new BgrImage(direct(picture), picture.widthPx, picture.heightPx, 3 * picture.widthPx);
  }

  private static ByteBuffer direct(Picture picture) {
    return ByteBuffer.allocateDirect(picture.bgr.length).put(picture.bgr).flip();
  }
}
