package io.skybeat.simulator.vehicle.speech;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;

/** The vehicle's own clocks: one since boot, and a UTC that is off. */
public final class VehicleClock {
  private final Instant boot;
  private final Duration utcOffset;
  private Duration ahead = Duration.ZERO;

  /**
   * @param boot true UTC of its boot
   * @param utcOffset its UTC minus true UTC
   */
  public VehicleClock(Instant boot, Duration utcOffset) {
    this.boot = boot;
    this.utcOffset = utcOffset;
  }

  /** True UTC of its boot. */
  public Instant boot() {
    return boot;
  }

  /** Its UTC jumps: it is off by so much more than it usually is. */
  public void ahead(Duration jump) {
    ahead = jump;
  }

  /** As in time_boot_ms: wraps after 49 days. */
  public long bootMs(Instant at) {
    return Duration.between(boot, at).toMillis() & 0xffff_ffffL;
  }

  public long bootNanos(Instant at) {
    return Duration.between(boot, at).toNanos();
  }

  public BigInteger bootUs(Instant at) {
    return BigInteger.valueOf(bootNanos(at) / 1000);
  }

  /** As in time_unix_usec, error included. */
  public BigInteger unixUs(Instant at) {
    Instant own = at.plus(utcOffset).plus(ahead);
    return BigInteger.valueOf(own.getEpochSecond() * 1_000_000 + own.getNano() / 1000);
  }
}
