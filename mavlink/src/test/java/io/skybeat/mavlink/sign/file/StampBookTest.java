package io.skybeat.mavlink.sign.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skybeat.mavlink.sign.Signature;
import io.skybeat.mavlink.sign.SignatureGate.Stream;
import io.skybeat.mavlink.sign.SigningKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StampBookTest {
  private static final Instant NOW = Instant.parse("2026-11-22T05:00:00Z");
  private static final Stream VEHICLE = new Stream(3, 1, 1);

  @TempDir private Path folder;

  @Test
  void rule14_noTimestampIsGivenOutTwiceWheneverTheMachineDies() throws IOException {
    StampFile file = new StampFile(folder.resolve("key.stamps"));
    SplittableRandom random = new SplittableRandom(14);
    long last = 0;
    for (int life = 0; life < 30; life++) {
      // The clock may stand anywhere when the machine comes up, also in the past.
      Instant now = NOW.plusMillis(random.nextInt(20_000) - 10_000);
      StampBook book = StampBook.open(file, file.read(), now, Map::of);
      for (int frame = 0; frame < 200; frame++) {
        long stamp = book.next(now);
        assertTrue(stamp > last, "life " + life + ", frame " + frame);
        assertTrue(stamp <= file.read().sent(), "the file stands ahead of every frame");
        last = stamp;
        now = now.plusMillis(random.nextInt(100));
      }
      if (random.nextBoolean()) {
        book.close();
        assertEquals(last, file.read().sent(), "a tidy end gives back what was not used");
      }
      // Else it dies here, unclosed: its thread only waits.
    }
  }

  @Test
  void rule14_whatWasHeardIsKnownAfterARestart() throws IOException {
    StampFile file = new StampFile(folder.resolve("key.stamps"));
    Map<Stream, Long> heard = Map.of(VEHICLE, 5_000L);
    StampBook book = StampBook.open(file, file.read(), NOW, () -> heard);
    for (long before = 0; file.read().heard().isEmpty(); before++) {
      book.next(NOW.plusMillis(100 * before));
    }
    assertTrue(file.read().heard().get(VEHICLE) >= 5_000, "kept, and some seconds ahead");
    book.close();
    assertEquals(heard, file.read().heard());
  }

  @Test
  void aDeadDiskIsSaidAndTheLinkGoesOn() throws IOException {
    Path there = Files.createDirectories(folder.resolve("signing"));
    StampFile file = new StampFile(there.resolve("key.stamps"));
    StampBook book = StampBook.open(file, file.read(), NOW, Map::of);
    Files.delete(there.resolve("key.stamps"));
    Files.delete(there);
    Files.writeString(there, "a file where the folder was");
    long last = 0;
    for (int second = 0; second < 20; second++) {
      long stamp = book.next(NOW.plusSeconds(second));
      assertTrue(stamp > last);
      last = stamp;
    }
    assertFalse(book.trouble().isEmpty());
    book.close();
  }

  @Test
  void damageIsNamedWithItsPlace() throws IOException {
    Path path = folder.resolve("key.stamps");
    for (String bad : new String[] {"", "sent 1", "skybeat signing timestamps 1\nsent x"}) {
      Files.writeString(path, bad);
      IOException error = assertThrows(IOException.class, () -> new StampFile(path).read());
      assertTrue(error.getMessage().contains(path + ", line "), error.getMessage());
    }
    Files.writeString(path, "skybeat signing timestamps 1\nsent 7\nheard 0 300 1 9\n");
    assertThrows(IOException.class, () -> new StampFile(path).read());
  }

  @Test
  void aKeyFileIsPrivateAndItsSecretStaysOutOfMessages() throws IOException {
    Path path = folder.resolve("link.key");
    Files.writeString(path, "0a".repeat(32) + "\n");
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-r-----"));
    IOException shared = assertThrows(IOException.class, () -> SigningKeyFile.read(path));
    assertTrue(shared.getMessage().contains("chmod 600"), shared.getMessage());
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
    byte[] bytes = new byte[32];
    java.util.Arrays.fill(bytes, (byte) 10);
    assertEquals(SigningKey.of(bytes), SigningKeyFile.read(path));
    assertFalse(SigningKeyFile.read(path).toString().contains("0a0a"));
    Files.writeString(path, "passphrase: correct horse battery staple");
    assertEquals(
        SigningKey.ofPassphrase("correct horse battery staple"), SigningKeyFile.read(path));
    for (String bad : new String[] {"", "0a0a", "passphrase: short", "secretsecretsecret"}) {
      Files.writeString(path, bad);
      IOException error = assertThrows(IOException.class, () -> SigningKeyFile.read(path));
      assertFalse(error.getMessage().contains("secretsecret"), "no secrets in messages");
    }
    assertThrows(IOException.class, () -> SigningKeyFile.read(folder.resolve("absent")));
    assertTrue(Signature.timestampAt(NOW) > 0);
  }
}
