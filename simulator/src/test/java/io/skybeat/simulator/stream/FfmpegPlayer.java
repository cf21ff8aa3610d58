package io.skybeat.simulator.stream;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVInputFormat;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVFrameSideData;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;

/** FFmpeg's own RTSP client: an implementation that is not ours. */
final class FfmpegPlayer implements AutoCloseable {
  /**
   * What one decoded picture shows: size, mean luma of each column, time in the stream, user data
   * unregistered.
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Shown(
      int widthPx, int heightPx, int[] columnLuma, long ptsMicros, Optional<byte[]> userData) {
    /** The brightest column. */
    int brightestPx() {
      int best = 0;
      for (int x = 1; x < columnLuma.length; x++) {
        best = columnLuma[x] > columnLuma[best] ? x : best;
      }
      return best;
    }
  }

  private final AVFormatContext format;
  private final AVCodecContext decoder;
  private final AVPacket packet = avcodec.av_packet_alloc();
  private final AVFrame frame = avutil.av_frame_alloc();
  private final int track;

  FfmpegPlayer(String url, Map<String, String> options) {
    AVFormatContext opening = avformat.avformat_alloc_context();
    AVDictionary dictionary = new AVDictionary(null);
    avutil.av_dict_set(dictionary, "timeout", "4000000", 0);
    options.forEach((key, value) -> avutil.av_dict_set(dictionary, key, value, 0));
    int code = avformat.avformat_open_input(opening, url, (AVInputFormat) null, dictionary);
    avutil.av_dict_free(dictionary);
    CodecFailure.check(code, "open");
    format = opening;
    track = 0;
    var parameters = format.streams(track).codecpar();
    decoder = avcodec.avcodec_alloc_context3(avcodec.avcodec_find_decoder(parameters.codec_id()));
    avcodec.avcodec_parameters_to_context(decoder, parameters);
    decoder.thread_count(1);
    decoder.flags(decoder.flags() | avcodec.AV_CODEC_FLAG_LOW_DELAY);
    CodecFailure.check(
        avcodec.avcodec_open2(decoder, decoder.codec(), (AVDictionary) null), "decoder");
  }

  static FfmpegPlayer over(String transport, String url) {
    return new FfmpegPlayer(url, Map.of("rtsp_transport", transport));
  }

  /** The next picture, or empty at the end of the stream or when nothing comes for 4 s. */
  Optional<Shown> next() {
    long limit = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (System.nanoTime() < limit) {
      int code = avcodec.avcodec_receive_frame(decoder, frame);
      if (code == 0) {
        return Optional.of(shown());
      }
      code = avformat.av_read_frame(format, packet);
      if (code < 0) {
        return Optional.empty();
      }
      avcodec.avcodec_send_packet(decoder, packet);
      avcodec.av_packet_unref(packet);
    }
    return Optional.empty();
  }

  /** The next picture; fails when none comes. */
  Shown picture() {
    return next().orElseThrow(() -> new AssertionError("no picture within 4 s"));
  }

  private Shown shown() {
    int width = frame.width();
    int[] luma = new int[width];
    int rows = 0;
    for (int y = 0; y < frame.height(); y += 16, rows++) {
      for (int x = 0; x < width; x++) {
        luma[x] += frame.data(0).get((long) y * frame.linesize(0) + x) & 0xFF;
      }
    }
    for (int x = 0; x < width; x++) {
      luma[x] /= Math.max(1, rows);
    }
    long micros =
        avutil.av_rescale_q(
            frame.pts(), format.streams(track).time_base(), avutil.av_make_q(1, 1_000_000));
    return new Shown(width, frame.height(), luma, micros, userData());
  }

  private Optional<byte[]> userData() {
    AVFrameSideData data =
        avutil.av_frame_get_side_data(frame, avutil.AV_FRAME_DATA_SEI_UNREGISTERED);
    if (data == null) {
      return Optional.empty();
    }
    byte[] bytes = new byte[(int) data.size()];
    data.data().get(bytes);
    return Optional.of(bytes);
  }

  /** UTC of stream time zero in microseconds, from the sender report; empty before one. */
  Optional<Long> startRealtimeMicros() {
    long start = format.start_time_realtime();
    return start == avutil.AV_NOPTS_VALUE ? Optional.empty() : Optional.of(start);
  }

  @Override
  public void close() {
    avcodec.av_packet_free(packet);
    avutil.av_frame_free(frame);
    avcodec.avcodec_free_context(decoder);
    avformat.avformat_close_input(format);
  }
}
