package io.skybeat.station.vault;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skybeat.core.clip.ClipReport;
import io.skybeat.core.clip.Sha256;
import io.skybeat.core.wire.BadDocument;
import io.skybeat.station.event.EvidenceWord;
import io.skybeat.station.event.Fact;
import io.skybeat.station.port.EvidenceArchive;
import io.skybeat.station.proof.PublicKeyFile;
import io.skybeat.station.proof.Verdict;
import io.skybeat.station.proof.Verifier;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvidenceVaultTest {
  @TempDir Path folder;
  private VaultStage stage;

  @BeforeEach
  void open() {
    stage = new VaultStage(folder);
  }

  @AfterEach
  void close() {
    stage.close();
  }

  private Verdict verify(Path export) throws IOException {
    return Verifier.verify(
        export, Optional.of(PublicKeyFile.parse(stage.vault().publicKey())), Optional.empty());
  }

  private List<Path> files(String below) throws IOException {
    try (Stream<Path> all = Files.walk(folder.resolve(below))) {
      return all.filter(Files::isRegularFile).sorted().toList();
    }
  }

  @Test
  void originalsLieSealedAndComeBackAsTheyWere() throws Exception {
    EvidenceWord.Sealed sealed = stage.seal(1);
    assertTrue(sealed.complete());
    EvidenceArchive.Item item = stage.vault().of(VaultStage.alert(1)).orElseThrow();
    assertEquals(6.0, item.triggerS().orElseThrow(), 1e-9);
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    for (long at = 0; at < item.bytes(); at += 70_001) {
      whole.writeBytes(stage.vault().clip(item.alert(), at, 70_001).orElseThrow());
    }
    byte[] film = VaultStage.film(item.alert(), stage.time.now().minusSeconds(8), 1).bytes();
    assertArrayEquals(film, whole.toByteArray());
    byte[] plain = Arrays.copyOfRange(film, 40_000, 40_032);
    for (Path file : files("evidence")) {
      assertFalse(holds(Files.readAllBytes(file), plain), file + " has the clip in the open");
    }
    assertEquals(List.of(), files("evidence/incoming"));
    for (String secret : List.of("signing.key", "master.key")) {
      assertEquals(
          "rw-------",
          PosixFilePermissions.toString(
              Files.getPosixFilePermissions(folder.resolve("evidence/keys/" + secret))));
    }
  }

  private static boolean holds(byte[] bytes, byte[] sought) {
    for (int i = 0; i + sought.length <= bytes.length; i++) {
      if (Arrays.equals(bytes, i, i + sought.length, sought, 0, sought.length)) {
        return true;
      }
    }
    return false;
  }

  @Test
  void anAlertGetsOneItemHoweverOftenItIsAskedFor() throws Exception {
    EvidenceWord first = stage.seal(1);
    stage.close();
    stage.open();
    stage
        .vault()
        .seal(VaultStage.draft(stage.raised(1), Optional.empty(), Optional.of("asked again")));
    assertEquals(first, stage.next());
    assertEquals(1, stage.vault().items().size());
    stage.seal(2);
    assertTrue(verify(stage.export(List.of(VaultStage.alert(2)))).ok(), "the chain went on");
  }

  @Test
  void expiryDestroysTheKeyAndTheManifestStays() throws Exception {
    EvidenceWord.Sealed sealed = stage.seal(1);
    stage.seal(2);
    List<Path> before = files("evidence/items/000001");
    byte[] key = Files.readAllBytes(folder.resolve("evidence/items/000001/key"));
    assertEquals(3, before.size(), "clip, picture, key");
    assertEquals(4, files("stills").size(), "each with a key");
    stage.time.pass(Duration.ofDays(90));
    stage.vault().erase(VaultStage.alert(1), sealed.number(), "retention of 90 days");
    assertEquals(
        new EvidenceWord.Erased(VaultStage.alert(1), 1, "retention of 90 days"), stage.next());
    assertEquals(List.of(), files("evidence/items/000001"));
    assertEquals(2, files("stills").size(), "the picture that the page shows went with it");
    for (Path file : files("evidence")) {
      assertFalse(holds(Files.readAllBytes(file), key), file + " still has the key");
    }
    assertEquals(Optional.empty(), stage.vault().clip(VaultStage.alert(1), 0, 10));
    stage.close();
    stage.open();
    Path export = stage.export(List.of(VaultStage.alert(1), VaultStage.alert(2)));
    Verdict verdict = verify(export);
    assertEquals(List.of(), verdict.findings());
    assertEquals(3, verdict.chain(), "the erasure is an entry of its own");
    assertEquals("erased", verdict.items().get(0).state());
    assertTrue(verdict.items().get(0).said().contains("by retention of 90 days"));
    Files.delete(export.resolve("items/000001-" + VaultStage.alert(1) + "/erasure.json"));
    assertFalse(verify(export).ok(), "an erasure that nobody signed is a loss");
  }

  private String still(String words) throws IOException {
    byte[] jpeg = words.getBytes(StandardCharsets.UTF_8);
    String sha256 = stage.vault().stills().keep(Sha256.of(jpeg), jpeg).orElseThrow();
    assertArrayEquals(jpeg, stage.vault().stills().read(sha256).orElseThrow());
    return sha256;
  }

  @Test
  void picturesLieSealedEachUnderAKeyOfItsOwn() throws Exception {
    byte[] plain = "a picture of the market".getBytes(StandardCharsets.UTF_8);
    String sha256 = still("a picture of the market");
    String other = still("another");
    for (Path file : files("stills")) {
      assertFalse(holds(Files.readAllBytes(file), plain), file + " has the picture in the open");
    }
    assertEquals(Optional.empty(), stage.vault().stills().keep(sha256, new byte[] {1}), "a lie");
    stage.close();
    stage.open();
    assertArrayEquals(plain, stage.vault().stills().read(sha256).orElseThrow());
    Path mine = folder.resolve("stills/" + sha256.substring(0, 2) + "/" + sha256 + ".key");
    Path others = folder.resolve("stills/" + other.substring(0, 2) + "/" + other + ".key");
    Files.copy(others, mine, StandardCopyOption.REPLACE_EXISTING);
    String said =
        assertThrows(IOException.class, () -> stage.vault().stills().read(sha256)).getMessage();
    assertTrue(said.contains(sha256), said);
    Files.delete(mine);
    assertFalse(stage.vault().stills().holds(sha256));
    assertEquals(Optional.empty(), stage.vault().stills().read(sha256));
    still("a picture of the market");
  }

  @Test
  void picturesOfNoItemGoInTimeButForAnIncidentOnHold() throws Exception {
    String early = still("hours before the incident");
    stage.time.pass(Duration.ofHours(5));
    EvidenceWord.Sealed sealed = stage.seal(1);
    stage.vault().hold(VaultStage.alert(1), sealed.number(), true);
    String during = still("while it went on");
    stage.time.pass(Duration.ofDays(2));
    String later = still("two days later");
    stage.time.pass(VaultStage.KEEP);
    String today = still("today");
    // In order on one thread: what was swept is swept before this is sealed.
    stage.seal(2);
    assertFalse(stage.vault().stills().holds(early));
    assertTrue(stage.vault().stills().holds(during), "on hold");
    assertTrue(stage.vault().stills().holds(later), "an hour of grace");
    assertTrue(stage.vault().stills().holds(today));
    stage.time.pass(Duration.ofHours(2));
    still("after the hour");
    stage.seal(3);
    assertFalse(stage.vault().stills().holds(later));
    assertTrue(stage.vault().stills().holds(today));
  }

  @Test
  void picturesThatAFormerReleaseLeftInTheOpenAreSealed() throws Exception {
    byte[] jpeg = "from before".getBytes(StandardCharsets.UTF_8);
    String sha256 = Sha256.of(jpeg);
    Path open = folder.resolve("stills/" + sha256.substring(0, 2) + "/" + sha256 + ".jpg");
    Files.createDirectories(open.getParent());
    Files.write(open, jpeg);
    stage.close();
    stage.open();
    assertFalse(Files.exists(open));
    assertArrayEquals(jpeg, stage.vault().stills().read(sha256).orElseThrow());
  }

  @Test
  void whatIsOnHoldIsNotErased() throws Exception {
    EvidenceWord.Sealed sealed = stage.seal(1);
    stage.vault().hold(VaultStage.alert(1), sealed.number(), true);
    stage.vault().erase(VaultStage.alert(1), sealed.number(), "retention of 90 days");
    stage.vault().hold(VaultStage.alert(1), sealed.number(), false);
    stage.vault().hold(VaultStage.alert(1), sealed.number(), true);
    stage.close();
    stage.open();
    assertTrue(stage.vault().of(VaultStage.alert(1)).orElseThrow().held());
    assertTrue(stage.vault().clip(VaultStage.alert(1), 0, 10).isPresent());
  }

  @Test
  void anItemWithoutAClipSaysWhy() throws Exception {
    stage
        .vault()
        .seal(
            VaultStage.draft(
                stage.raised(1), Optional.empty(), Optional.of("analytics told of no clip")));
    assertFalse(((EvidenceWord.Sealed) stage.next()).complete());
    Verdict verdict = verify(stage.export(List.of(VaultStage.alert(1))));
    assertTrue(verdict.ok());
    assertTrue(verdict.items().get(0).said().contains("analytics told of no clip"));
    assertTrue(verdict.remarks().toString().contains("no clip"), "it is remarked");
  }

  @Test
  void aClipThatIsNotWhatWasToldIsNotVouchedFor() throws Exception {
    Fact.AlertRaised raised = stage.raised(1);
    VaultStage.Film film = VaultStage.film(raised.alert(), raised.confirmedFrameAt(), 1);
    ClipReport told = film.report();
    ClipReport.Trigger trigger = told.trigger().orElseThrow();
    ClipReport other =
        new ClipReport(
            told.id(),
            told.camera(),
            told.triggerAt(),
            told.film(),
            Optional.of(
                new ClipReport.Trigger(
                    trigger.number() + 1,
                    trigger.at(),
                    trigger.sha256(),
                    trigger.quality(),
                    trigger.offsetS(),
                    trigger.senderAt())),
            true,
            told.gaps(),
            told.segments(),
            told.pose(),
            told.poseMissing(),
            told.models(),
            told.thresholds());
    VaultStage.bring(stage.vault().clips(), film);
    stage.vault().seal(VaultStage.draft(raised, Optional.of(other), Optional.empty()));
    stage.next();
    EvidenceArchive.Item item = stage.vault().of(raised.alert()).orElseThrow();
    assertFalse(item.film());
    assertTrue(item.noClip().orElseThrow().contains("is not the triggering frame"));
  }

  @Test
  void aClipGoesOnWhereItWasCutOffAndAWrongOneIsThrownAway() throws Exception {
    Fact.AlertRaised raised = stage.raised(1);
    VaultStage.Film film = VaultStage.film(raised.alert(), raised.confirmedFrameAt(), 1);
    String sha256 = film.report().film().orElseThrow().sha256();
    byte[] bytes = film.bytes();
    byte[] first = Arrays.copyOf(bytes, 50_000);
    assertFalse(stage.vault().clips().take(sha256, 0, bytes.length, first));
    assertFalse(stage.vault().clips().take(sha256, 60_000, bytes.length, first), "a hole");
    stage.close();
    stage.open();
    assertEquals(50_000, stage.vault().clips().held(sha256));
    byte[] rest = Arrays.copyOfRange(bytes, 50_000, bytes.length);
    rest[7] ^= 1;
    assertFalse(stage.vault().clips().take(sha256, 50_000, bytes.length, rest));
    assertEquals(0, stage.vault().clips().held(sha256), "it did not hash as it should");
    VaultStage.bring(stage.vault().clips(), film);
    assertEquals(bytes.length, stage.vault().clips().held(sha256));
  }

  @Test
  void aKilledVaultGoesOnAndALostKeyIsNotMadeAnew() throws Exception {
    stage.seal(1);
    stage.close();
    // As a kill leaves it: an item without its line, half a line.
    Files.createDirectories(folder.resolve("evidence/items/000002"));
    Files.writeString(folder.resolve("evidence/items/000002/clip.mp4.sealed"), "half");
    Path chain = folder.resolve("evidence/chain/chain.txt");
    Files.writeString(chain, Files.readString(chain) + "2 ITEM 00ff");
    stage.open();
    stage.seal(2);
    assertTrue(verify(stage.export(List.of(VaultStage.alert(1), VaultStage.alert(2)))).ok());
    stage.close();
    Path master = folder.resolve("evidence/keys/master.key");
    String kept = Files.readString(master);
    Files.delete(master);
    assertTrue(assertThrows(BadDocument.class, stage::open).getMessage().contains("put them back"));
    Files.writeString(master, kept);
    stage.open();
  }

  @Test
  void sealedFilesOfEveryLengthComeBackAndChangesAreFound() throws Exception {
    SplittableRandom chance = new SplittableRandom(3);
    SecretKeySpec key = new SecretKeySpec(new byte[32], "AES");
    int piece = 64 * 1024;
    for (int length : new int[] {0, 1, piece - 1, piece, piece + 1, 3 * piece, 200_000}) {
      byte[] bytes = new byte[length];
      chance.nextBytes(bytes);
      Path path = folder.resolve("sealed-" + length);
      SealedFile file = new SealedFile(path, key, 1);
      file.write(new ByteArrayInputStream(bytes));
      assertEquals(length, SealedFile.length(Files.size(path)));
      assertEquals(Sha256.of(bytes), Sha256.of(file.read(0, length + 1)));
      byte[] sealed = Files.readAllBytes(path);
      for (int cut : new int[] {1, 16, piece + 16}) {
        if (length > cut) {
          Files.write(path, Arrays.copyOf(sealed, sealed.length - cut));
          assertThrows(IOException.class, () -> file.read(0, length), "cut by " + cut);
        }
      }
      sealed[sealed.length - 1 - chance.nextInt(sealed.length - 17)] ^= 4;
      Files.write(path, sealed);
      assertThrows(IOException.class, () -> file.read(0, length + 1));
      assertThrows(IOException.class, () -> new SealedFile(path, key, 2).read(0, length + 1));
    }
  }
}
