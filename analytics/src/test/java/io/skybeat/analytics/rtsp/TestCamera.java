package io.skybeat.analytics.rtsp;

import io.skybeat.analytics.video.Frame;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Films a made-up scene at 25/s and serves it. Each picture carries its number in sixteen black or
 * white blocks, so that a test can tell which one it got.
 */
public final class TestCamera implements AutoCloseable {
  public static final int WIDTH = 320;
  public static final int HEIGHT = 240;
  private static final int RATE = 25;
  private static final int BLOCK = 16;

  /** What the camera does. */
  public enum Mode {
    /** The scene moves and the sensor has noise. */
    MOVING,
    /** The scene stands still; the sensor has noise. */
    STILL,
    /** The scene stands still, without any noise; nor does the number run. */
    STILL_CLEAN,
    /** The last picture is encoded again and again. */
    FROZEN_PICTURE,
    /** The last key unit is sent again and again. */
    FROZEN_UNIT
  }

  private final TestEncoder encoder = new TestEncoder(WIDTH, HEIGHT, RATE, 25, 600_000);
  private final SplittableRandom random = new SplittableRandom(7);
  private final byte[] luma = new byte[WIDTH * HEIGHT];
  private final byte[] scene = new byte[WIDTH * HEIGHT];
  private final Map<Integer, Instant> captured = new ConcurrentHashMap<>();
  private final Thread thread;
  private volatile TestRtspServer server;
  private volatile Mode mode;
  private volatile boolean closed;
  private TestEncoder.Coded lastKey;
  private int number;

  public TestCamera(TestRtspServer server, Mode mode) {
    this.server = server;
    this.mode = mode;
    for (int i = 0; i < scene.length; i++) {
      scene[i] = (byte) (60 + 40 * (i / WIDTH / 24 % 3) + 30 * (i % WIDTH / 20 % 2));
    }
    thread = new Thread(this::film, "test-camera");
    thread.setDaemon(true);
    thread.start();
  }

  public void mode(Mode next) {
    mode = next;
  }

  /** Serves by another server from now on. */
  public void server(TestRtspServer next) {
    server = next;
  }

  /** When picture {@code number} was captured, by the true clock. */
  public Instant capturedAt(int number) {
    return captured.get(number);
  }

  /** The number that a decoded picture shows. */
  public static int numberIn(Frame frame) {
    ByteBuffer luma = frame.luma();
    int value = 0;
    for (int bit = 0; bit < 16; bit++) {
      int at = (BLOCK / 2) * frame.lumaStrideBytes() + bit * BLOCK + BLOCK / 2;
      value |= (luma.get(at) & 0xFF) > 128 ? 1 << bit : 0;
    }
    return value;
  }

  private void film() {
    try {
      long start = System.nanoTime();
      while (!closed) {
        shoot();
        long due = start + number * 1_000_000_000L / RATE;
        TimeUnit.NANOSECONDS.sleep(Math.max(0, due - System.nanoTime()));
      }
    } catch (InterruptedException | IOException e) {
      Thread.currentThread().interrupt();
    } finally {
      encoder.close();
    }
  }

  private void shoot() throws IOException {
    Instant at = Instant.now();
    Mode now = mode;
    captured.put(number & 0xFFFF, at);
    TestEncoder.Coded coded = lastKey;
    if (now != Mode.FROZEN_UNIT || lastKey == null) {
      if (now != Mode.FROZEN_PICTURE) {
        draw(now);
      }
      coded = encoder.encode(luma);
      lastKey = coded.key() ? coded : lastKey;
    }
    number++;
    server.send(coded.annexB(), coded.key(), at);
  }

  private void draw(Mode now) {
    boolean clean = now == Mode.STILL_CLEAN;
    int shift = now == Mode.MOVING ? number * 3 : 0;
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        int noise = clean ? 0 : random.nextInt(9) - 4;
        luma[y * WIDTH + x] = (byte) (scene[y * WIDTH + (x + shift) % WIDTH] + noise);
      }
    }
    for (int bit = 0; bit < 16 && !clean; bit++) {
      byte value = (number >> bit & 1) != 0 ? (byte) 225 : (byte) 25;
      for (int y = 0; y < BLOCK; y++) {
        for (int x = 0; x < BLOCK; x++) {
          luma[y * WIDTH + bit * BLOCK + x] = value;
        }
      }
    }
  }

  @Override
  public void close() throws InterruptedException {
    closed = true;
    thread.join(5_000);
  }
}
