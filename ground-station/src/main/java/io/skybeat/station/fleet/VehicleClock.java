package io.skybeat.station.fleet;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Brings a vehicle's time since boot to UTC. SYSTEM_TIME is believed while it agrees with our clock
 * within {@link #CREDIBLE}; else the quickest arrival of late tells the offset (late messages can
 * only be late).
 *
 * @param bootUtcMicros UTC of the vehicle's boot by SYSTEM_TIME, microseconds since 1970
 * @param arrivalMicros UTC of boot by the quickest arrival, microseconds since 1970
 * @param lastBootMs newest time stamp, to notice a reboot
 */
public record VehicleClock(
    Optional<Long> bootUtcMicros, Optional<Long> arrivalMicros, long lastBootMs) {
  public static final VehicleClock UNKNOWN =
      new VehicleClock(Optional.empty(), Optional.empty(), 0);
  private static final Duration CREDIBLE = Duration.ofSeconds(2);

  /** The arrival estimate may drift up again by this much a message: 0.1 ms. */
  private static final long FORGET_MICROS = 100;

  /** Learns from a message that carries only a time since boot. */
  VehicleClock heard(Instant at, long bootMs) {
    long candidate = micros(at) - bootMs * 1000;
    if (bootMs + 5_000 < lastBootMs) {
      return new VehicleClock(Optional.empty(), Optional.of(candidate), bootMs);
    }
    long best =
        arrivalMicros.map(known -> Math.min(known + FORGET_MICROS, candidate)).orElse(candidate);
    return new VehicleClock(bootUtcMicros, Optional.of(best), Math.max(lastBootMs, bootMs));
  }

  /** Learns from SYSTEM_TIME; {@code unixMicros} 0: the vehicle does not know the time yet. */
  VehicleClock heardSystemTime(Instant at, long unixMicros, long bootMs) {
    VehicleClock next = heard(at, bootMs);
    long boot = unixMicros - bootMs * 1000;
    boolean credible =
        unixMicros > 0
            && Math.abs(boot - next.arrivalMicros.orElse(boot)) <= CREDIBLE.toNanos() / 1000;
    return new VehicleClock(
        credible ? Optional.of(boot) : Optional.empty(), next.arrivalMicros, next.lastBootMs);
  }

  /** UTC of the moment {@code bootMs} after boot; empty before anything was heard. */
  public Optional<Instant> utc(long bootMs) {
    return bootUtcMicros.or(() -> arrivalMicros).map(boot -> instant(boot + bootMs * 1000));
  }

  private static long micros(Instant at) {
    return at.getEpochSecond() * 1_000_000 + at.getNano() / 1000;
  }

  private static Instant instant(long micros) {
    return Instant.ofEpochSecond(
        Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1000);
  }
}
