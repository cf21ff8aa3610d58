package io.skybeat.simulator.process;

import io.skybeat.core.flight.DroneId;
import io.skybeat.core.time.Time;
import io.skybeat.core.wire.BadDocument;
import io.skybeat.simulator.vehicle.PoseSource;
import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The cameras in a process of their own: when it dies, as a camera on a real drone may, the
 * vehicles fly on, and it is started again at once on the same port. Its vehicles' true poses go to
 * its standard input fifty times a second; when that ends, so does the child.
 */
final class CamerasApart implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(CamerasApart.class);
  private static final Duration READY = Duration.ofSeconds(30);
  private static final Duration GRACE = Duration.ofSeconds(3);
  private static final long STEP_MS = 20;
  private static final long PAUSE_MS = 1000;

  private final Path config;
  private final Instant began;
  private final Map<DroneId, PoseSource> drones;
  private final CameraFaults faults;
  private final Queue<CameraFaults.Blow> blows = new ConcurrentLinkedQueue<>();
  private final Time time;
  private final Thread keeper = new Thread(this::keep, "cameras-keeper");
  private final CountDownLatch closing = new CountDownLatch(1);
  private Child child;
  private int port;

  /** One life of the child. */
  private static final class Child {
    private final Process process;
    private final CountDownLatch spoken = new CountDownLatch(1);
    private volatile String ready = "";
    private volatile String lastLine = "";

    private Child(Process process) {
      this.process = process;
      Thread reader = new Thread(this::listen, "cameras-output");
      reader.setDaemon(true);
      reader.start();
    }

    private void listen() {
      try (BufferedReader in =
          new BufferedReader(
              new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
        for (String line = in.readLine(); line != null; line = in.readLine()) {
          System.out.println("cameras: " + line);
          lastLine = line;
          if (line.startsWith(CamerasProcess.READY)) {
            ready = line;
            spoken.countDown();
          }
        }
      } catch (IOException e) {
        LOG.debug("the cameras' output ended: {}", e.getMessage());
      }
      spoken.countDown();
    }
  }

  private CamerasApart(
      Path config,
      int port,
      Instant began,
      Map<DroneId, PoseSource> drones,
      CameraFaults faults,
      Time time) {
    this.faults = faults;
    this.config = config;
    this.port = port;
    this.began = began;
    this.drones = drones;
    this.time = time;
    keeper.setDaemon(true);
  }

  /**
   * Starts the child and waits until it serves; throws BadDocument with its own words otherwise.
   *
   * @param config the simulator's configuration file, which the child reads too
   * @param port of the RTSP server; 0: any, the same one for every life of the child
   * @param began the evening's first moment
   * @param faults told again to every life of the child
   */
  static CamerasApart start(
      Path config,
      int port,
      Instant began,
      Map<DroneId, PoseSource> drones,
      CameraFaults faults,
      Time time) {
    CamerasApart cameras = new CamerasApart(config, port, began, drones, faults, time);
    try {
      cameras.begin();
      cameras.keeper.start();
      return cameras;
    } catch (IOException | InterruptedException | RuntimeException e) {
      cameras.close();
      if (e instanceof InterruptedException) {
        Thread.currentThread().interrupt();
      }
      throw e instanceof BadDocument bad
          ? bad
          : new BadDocument("the cameras' process cannot be started: " + e.getMessage(), e);
    }
  }

  /** The RTSP port that is really taken. */
  synchronized int port() {
    return port;
  }

  /** A camera is struck, or whole again. */
  void suffer(CameraFaults.Blow blow) {
    blows.add(blow);
  }

  /** Its process id, for whoever wants to see it die. */
  synchronized long pid() {
    return child.process.pid();
  }

  /** Kills it as a power cut would; it is started again by itself. */
  void kill() throws InterruptedException {
    Process victim;
    synchronized (this) {
      victim = child.process;
    }
    victim.destroyForcibly();
    victim.waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void begin() throws IOException, InterruptedException {
    Child next;
    synchronized (this) {
      if (closing.getCount() == 0) {
        return;
      }
      ProcessBuilder builder = new ProcessBuilder(command()).redirectErrorStream(true);
      // In the environment, not on the command line, which stays short.
      builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
      next = new Child(builder.start());
      child = next;
    }
    Thread feeder = new Thread(() -> feed(next.process), "cameras-poses");
    feeder.setDaemon(true);
    feeder.start();
    if (!next.spoken.await(READY.toMillis(), TimeUnit.MILLISECONDS) || next.ready.isEmpty()) {
      next.process.destroyForcibly();
      throw new BadDocument(
          next.lastLine.isEmpty() ? "the cameras' process said nothing" : next.lastLine);
    }
    synchronized (this) {
      port = Integer.parseInt(next.ready.substring(CamerasProcess.READY.length()));
    }
  }

  private List<String> command() {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Dskybeat.root=" + System.getProperty("skybeat.root", ""),
        "-Djava.io.tmpdir=" + System.getProperty("java.io.tmpdir"),
        "-Djava.awt.headless=true",
        "-Dfile.encoding=UTF-8",
        "-Duser.timezone=UTC",
        "-XX:+UseSerialGC",
        "-Xmx512m",
        CamerasProcess.class.getName(),
        config.toString(),
        Integer.toString(port),
        began.toString());
  }

  private void feed(Process to) {
    try (DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(to.getOutputStream()))) {
      boolean first = true;
      do {
        int number = 0;
        Instant now = time.now();
        for (PoseSource drone : drones.values()) {
          PoseWire.write(out, new PoseWire.Told(number++, drone.truth(now)));
        }
        if (first) {
          first = false;
          blows.clear();
          faults.standing().forEach(blows::add);
        }
        for (CameraFaults.Blow blow = blows.poll(); blow != null; blow = blows.poll()) {
          PoseWire.write(out, blow);
        }
        out.flush();
      } while (!closing.await(STEP_MS, TimeUnit.MILLISECONDS));
    } catch (IOException e) {
      LOG.debug("the cameras' process takes no poses: {}", e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Starts it again whenever it has ended. */
  private void keep() {
    try {
      while (closing.getCount() > 0) {
        Child now;
        synchronized (this) {
          now = child;
        }
        int code = now.process.waitFor();
        if (closing.getCount() == 0) {
          return;
        }
        LOG.warn("the cameras' process has ended ({}); it is started again", code);
        again();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void again() throws InterruptedException {
    while (closing.getCount() > 0) {
      try {
        begin();
        return;
      } catch (IOException | RuntimeException e) {
        if (!closing.await(PAUSE_MS, TimeUnit.MILLISECONDS)) {
          LOG.error("the cameras' process does not start: {}", e.getMessage());
        }
      }
    }
  }

  @Override
  public void close() {
    Child last;
    synchronized (this) {
      closing.countDown();
      last = child;
    }
    if (last == null) {
      return;
    }
    last.process.destroy();
    try {
      if (!last.process.waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
        last.process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      last.process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
