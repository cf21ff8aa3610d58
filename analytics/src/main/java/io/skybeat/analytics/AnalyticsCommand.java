package io.skybeat.analytics;

import io.skybeat.analytics.onnx.BadModel;
import io.skybeat.analytics.onnx.Model;
import io.skybeat.analytics.onnx.OnnxDetector;
import io.skybeat.analytics.onnx.OnnxLibraries;
import io.skybeat.analytics.rtsp.FrameSources;
import io.skybeat.analytics.video.FrameSource;
import io.skybeat.core.time.SystemTime;
import io.skybeat.core.wire.BadDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs the analytics process until it is told to end. */
@Command(
    name = "analytics",
    mixinStandardHelpOptions = true,
    description = "Watches the drones' video and tells the station what it sees.")
public final class AnalyticsCommand implements Callable<Integer> {
  /** Name and version, for the station's record. */
  static final String SOFTWARE = "skybeat-analytics 0.1.0";

  private static final int REFUSED = 2;

  @Option(
      names = "--config",
      required = true,
      paramLabel = "FILE",
      description = "configuration; analytics/src/main/config/analytics.yaml is its reference")
  private Path config;

  @Override
  public Integer call() throws InterruptedException {
    try {
      return run(AnalyticsConfig.read(config));
    } catch (BadDocument | BadModel | IllegalArgumentException | IllegalStateException e) {
      System.err.println("analytics: " + e.getMessage());
      return REFUSED;
    } catch (IOException e) {
      System.err.println("analytics: " + e.getMessage() + "; is the disk full or not writable?");
      return REFUSED;
    }
  }

  private static int run(AnalyticsConfig config) throws IOException, InterruptedException {
    String key = key(config.station().keyFile());
    try (DataFolder folder = DataFolder.lock(config.dataFolder());
        SystemTime time = new SystemTime()) {
      OnnxLibraries.unpackInto(folder.scratch());
      FrameSource.Factory sources = FrameSources.choose(config.video().backend(), time);
      Model model =
          config
              .detector()
              .modelCard()
              .map(Model::open)
              .orElseGet(() -> Model.bundled(Model.NANODET));
      Model thermal =
          config
              .thermal()
              .modelCard()
              .map(Model::open)
              .orElseGet(() -> Model.bundled(Model.THERMAL));
      CountDownLatch over = new CountDownLatch(1);
      CountDownLatch ended = new CountDownLatch(1);
      Analytics analytics =
          new Analytics(
              config,
              key,
              SOFTWARE,
              sources,
              new OnnxDetector(model),
              new OnnxDetector(thermal),
              time);
      Runtime.getRuntime().addShutdownHook(new Thread(() -> end(over, ended), "shutdown"));
      analytics.start();
      System.out.println(
          "ready "
              + config.worker()
              + " "
              + sources.backend()
              + " "
              + model.ref().name()
              + " -> "
              + config.station().host()
              + ":"
              + config.station().port());
      System.out.flush();
      try {
        over.await();
      } finally {
        analytics.close();
        ended.countDown();
      }
      return 0;
    }
  }

  /** Lets the process end in order, but not wait for ever. */
  private static void end(CountDownLatch over, CountDownLatch ended) {
    over.countDown();
    try {
      if (!ended.await(8, TimeUnit.SECONDS)) {
        System.err.println("analytics: did not end in time; ends now");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String key(Path file) {
    try {
      String key = Files.readString(file).strip();
      if (key.isEmpty()) {
        throw new IllegalArgumentException(
            file + ": is empty; put the key there that the station's configuration names");
      }
      return key;
    } catch (IOException e) {
      throw new IllegalArgumentException(
          file
              + ": the key file (station.keyFile) cannot be read; start the station first or copy"
              + " its key there",
          e);
    }
  }
}
