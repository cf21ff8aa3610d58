package io.skybeat.simulator.vehicle;

import io.dronefleet.mavlink.common.CommandAck;
import io.skybeat.core.time.Time;
import io.skybeat.simulator.fault.Fault;
import io.skybeat.simulator.fault.FaultKind;
import io.skybeat.simulator.fault.Mischief;
import io.skybeat.simulator.vehicle.flight.WindConditions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/**
 * What goes wrong with one live vehicle: its messages on their way out and in, its pack, its air,
 * its satellites. Faults of kinds that need a whole day around them are refused. Thread-safe.
 */
public final class VehicleFaults {
  private final Time time;
  private final Mischief mischief = new Mischief();
  private final SplittableRandom random;
  private VehicleLoop loop;
  private double lossShare;
  private double lateS;

  /**
   * @param seed decides which messages are lost
   */
  public VehicleFaults(Time time, long seed) {
    this.time = time;
    this.random = new SplittableRandom(seed);
  }

  /** The vehicle that they strike; before it begins to live. */
  public synchronized void strikes(VehicleLoop vehicle) {
    loop = vehicle;
  }

  /**
   * Makes the fault begin and end when its time comes; IllegalArgumentException for a wrong kind.
   */
  public void plan(Fault fault) {
    switch (fault.kind()) {
      case REBOOT, MEMORY_LOSS, FOREIGN_TRAFFIC ->
          throw new IllegalArgumentException(
              fault.kind().word() + " is for ./skybeat day only; a live vehicle has no such fault");
      default -> {
        if (fault.kind().scope() != FaultKind.Scope.DRONE) {
          throw new IllegalArgumentException(
              fault.kind().word() + " strikes a station; this is a vehicle");
        }
      }
    }
    time.wakeAt(
        fault.from(),
        () -> {
          begin(fault);
          time.wakeAt(time.now().plus(fault.lasting()), () -> end(fault));
        });
  }

  private synchronized void begin(Fault fault) {
    mischief.begin(fault);
    double strength = fault.strength();
    switch (fault.kind()) {
      case LOSSY_LINK, GARBLED_LINK -> lossShare = strength;
      case ACK_LATE -> lateS = strength;
      case BATTERY_SAG -> loop.suffer(speech -> speech.copter().pack().sagTo(strength));
      case STRONG_WIND ->
          loop.suffer(
              speech -> speech.copter().weather(new WindConditions(strength, 250, strength / 4)));
      case GPS_LOSS -> loop.suffer(speech -> speech.copter().satellites(false));
      default -> {
        // The messages alone are struck.
      }
    }
  }

  private synchronized void end(Fault fault) {
    mischief.end(fault);
    if (mischief.on(fault.kind())) {
      return;
    }
    switch (fault.kind()) {
      case STRONG_WIND -> loop.suffer(speech -> speech.copter().weather(WindConditions.BREEZE));
      case GPS_LOSS -> loop.suffer(speech -> speech.copter().satellites(true));
      default -> {
        // Nothing outlasts it.
      }
    }
  }

  private boolean lost() {
    boolean lossy = mischief.on(FaultKind.LOSSY_LINK) || mischief.on(FaultKind.GARBLED_LINK);
    return mischief.on(FaultKind.LINK_CUT) || lossy && random.nextDouble() < lossShare;
  }

  /** What the vehicle says, on its way to {@code wire}. */
  public void out(Object message, Consumer<Object> wire) {
    for (Object left : leaving(message)) {
      boolean late;
      Instant then;
      synchronized (this) {
        late = left instanceof CommandAck && mischief.on(FaultKind.ACK_LATE);
        then = time.now().plus(Duration.ofMillis((long) (lateS * 1000)));
      }
      if (late) {
        time.wakeAt(then, () -> wire.accept(left));
      } else {
        wire.accept(left);
      }
    }
  }

  private synchronized List<Object> leaving(Object message) {
    return lost() ? List.of() : mischief.out(message);
  }

  /** What is said to the vehicle; empty when it never arrives. */
  public synchronized Optional<Object> in(Object message) {
    return lost() ? Optional.empty() : mischief.in(message);
  }
}
