package io.skybeat.simulator.bench;

/**
 * How much is measured.
 *
 * @param forks JVMs started for each MAVLink benchmark; 0 measures in this one, which is good for
 *     nothing but trying the command
 * @param warmups warm-up iterations of a fork
 * @param iterations measured iterations of a fork
 * @param iterationMs length of one iteration
 * @param warmupPictures pictures that go through the video stages unmeasured
 * @param pictures pictures measured in each stage
 * @param streamFrames frames measured in each loopback stream
 * @param framesPerSecond rate of the loopback streams
 * @param fleetWarmupS seconds of the fleet unmeasured, before each of its parts
 * @param fleetS seconds of the fleet measured in each part
 * @param reconnects times a camera is switched off and on, at least 20
 * @param enduranceS seconds over which they are spread
 */
record Effort(
    int forks,
    int warmups,
    int iterations,
    int iterationMs,
    int warmupPictures,
    int pictures,
    int streamFrames,
    double framesPerSecond,
    int fleetWarmupS,
    int fleetS,
    int reconnects,
    int enduranceS) {
  /** Under five minutes. */
  static final Effort FULL = new Effort(2, 3, 5, 1000, 60, 200, 300, 10, 15, 60, 1000, 3600);

  /** Under one minute. */
  static final Effort QUICK = new Effort(1, 3, 3, 700, 15, 40, 50, 10, 8, 15, 40, 60);
}
