package io.skybeat.simulator.stream;

import io.skybeat.simulator.camera.Picture;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import javax.imageio.ImageIO;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;

/** Makes small video files of {@link MovingBars}; the file's name says the container. */
final class FootageMaker {
  private FootageMaker() {}

  static Path bars(Path file, int widthPx, int heightPx, int frames, int framesPerSecond) {
    H264Encoder.Settings settings =
        new H264Encoder.Settings(widthPx, heightPx, framesPerSecond, 500_000, framesPerSecond);
    try (H264Encoder encoder = new H264Encoder(settings)) {
      AVFormatContext out = new AVFormatContext(null);
      CodecFailure.check(
          avformat.avformat_alloc_output_context2(out, null, null, file.toString()), "container");
      AVStream stream = avformat.avformat_new_stream(out, null);
      stream.time_base(avutil.av_make_q(1, framesPerSecond));
      stream.avg_frame_rate(avutil.av_make_q(framesPerSecond, 1));
      describe(stream, encoder.format());
      AVIOContext io = new AVIOContext(null);
      CodecFailure.check(
          avformat.avio_open(io, file.toString(), avformat.AVIO_FLAG_WRITE), file.toString());
      out.pb(io);
      CodecFailure.check(avformat.avformat_write_header(out, (AVDictionary) null), "header");
      write(encoder, out, stream, frames, framesPerSecond);
      CodecFailure.check(avformat.av_write_trailer(out), "trailer");
      avformat.avio_close(io);
      avformat.avformat_free_context(out);
    }
    return file;
  }

  /** A grey still. */
  static Path picture(Path file, int widthPx, int heightPx) {
    BufferedImage image = new BufferedImage(widthPx, heightPx, BufferedImage.TYPE_3BYTE_BGR);
    try {
      ImageIO.write(image, "png", file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file;
  }

  private static void describe(AVStream stream, StreamFormat format) {
    byte[] extradata = AnnexB.join(format.parameterSets());
    BytePointer memory =
        new BytePointer(avutil.av_mallocz(extradata.length + 64L)).capacity(extradata.length);
    memory.put(extradata);
    stream
        .codecpar()
        .codec_type(avutil.AVMEDIA_TYPE_VIDEO)
        .codec_id(avcodec.AV_CODEC_ID_H264)
        .width(format.widthPx())
        .height(format.heightPx())
        .extradata(memory)
        .extradata_size(extradata.length);
  }

  private static void write(
      H264Encoder encoder, AVFormatContext out, AVStream stream, int frames, int framesPerSecond) {
    StreamFormat format = encoder.format();
    MovingBars bars = new MovingBars(format.widthPx(), format.heightPx());
    Picture picture = new Picture(format.widthPx(), format.heightPx());
    AVPacket packet = avcodec.av_packet_alloc();
    for (int i = 0; i < frames; i++) {
      bars.draw(Instant.EPOCH, picture);
      AccessUnit unit = encoder.encode(picture, Instant.EPOCH).orElseThrow();
      avcodec.av_new_packet(packet, unit.annexB().length);
      packet.data().put(unit.annexB());
      long at = avutil.av_rescale_q(i, avutil.av_make_q(1, framesPerSecond), stream.time_base());
      packet.pts(at).dts(at).stream_index(0);
      packet.flags(unit.key() ? avcodec.AV_PKT_FLAG_KEY : 0);
      CodecFailure.check(avformat.av_write_frame(out, packet), "packet");
      avcodec.av_packet_unref(packet);
    }
    avcodec.av_packet_free(packet);
  }
}
