package io.skybeat.simulator.stream;

import io.skybeat.core.time.Time;
import io.skybeat.core.wire.BadDocument;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.bytedeco.ffmpeg.avcodec.AVBSFContext;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A camera whose pictures come coded from a file, H.264 or H.265, and go out untouched, over and
 * over. It stands still while nobody watches, and begins anew when somebody does.
 */
public final class PassThroughStream implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PassThroughStream.class);

  private final Path path;
  private final FootageFile file;
  private final Codec codec;
  private final AVBSFContext filter;
  private final AVPacket packet = avcodec.av_packet_alloc();
  private final Time time;
  private final Mount mount;
  private final Pace pace;
  private final RtspServer server;
  private final Thread thread;
  private final AtomicLong published = new AtomicLong();
  private final long frameNanos;
  private volatile boolean restart;
  private volatile boolean closed;
  private AccessUnit lastKey;

  /**
   * Mounts {@code file} at {@code path}. Throws {@link BadDocument} when it is missing, no video,
   * or coded otherwise.
   */
  public static PassThroughStream start(
      RtspServer server, String path, Path file, CameraClock clock, Time time) {
    PassThroughStream stream = new PassThroughStream(server, path, file, clock, time);
    stream.thread.start();
    return stream;
  }

  private PassThroughStream(
      RtspServer server, String path, Path file, CameraClock clock, Time time) {
    this.path = file;
    this.time = time;
    this.file = new FootageFile(file);
    this.codec = codec(file, this.file);
    this.filter = annexB(codec, this.file);
    this.frameNanos = Math.round(1e9 / this.file.framesPerSecond());
    this.pace = new Pace(time, this.file.framesPerSecond());
    this.server = server;
    this.mount = server.mount(path, format(), clock, audience());
    this.thread = new Thread(this::replay, "replay" + path.replace('/', '-'));
    this.thread.setDaemon(true);
  }

  /** Whether {@code file} holds H.265, for which there is no encoder here. */
  public static boolean isH265(Path file) {
    try (FootageFile footage = new FootageFile(file)) {
      return footage.parameters().codec_id() == avcodec.AV_CODEC_ID_HEVC;
    }
  }

  private static Codec codec(Path path, FootageFile file) {
    if (file.parameters().codec_id() == avcodec.AV_CODEC_ID_H264) {
      return Codec.H264;
    }
    if (file.parameters().codec_id() == avcodec.AV_CODEC_ID_HEVC) {
      return Codec.H265;
    }
    file.close();
    throw new BadDocument(
        path + ": is neither H.264 nor H.265 and cannot be passed through; replay it decoded");
  }

  private static AVBSFContext annexB(Codec codec, FootageFile file) {
    AVBSFContext filter = new AVBSFContext(null);
    String name = codec == Codec.H264 ? "h264_mp4toannexb" : "hevc_mp4toannexb";
    CodecFailure.check(
        avcodec.av_bsf_alloc(avcodec.av_bsf_get_by_name(name), filter), name + " is missing");
    avcodec.avcodec_parameters_copy(filter.par_in(), file.parameters());
    filter.time_base_in(file.timeBase());
    CodecFailure.check(avcodec.av_bsf_init(filter), name + " refuses the file");
    return filter;
  }

  private StreamFormat format() {
    AVCodecParameters out = filter.par_out();
    byte[] extradata = new byte[out.extradata_size()];
    if (extradata.length > 0) {
      out.extradata().get(extradata);
    }
    List<byte[]> sets = new ArrayList<>(AnnexB.split(extradata));
    sets.removeIf(nal -> !AnnexB.isParameterSet(codec, nal));
    return new StreamFormat(codec, out.width(), out.height(), file.framesPerSecond(), sets);
  }

  private Mount.Audience audience() {
    return new Mount.Audience() {
      @Override
      public void watchersChanged(int watchers) {
        restart = restart || watchers == 1;
        pace.run(watchers > 0);
      }

      @Override
      public void keyFrameWanted() {
        // The file decides where its key frames are.
      }
    };
  }

  private void replay() {
    try {
      while (pace.next().isPresent()) {
        if (restart) {
          restart = false;
          file.rewind();
          avcodec.av_bsf_flush(filter);
        }
        send(time.now());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.error("replay of {} stops: {}", path, e.getMessage(), e);
      mount.close();
    } finally {
      avcodec.av_packet_free(packet);
      avcodec.av_bsf_free(filter);
      file.close();
    }
  }

  private void send(Instant now) {
    AccessUnit unit = next(now);
    if (mount.faults().frozen() && lastKey != null) {
      unit = new AccessUnit(now, true, lastKey.annexB());
    } else if (unit.key()) {
      lastKey = unit;
    }
    published.incrementAndGet();
    mount.publish(unit);
  }

  /** The next access unit of the file, captured now; pictures that are shown later, later. */
  private AccessUnit next(Instant now) {
    while (avcodec.av_bsf_receive_packet(filter, packet) < 0) {
      if (!file.read(packet)) {
        file.rewind();
        avcodec.av_bsf_flush(filter);
        CodecFailure.check(file.read(packet) ? 0 : avutil.AVERROR_EOF(), path + " has no packet");
      }
      CodecFailure.check(avcodec.av_bsf_send_packet(filter, packet), path + " is damaged");
    }
    byte[] coded = new byte[packet.size()];
    packet.data().get(coded);
    boolean reordered =
        packet.pts() != avutil.AV_NOPTS_VALUE && packet.dts() != avutil.AV_NOPTS_VALUE;
    long aheadNanos = reordered ? file.nanos(packet.pts() - packet.dts()) : 0;
    avcodec.av_packet_unref(packet);
    List<byte[]> nals = AnnexB.split(coded);
    boolean key = nals.stream().anyMatch(nal -> AnnexB.isKeySlice(codec, nal));
    if (key && nals.stream().noneMatch(nal -> AnnexB.isParameterSet(codec, nal))) {
      nals.addAll(0, mount.format().parameterSets());
    }
    Duration ahead = Duration.ofNanos(Math.min(aheadNanos, 16 * frameNanos));
    return new AccessUnit(now.plus(ahead), key, AnnexB.join(nals));
  }

  /** The address, without user and password. */
  public String url() {
    return server.url(mount.path());
  }

  /** What goes wrong with this stream on purpose. */
  public StreamFaults faults() {
    return mount.faults();
  }

  /** Access units handed to the server. */
  public long published() {
    return published.get();
  }

  /** Takes the address away, ends the thread and closes the file. */
  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    mount.close();
    pace.stop();
    try {
      thread.join(5000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
