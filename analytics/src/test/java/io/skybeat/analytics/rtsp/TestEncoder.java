package io.skybeat.analytics.rtsp;

import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_FLAG_KEY;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_encoder_by_name;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_packet;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_frame;
import static org.bytedeco.ffmpeg.global.avutil.AV_LOG_FATAL;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV420P;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_buffer;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_make_writable;
import static org.bytedeco.ffmpeg.global.avutil.av_log_set_level;

import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;

/** H.264 by the LGPL encoder, for tests: luminance in, Annex B access units out. */
public final class TestEncoder implements AutoCloseable {
  private final int widthPx;
  private final int heightPx;
  private final AVCodecContext context;
  private final AVFrame picture;
  private final AVPacket packet = av_packet_alloc();
  private long count;

  /** A coded picture. */
  public record Coded(byte[] annexB, boolean key) {}

  public TestEncoder(int widthPx, int heightPx, int ratePerS, int keyEvery, int bitsPerS) {
    this.widthPx = widthPx;
    this.heightPx = heightPx;
    av_log_set_level(AV_LOG_FATAL);
    var codec = avcodec_find_encoder_by_name("libopenh264");
    context = avcodec_alloc_context3(codec);
    context.width(widthPx).height(heightPx).pix_fmt(AV_PIX_FMT_YUV420P);
    context.time_base().num(1).den(ratePerS);
    context.framerate().num(ratePerS).den(1);
    context.gop_size(keyEvery).max_b_frames(0).bit_rate(bitsPerS).thread_count(1);
    AVDictionary options = new AVDictionary(null);
    av_dict_set(options, "allow_skip_frames", "0", 0);
    av_dict_set(options, "rc_mode", System.getProperty("rc", "bitrate"), 0);
    check(avcodec_open2(context, codec, options));
    av_dict_free(options);
    picture = av_frame_alloc();
    picture.width(widthPx).height(heightPx).format(AV_PIX_FMT_YUV420P);
    check(av_frame_get_buffer(picture, 0));
  }

  /** Encodes a picture given as luminance, rows of widthPx bytes; colour is grey. */
  public Coded encode(byte[] luma) {
    check(av_frame_make_writable(picture));
    for (int y = 0; y < heightPx; y++) {
      row(0, y).put(luma, y * widthPx, widthPx);
    }
    for (int plane = 1; plane <= 2; plane++) {
      Pointer.memset(picture.data(plane), 128, (long) picture.linesize(plane) * (heightPx / 2));
    }
    picture.pts(count++);
    check(avcodec_send_frame(context, picture));
    check(avcodec_receive_packet(context, packet));
    byte[] bytes = new byte[packet.size()];
    packet.data().get(bytes);
    boolean key = (packet.flags() & AV_PKT_FLAG_KEY) != 0;
    av_packet_unref(packet);
    return new Coded(bytes, key);
  }

  private BytePointer row(int plane, int y) {
    return new BytePointer(picture.data(plane)).position((long) y * picture.linesize(plane));
  }

  private static void check(int status) {
    if (status < 0) {
      throw new IllegalStateException("FFmpeg says " + status);
    }
  }

  @Override
  public void close() {
    av_packet_free(packet);
    av_frame_free(picture);
    avcodec_free_context(context);
  }
}
