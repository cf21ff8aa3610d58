package io.skybeat.simulator.stream;

import io.skybeat.core.wire.BadDocument;
import io.skybeat.simulator.camera.Picture;
import java.nio.file.Path;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swscale;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.PointerPointer;

/**
 * Decodes a file picture by picture, one ahead, so that it is known until when a picture is shown.
 * Not thread-safe; native memory until closed.
 */
final class FootageDecoder implements AutoCloseable {
  private final FootageFile file;
  private final AVCodecContext decoder;
  private final AVPacket packet = avcodec.av_packet_alloc();
  private final long frameNanos;
  private AVFrame current = avutil.av_frame_alloc();
  private AVFrame ahead = avutil.av_frame_alloc();
  private SwsContext scaler;
  private static final int SCALER_MARGIN_BYTES = 256;

  private BytePointer bgr;
  private boolean hasAhead;
  private boolean draining;
  private boolean based;
  private long baseNanos;
  private long currentNanos;
  private long aheadNanos;

  FootageDecoder(Path path) {
    file = new FootageFile(path);
    frameNanos = Math.round(1e9 / file.framesPerSecond());
    AVCodec codec = avcodec.avcodec_find_decoder(file.parameters().codec_id());
    if (codec == null) {
      file.close();
      throw new BadDocument(path + ": its codec is not known here; convert it to H.264 in mp4");
    }
    decoder = avcodec.avcodec_alloc_context3(codec);
    avcodec.avcodec_parameters_to_context(decoder, file.parameters());
    decoder.thread_count(1);
    if (avcodec.avcodec_open2(decoder, codec, (AVDictionary) null) < 0 || !start()) {
      close();
      throw new BadDocument(path + ": no picture of it can be decoded; name another video");
    }
  }

  int widthPx() {
    return current.width();
  }

  int heightPx() {
    return current.height();
  }

  double framesPerSecond() {
    return file.framesPerSecond();
  }

  /** When the current picture was shown first, nanoseconds from the start of the file. */
  long currentNanos() {
    return currentNanos;
  }

  /** When it is over: the start of the next, or its own length after the last. */
  long currentEndNanos() {
    return hasAhead ? aheadNanos : currentNanos + frameNanos;
  }

  /** Steps on one picture; false when the current one is the last. */
  boolean step() {
    if (!hasAhead) {
      return false;
    }
    AVFrame shown = current;
    current = ahead;
    ahead = shown;
    currentNanos = aheadNanos;
    decodeAhead();
    return true;
  }

  /** Back to the first picture. */
  void rewind() {
    file.rewind();
    avcodec.avcodec_flush_buffers(decoder);
    if (!start()) {
      throw new CodecFailure("footage that was readable has become unreadable");
    }
  }

  private boolean start() {
    draining = false;
    currentNanos = -frameNanos;
    decodeAhead();
    if (!hasAhead) {
      return false;
    }
    return step();
  }

  private void decodeAhead() {
    avutil.av_frame_unref(ahead);
    while (true) {
      int code = avcodec.avcodec_receive_frame(decoder, ahead);
      if (code == 0) {
        hasAhead = true;
        aheadNanos = timeOfAhead();
        return;
      }
      if (code != avutil.AVERROR_EAGAIN() || draining) {
        hasAhead = false;
        return;
      }
      feed();
    }
  }

  private void feed() {
    if (file.read(packet)) {
      // A broken packet costs its picture, not the footage.
      avcodec.avcodec_send_packet(decoder, packet);
      avcodec.av_packet_unref(packet);
    } else {
      draining = true;
      avcodec.avcodec_send_packet(decoder, (AVPacket) null);
    }
  }

  private long timeOfAhead() {
    long timestamp = ahead.best_effort_timestamp();
    long fallback = currentNanos + frameNanos;
    if (timestamp == avutil.AV_NOPTS_VALUE) {
      return fallback;
    }
    long nanos = file.nanos(timestamp);
    if (!based) {
      based = true;
      baseNanos = nanos;
    }
    long sinceStart = nanos - baseNanos;
    return sinceStart > currentNanos ? sinceStart : fallback;
  }

  /** Draws the current picture, scaled to the size of {@code into}. */
  void draw(Picture into) {
    scaler =
        swscale.sws_getCachedContext(
            scaler,
            current.width(),
            current.height(),
            current.format(),
            into.widthPx,
            into.heightPx,
            avutil.AV_PIX_FMT_BGR24,
            swscale.SWS_BILINEAR,
            null,
            null,
            (DoublePointer) null);
    // The scaler writes whole vectors, past the end of the last row when that is no multiple of
    // one.
    int needed = into.bgr.length + SCALER_MARGIN_BYTES;
    if (bgr == null || bgr.capacity() != needed) {
      if (bgr != null) {
        bgr.close();
      }
      bgr = new BytePointer(needed);
    }
    try (PointerPointer<BytePointer> planes = new PointerPointer<BytePointer>(4).put(0, bgr);
        IntPointer strides = new IntPointer(3 * into.widthPx, 0, 0, 0)) {
      int rows =
          swscale.sws_scale(
              scaler, current.data(), current.linesize(), 0, current.height(), planes, strides);
      CodecFailure.check(rows, "colour conversion fails");
    }
    bgr.position(0).get(into.bgr);
  }

  @Override
  public void close() {
    avutil.av_frame_free(current);
    avutil.av_frame_free(ahead);
    avcodec.av_packet_free(packet);
    avcodec.avcodec_free_context(decoder);
    swscale.sws_freeContext(scaler);
    if (bgr != null) {
      bgr.close();
    }
    file.close();
  }
}
