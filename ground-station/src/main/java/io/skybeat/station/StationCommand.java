package io.skybeat.station;

import io.skybeat.core.wire.BadDocument;
import io.skybeat.station.config.StationConfig;
import io.skybeat.station.config.StationFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code station --config FILE}: runs until it is told to end. */
@Command(
    name = "station",
    mixinStandardHelpOptions = true,
    version = "Skybeat ground-station 0.1.0",
    description = "The control plane: flies, decides, remembers, serves the command room.")
public final class StationCommand implements Callable<Integer> {
  @Option(
      names = "--config",
      required = true,
      paramLabel = "FILE",
      description = "The station's configuration; station.yaml in src/main/config explains it.")
  private Path config;

  @Option(names = "--check", description = "Only check the configuration and the missions.")
  private boolean check;

  @Override
  public Integer call() throws InterruptedException {
    try {
      if (check) {
        StationProcess.terms(StationFile.read(config));
        System.out.println("ok");
        return 0;
      }
      StationConfig read = StationFile.read(config);
      System.setProperty("java.io.tmpdir", DataFolder.scratch(read.dataFolder()).toString());
      StationProcess process = StationProcess.start(read);
      CountDownLatch ended = new CountDownLatch(1);
      Runtime.getRuntime()
          .addShutdownHook(
              new Thread(
                  () -> {
                    process.close();
                    ended.countDown();
                  },
                  "skybeat-end"));
      System.out.println("ready " + process.address());
      System.out.flush();
      ended.await();
      return 0;
    } catch (BadDocument | IllegalStateException | IOException e) {
      System.err.println("station: " + e.getMessage());
      return 2;
    }
  }
}
