package io.skybeat.analytics.rtsp;

import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV420P;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_buffer;

import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import io.skybeat.analytics.rtp.ClockOffset;
import io.skybeat.analytics.rtp.CodecStrings;
import io.skybeat.analytics.rtp.SenderReport;
import io.skybeat.analytics.video.AccessUnit;
import io.skybeat.analytics.video.AnnexB;
import io.skybeat.analytics.video.Codec;
import io.skybeat.analytics.video.Frame;
import io.skybeat.analytics.video.FrameSource;
import io.skybeat.analytics.video.FrameTime;
import io.skybeat.core.time.Time;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.freedesktop.gstreamer.Buffer;
import org.freedesktop.gstreamer.BufferFlags;
import org.freedesktop.gstreamer.FlowReturn;
import org.freedesktop.gstreamer.Sample;
import org.freedesktop.gstreamer.Structure;
import org.freedesktop.gstreamer.elements.AppSink;
import org.freedesktop.gstreamer.glib.Natives;

/**
 * What GStreamer delivers, turned into our words. Units come before their pictures, since the tee
 * serves its branches in turn; a picture finds its unit again by GStreamer's time stamp.
 */
final class GstreamerIntake implements AutoCloseable {
  private static final int REMEMBERED = 64;

  /** struct GstReferenceTimestampMeta: GstMeta (16 bytes), reference, timestamp. */
  private static final int TIMESTAMP_AT = 24;

  private final Codec codec;
  private final Time time;
  private final FrameSource.Listener listener;
  private final BooleanSupplier deaf;
  private final ClockOffset offset = new ClockOffset();
  private final PictureConverter converter = new PictureConverter();
  private final Function referenceTimestamp =
      NativeLibrary.getInstance("gstreamer-1.0")
          .getFunction("gst_buffer_get_reference_timestamp_meta");
  private final Map<Long, AccessUnit> pending = new LinkedHashMap<>();
  private AppSink.NEW_SAMPLE onUnit;
  private AppSink.NEW_SAMPLE onFrame;
  private boolean running;
  private String codecString;
  private long sequence;
  private long firstStampNanos = -1;

  GstreamerIntake(Codec codec, Time time, FrameSource.Listener listener, BooleanSupplier deaf) {
    this.codec = codec;
    this.time = time;
    this.listener = listener;
    this.deaf = deaf;
    this.codecString = CodecStrings.unknown(codec);
  }

  void connect(AppSink units, AppSink frames) {
    // Kept in fields: the binding holds them weakly.
    onUnit = this::unit;
    onFrame = this::frame;
    units.connect(onUnit);
    frames.connect(onFrame);
  }

  private FlowReturn unit(AppSink sink) {
    Instant arrivedAt = time.now();
    Sample sample = sink.pullSample();
    if (sample == null) {
      return FlowReturn.OK;
    }
    try {
      Buffer buffer = sample.getBuffer();
      boolean key = !buffer.getFlags().contains(BufferFlags.DELTA_UNIT);
      running |= key;
      if (running && !deaf.getAsBoolean()) {
        AccessUnit unit = unit(sample, buffer, key, arrivedAt);
        remember(buffer.getPresentationTimestamp(), unit);
        listener.accessUnit(unit);
      }
    } finally {
      sample.dispose();
    }
    return FlowReturn.OK;
  }

  private AccessUnit unit(Sample sample, Buffer buffer, boolean key, Instant arrivedAt) {
    ByteBuffer mapped = buffer.map(false);
    byte[] bytes = new byte[mapped.remaining()];
    mapped.get(bytes);
    buffer.unmap();
    long stampNanos = buffer.getPresentationTimestamp();
    if (firstStampNanos < 0) {
      firstStampNanos = stampNanos;
    }
    FrameTime frameTime =
        senderTime(buffer)
            .map(at -> offset.timeOf(at, arrivedAt))
            .orElseGet(() -> FrameTime.arrival(arrivedAt));
    Structure caps = sample.getCaps().getStructure(0);
    AccessUnit unit =
        new AccessUnit(
            codec,
            bytes,
            key,
            buffer.getFlags().contains(BufferFlags.DISCONT) && sequence > 0,
            frameTime,
            Math.round((stampNanos - firstStampNanos) * 9e-5),
            sequence++,
            codecString,
            caps.hasIntField("width") ? caps.getInteger("width") : 0,
            caps.hasIntField("height") ? caps.getInteger("height") : 0);
    if (key) {
      codecString = CodecStrings.of(codec, AnnexB.parameterSets(unit));
      return unit.withCodecString(codecString);
    }
    return unit;
  }

  /** The capture time that rtspsrc derived from sender reports: nanoseconds since 1900. */
  private Optional<Instant> senderTime(Buffer buffer) {
    Pointer meta =
        referenceTimestamp.invokePointer(
            new Object[] {Natives.getRawPointer(buffer), Pointer.NULL});
    if (meta == null) {
      return Optional.empty();
    }
    return Optional.of(SenderReport.ofNanosSince1900(meta.getLong(TIMESTAMP_AT)));
  }

  private void remember(long stampNanos, AccessUnit unit) {
    synchronized (pending) {
      pending.put(stampNanos, unit);
      if (pending.size() > REMEMBERED) {
        var oldest = pending.keySet().iterator();
        oldest.next();
        oldest.remove();
      }
    }
  }

  private FlowReturn frame(AppSink sink) {
    Sample sample = sink.pullSample();
    if (sample == null) {
      return FlowReturn.OK;
    }
    try {
      Buffer buffer = sample.getBuffer();
      AccessUnit unit;
      synchronized (pending) {
        unit = pending.remove(buffer.getPresentationTimestamp());
      }
      if (unit != null && !deaf.getAsBoolean()) {
        listener.frame(frame(sample.getCaps().getStructure(0), buffer, unit));
      }
    } finally {
      sample.dispose();
    }
    return FlowReturn.OK;
  }

  private Frame frame(Structure caps, Buffer buffer, AccessUnit unit) {
    int width = caps.getInteger("width");
    int height = caps.getInteger("height");
    AVFrame picture = av_frame_alloc();
    picture.width(width).height(height).format(AV_PIX_FMT_YUV420P);
    if (av_frame_get_buffer(picture, 0) < 0) {
      throw new OutOfMemoryError("no memory for a picture of " + width + "x" + height);
    }
    ByteBuffer mapped = buffer.map(false);
    int at = copy(mapped, 0, picture, 0, width, height);
    at = copy(mapped, at, picture, 1, (width + 1) / 2, (height + 1) / 2);
    copy(mapped, at, picture, 2, (width + 1) / 2, (height + 1) / 2);
    buffer.unmap();
    return new Frame(
        new AvPixels(picture, converter),
        width,
        height,
        unit.time(),
        unit.sequence(),
        unit.key(),
        unit.damaged());
  }

  /** Copies a plane; GStreamer's rows of I420 are padded to 4 bytes, planes to even heights. */
  private static int copy(
      ByteBuffer from, int at, AVFrame picture, int plane, int width, int height) {
    int stride = width + 3 & ~3;
    int targetStride = picture.linesize(plane);
    ByteBuffer target = picture.data(plane).capacity((long) targetStride * height).asByteBuffer();
    for (int y = 0; y < height; y++) {
      target.put(y * targetStride, from, at + y * stride, width);
    }
    return at + stride * (height + 1 & ~1);
  }

  @Override
  public void close() {
    converter.close();
  }
}
