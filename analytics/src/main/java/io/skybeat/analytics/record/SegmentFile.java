package io.skybeat.analytics.record;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_H264;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_HEVC;
import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_FLAG_KEY;
import static org.bytedeco.ffmpeg.global.avcodec.av_new_packet;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avformat.AVIO_FLAG_WRITE;
import static org.bytedeco.ffmpeg.global.avformat.av_write_frame;
import static org.bytedeco.ffmpeg.global.avformat.av_write_trailer;
import static org.bytedeco.ffmpeg.global.avformat.avformat_alloc_output_context2;
import static org.bytedeco.ffmpeg.global.avformat.avformat_free_context;
import static org.bytedeco.ffmpeg.global.avformat.avformat_new_stream;
import static org.bytedeco.ffmpeg.global.avformat.avformat_write_header;
import static org.bytedeco.ffmpeg.global.avformat.avio_closep;
import static org.bytedeco.ffmpeg.global.avformat.avio_flush;
import static org.bytedeco.ffmpeg.global.avformat.avio_open;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_VIDEO;
import static org.bytedeco.ffmpeg.global.avutil.AV_LOG_FATAL;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;
import static org.bytedeco.ffmpeg.global.avutil.av_log_set_level;
import static org.bytedeco.ffmpeg.global.avutil.av_mallocz;
import static org.bytedeco.ffmpeg.global.avutil.av_strerror;

import io.skybeat.analytics.video.AccessUnit;
import io.skybeat.analytics.video.AnnexB;
import io.skybeat.analytics.video.Codec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.AVOutputFormat;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.javacpp.BytePointer;

/**
 * One segment as fragmented MP4, a fragment a picture: what was written can be read though the
 * process is killed the next moment. The pictures go in as they came; nothing is encoded again.
 */
final class SegmentFile {
  /** What FFmpeg may read beyond the end of parameter sets. */
  private static final int PADDING = 64;

  private final AVFormatContext context = new AVFormatContext(null);
  private final AVPacket packet = av_packet_alloc();
  private final long firstTicks;
  private long lastDts = Long.MIN_VALUE;
  private int tickScale = 1;
  private int tickUnit = AccessUnit.TICKS_PER_SECOND;

  /** Begins a file with the key unit {@code first}, which is not written yet. */
  SegmentFile(Path file, AccessUnit first) throws IOException {
    av_log_set_level(AV_LOG_FATAL);
    firstTicks = first.ticks();
    try {
      check(
          avformat_alloc_output_context2(
              context, (AVOutputFormat) null, new BytePointer("mp4"), new BytePointer("")));
      describe(first);
      AVIOContext io = new AVIOContext(null);
      check(avio_open(io, "file:" + file, AVIO_FLAG_WRITE));
      context.pb(io);
      AVDictionary options = new AVDictionary(null);
      av_dict_set(options, "movflags", "frag_custom+empty_moov+default_base_moof", 0);
      int status = avformat_write_header(context, options);
      av_dict_free(options);
      check(status);
      tickUnit = context.streams(0).time_base().den();
      tickScale = context.streams(0).time_base().num();
      flush();
    } catch (IOException e) {
      abandon();
      throw e;
    }
  }

  private void describe(AccessUnit first) {
    AVStream stream = avformat_new_stream(context, null);
    stream.time_base().num(1).den(AccessUnit.TICKS_PER_SECOND);
    var parameters = stream.codecpar();
    parameters.codec_type(AVMEDIA_TYPE_VIDEO);
    parameters.codec_id(first.codec() == Codec.H264 ? AV_CODEC_ID_H264 : AV_CODEC_ID_HEVC);
    parameters.width(first.widthPx()).height(first.heightPx());
    byte[] sets = AnnexB.parameterSets(first);
    BytePointer extra = new BytePointer(av_mallocz(sets.length + (long) PADDING));
    extra.capacity(sets.length).put(sets);
    parameters.extradata(extra).extradata_size(sets.length);
  }

  /** Writes a unit through to the file. */
  void write(AccessUnit unit) throws IOException {
    byte[] bytes = unit.annexB();
    check(av_new_packet(packet, bytes.length));
    packet.data().put(bytes);
    long pts = (unit.ticks() - firstTicks) * tickUnit / AccessUnit.TICKS_PER_SECOND / tickScale;
    long dts = Math.max(pts, lastDts + 1);
    lastDts = dts;
    // A picture that is shown before one sent earlier (B-frames) is set to its place of decoding.
    packet.stream_index(0).pts(dts).dts(dts);
    packet.flags(unit.key() ? AV_PKT_FLAG_KEY : 0);
    try {
      check(av_write_frame(context, packet));
    } finally {
      av_packet_unref(packet);
    }
    flush();
  }

  /** Ends the file properly. */
  void finish() throws IOException {
    try {
      check(av_write_trailer(context));
      writeThrough();
    } finally {
      abandon();
    }
  }

  /** Lets go of the file as it is. */
  void abandon() {
    if (!context.isNull()) {
      if (context.pb() != null) {
        avio_closep(context.pb());
        context.pb(null);
      }
      avformat_free_context(context);
      context.setNull();
      av_packet_free(packet);
    }
  }

  private void flush() throws IOException {
    check(av_write_frame(context, null));
    writeThrough();
  }

  /** After the trailer the muxer is gone, and only its file is left to be flushed. */
  private void writeThrough() throws IOException {
    avio_flush(context.pb());
    check(context.pb().error());
  }

  private static void check(int status) throws IOException {
    if (status < 0) {
      byte[] text = new byte[256];
      av_strerror(status, text, text.length);
      int end = 0;
      while (end < text.length && text[end] != 0) {
        end++;
      }
      throw new IOException(new String(text, 0, end, StandardCharsets.UTF_8));
    }
  }
}
