package io.skybeat.analytics.video;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * A decoded picture. It holds native memory and is counted: it starts with one reference, which
 * belongs to whoever it was handed to; {@link #retain} adds one, {@link #release} (or {@link
 * #close}) gives one back, and the last one frees the pixels. Touching the pixels of a freed frame
 * throws {@link IllegalStateException}.
 *
 * <p>The blue-green-red picture is made when {@link #bgr} is first asked for, so a frame that is
 * dropped costs nothing but its decoding.
 */
public final class Frame implements AutoCloseable {
  /** Where the pixels are. Called by the frame alone, one call at a time. */
  public interface Pixels {
    /** Packed BGR bytes, rows from the top, 3 * width a row; direct; made once. */
    ByteBuffer bgr();

    /** Luminance plane, rows from the top, {@link #lumaStrideBytes} a row; direct, read only. */
    ByteBuffer luma();

    int lumaStrideBytes();

    /** Gives the memory back. Called once. */
    void free();
  }

  private final Pixels pixels;
  private final int widthPx;
  private final int heightPx;
  private final FrameTime time;
  private final long sequence;
  private final boolean key;
  private final boolean damaged;
  private final AtomicInteger references = new AtomicInteger(1);

  /**
   * @param sequence number of the access unit that it was decoded from
   * @param key whether it was decoded from a key unit
   * @param damaged packets were lost since the last key unit: the picture may hold rubbish
   */
  public Frame(
      Pixels pixels,
      int widthPx,
      int heightPx,
      FrameTime time,
      long sequence,
      boolean key,
      boolean damaged) {
    this.pixels = pixels;
    this.widthPx = widthPx;
    this.heightPx = heightPx;
    this.time = time;
    this.sequence = sequence;
    this.key = key;
    this.damaged = damaged;
  }

  /** A frame around an existing BGR picture (direct, 3 * width a row), for files and tests. */
  public static Frame ofBgr(ByteBuffer bgr, int widthPx, int heightPx, FrameTime time, long seq) {
    if (!bgr.isDirect() || bgr.capacity() < 3 * widthPx * heightPx) {
      throw new IllegalArgumentException(
          "a BGR frame of " + widthPx + "x" + heightPx + " needs a direct buffer of its size");
    }
    return new Frame(
        new BgrPixels(() -> bgr, widthPx, heightPx), widthPx, heightPx, time, seq, true, false);
  }

  /** The same of a picture that {@code drawn} makes when it is first asked for. */
  public static Frame drawnLater(
      Supplier<ByteBuffer> drawn, int widthPx, int heightPx, FrameTime time, long seq) {
    return new Frame(
        new BgrPixels(drawn, widthPx, heightPx), widthPx, heightPx, time, seq, true, false);
  }

  public int widthPx() {
    return widthPx;
  }

  public int heightPx() {
    return heightPx;
  }

  /** Capture time, UTC; the same as {@code time().at()}. */
  public Instant at() {
    return time.at();
  }

  public FrameTime time() {
    return time;
  }

  public long sequence() {
    return sequence;
  }

  public boolean key() {
    return key;
  }

  public boolean damaged() {
    return damaged;
  }

  /**
   * Packed blue-green-red bytes, rows from the top, {@code 3 * widthPx} bytes a row; direct, valid
   * until the last release. Each call returns a fresh view; who writes into it writes into the
   * frame.
   */
  public synchronized ByteBuffer bgr() {
    alive();
    return pixels.bgr().duplicate();
  }

  /** Luminance, rows from the top, {@link #lumaStrideBytes} bytes a row; do not write. */
  public synchronized ByteBuffer luma() {
    alive();
    return pixels.luma().duplicate();
  }

  public int lumaStrideBytes() {
    return pixels.lumaStrideBytes();
  }

  /** Takes one more reference; returns this frame. */
  public Frame retain() {
    int before = references.getAndUpdate(n -> n > 0 ? n + 1 : n);
    if (before <= 0) {
      throw new IllegalStateException("frame " + sequence + " was released already");
    }
    return this;
  }

  /** Gives one reference back; the last one frees the pixels. */
  public void release() {
    int left = references.decrementAndGet();
    if (left == 0) {
      synchronized (this) {
        pixels.free();
      }
    } else if (left < 0) {
      throw new IllegalStateException("frame " + sequence + " was released once too often");
    }
  }

  @Override
  public void close() {
    release();
  }

  private void alive() {
    if (references.get() <= 0) {
      throw new IllegalStateException("frame " + sequence + " was released already");
    }
  }

  @Override
  public String toString() {
    return "Frame[#%d %dx%d %s]".formatted(sequence, widthPx, heightPx, time.at());
  }
}
