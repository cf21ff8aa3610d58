package io.skybeat.simulator.stream;

import io.skybeat.simulator.camera.Picture;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
 * Pictures to H.264 by OpenH264: constrained baseline, one reference, no B pictures, no look-ahead,
 * so each picture comes out at once. Not thread-safe; holds native memory until closed.
 */
public final class H264Encoder implements AutoCloseable {
  /**
   * What to make.
   *
   * @param widthPx even width
   * @param heightPx even height
   * @param framesPerSecond nominal rate, for the rate control
   * @param bitRateBps bits a second aimed at
   * @param keyEveryFrames distance of key frames
   */
  public record Settings(
      int widthPx, int heightPx, double framesPerSecond, int bitRateBps, int keyEveryFrames) {
    public Settings {
      if (widthPx < 16 || heightPx < 16 || widthPx % 2 != 0 || heightPx % 2 != 0) {
        throw new IllegalArgumentException(
            "picture size " + widthPx + "x" + heightPx + " must be even and 16 pixels at least");
      }
      if (!(framesPerSecond > 0 && framesPerSecond <= 120)) {
        throw new IllegalArgumentException(
            "frame rate " + framesPerSecond + "/s is not within 0..120");
      }
      if (bitRateBps < 10_000) {
        throw new IllegalArgumentException("bit rate " + bitRateBps + " is under 10000 bits/s");
      }
      if (keyEveryFrames < 1) {
        throw new IllegalArgumentException("key frame every " + keyEveryFrames + " frames");
      }
    }
  }

  private final Settings settings;
  private final AVCodecContext context;
  private final AVPacket packet;
  private final AVFrame frame;
  private final SwsContext scaler;
  private final BytePointer bgr;
  private final PointerPointer<BytePointer> bgrPlanes;
  private final IntPointer bgrStrides;
  private final List<byte[]> parameterSets;
  private long number;
  private boolean keyWanted;

  public H264Encoder(Settings settings) {
    this.settings = settings;
    AVCodec codec = avcodec.avcodec_find_encoder_by_name("libopenh264");
    if (codec == null) {
      throw new CodecFailure(
          "this FFmpeg has no libopenh264 encoder; use bytedeco's default build");
    }
    context = avcodec.avcodec_alloc_context3(codec);
    configure();
    try (AVDictionary options = new AVDictionary(null)) {
      avutil.av_dict_set(options, "rc_mode", "bitrate", 0);
      avutil.av_dict_set(options, "allow_skip_frames", "0", 0);
      int code = avcodec.avcodec_open2(context, codec, options);
      avutil.av_dict_free(options);
      CodecFailure.check(code, "OpenH264 refuses " + settings);
    }
    byte[] extradata = new byte[context.extradata_size()];
    context.extradata().get(extradata);
    parameterSets = AnnexB.split(extradata);
    packet = avcodec.av_packet_alloc();
    frame = avutil.av_frame_alloc();
    frame.format(avutil.AV_PIX_FMT_YUV420P).width(settings.widthPx).height(settings.heightPx);
    CodecFailure.check(avutil.av_frame_get_buffer(frame, 0), "no memory for a picture");
    scaler =
        swscale.sws_getContext(
            settings.widthPx,
            settings.heightPx,
            avutil.AV_PIX_FMT_BGR24,
            settings.widthPx,
            settings.heightPx,
            avutil.AV_PIX_FMT_YUV420P,
            swscale.SWS_FAST_BILINEAR,
            null,
            null,
            (DoublePointer) null);
    int stride = 3 * settings.widthPx;
    bgr = new BytePointer((long) stride * settings.heightPx);
    bgrPlanes = new PointerPointer<BytePointer>(4).put(0, bgr);
    bgrStrides = new IntPointer(stride, 0, 0, 0);
  }

  private void configure() {
    context.width(settings.widthPx).height(settings.heightPx);
    context.pix_fmt(avutil.AV_PIX_FMT_YUV420P);
    int rate = (int) Math.round(settings.framesPerSecond * 1000);
    context.time_base(avutil.av_make_q(1000, rate));
    context.framerate(avutil.av_make_q(rate, 1000));
    context.bit_rate(settings.bitRateBps);
    context.gop_size(settings.keyEveryFrames);
    context.max_b_frames(0);
    context.thread_count(1);
    // OpenH264 warns of things that are as we want them; its errors still show.
    context.log_level_offset(16);
    // Parameter sets apart from the pictures: the server describes them before the first picture.
    context.flags(context.flags() | avcodec.AV_CODEC_FLAG_GLOBAL_HEADER);
  }

  /** What the pictures will be, known before the first one. */
  public StreamFormat format() {
    return new StreamFormat(
        Codec.H264, settings.widthPx, settings.heightPx, settings.framesPerSecond, parameterSets);
  }

  /** The next picture becomes a key frame. */
  public void requestKeyFrame() {
    keyWanted = true;
  }

  /**
   * Encodes one picture; empty in the rare case that the encoder leaves it out.
   *
   * @param picture of the size in the settings
   * @param capturedAt what the access unit will carry
   */
  public Optional<AccessUnit> encode(Picture picture, Instant capturedAt) {
    if (picture.widthPx != settings.widthPx || picture.heightPx != settings.heightPx) {
      throw new IllegalArgumentException(
          "picture of "
              + picture.widthPx
              + "x"
              + picture.heightPx
              + " for an encoder of "
              + settings.widthPx
              + "x"
              + settings.heightPx);
    }
    convert(picture);
    frame.pts(number++);
    frame.pict_type(keyWanted ? avutil.AV_PICTURE_TYPE_I : avutil.AV_PICTURE_TYPE_NONE);
    CodecFailure.check(avcodec.avcodec_send_frame(context, frame), "OpenH264 refuses a picture");
    int code = avcodec.avcodec_receive_packet(context, packet);
    if (code == avutil.AVERROR_EAGAIN()) {
      return Optional.empty();
    }
    CodecFailure.check(code, "OpenH264 fails");
    byte[] coded = new byte[packet.size()];
    packet.data().get(coded);
    avcodec.av_packet_unref(packet);
    return Optional.of(unit(coded, capturedAt));
  }

  private void convert(Picture picture) {
    CodecFailure.check(avutil.av_frame_make_writable(frame), "no memory for a picture");
    bgr.position(0).put(picture.bgr);
    int rows =
        swscale.sws_scale(
            scaler, bgrPlanes, bgrStrides, 0, settings.heightPx, frame.data(), frame.linesize());
    CodecFailure.check(rows, "colour conversion fails");
  }

  private AccessUnit unit(byte[] coded, Instant capturedAt) {
    List<byte[]> nals = AnnexB.split(coded);
    boolean key = nals.stream().anyMatch(nal -> AnnexB.isKeySlice(Codec.H264, nal));
    if (key) {
      keyWanted = false;
      nals.removeIf(nal -> AnnexB.isParameterSet(Codec.H264, nal));
      List<byte[]> all = new ArrayList<>(parameterSets);
      all.addAll(nals);
      nals = all;
    }
    return new AccessUnit(capturedAt, key, AnnexB.join(nals));
  }

  @Override
  public void close() {
    avcodec.avcodec_free_context(context);
    avcodec.av_packet_free(packet);
    avutil.av_frame_free(frame);
    swscale.sws_freeContext(scaler);
    bgr.close();
    bgrPlanes.close();
    bgrStrides.close();
  }
}
