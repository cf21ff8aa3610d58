package io.skybeat.simulator.stream;

import io.skybeat.core.wire.BadDocument;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVInputFormat;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.PointerPointer;

/** The video track of a file, packet by packet. Not thread-safe; native memory until closed. */
final class FootageFile implements AutoCloseable {
  private final Path path;
  private final AVFormatContext format;
  private final int track;

  /** Opens {@code path}; throws {@link BadDocument} when it is missing or no video. */
  FootageFile(Path path) {
    this.path = path;
    if (!Files.exists(path)) {
      throw new BadDocument(path + ": no such file; name an existing video");
    }
    if (!Files.isReadable(path) || Files.isDirectory(path)) {
      throw new BadDocument(path + ": is not a readable file; name a video such as street.mp4");
    }
    format = open(path);
    int code = avformat.avformat_find_stream_info(format, (PointerPointer<?>) null);
    track =
        code < 0
            ? code
            : avformat.av_find_best_stream(
                format, avutil.AVMEDIA_TYPE_VIDEO, -1, -1, (PointerPointer<?>) null, 0);
    if (track < 0) {
      avformat.avformat_close_input(format);
      throw new BadDocument(path + ": has no video track; name a file that has one");
    }
  }

  private static AVFormatContext open(Path path) {
    AVFormatContext opening = avformat.avformat_alloc_context();
    AVDictionary options = new AVDictionary(null);
    // A playlist must not make us fetch what it names.
    avutil.av_dict_set(options, "protocol_whitelist", "file", 0);
    String url = "file:" + path.toAbsolutePath();
    int code = avformat.avformat_open_input(opening, url, (AVInputFormat) null, options);
    avutil.av_dict_free(options);
    if (code < 0) {
      throw new BadDocument(
          path
              + ": is not a video that can be read ("
              + CodecFailure.text(code)
              + "); use avi, mp4, mkv or mov");
    }
    return opening;
  }

  AVCodecParameters parameters() {
    return stream().codecpar();
  }

  AVRational timeBase() {
    return stream().time_base();
  }

  private AVStream stream() {
    return format.streams(track);
  }

  /** The file's own rate; 25 where it does not say. */
  double framesPerSecond() {
    AVRational rate = stream().avg_frame_rate();
    if (rate.num() <= 0 || rate.den() <= 0) {
      rate = stream().r_frame_rate();
    }
    return rate.num() > 0 && rate.den() > 0 ? (double) rate.num() / rate.den() : 25;
  }

  /** A time stamp of the track in nanoseconds. */
  long nanos(long timestamp) {
    return avutil.av_rescale_q(timestamp, timeBase(), avutil.av_make_q(1, 1_000_000_000));
  }

  /** The next packet of the track; false at the end. */
  boolean read(AVPacket packet) {
    while (avformat.av_read_frame(format, packet) >= 0) {
      if (packet.stream_index() == track) {
        return true;
      }
      avcodec.av_packet_unref(packet);
    }
    return false;
  }

  /** Back to the start. */
  void rewind() {
    int code =
        avformat.avformat_seek_file(
            format, track, Long.MIN_VALUE, 0, 0, avformat.AVSEEK_FLAG_BACKWARD);
    if (code < 0) {
      code = avformat.av_seek_frame(format, track, 0, avformat.AVSEEK_FLAG_BYTE);
    }
    CodecFailure.check(code, path + ": cannot be rewound");
  }

  @Override
  public void close() {
    avformat.avformat_close_input(format);
  }
}
