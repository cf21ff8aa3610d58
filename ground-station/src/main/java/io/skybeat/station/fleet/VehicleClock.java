package io.skybeat.station.fleet;

import io.skybeat.mavlink.conversation.TimeSync;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Brings a vehicle's time since boot to UTC, by the best of three: TIMESYNC while its round trip
 * was short; SYSTEM_TIME while it agrees with our clock within {@link #CREDIBLE}; else the quickest
 * arrival of late (late messages can only be late).
 *
 * @param bootUtcMicros UTC of the vehicle's boot by SYSTEM_TIME, microseconds since 1970
 * @param arrivalMicros UTC of boot by the quickest arrival, microseconds since 1970
 * @param sync UTC of boot by TIMESYNC
 * @param lastBootMs newest time stamp, to notice a reboot
 */
public record VehicleClock(
    Optional<Long> bootUtcMicros,
    Optional<Long> arrivalMicros,
    Optional<Sync> sync,
    long lastBootMs) {
  public static final VehicleClock UNKNOWN =
      new VehicleClock(Optional.empty(), Optional.empty(), Optional.empty(), 0);
  private static final Duration CREDIBLE = Duration.ofSeconds(2);

  /** A TIMESYNC worse than this stands behind SYSTEM_TIME. */
  private static final long FINE_MICROS = 30_000;

  /** The arrival estimate may drift up again by this much a message: 0.1 ms. */
  private static final long FORGET_MICROS = 100;

  /**
   * What TIMESYNC has measured.
   *
   * @param bootMicros UTC of the boot, microseconds since 1970
   * @param errorMicros half the round trip: it is not farther off than that
   */
  public record Sync(long bootMicros, long errorMicros) {}

  /** Learns from a message that carries only a time since boot. */
  VehicleClock heard(Instant at, long bootMs) {
    long candidate = micros(at) - bootMs * 1000;
    if (bootMs + 5_000 < lastBootMs) {
      return new VehicleClock(Optional.empty(), Optional.of(candidate), Optional.empty(), bootMs);
    }
    long best =
        arrivalMicros.map(known -> Math.min(known + FORGET_MICROS, candidate)).orElse(candidate);
    return new VehicleClock(bootUtcMicros, Optional.of(best), sync, Math.max(lastBootMs, bootMs));
  }

  /** Learns from SYSTEM_TIME; {@code unixMicros} 0: the vehicle does not know the time yet. */
  VehicleClock heardSystemTime(Instant at, long unixMicros, long bootMs) {
    VehicleClock next = heard(at, bootMs);
    long boot = unixMicros - bootMs * 1000;
    boolean credible = unixMicros > 0 && next.credible(boot);
    return new VehicleClock(
        credible ? Optional.of(boot) : Optional.empty(),
        next.arrivalMicros,
        next.sync,
        next.lastBootMs);
  }

  /**
   * Learns from TIMESYNC. Its clock should count from the boot, as time_boot_ms does; one that
   * counts from something else is found out by the messages that have arrived, and not believed.
   */
  VehicleClock synchronised(TimeSync.Measured measured) {
    long boot = -measured.offset().toNanos() / 1000;
    long error = measured.roundTrip().toNanos() / 2000;
    return arrivalMicros.isPresent() && credible(boot)
        ? new VehicleClock(
            bootUtcMicros, arrivalMicros, Optional.of(new Sync(boot, error)), lastBootMs)
        : this;
  }

  private boolean credible(long boot) {
    return Math.abs(boot - arrivalMicros.orElse(boot)) <= CREDIBLE.toNanos() / 1000;
  }

  /** UTC of the moment {@code bootMs} after boot; empty before anything was heard. */
  public Optional<Instant> utc(long bootMs) {
    return sync.filter(known -> known.errorMicros() <= FINE_MICROS)
        .map(Sync::bootMicros)
        .or(() -> bootUtcMicros)
        .or(() -> sync.map(Sync::bootMicros))
        .or(() -> arrivalMicros)
        .map(boot -> instant(boot + bootMs * 1000));
  }

  private static long micros(Instant at) {
    return at.getEpochSecond() * 1_000_000 + at.getNano() / 1000;
  }

  private static Instant instant(long micros) {
    return Instant.ofEpochSecond(
        Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1000);
  }
}
