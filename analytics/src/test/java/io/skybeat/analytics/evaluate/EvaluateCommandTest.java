package io.skybeat.analytics.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class EvaluateCommandTest {
  @TempDir Path data;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void aFolderThatDoesNotExistIsBadUsage() {
    assertEquals(2, run("--data", data.resolve("absent").toString()));
    assertTrue(err.toString().contains("no such folder"), err.toString());
  }

  @Test
  void aMissingOptionIsBadUsage() {
    assertEquals(2, run("--json"));
  }

  @Test
  void anUnknownFolderIsBadUsage() {
    assertEquals(2, run("--data", data.toString(), "--only", "streets"));
    assertTrue(err.toString().contains("street-video"), err.toString());
  }

  @Test
  void withNothingToJudgeItFailsAndSaysWhatIsAbsent() throws Exception {
    assertEquals(1, run("--data", data.toString(), "--json"));
    JsonNode result = lastLine();
    for (String folder :
        List.of("street-video", "drone-view", "crowd", "scuffle", "fire", "thermal-aerial")) {
      assertTrue(result.get(folder).get("absent").asBoolean(), folder);
    }
  }

  @Test
  void falseFiresAreCountedAndBrokenFilesNamed() throws Exception {
    Path val = Files.createDirectories(data.resolve("thermal-aerial/val"));
    thermal(val.resolve("calm.png"), false);
    thermal(val.resolve("hot.png"), true);
    Files.writeString(val.resolve("broken.jpg"), "no picture");
    assertEquals(0, run("--data", data.toString(), "--json"));
    JsonNode result = lastLine().get("thermal-aerial");
    assertEquals(2, result.get("frames").asInt());
    assertEquals(1, result.get("false_fires").asInt());
    assertTrue(result.get("false").get(0).asText().endsWith("hot.png"));
    assertTrue(result.get("skipped").get(0).asText().contains("broken.jpg"));
  }

  @Test
  void labelledThermalPicturesAreJudgedByLightAndHeight() throws Exception {
    Path folder = data.resolve("thermal-aerial");
    warmEllipses(Files.createDirectories(folder.resolve("val")).resolve("1_60_30_0_00001.png"));
    StringBuilder annotations = new StringBuilder();
    for (int i = 0; i < 8; i++) {
      annotations
          .append(i == 0 ? "" : ",")
          .append("{\"id\":%d,\"image_id\":7,\"category_id\":1,".formatted(i))
          .append("\"bbox\":[%d,%d,12,20]}".formatted(54 + 70 * i, 90 + 40 * i));
    }
    Files.writeString(
        folder.resolve("val.json"),
        "{\"images\":[{\"id\":7,\"filename\":\"1_60_30_0_00001.png\"}],"
            + "\"categories\":[{\"id\":1,\"name\":\"Person\"}],\"annotations\":["
            + annotations
            + "]}");
    assertEquals(0, run("--data", data.toString(), "--json", "--only", "thermal"));
    JsonNode val = lastLine().get("thermal-aerial").get("val");
    for (String group : List.of("all", "night", "to_80_m", "night_to_80_m")) {
      assertEquals(8, val.get(group).get("n_person").asInt(), group);
      assertTrue(val.get(group).get("person_ap50").asDouble() > 0.8, val.toString());
    }
    assertTrue(val.path("day").isMissingNode(), val.toString());
    assertEquals(0, val.get("all").get("n_vehicle").asInt());
  }

  @Test
  void theFolderThatIsMissedIsNamed() {
    assertEquals(1, run("--data", data.toString(), "--only", "thermal"));
    assertTrue(err.toString().contains("thermal-aerial: no such folder"), err.toString());
  }

  @Test
  void scuffleClipsNeedBothKinds() throws Exception {
    Files.createDirectories(data.resolve("scuffle/fight"));
    assertEquals(1, run("--data", data.toString(), "--json", "--only", "scuffle"));
    String failed = lastLine().get("scuffle").get("failed").asText();
    assertTrue(failed.contains("fight/ and nofight/"), failed);
  }

  @Test
  void countsStandBesideAConstantGuess() throws Exception {
    Path scene = Files.createDirectories(data.resolve("crowd/empty-square"));
    thermal(scene.resolve("a.png"), false);
    thermal(scene.resolve("b.png"), false);
    Files.writeString(
        scene.resolve("points.csv"), "frame,x,y\na.png,1,1\nb.png,1,1\nb.png,2,2\nb.png,3,3\n");
    assertEquals(0, run("--data", data.toString(), "--json", "--only", "crowd"));
    JsonNode square = lastLine().get("crowd").get("empty-square");
    assertEquals(1, square.get("constant_guess_mae").asDouble());
    assertEquals(2, square.get("n_pictures").asInt());
    assertEquals(2, square.get("count_mae").asDouble(), "nobody is in these pictures");
  }

  @Test
  void realStreetAndFiresReachTheirFloors() throws Exception {
    Path shared = shared();
    assumeTrue(
        Files.isDirectory(shared.resolve("street-video")),
        "real footage is not beside this checkout: " + shared);
    int exit =
        run("--data", shared.toString(), "--json", "--only", "street-video", "--only", "fire");
    assertEquals(0, exit, err.toString());
    JsonNode result = lastLine();
    double ap50 = result.get("street-video").get("person_ap50").asDouble();
    assertTrue(ap50 >= 0.93, "street AP50 " + ap50);
    assertTrue(result.get("fire").get("found").asInt() >= 4, result.get("fire").toString());
    assertEquals(0, result.get("fire").get("false_fires").asInt());
  }

  private static Path shared() {
    String named = System.getenv("SKYBEAT_SHARED");
    return named != null
        ? Path.of(named)
        : Path.of(System.getProperty("skybeat.root", "."), "..", "shared", "data").normalize();
  }

  private static void thermal(Path file, boolean burning) throws IOException {
    SplittableRandom random = new SplittableRandom(5);
    BufferedImage image = new BufferedImage(320, 256, BufferedImage.TYPE_BYTE_GRAY);
    for (int y = 0; y < 256; y++) {
      for (int x = 0; x < 320; x++) {
        boolean hot = burning && x >= 100 && x < 112 && y >= 80 && y < 90;
        image.getRaster().setSample(x, y, 0, hot ? 250 : 60 + random.nextInt(12));
      }
    }
    ImageIO.write(image, "png", file.toFile());
  }

  /** The picture of models/recipes/thermal-centre/reference.py. */
  private static void warmEllipses(Path file) throws IOException {
    BufferedImage image = new BufferedImage(640, 512, BufferedImage.TYPE_BYTE_GRAY);
    for (int y = 0; y < 512; y++) {
      for (int x = 0; x < 640; x++) {
        int level = 70 + (3 * x + 5 * y) % 9;
        for (int i = 0; i < 8; i++) {
          int dx = x - 60 - 70 * i;
          int dy = y - 100 - 40 * i;
          level = 100 * dx * dx + 36 * dy * dy < 3600 ? 190 + (x + y) % 11 : level;
        }
        image.getRaster().setSample(x, y, 0, level);
      }
    }
    ImageIO.write(image, "png", file.toFile());
  }

  private JsonNode lastLine() throws IOException {
    List<String> lines = out.toString().lines().toList();
    return new ObjectMapper().readTree(lines.get(lines.size() - 1));
  }

  private int run(String... args) {
    CommandLine command = new CommandLine(new EvaluateCommand());
    command.setOut(new PrintWriter(out, true));
    command.setErr(new PrintWriter(err, true));
    return command.execute(args);
  }
}
