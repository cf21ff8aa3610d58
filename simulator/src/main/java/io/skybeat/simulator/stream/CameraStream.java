package io.skybeat.simulator.stream;

import io.skybeat.core.time.Time;
import io.skybeat.simulator.camera.Picture;
import io.skybeat.simulator.camera.PictureSource;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One camera: draws and encodes at its rate on a thread of its own, and only while somebody
 * watches. A picture that is late is left out, never queued.
 */
public final class CameraStream implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(CameraStream.class);

  /**
   * How the camera films.
   *
   * @param framesPerSecond pictures a second while watched
   * @param bitRateBps bits a second aimed at
   * @param clock the camera's own clock
   * @param timestampSei whether the stream itself carries the camera's time (MISB ST 0604)
   */
  public record Settings(
      double framesPerSecond, int bitRateBps, CameraClock clock, boolean timestampSei) {
    /** Ten pictures a second, 2.5 Mbit/s, a true clock, no SEI. */
    public static final Settings DEFAULT = new Settings(10, 2_500_000, CameraClock.TRUE, false);

    public Settings withFramesPerSecond(double rate) {
      return new Settings(rate, bitRateBps, clock, timestampSei);
    }

    public Settings withBitRateBps(int bitRate) {
      return new Settings(framesPerSecond, bitRate, clock, timestampSei);
    }

    public Settings withClock(CameraClock other) {
      return new Settings(framesPerSecond, bitRateBps, other, timestampSei);
    }

    public Settings withTimestampSei(boolean on) {
      return new Settings(framesPerSecond, bitRateBps, clock, on);
    }
  }

  /**
   * Counts since the start.
   *
   * @param drawn pictures drawn
   * @param encoded pictures encoded and handed to the server
   * @param skipped pictures left out because the camera was behind
   * @param busyNanos time spent drawing and encoding
   */
  public record Counts(long drawn, long encoded, long skipped, long busyNanos) {}

  private final PictureSource source;
  private final Settings settings;
  private final Time time;
  private final Picture picture;
  private final H264Encoder encoder;
  private final Mount mount;
  private final Pace pace;
  private final RtspServer server;
  private final Thread thread;
  private final AtomicLong drawn = new AtomicLong();
  private final AtomicLong encoded = new AtomicLong();
  private final AtomicLong busyNanos = new AtomicLong();
  private volatile boolean keyWanted;
  private volatile boolean closed;
  private boolean drawnOnce;

  /** Made when the camera first shrinks its pictures; of the filming thread. */
  private Shrunk shrunk;

  private boolean wasShrunk;

  /** Mounts {@code source} at {@code path} and waits for somebody to watch. */
  public static CameraStream start(
      RtspServer server, String path, PictureSource source, Settings settings, Time time) {
    CameraStream stream = new CameraStream(server, path, source, settings, time);
    stream.thread.start();
    return stream;
  }

  private CameraStream(
      RtspServer server, String path, PictureSource source, Settings settings, Time time) {
    this.source = source;
    this.settings = settings;
    this.time = time;
    this.picture = new Picture(source.widthPx(), source.heightPx());
    this.pace = new Pace(time, settings.framesPerSecond);
    this.encoder = encoder(settings, source.widthPx(), source.heightPx());
    this.server = server;
    this.mount = mount(server, path);
    this.thread = new Thread(this::film, "camera" + path.replace('/', '-'));
    this.thread.setDaemon(true);
  }

  private static H264Encoder encoder(Settings settings, int widthPx, int heightPx) {
    return new H264Encoder(
        new H264Encoder.Settings(
            widthPx,
            heightPx,
            settings.framesPerSecond,
            settings.bitRateBps,
            (int) Math.max(1, Math.round(settings.framesPerSecond))));
  }

  private Mount mount(RtspServer server, String path) {
    try {
      return server.mount(
          path,
          encoder.format(),
          settings.clock,
          new Mount.Audience() {
            @Override
            public void watchersChanged(int watchers) {
              pace.run(watchers > 0);
            }

            @Override
            public void keyFrameWanted() {
              keyWanted = true;
            }
          });
    } catch (RuntimeException e) {
      encoder.close();
      throw e;
    }
  }

  private void film() {
    try {
      Optional<Instant> at = pace.next();
      while (at.isPresent()) {
        long begun = time.nanos();
        shoot(at.get());
        busyNanos.addAndGet(time.nanos() - begun);
        at = pace.next();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.error("camera {} stops: {}", mount.path(), e.getMessage(), e);
      mount.close();
    } finally {
      encoder.close();
      if (shrunk != null) {
        shrunk.encoder.close();
      }
      source.close();
    }
  }

  private void shoot(Instant at) {
    if (!mount.faults().frozen() || !drawnOnce) {
      source.draw(at, picture);
      drawnOnce = true;
      drawn.incrementAndGet();
    }
    Optional<AccessUnit> unit = encoded(at);
    if (unit.isPresent()) {
      encoded.incrementAndGet();
      mount.publish(
          settings.timestampSei
              ? TimestampSei.stamp(unit.get(), settings.clock.reads(at))
              : unit.get());
    }
  }

  private Optional<AccessUnit> encoded(Instant at) {
    boolean shrinks = mount.faults().shrunk();
    // New parameter sets come with a key frame, going there and coming back.
    boolean key = keyWanted || shrinks != wasShrunk;
    keyWanted = false;
    wasShrunk = shrinks;
    if (shrinks && shrunk == null) {
      shrunk = new Shrunk(settings, picture);
    }
    H264Encoder used = shrinks ? shrunk.encoder : encoder;
    if (key) {
      used.requestKeyFrame();
    }
    return used.encode(shrinks ? shrunk.half(picture) : picture, at);
  }

  /** Half the size, under parameter sets of its own. */
  private static final class Shrunk {
    private final Picture half;
    private final H264Encoder encoder;

    Shrunk(Settings settings, Picture whole) {
      half = new Picture(whole.widthPx / 4 * 2, whole.heightPx / 4 * 2);
      encoder = CameraStream.encoder(settings, half.widthPx, half.heightPx);
    }

    Picture half(Picture whole) {
      for (int y = 0; y < half.heightPx; y++) {
        for (int x = 0; x < half.widthPx; x++) {
          int from = 3 * (2 * y * whole.widthPx + 2 * x);
          System.arraycopy(whole.bgr, from, half.bgr, 3 * (y * half.widthPx + x), 3);
        }
      }
      return half;
    }
  }

  /** The address, without user and password. */
  public String url() {
    return server.url(mount.path());
  }

  /** Clients that play now. */
  public int watchers() {
    return mount.watchers();
  }

  /** What goes wrong with this stream on purpose. */
  public StreamFaults faults() {
    return mount.faults();
  }

  public Counts counts() {
    return new Counts(drawn.get(), encoded.get(), pace.skipped(), busyNanos.get());
  }

  /** Takes the address away, ends the thread and closes the source. */
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
