package io.skybeat.simulator.process;

import io.skybeat.core.time.SystemTime;
import io.skybeat.core.wire.BadDocument;
import io.skybeat.simulator.stream.RtspServer;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./skybeat simulator}: runs the simulator until it is told to end. */
@Command(
    name = "simulator",
    mixinStandardHelpOptions = true,
    description = "Flies simulated drones in a simulated town and serves their cameras over RTSP.")
public final class SimulatorCommand implements Callable<Integer> {
  @Option(
      names = "--config",
      required = true,
      paramLabel = "FILE",
      description = "Configuration; simulator/src/main/config/simulator.yaml explains every key.")
  private Path config;

  @Override
  public Integer call() throws InterruptedException {
    CountDownLatch end = new CountDownLatch(1);
    try (SystemTime time = new SystemTime();
        SimulatorProcess process = SimulatorProcess.start(SimulatorConfig.read(config), time)) {
      Runtime.getRuntime()
          .addShutdownHook(
              new Thread(
                  () -> {
                    process.close();
                    end.countDown();
                  },
                  "skybeat-end"));
      System.out.println("ready rtsp=" + process.rtspPort());
      end.await();
      return 0;
    } catch (BadDocument | RtspServer.CannotListen e) {
      System.err.println("simulator: " + e.getMessage());
      return 1;
    }
  }
}
