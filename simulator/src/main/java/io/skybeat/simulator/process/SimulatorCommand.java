package io.skybeat.simulator.process;

import io.skybeat.core.time.SystemTime;
import io.skybeat.core.wire.BadDocument;
import io.skybeat.simulator.fault.FaultText;
import io.skybeat.simulator.stream.RtspServer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.OptionalDouble;
import java.util.Scanner;
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
  private static final String ON_INPUT = "input";
  private static final int MOST_PORT = 65_535;

  @Option(
      names = "--config",
      required = true,
      paramLabel = "FILE",
      description = "Configuration; simulator/src/main/config/simulator.yaml explains every key.")
  private Path config;

  @Option(
      names = "--control",
      arity = "0..1",
      paramLabel = "PORT",
      fallbackValue = ON_INPUT,
      description =
          "with a PORT: state and faults over HTTP on 127.0.0.1 (docs/simulator.md; 0: a free one);"
              + " without: take orders on standard input: 'kill-video' kills the cameras' process, 'fault KIND DRONE"
              + " SECONDS [STRENGTH]' makes something go wrong; 'dock ID FAULT on|off', 'wind MPS"
              + " GUST_MPS' and 'aircraft HEIGHT_M' change the world around")
  private String control;

  @Option(
      names = "--cameras-apart",
      description =
          "the cameras in a process of their own, which may die and comes again by itself")
  private boolean camerasApart;

  @Override
  public Integer call() throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    try (SystemTime time = new SystemTime();
        SimulatorProcess process = start(SimulatorConfig.read(config), time)) {
      Runtime.getRuntime()
          .addShutdownHook(
              new Thread(
                  () -> {
                    process.close();
                    end.countDown();
                  },
                  "skybeat-end"));
      try (AutoCloseable door = controlled(process)) {
        end.await();
      }
      return 0;
    } catch (BadDocument | RtspServer.CannotListen e) {
      System.err.println("simulator: " + e.getMessage());
      return 1;
    }
  }

  /** Says that it is ready, and for whom. */
  private AutoCloseable controlled(SimulatorProcess process) {
    String ready = "ready rtsp=" + process.rtspPort();
    if (control == null || control.equals(ON_INPUT)) {
      System.out.println(ready);
      if (control != null) {
        takeOrders(process);
      }
      return () -> {};
    }
    if (!control.matches("\\d{1,5}") || Integer.parseInt(control) > MOST_PORT) {
      throw new BadDocument("--control: '" + control + "' is no port; give 0.." + MOST_PORT);
    }
    ControlServer server = ControlServer.start(process, Integer.parseInt(control));
    System.out.println(ready + " control=" + server.port());
    return server;
  }

  private SimulatorProcess start(SimulatorConfig read, SystemTime time) {
    return camerasApart
        ? SimulatorProcess.startApart(read, config, time)
        : SimulatorProcess.start(read, time);
  }

  private static void carryOut(String order, SimulatorProcess process) {
    try {
      if (order.equals("kill-video")) {
        process.killVideo();
      } else if (order.startsWith("fault ")) {
        process.faults().plan(fault(order.split(" +")));
      } else {
        process.around(order);
      }
    } catch (BadDocument | IllegalArgumentException | IllegalStateException e) {
      System.err.println("simulator: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** {@code fault KIND DRONE SECONDS [STRENGTH]}, at once. */
  private static FaultText fault(String[] words) {
    if (words.length < 4 || words.length > 5) {
      throw new IllegalArgumentException("'fault KIND DRONE SECONDS [STRENGTH]' is needed");
    }
    return FaultText.of(
        words[1],
        words[2],
        FaultText.seconds("lasting", words[3]),
        words.length == 5
            ? OptionalDouble.of(Double.parseDouble(words[4]))
            : OptionalDouble.empty());
  }

  private static void takeOrders(SimulatorProcess process) {
    Thread reader =
        new Thread(
            () -> {
              Scanner in = new Scanner(System.in, StandardCharsets.UTF_8);
              while (in.hasNextLine()) {
                String order = in.nextLine().strip();
                carryOut(order, process);
              }
            },
            "skybeat-orders");
    reader.setDaemon(true);
    reader.start();
  }
}
