package io.skybeat.simulator.stream;

import io.skybeat.core.time.Time;
import io.skybeat.simulator.camera.Picture;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A camera whose film was coded beforehand and goes round: it costs its machine next to nothing, so
 * that many of them can stand beside what is measured. A round begins with a key frame; every
 * picture is captured when it is sent. It stands still while nobody watches.
 */
public final class CodedLoop implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(CodedLoop.class);

  /**
   * A coded film.
   *
   * @param units its pictures, the first of them a key frame
   */
  public record Film(StreamFormat format, List<AccessUnit> units) {
    public Film {
      units = List.copyOf(units);
      if (units.isEmpty() || !units.get(0).key()) {
        throw new IllegalArgumentException("a film begins with a key frame");
      }
    }
  }

  private final Film film;
  private final Time time;
  private final Mount mount;
  private final Pace pace;
  private final RtspServer server;
  private final Thread thread;
  private final AtomicLong published = new AtomicLong();
  private volatile boolean restart;
  private volatile boolean halted;

  /** Codes {@code pictures}, all of one size, as a camera of {@code settings} would. */
  public static Film code(List<Picture> pictures, CameraStream.Settings settings) {
    Picture first = pictures.get(0);
    H264Encoder.Settings coding =
        new H264Encoder.Settings(
            first.widthPx,
            first.heightPx,
            settings.framesPerSecond(),
            settings.bitRateBps(),
            (int) Math.max(1, Math.round(settings.framesPerSecond())));
    try (H264Encoder encoder = new H264Encoder(coding)) {
      List<AccessUnit> units = new ArrayList<>();
      encoder.requestKeyFrame();
      for (Picture picture : pictures) {
        encoder.encode(picture, Instant.EPOCH).ifPresent(units::add);
      }
      return new Film(encoder.format(), units);
    }
  }

  /** Mounts {@code film} at {@code path} and waits for somebody to watch. */
  public static CodedLoop start(RtspServer server, String path, Film film, Time time) {
    CodedLoop loop = new CodedLoop(server, path, film, time);
    loop.thread.start();
    return loop;
  }

  private CodedLoop(RtspServer server, String path, Film film, Time time) {
    this.film = film;
    this.time = time;
    this.pace = new Pace(time, film.format().framesPerSecond());
    this.server = server;
    this.mount = server.mount(path, film.format(), CameraClock.TRUE, audience());
    this.thread = new Thread(this::play, "film" + path.replace('/', '-'));
    this.thread.setDaemon(true);
  }

  private Mount.Audience audience() {
    return new Mount.Audience() {
      @Override
      public void watchersChanged(int watchers) {
        restart = restart || watchers == 1;
        pace.run(watchers > 0 && !halted);
      }

      @Override
      public void keyFrameWanted() {
        // The film has its key frames where it has them.
      }
    };
  }

  private void play() {
    try {
      int next = 0;
      while (pace.next().isPresent()) {
        if (restart) {
          restart = false;
          next = 0;
        }
        AccessUnit unit = film.units().get(next);
        next = (next + 1) % film.units().size();
        published.incrementAndGet();
        mount.publish(new AccessUnit(time.now(), unit.key(), unit.annexB()));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.error("film {} stops: {}", mount.path(), e.getMessage(), e);
      mount.close();
    }
  }

  /** The address. */
  public String url() {
    return server.url(mount.path());
  }

  /** Pictures handed to the server while somebody watched. */
  public long published() {
    return published.get();
  }

  /** Pictures that the network did not take in time. */
  public long dropped() {
    return mount.unitsDropped();
  }

  /** What goes wrong with this stream on purpose. */
  public StreamFaults faults() {
    return mount.faults();
  }

  /** Shows no more pictures; who watches stays connected. */
  public void halt() {
    halted = true;
    pace.run(false);
  }

  /** Takes the address away and ends the thread. */
  @Override
  public void close() {
    mount.close();
    pace.stop();
    try {
      thread.join(5000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
