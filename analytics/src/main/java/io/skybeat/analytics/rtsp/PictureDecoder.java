package io.skybeat.analytics.rtsp;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_FLAG_LOW_DELAY;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_H264;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_HEVC;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_decoder;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_frame;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_packet;
import static org.bytedeco.ffmpeg.global.avutil.AV_LOG_FATAL;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_log_set_level;

import io.skybeat.analytics.video.AccessUnit;
import io.skybeat.analytics.video.Codec;
import io.skybeat.analytics.video.Frame;
import io.skybeat.analytics.video.FrameTime;
import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.BytePointer;

/**
 * Decodes access units with FFmpeg's avcodec, one in, at most one picture out, without delay. Used
 * by one thread; the frames it makes outlive it.
 */
final class PictureDecoder implements AutoCloseable {
  /** What decoders may read beyond the end of a packet (AV_INPUT_BUFFER_PADDING_SIZE). */
  private static final int PADDING = 64;

  private static final int REMEMBERED = 64;

  private final AVCodecContext context;
  private final AVPacket packet = av_packet_alloc();
  private final PictureConverter converter = new PictureConverter();
  private final Pending[] pending = new Pending[REMEMBERED];
  private BytePointer input = new BytePointer(256 * 1024);

  /** What must be known again when the picture comes out. */
  private record Pending(long sequence, FrameTime time, boolean key, boolean damaged) {}

  PictureDecoder(Codec codec) {
    av_log_set_level(AV_LOG_FATAL);
    AVCodec decoder =
        avcodec_find_decoder(codec == Codec.H264 ? AV_CODEC_ID_H264 : AV_CODEC_ID_HEVC);
    if (decoder == null || decoder.isNull()) {
      throw new IllegalStateException("this FFmpeg has no decoder for " + codec.label());
    }
    context = avcodec_alloc_context3(decoder);
    context.thread_count(1);
    context.flags(context.flags() | AV_CODEC_FLAG_LOW_DELAY);
    int status = avcodec_open2(context, decoder, (AVDictionary) null);
    if (status < 0) {
      close();
      throw new IllegalStateException("FFmpeg's decoder for " + codec.label() + ": " + status);
    }
  }

  /** Decodes a unit; empty when it yields no picture (yet). The caller owns the frame. */
  Optional<Frame> decode(AccessUnit unit) {
    byte[] bytes = unit.annexB();
    if (input.capacity() < bytes.length + PADDING) {
      input.close();
      input = new BytePointer(2L * bytes.length + PADDING);
    }
    input.position(0).put(bytes);
    for (int i = 0; i < PADDING; i++) {
      input.put(bytes.length + (long) i, (byte) 0);
    }
    pending[(int) (unit.sequence() % REMEMBERED)] =
        new Pending(unit.sequence(), unit.time(), unit.key(), unit.damaged());
    packet.data(input).size(bytes.length).pts(unit.sequence()).dts(unit.sequence());
    // A broken unit is reported by an error here; the decoder goes on with the next.
    avcodec_send_packet(context, packet);
    Optional<Frame> newest = Optional.empty();
    for (Optional<Frame> next = receive(); next.isPresent(); next = receive()) {
      newest.ifPresent(Frame::release);
      newest = next;
    }
    return newest;
  }

  private Optional<Frame> receive() {
    AVFrame picture = av_frame_alloc();
    if (avcodec_receive_frame(context, picture) < 0) {
      av_frame_free(picture);
      return Optional.empty();
    }
    Pending from = pending[(int) Math.floorMod(picture.pts(), (long) REMEMBERED)];
    if (from == null || from.sequence() != picture.pts()) {
      av_frame_free(picture);
      return Optional.empty();
    }
    return Optional.of(
        new Frame(
            new AvPixels(picture, converter),
            picture.width(),
            picture.height(),
            from.time(),
            from.sequence(),
            from.key(),
            from.damaged()));
  }

  /** Picture width in force, 0 before the first key unit. */
  int widthPx() {
    return context.width();
  }

  int heightPx() {
    return context.height();
  }

  @Override
  public void close() {
    av_packet_free(packet);
    avcodec_free_context(context);
    input.close();
    converter.close();
  }
}
