package io.skybeat.analytics.rtsp;

import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;

import io.skybeat.analytics.video.Frame;
import java.nio.ByteBuffer;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.BytePointer;

/** The pixels of a picture that FFmpeg decoded, still in the decoder's own memory. */
final class AvPixels implements Frame.Pixels {
  private final AVFrame picture;
  private final PictureConverter converter;
  private ByteBuffer bgr;
  private ByteBuffer luma;

  AvPixels(AVFrame picture, PictureConverter converter) {
    this.picture = picture;
    this.converter = converter;
  }

  @Override
  public ByteBuffer bgr() {
    if (bgr == null) {
      bgr = converter.bgr(picture);
    }
    return bgr;
  }

  @Override
  public ByteBuffer luma() {
    if (luma == null) {
      BytePointer plane = picture.data(0);
      luma = plane.capacity((long) lumaStrideBytes() * picture.height()).asByteBuffer();
    }
    return luma;
  }

  @Override
  public int lumaStrideBytes() {
    return picture.linesize(0);
  }

  @Override
  public void free() {
    if (bgr != null) {
      converter.giveBack(bgr);
      bgr = null;
    }
    luma = null;
    av_frame_free(picture);
  }
}
