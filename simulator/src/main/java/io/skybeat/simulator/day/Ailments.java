package io.skybeat.simulator.day;

import io.skybeat.simulator.fault.Stricken;
import io.skybeat.simulator.net.LinkFaults;
import io.skybeat.simulator.vehicle.VehicleLoop;
import io.skybeat.simulator.vehicle.flight.WindConditions;
import io.skybeat.simulator.vehicle.speech.VehicleSpeech;
import java.time.Duration;
import java.util.OptionalDouble;
import java.util.function.Consumer;

/** What is wrong with an airframe of the day: kept here over its restarts. */
final class Ailments implements Stricken {
  private final Berth berth;
  private WindConditions wind = WindConditions.BREEZE;
  private boolean satellites = true;
  private Duration clockAhead = Duration.ZERO;
  private boolean narrow;
  private boolean breached;

  Ailments(Berth berth) {
    this.berth = berth;
  }

  /** A vehicle that has just been switched on has them too. */
  void onto(VehicleSpeech speech) {
    speech.copter().weather(wind);
    speech.copter().satellites(satellites);
    speech.clock().ahead(clockAhead);
    speech.highLatency(narrow);
    speech.autopilot().fence().pretend(breached);
  }

  boolean receivesSatellites() {
    return satellites;
  }

  @Override
  public int system() {
    return berth.number();
  }

  @Override
  public void line(LinkFaults other, long seed) {
    berth.line().faults(other, seed);
  }

  @Override
  public void cut(boolean cut) {
    berth.line().cut(cut);
  }

  @Override
  public void garble(double share, long seed) {
    berth.line().garble(share, seed);
  }

  @Override
  public void overheard(int system, int component, Object message) {
    berth.line().sayAs(system, component, message);
  }

  @Override
  public void says(Object message) {
    berth.line().say(message);
  }

  @Override
  public void sag(double percent) {
    VehicleLoop vehicle = berth.vehicle();
    if (vehicle == null) {
      berth.shelf().sag(percent);
    } else if (vehicle.batteryPercent() > percent) {
      vehicle.suffer(speech -> speech.copter().pack().sagTo(percent));
    }
  }

  @Override
  public void wind(OptionalDouble mps) {
    wind =
        mps.isPresent()
            ? new WindConditions(mps.getAsDouble(), 250, mps.getAsDouble() / 4)
            : WindConditions.BREEZE;
    toVehicle(speech -> speech.copter().weather(wind));
  }

  @Override
  public void satellites(boolean received) {
    satellites = received;
    toVehicle(speech -> speech.copter().satellites(received));
  }

  @Override
  public void fence(boolean outside) {
    breached = outside;
    toVehicle(speech -> speech.autopilot().fence().pretend(outside));
  }

  @Override
  public void clock(Duration ahead) {
    clockAhead = ahead;
    toVehicle(speech -> speech.clock().ahead(ahead));
  }

  @Override
  public void highLatency(boolean on) {
    narrow = on;
    toVehicle(speech -> speech.highLatency(on));
  }

  @Override
  public void reboot(boolean forgets) {
    berth.reboot(forgets);
  }

  @Override
  public void portChange() {
    throw new IllegalStateException("there are no ports in a day");
  }

  @Override
  public void staleSignature(Duration old) {
    throw new IllegalStateException("nothing is signed in a day");
  }

  private void toVehicle(Consumer<VehicleSpeech> mishap) {
    VehicleLoop vehicle = berth.vehicle();
    if (vehicle != null) {
      vehicle.suffer(mishap);
    }
  }
}
