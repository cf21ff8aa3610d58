package io.skybeat.analytics.radiometry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RadiometricJpegTest {
  private static final int WIDTH = 40;
  private static final int HEIGHT = 30;

  /** Constants of the kind that cameras have; black body, no air. */
  private static final PlanckCurve CURVE =
      new PlanckCurve(15_800, 0.03, 1415, 1, -4400, 1, 293.15, 293.15, 1);

  private static double truthC(int i) {
    return -20 + i * 350.0 / (WIDTH * HEIGHT);
  }

  private static int[] counts() {
    int[] counts = new int[WIDTH * HEIGHT];
    for (int i = 0; i < counts.length; i++) {
      counts[i] = (int) Math.round(CURVE.counts(truthC(i) + 273.15));
    }
    return counts;
  }

  private static byte[] cameraInfo(double emissivity) {
    ByteBuffer info = ByteBuffer.allocate(0x320).order(ByteOrder.LITTLE_ENDIAN);
    info.putShort(0, (short) 2);
    info.putFloat(0x20, (float) emissivity).putFloat(0x24, 1);
    info.putFloat(0x28, 293.15f).putFloat(0x2c, 293.15f).putFloat(0x34, 1).putFloat(0x3c, 0.5f);
    info.putFloat(0x58, 15_800).putFloat(0x5c, 1415).putFloat(0x60, 1);
    info.putInt(0x308, -4400).putFloat(0x30c, 0.03f);
    return info.array();
  }

  private static byte[] rawData(byte[] body) {
    ByteBuffer raw = ByteBuffer.allocate(32 + body.length).order(ByteOrder.LITTLE_ENDIAN);
    raw.putShort(0, (short) 2).putShort(2, (short) WIDTH).putShort(4, (short) HEIGHT);
    raw.put(32, body);
    return raw.array();
  }

  private static byte[] plain(int[] counts) {
    ByteBuffer body = ByteBuffer.allocate(2 * counts.length).order(ByteOrder.LITTLE_ENDIAN);
    for (int count : counts) {
      body.putShort((short) count);
    }
    return body.array();
  }

  /** A PNG with the camera's byte order in it and every filter in turn. */
  private static byte[] png(int[] counts) throws IOException {
    byte[] rows = new byte[HEIGHT * (1 + 2 * WIDTH)];
    byte[] pixels = plain(counts);
    for (int y = 0; y < HEIGHT; y++) {
      int filter = y % 5;
      rows[y * (1 + 2 * WIDTH)] = (byte) filter;
      for (int i = 0; i < 2 * WIDTH; i++) {
        int left = i < 2 ? 0 : pixels[y * 2 * WIDTH + i - 2] & 0xff;
        int up = y == 0 ? 0 : pixels[(y - 1) * 2 * WIDTH + i] & 0xff;
        int corner = i < 2 || y == 0 ? 0 : pixels[(y - 1) * 2 * WIDTH + i - 2] & 0xff;
        int p = left + up - corner;
        int paeth =
            Math.abs(p - left) <= Math.abs(p - up) && Math.abs(p - left) <= Math.abs(p - corner)
                ? left
                : Math.abs(p - up) <= Math.abs(p - corner) ? up : corner;
        int guess = new int[] {0, left, up, (left + up) / 2, paeth}[filter];
        rows[y * (1 + 2 * WIDTH) + 1 + i] = (byte) (pixels[y * 2 * WIDTH + i] - guess);
      }
    }
    Deflater deflater = new Deflater();
    deflater.setInput(rows);
    deflater.finish();
    byte[] packed = new byte[rows.length + 100];
    int length = deflater.deflate(packed);
    deflater.end();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10});
    ByteBuffer header = ByteBuffer.allocate(13);
    header.putInt(WIDTH).putInt(HEIGHT).put((byte) 16);
    chunk(out, "IHDR", header.array());
    // In two pieces, as large ones are.
    chunk(out, "IDAT", Arrays.copyOf(packed, length / 2));
    chunk(out, "IDAT", Arrays.copyOfRange(packed, length / 2, length));
    chunk(out, "IEND", new byte[0]);
    return out.toByteArray();
  }

  private static void chunk(ByteArrayOutputStream out, String name, byte[] body)
      throws IOException {
    byte[] type = name.getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    CRC32 crc = new CRC32();
    crc.update(type);
    crc.update(body);
    out.write(ByteBuffer.allocate(4).putInt(body.length).array());
    out.write(type);
    out.write(body);
    out.write(ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
  }

  private static byte[] flirFile(byte[] raw, byte[] camera, ByteOrder order) {
    int directory = 64;
    int at = directory + 3 * 32;
    ByteBuffer file = ByteBuffer.allocate(at + raw.length + camera.length).order(order);
    file.put(0, "FFF\0".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    file.putInt(0x14, 101).putInt(0x18, directory).putInt(0x1c, 3);
    file.putShort(directory, (short) 1).putInt(directory + 12, at);
    file.putInt(directory + 16, raw.length);
    int second = directory + 64;
    file.putShort(second, (short) 0x20).putInt(second + 12, at + raw.length);
    file.putInt(second + 16, camera.length);
    file.put(at, raw).put(at + raw.length, camera);
    return file.array();
  }

  /** A JPEG as far as its application segments; the file in parts of {@code partBytes}. */
  private static byte[] jpeg(byte[] file, int partBytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(new byte[] {(byte) 0xff, (byte) 0xd8});
    segment(out, 1, "Exif\0\0nothing".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    int last = (file.length - 1) / partBytes;
    for (int i = 0; i <= last; i++) {
      byte[] part =
          Arrays.copyOfRange(file, i * partBytes, Math.min(file.length, (i + 1) * partBytes));
      ByteBuffer body = ByteBuffer.allocate(8 + part.length);
      body.put("FLIR\0".getBytes(java.nio.charset.StandardCharsets.US_ASCII)).put((byte) 1);
      body.put((byte) i).put((byte) last).put(part);
      segment(out, 1, body.array());
    }
    out.write(new byte[] {(byte) 0xff, (byte) 0xda, 0, 2});
    return out.toByteArray();
  }

  private static void segment(ByteArrayOutputStream out, int app, byte[] body) throws IOException {
    out.write(new byte[] {(byte) 0xff, (byte) (0xe0 + app)});
    out.write(ByteBuffer.allocate(2).putShort((short) (body.length + 2)).array());
    out.write(body);
  }

  @ParameterizedTest
  @CsvSource({"false, true", "true, true", "true, false"})
  void countsBecomeDegreesByPlancksLaw(boolean asPng, boolean bigEndian) throws IOException {
    byte[] raw = rawData(asPng ? png(counts()) : plain(counts()));
    byte[] file =
        flirFile(raw, cameraInfo(1), bigEndian ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    Radiometry read = RadiometricJpeg.read(jpeg(file, 700)).orElseThrow();
    assertTrue(read.celsius());
    assertEquals(WIDTH, read.width());
    assertEquals(HEIGHT, read.height());
    for (int i = 0; i < read.values().length; i++) {
      assertEquals(truthC(i), read.values()[i], 0.05, "pixel " + i);
    }
  }

  @Test
  void whatAPoorEmitterReflectsIsTakenOff() throws IOException {
    byte[] file = flirFile(rawData(plain(counts())), cameraInfo(0.5), ByteOrder.BIG_ENDIAN);
    Radiometry read = RadiometricJpeg.read(jpeg(file, 60_000)).orElseThrow();
    int hot = WIDTH * HEIGHT - 1;
    assertTrue(read.values()[hot] > truthC(hot) + 100, "it must be hotter than it looks");
    double ownCounts = 2 * CURVE.counts(truthC(hot) + 273.15) - CURVE.counts(293.15);
    assertEquals(CURVE.celsius(ownCounts), read.values()[hot], 0.1);
    // At the temperature of its surroundings it looks as it is.
    int same = (int) Math.round((20 - truthC(0)) / (truthC(1) - truthC(0)));
    assertEquals(20, read.values()[same], 0.2);
  }

  @Test
  void damageIsNamedAndNeverAnswered() throws IOException {
    byte[] file = flirFile(rawData(plain(counts())), cameraInfo(1), ByteOrder.BIG_ENDIAN);
    byte[] whole = jpeg(file, 700);
    assertFalse(RadiometricJpeg.read(new byte[] {1, 2, 3}).isPresent());
    assertEquals(Optional.empty(), RadiometricJpeg.read(Arrays.copyOf(whole, 40)));
    assertRefused(Arrays.copyOf(whole, whole.length / 2), "missing");
    assertRefused(
        jpeg(flirFile(rawData(plain(counts())), cameraInfo(0), ByteOrder.BIG_ENDIAN), 900),
        "constants");
    byte[] shortRaw = Arrays.copyOf(rawData(plain(counts())), 500);
    assertRefused(jpeg(flirFile(shortRaw, cameraInfo(1), ByteOrder.BIG_ENDIAN), 900), "cut off");
    SplittableRandom random = new SplittableRandom(6);
    for (int run = 0; run < 300; run++) {
      byte[] bad = whole.clone();
      for (int i = 0; i < 8; i++) {
        bad[random.nextInt(bad.length)] = (byte) random.nextInt(256);
      }
      try {
        RadiometricJpeg.read(bad);
      } catch (IllegalArgumentException e) {
        assertTrue(
            e.getMessage().startsWith("its ") || e.getMessage().startsWith("one "), e.getMessage());
      }
    }
  }

  private static void assertRefused(byte[] jpeg, String reason) {
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> RadiometricJpeg.read(jpeg));
    assertTrue(refused.getMessage().contains(reason), refused.getMessage());
  }

  @Test
  void countsOfUnknownScaleStayCounts() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(new byte[] {(byte) 0xff, (byte) 0xd8});
    byte[] counts = new byte[2 * 640 * 512];
    counts[0] = 0x34;
    counts[1] = 0x12;
    for (int at = 0; at < counts.length; at += 65_000) {
      segment(out, 3, Arrays.copyOfRange(counts, at, Math.min(counts.length, at + 65_000)));
    }
    Radiometry read = RadiometricJpeg.read(out.toByteArray()).orElseThrow();
    assertFalse(read.celsius());
    assertEquals(0x1234, read.values()[0]);
  }

  /** The camera wrote "max 199 F" into the picture, of its measuring area at 64,98, 313 x 279. */
  @Test
  void aRealCameraAgrees() throws IOException {
    String named = System.getenv("SKYBEAT_SHARED");
    Path file =
        (named == null
                ? Path.of(System.getProperty("skybeat.root"), "../shared/data")
                : Path.of(named))
            .resolve("fire/radiometric/FLIR_T640.jpg");
    assumeTrue(Files.exists(file), file + " is absent (set SKYBEAT_SHARED)");
    Radiometry read = RadiometricJpeg.read(Files.readAllBytes(file)).orElseThrow();
    float hottest = Float.NEGATIVE_INFINITY;
    for (int y = 98; y < 98 + 279; y++) {
      for (int x = 64; x < 64 + 313; x++) {
        hottest = Math.max(hottest, read.values()[y * read.width() + x]);
      }
    }
    assertEquals(199, hottest * 1.8 + 32, 0.5);
  }
}
