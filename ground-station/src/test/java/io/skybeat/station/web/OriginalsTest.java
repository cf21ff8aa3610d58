package io.skybeat.station.web;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skybeat.core.clip.Sha256;
import io.skybeat.core.sighting.PictureNotes;
import io.skybeat.core.sighting.PixelBox;
import io.skybeat.station.event.AlertId;
import io.skybeat.station.port.UserStore.Role;
import io.skybeat.station.proof.EvidenceCommand;
import io.skybeat.station.proof.PublicKeyFile;
import io.skybeat.station.proof.Verdict;
import io.skybeat.station.vault.VaultStage;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.WebSocketHandshakeException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who lacks the right to originals gets, over real HTTP, pictures in which nobody can be told. */
class OriginalsTest {
  private static final int WIDTH = 640;
  private static final int HEIGHT = 360;
  private static final PixelBox PERSON = new PixelBox(100, 100, 40, 120);
  private static final PixelBox CAR = new PixelBox(300, 150, 160, 90);
  private static final AlertId ALERT = VaultStage.alert(1);

  @TempDir static Path folder;
  private static ServedRoom room;
  private static VaultStage vault;
  private static byte[] original;

  /** By name: a login takes its time on purpose. */
  private static final Map<String, Visitor> VISITORS = new TreeMap<>();

  @BeforeAll
  static void open() throws Exception {
    original = notes(40, new PixelBox(0, 0, WIDTH, HEIGHT)).into(picture(1));
    // The administrator of this station may not see originals: only the officer does.
    room =
        new ServedRoom(
            folder,
            new WebSettings("127.0.0.1", 0, WebSettings.DEFAULT_SESSION, EnumSet.of(Role.OFFICER)));
    vault = new VaultStage(folder.resolve("vault"));
    vault.picture = Optional.of(original);
    vault.seal(1);
    room.stage.evidence = vault.vault();
    still(original);
    for (String name : List.of("li", "wang", "gao")) {
      VISITORS.put(name, room.visitor().login(name, ServedRoom.PASSWORD));
    }
  }

  @AfterAll
  static void close() {
    room.close();
    vault.close();
  }

  @Test
  void headsAndPlatesAreGoneAndTheRestIsAsItWas() throws Exception {
    byte[] copy = still("gao", original);
    BufferedImage was = read(original);
    BufferedImage is = read(copy);
    // The least and the most that a box of ours has to lose and to keep.
    assertTrue(detail(is, 100, 100, 40, 50) < detail(was, 100, 100, 40, 50) / 10, "the head");
    assertTrue(detail(is, 300, 190, 160, 50) < detail(was, 300, 190, 160, 50) / 10, "the plate");
    assertTrue(detail(is, 500, 20, 120, 120) > detail(was, 500, 20, 120, 120) * 0.8, "elsewhere");
    assertTrue(difference(was, is, 500, 20, 120, 120) < 6, "elsewhere only coded again");
    assertTrue(difference(was, is, 100, 170, 40, 50) < 6, "legs stay");
  }

  @Test
  void theCopySaysOfWhatAndByWhichRuleItIs() throws Exception {
    Visitor gao = VISITORS.get("gao");
    Visitor.Reply reply = gao.get("/api/stills/" + Sha256.of(original));
    String of = Sha256.of(original);
    assertEquals("sha256:" + of, reply.header("Skybeat-Derived-From"));
    assertEquals("skybeat-blur-1", reply.header("Skybeat-Derived-By"));
    String within = PictureNotes.comment(reply.bytes(), "skybeat-derived-1\n").orElseThrow();
    assertTrue(within.contains(of) && within.contains("skybeat-blur-1"), within);
    assertTrue(PictureNotes.of(reply.bytes()).isEmpty(), "where heads are is not told either");
  }

  @Test
  void whereNobodyLookedEverythingIsCoarse() throws Exception {
    byte[] half = notes(40, new PixelBox(0, 0, 320, HEIGHT)).into(picture(2));
    byte[] bare = picture(3);
    byte[] unplaced = notes(0, new PixelBox(0, 0, WIDTH, HEIGHT)).into(picture(4));
    byte[] near = notes(300, new PixelBox(0, 0, WIDTH, HEIGHT)).into(picture(5));
    BufferedImage left = read(still("gao", half));
    assertTrue(detail(left, 340, 20, 280, 300) < detail(read(half), 340, 20, 280, 300) / 4);
    assertTrue(detail(left, 20, 230, 280, 100) > detail(read(half), 20, 230, 280, 100) * 0.8);
    for (byte[] unknown : List.of(bare, unplaced, near)) {
      assertTrue(
          detail(read(still("gao", unknown)), 0, 0, WIDTH - 1, HEIGHT - 1)
              < detail(read(unknown), 0, 0, WIDTH - 1, HEIGHT - 1) / 3);
    }
  }

  @Test
  void whoHasTheRightGetsTheVeryBytes() throws Exception {
    assertArrayEquals(original, still("wang", original));
    assertNotEquals(Sha256.of(original), Sha256.of(still("li", original)), "not in this station");
    Visitor wang = VISITORS.get("wang");
    assertTrue(wang.get("/api/me").json().get("originals").asBoolean());
    assertEquals(200, wang.get("/api/alerts/" + ALERT + "/evidence/clip").status());
  }

  @Test
  void noWayLeadsToAnOriginalWithoutTheRight() throws Exception {
    for (String name : List.of("gao", "li")) {
      Visitor one = VISITORS.get(name);
      assertFalse(one.get("/api/me").json().get("originals").asBoolean());
      String sha256 = Sha256.of(original);
      List<String> ways = new ArrayList<>();
      for (String base : List.of("/api/stills/" + sha256, "/api/stills/" + sha256 + ".jpg")) {
        ways.addAll(List.of(base, base + "?original=true", base + "/", "/x/.." + base));
      }
      String evidence = "/api/alerts/" + ALERT + "/evidence";
      ways.addAll(List.of(evidence, evidence + "/clip", evidence + "/manifest"));
      ways.addAll(List.of("/api/evidence", "/api/evidence/checkpoint", "/api/evidence/key"));
      ways.addAll(
          List.of("/api/alerts", "/api/sightings", "/api/state", "/api/plan", "/api/audit"));
      ways.addAll(List.of("/stills/" + sha256 + ".jpg", "/live/d1/visible", "/" + sha256 + ".jpg"));
      byte[] clip = vault.vault().clip(ALERT, 0, 1 << 24).orElseThrow();
      for (String way : ways) {
        for (String range : List.of("", "bytes=0-", "bytes=0-999")) {
          Visitor.Reply reply =
              one.send(
                  range.isEmpty() ? one.request(way) : one.request(way).header("Range", range));
          assertFalse(holds(reply.bytes(), original), name + " " + way + " " + range);
          assertFalse(holds(reply.bytes(), clip), name + " " + way + " " + range);
        }
      }
      assertEquals(403, one.get(evidence + "/clip").status());
      assertEquals(403, refused(one));
    }
  }

  /** The live picture is refused before a socket is opened. */
  private static int refused(Visitor one) {
    CompletionException failure =
        assertThrows(
            CompletionException.class,
            () ->
                one.listen("/live/" + MadeUpRoom.VISIBLE, Optional.empty())
                    .orTimeout(120, TimeUnit.SECONDS)
                    .join());
    return assertThrowsHandshake(failure).getResponse().statusCode();
  }

  private static WebSocketHandshakeException assertThrowsHandshake(CompletionException failure) {
    return (WebSocketHandshakeException) failure.getCause();
  }

  @Test
  void aViewerGivesNoOrdersAndTakesNothingOut() throws Exception {
    room.stage.asked.clear();
    Visitor gao = VISITORS.get("gao");
    assertEquals(403, gao.post("/api/orders", "{\"order\":\"recall\",\"drone\":\"d1\"}").status());
    assertEquals(
        403, gao.post("/api/evidence/export", "{\"alerts\":[],\"reason\":\"x\"}").status());
    assertEquals(List.of(), room.stage.asked);
  }

  @Test
  void anExportWithoutTheRightHoldsCopiesThatAreProven() throws Exception {
    Visitor li = VISITORS.get("li");
    String asked = "{\"alerts\":[\"" + ALERT + "\"],\"reason\":\"for the press\"}";
    Visitor.Reply reply = li.post("/api/evidence/export", asked);
    assertEquals(200, reply.status());
    List<String> names = new ArrayList<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(reply.bytes()))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        byte[] bytes = in.readAllBytes();
        names.add(entry.getName());
        assertFalse(holds(bytes, original), entry.getName());
      }
    }
    assertTrue(names.contains("items/000001/still.derived.jpg"), names::toString);
    assertFalse(names.stream().anyMatch(name -> name.endsWith(".mp4")), names::toString);
    Path file = Files.write(folder.resolve("copies.zip"), reply.bytes());
    PublicKeyFile key =
        PublicKeyFile.parse(
            new String(li.get("/api/evidence/key").bytes(), StandardCharsets.UTF_8));
    Verdict verdict = EvidenceCommand.verify(file, Optional.of(key), Optional.empty());
    assertTrue(verdict.ok(), () -> verdict.findings().toString());
    assertEquals("derived", verdict.items().get(0).state());
    try (FileSystem zip = FileSystems.newFileSystem(file)) {
      Files.write(zip.getPath("/items/000001/still.derived.jpg"), picture(9));
    }
    Verdict changed = EvidenceCommand.verify(file, Optional.of(key), Optional.empty());
    assertFalse(changed.ok(), "a copy that somebody made himself");
  }

  private byte[] still(String person, byte[] jpeg) throws Exception {
    still(jpeg);
    Visitor.Reply reply = VISITORS.get(person).get("/api/stills/" + Sha256.of(jpeg));
    assertEquals(200, reply.status());
    assertEquals("image/jpeg", reply.header("Content-Type"));
    return reply.bytes();
  }

  private static void still(byte[] jpeg) throws IOException {
    Files.write(folder.resolve(Sha256.of(jpeg) + ".jpg"), jpeg);
  }

  private static PictureNotes notes(double pxPerM, PixelBox looked) {
    return new PictureNotes(WIDTH, HEIGHT, pxPerM, List.of(looked), List.of(PERSON), List.of(CAR));
  }

  /** Full of detail everywhere: letters of a random alphabet, two pixels a stroke. */
  private static byte[] picture(int seed) throws IOException {
    SplittableRandom chance = new SplittableRandom(seed);
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < HEIGHT; y += 2) {
      for (int x = 0; x < WIDTH; x += 2) {
        int grey = chance.nextInt(40, 216);
        for (int i = 0; i < 4; i++) {
          image.setRGB(x + i % 2, y + i / 2, grey << 16 | grey << 8 | grey);
        }
      }
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    if (!ImageIO.write(image, "jpeg", bytes)) {
      throw new IOException("this Java writes no JPEG");
    }
    return bytes.toByteArray();
  }

  private static BufferedImage read(byte[] jpeg) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(jpeg));
  }

  /** Mean squared difference of neighbours: edges, which the eye reads by. */
  private static double detail(BufferedImage image, int left, int top, int width, int height) {
    double sum = 0;
    int count = 0;
    for (int y = top; y < top + height; y++) {
      for (int x = left + 1; x < left + width; x++) {
        double step = green(image, x, y) - green(image, x - 1, y);
        sum += step * step;
        count++;
      }
    }
    return sum / count;
  }

  private static double difference(
      BufferedImage a, BufferedImage b, int left, int top, int width, int height) {
    double sum = 0;
    for (int y = top; y < top + height; y++) {
      for (int x = left; x < left + width; x++) {
        sum += Math.abs(green(a, x, y) - green(b, x, y));
      }
    }
    return sum / width / height;
  }

  private static int green(BufferedImage image, int x, int y) {
    return image.getRGB(x, y) >> 8 & 0xFF;
  }

  /** Whether a stretch of {@code secret}, from its pictures' midst, is in {@code bytes}. */
  private static boolean holds(byte[] bytes, byte[] secret) {
    String all = new String(bytes, StandardCharsets.ISO_8859_1);
    for (int at : new int[] {secret.length / 4, secret.length / 2, secret.length * 3 / 4}) {
      String part = new String(secret, at, 64, StandardCharsets.ISO_8859_1);
      if (all.contains(part)) {
        return true;
      }
    }
    return false;
  }
}
