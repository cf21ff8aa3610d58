package io.skybeat.station;

import picocli.CommandLine;

/** Starts a station. */
public final class StationMain {
  private StationMain() {}

  public static void main(String[] arguments) {
    System.exit(new CommandLine(new StationCommand()).execute(arguments));
  }
}
