package io.skybeat.analytics;

import io.skybeat.analytics.locating.Pixel;
import io.skybeat.analytics.locating.Projection;
import io.skybeat.analytics.publish.FakeStation;
import io.skybeat.analytics.video.Frame;
import io.skybeat.analytics.video.FrameSource;
import io.skybeat.analytics.video.FrameTime;
import io.skybeat.analytics.video.StreamAddress;
import io.skybeat.analytics.vision.BgrImage;
import io.skybeat.analytics.vision.Box;
import io.skybeat.analytics.vision.Detector;
import io.skybeat.analytics.vision.ObjectClass;
import io.skybeat.analytics.vision.Region;
import io.skybeat.core.flight.CameraAttitude;
import io.skybeat.core.flight.DroneId;
import io.skybeat.core.flight.Pose;
import io.skybeat.core.geo.Enu;
import io.skybeat.core.geo.LocalFrame;
import io.skybeat.core.sighting.ClockQuality;
import io.skybeat.core.sighting.Lens;
import io.skybeat.core.sighting.ModelRef;
import io.skybeat.core.time.Time;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A made-up place for tests of the whole line: a drone that hovers, a fire, a crowd, and cameras
 * whose pictures come from memory. No codec, no net, but the true geometry.
 */
final class Scene {
  static final LocalFrame FRAME = new LocalFrame(FakeStation.GRID);
  static final Lens VISIBLE = Lens.pinhole(45, 1280, 720);
  static final Lens THERMAL = Lens.pinhole(45, 640, 512);
  static final Enu EYE = new Enu(28, 38, 30);
  static final Enu FIRE = new Enu(62, 70, 0);
  static final Enu CROWD = new Enu(60, 72, 0);
  static final CameraAttitude AXIS = new CameraAttitude(43.3, -32.5, 0);

  private Scene() {}

  static Pose pose(DroneId drone, Instant at) {
    return new Pose(
        drone, at, FRAME.toLatLon(EYE), 80, EYE.up(), 0, 0, 0, Enu.ZERO, Optional.of(AXIS), 1.5, 3);
  }

  /** 10 x 8 persons on 8 x 8 metres. */
  static List<Enu> crowd() {
    List<Enu> persons = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      for (int j = 0; j < 8; j++) {
        persons.add(CROWD.plus(new Enu(-3.6 + 0.8 * i, -3.5 + j, 0)));
      }
    }
    return persons;
  }

  /** Night ground with noise; a fire where it appears. */
  static ByteBuffer thermalPicture() {
    ByteBuffer picture = ByteBuffer.allocateDirect(640 * 512 * 3);
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 640 * 512; i++) {
      byte level = (byte) (60 + random.nextGaussian() * 3);
      picture.put(3 * i, level).put(3 * i + 1, level).put(3 * i + 2, level);
    }
    Pixel at = new Projection(THERMAL, 640, 512, EYE, AXIS).pixel(FIRE).orElseThrow();
    for (int y = (int) at.y() - 8; y < (int) at.y(); y++) {
      for (int x = (int) at.x() - 4; x < (int) at.x() + 4; x++) {
        int i = 3 * (y * 640 + x);
        picture.put(i, (byte) 250).put(i + 1, (byte) 250).put(i + 2, (byte) 250);
      }
    }
    return picture;
  }

  /** Cameras by the path of their address: visible, thermal. */
  static final class Cameras implements FrameSource.Factory {
    private final Time time;
    private final ByteBuffer thermal = thermalPicture();
    private final ByteBuffer visible = ByteBuffer.allocateDirect(1280 * 720 * 3);

    Cameras(Time time) {
      this.time = time;
    }

    @Override
    public String backend() {
      return "test";
    }

    @Override
    public FrameSource open(String name, StreamAddress address) {
      return new Camera(name, address.url().getPath().contains("thermal"));
    }

    private final class Camera implements FrameSource {
      private final Thread thread;
      private final CountDownLatch closed = new CountDownLatch(1);
      private Listener listener;

      Camera(String name, boolean hot) {
        thread = new Thread(() -> film(hot), "film-" + name);
        thread.setDaemon(true);
      }

      @Override
      public void start(Listener to) {
        listener = to;
        thread.start();
      }

      @Override
      public void close() {
        closed.countDown();
        try {
          thread.join();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      }

      private void film(boolean hot) {
        long sequence = 0;
        try {
          do {
            Instant now = time.now();
            FrameTime at = new FrameTime(now, ClockQuality.SYNCHRONISED, 0, Optional.of(now), now);
            listener.frame(
                hot
                    ? Frame.ofBgr(thermal, 640, 512, at, sequence++)
                    : Frame.ofBgr(visible, 1280, 720, at, sequence++));
          } while (!closed.await(50, TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      }
    }
  }

  /** Finds nothing. */
  static class NothingFound implements Detector {
    @Override
    public List<Box> detect(BgrImage image, Region region) {
      return List.of();
    }

    @Override
    public ModelRef model() {
      return new ModelRef("nothing", "1", "");
    }

    @Override
    public int inputPx() {
      return 416;
    }

    @Override
    public double threshold(ObjectClass kind) {
      return 0.4;
    }

    @Override
    public void close() {}
  }

  /** Finds the crowd where the geometry says that it appears, whole in the region or not at all. */
  static final class TruthDetector implements Detector {
    @Override
    public List<Box> detect(BgrImage image, Region region) {
      Projection view = new Projection(VISIBLE, 1280, 720, EYE, AXIS);
      List<Box> boxes = new ArrayList<>();
      for (Enu person : crowd()) {
        Pixel foot = view.pixel(person).orElseThrow();
        Pixel head = view.pixel(person.plus(new Enu(0, 0, 1.7))).orElseThrow();
        double h = foot.y() - head.y();
        Box box = new Box(ObjectClass.PERSON, 0.8, foot.x() - h / 6, head.y(), h / 3, h);
        if (region.holds(box.x(), box.y()) && region.holds(box.right(), box.bottom())) {
          boxes.add(box);
        }
      }
      return boxes;
    }

    @Override
    public ModelRef model() {
      return new ModelRef("truth", "1", "");
    }

    @Override
    public int inputPx() {
      return 416;
    }

    @Override
    public double threshold(ObjectClass kind) {
      return 0.4;
    }

    @Override
    public void close() {}
  }
}
