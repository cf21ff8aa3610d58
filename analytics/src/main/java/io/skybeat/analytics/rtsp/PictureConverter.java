package io.skybeat.analytics.rtsp;

import static org.bytedeco.ffmpeg.global.avutil.AVCOL_RANGE_JPEG;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_BT709;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_BGR24;
import static org.bytedeco.ffmpeg.global.swscale.SWS_CS_DEFAULT;
import static org.bytedeco.ffmpeg.global.swscale.SWS_CS_ITU709;
import static org.bytedeco.ffmpeg.global.swscale.SWS_POINT;
import static org.bytedeco.ffmpeg.global.swscale.sws_freeContext;
import static org.bytedeco.ffmpeg.global.swscale.sws_getCachedContext;
import static org.bytedeco.ffmpeg.global.swscale.sws_getCoefficients;
import static org.bytedeco.ffmpeg.global.swscale.sws_scale;
import static org.bytedeco.ffmpeg.global.swscale.sws_setColorspaceDetails;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.ffmpeg.swscale.SwsFilter;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.PointerPointer;

/**
 * Makes blue-green-red pictures of decoded ones, with swscale, into direct buffers that are used
 * again and again. Any thread; works after {@link #close} too, for frames that are still held, only
 * without keeping anything.
 */
final class PictureConverter implements AutoCloseable {
  private static final int SPARE_BUFFERS = 3;

  /** The scaler writes whole vectors, past the end of the last row where that is no multiple. */
  private static final int MARGIN_BYTES = 256;

  private final ArrayDeque<ByteBuffer> spare = new ArrayDeque<>();
  private SwsContext context;
  private boolean closed;

  synchronized ByteBuffer bgr(AVFrame picture) {
    int width = picture.width();
    int height = picture.height();
    ByteBuffer target = buffer(3 * width * height);
    context =
        sws_getCachedContext(
            context,
            width,
            height,
            picture.format(),
            width,
            height,
            AV_PIX_FMT_BGR24,
            SWS_POINT,
            (SwsFilter) null,
            (SwsFilter) null,
            (DoublePointer) null);
    if (context == null || context.isNull()) {
      throw new IllegalStateException("swscale cannot convert pixel format " + picture.format());
    }
    colours(picture);
    try (BytePointer pointer = new BytePointer(target);
        PointerPointer<BytePointer> planes = new PointerPointer<>(1L);
        IntPointer stride = new IntPointer(1L)) {
      planes.put(0, pointer);
      stride.put(0, 3 * width);
      sws_scale(context, picture.data(), picture.linesize(), 0, height, planes, stride);
    }
    if (closed) {
      freeContext();
    }
    return target;
  }

  synchronized void giveBack(ByteBuffer buffer) {
    if (!closed && spare.size() < SPARE_BUFFERS) {
      spare.push(buffer);
    }
  }

  private ByteBuffer buffer(int size) {
    ByteBuffer kept = spare.poll();
    int capacity = size + MARGIN_BYTES;
    ByteBuffer buffer =
        kept != null && kept.capacity() == capacity ? kept : ByteBuffer.allocateDirect(capacity);
    return buffer.clear().limit(size);
  }

  private void colours(AVFrame picture) {
    IntPointer table =
        sws_getCoefficients(
            picture.colorspace() == AVCOL_SPC_BT709 ? SWS_CS_ITU709 : SWS_CS_DEFAULT);
    int full = picture.color_range() == AVCOL_RANGE_JPEG ? 1 : 0;
    sws_setColorspaceDetails(context, table, full, table, 1, 0, 1 << 16, 1 << 16);
  }

  private void freeContext() {
    if (context != null) {
      sws_freeContext(context);
      context = null;
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    spare.clear();
    freeContext();
  }
}
