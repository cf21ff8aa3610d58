package io.skybeat.analytics.evaluate;

import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_to_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_frame;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_packet;
import static org.bytedeco.ffmpeg.global.avformat.av_find_best_stream;
import static org.bytedeco.ffmpeg.global.avformat.av_read_frame;
import static org.bytedeco.ffmpeg.global.avformat.avformat_close_input;
import static org.bytedeco.ffmpeg.global.avformat.avformat_find_stream_info;
import static org.bytedeco.ffmpeg.global.avformat.avformat_open_input;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_VIDEO;
import static org.bytedeco.ffmpeg.global.avutil.AV_LOG_ERROR;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_BGR24;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_log_set_level;
import static org.bytedeco.ffmpeg.global.swscale.SWS_BILINEAR;
import static org.bytedeco.ffmpeg.global.swscale.sws_freeContext;
import static org.bytedeco.ffmpeg.global.swscale.sws_getContext;
import static org.bytedeco.ffmpeg.global.swscale.sws_scale;

import io.skybeat.analytics.vision.BgrImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.PointerPointer;

/** The pictures of a video file, in order, one at a time. */
final class Clip implements AutoCloseable {
  /** The scaler's SIMD writes whole vectors, also beyond the end of a row. */
  private static final int ALIGNMENT = 64;

  private final Path file;
  private final AVFormatContext format = new AVFormatContext(null);
  private final AVCodecContext codec;
  private final AVPacket packet = av_packet_alloc();
  private final AVFrame frame = av_frame_alloc();
  private final int stream;
  private SwsContext scaler;
  private ByteBuffer pixels;
  private int strideBytes;
  private boolean drained;

  /** Opens {@code file}; throws if it holds no video that can be decoded. */
  Clip(Path file) throws IOException {
    this.file = file;
    av_log_set_level(AV_LOG_ERROR);
    if (avformat_open_input(format, file.toString(), null, null) < 0
        || avformat_find_stream_info(format, (AVDictionary) null) < 0) {
      throw new IOException(file + ": is not a video file");
    }
    AVCodec decoder = new AVCodec(null);
    stream = av_find_best_stream(format, AVMEDIA_TYPE_VIDEO, -1, -1, decoder, 0);
    if (stream < 0) {
      avformat_close_input(format);
      throw new IOException(file + ": holds no video that can be decoded");
    }
    codec = avcodec_alloc_context3(decoder);
    avcodec_parameters_to_context(codec, format.streams(stream).codecpar());
    codec.thread_count(1);
    if (avcodec_open2(codec, decoder, (AVDictionary) null) < 0) {
      close();
      throw new IOException(file + ": its video cannot be decoded");
    }
  }

  /** The file's own rate; 25 where it does not say. */
  double framesPerSecond() {
    AVRational rate = format.streams(stream).avg_frame_rate();
    return rate.num() > 0 && rate.den() > 0 ? (double) rate.num() / rate.den() : 25;
  }

  /** The next picture; valid until the next call. Empty at the end. */
  Optional<BgrImage> next() throws IOException {
    while (avcodec_receive_frame(codec, frame) < 0) {
      if (drained) {
        return Optional.empty();
      }
      feed();
    }
    return Optional.of(picture());
  }

  private void feed() {
    while (av_read_frame(format, packet) >= 0) {
      boolean video = packet.stream_index() == stream;
      if (video) {
        avcodec_send_packet(codec, packet);
      }
      av_packet_unref(packet);
      if (video) {
        return;
      }
    }
    avcodec_send_packet(codec, null);
    drained = true;
  }

  private BgrImage picture() throws IOException {
    int width = frame.width();
    int height = frame.height();
    if (scaler == null) {
      scaler =
          sws_getContext(
              width,
              height,
              frame.format(),
              width,
              height,
              AV_PIX_FMT_BGR24,
              SWS_BILINEAR,
              null,
              null,
              (DoublePointer) null);
      strideBytes = (3 * width + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
      pixels = ByteBuffer.allocateDirect(strideBytes * height + ALIGNMENT);
    }
    if (scaler == null || pixels.capacity() != strideBytes * height + ALIGNMENT) {
      throw new IOException(file + ": its pictures change their size or format midway");
    }
    try (BytePointer memory = new BytePointer(pixels);
        PointerPointer<BytePointer> planes = new PointerPointer<>(1);
        IntPointer strides = new IntPointer(1)) {
      planes.put(0, memory);
      strides.put(0, strideBytes);
      sws_scale(scaler, frame.data(), frame.linesize(), 0, height, planes, strides);
    }
    return new BgrImage(pixels, width, height, strideBytes);
  }

  @Override
  public void close() {
    sws_freeContext(scaler);
    av_frame_free(frame);
    av_packet_free(packet);
    avcodec_free_context(codec);
    avformat_close_input(format);
  }
}
