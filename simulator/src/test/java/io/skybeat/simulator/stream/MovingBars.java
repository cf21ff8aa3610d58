package io.skybeat.simulator.stream;

import io.skybeat.simulator.camera.Picture;
import io.skybeat.simulator.camera.PictureSource;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A grey picture with a bright bar that moves one step a picture; counts its drawings. */
final class MovingBars implements PictureSource {
  private final int widthPx;
  private final int heightPx;
  private final List<Instant> drawn = new CopyOnWriteArrayList<>();
  private volatile boolean closed;

  MovingBars(int widthPx, int heightPx) {
    this.widthPx = widthPx;
    this.heightPx = heightPx;
  }

  @Override
  public int widthPx() {
    return widthPx;
  }

  @Override
  public int heightPx() {
    return heightPx;
  }

  int drawn() {
    return drawn.size();
  }

  /** Waits until so many pictures were drawn. */
  void awaitDrawn(int count) throws InterruptedException {
    long end = System.nanoTime() + 10_000_000_000L;
    synchronized (drawn) {
      while (drawn.size() < count) {
        long leftMillis = (end - System.nanoTime()) / 1_000_000;
        if (leftMillis <= 0) {
          throw new AssertionError("only " + drawn.size() + " pictures within 10 s");
        }
        drawn.wait(leftMillis);
      }
    }
  }

  /** When picture {@code number} was taken. */
  Instant takenAt(int number) {
    return drawn.get(number);
  }

  boolean closed() {
    return closed;
  }

  @Override
  public void draw(Instant at, Picture into) {
    int bar = barPx(drawn.size(), widthPx);
    synchronized (drawn) {
      drawn.add(at);
      drawn.notifyAll();
    }
    Arrays.fill(into.bgr, (byte) 60);
    for (int y = 0; y < heightPx; y++) {
      int from = 3 * (y * widthPx + bar);
      Arrays.fill(into.bgr, from, from + 3 * 16, (byte) 220);
    }
  }

  static int barPx(int number, int widthPx) {
    return number * 16 % (widthPx - 16);
  }

  @Override
  public void close() {
    closed = true;
  }
}
