package io.skybeat.analytics.record;

import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avformat.av_read_frame;
import static org.bytedeco.ffmpeg.global.avformat.avformat_close_input;
import static org.bytedeco.ffmpeg.global.avformat.avformat_open_input;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVInputFormat;
import org.bytedeco.ffmpeg.avutil.AVDictionary;

/** Reads the pictures of an MP4 file back: of each its slices, one after the other. */
final class Mp4Pictures {
  private Mp4Pictures() {}

  static List<byte[]> read(Path file) {
    AVFormatContext context = new AVFormatContext(null);
    int status =
        avformat_open_input(context, file.toString(), (AVInputFormat) null, (AVDictionary) null);
    if (status < 0) {
      throw new AssertionError("cannot be read: " + file + ", " + status);
    }
    AVPacket packet = av_packet_alloc();
    List<byte[]> pictures = new ArrayList<>();
    while (av_read_frame(context, packet) >= 0) {
      byte[] bytes = new byte[packet.size()];
      packet.data().get(bytes);
      pictures.add(lengthPrefixed(bytes));
      av_packet_unref(packet);
    }
    av_packet_free(packet);
    avformat_close_input(context);
    return pictures;
  }

  private static byte[] lengthPrefixed(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    while (in.remaining() > 4) {
      byte[] nal = new byte[in.getInt()];
      in.get(nal);
      slice(nal, 0, nal.length, out);
    }
    return out.toByteArray();
  }

  /** The slices of a unit in Annex B. */
  static byte[] slices(byte[] unit) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int start = -1;
    for (int i = 0; i <= unit.length; i++) {
      boolean code = i + 2 < unit.length && unit[i] == 0 && unit[i + 1] == 0 && unit[i + 2] == 1;
      if (code || i == unit.length) {
        if (start >= 0) {
          int end = code && unit[i - 1] == 0 ? i - 1 : i;
          slice(unit, start, end - start, out);
        }
        start = i + 3;
      }
    }
    return out.toByteArray();
  }

  private static void slice(byte[] bytes, int at, int length, ByteArrayOutputStream out) {
    int type = bytes[at] & 0x1F;
    if (type >= 1 && type <= 5) {
      out.write(bytes, at, length);
    }
  }
}
