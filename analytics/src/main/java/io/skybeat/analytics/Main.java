package io.skybeat.analytics;

import picocli.CommandLine;

/** Starts the analytics process from a command line. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    System.exit(new CommandLine(new AnalyticsCommand()).execute(args));
  }
}
