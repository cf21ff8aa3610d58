package io.skybeat.analytics.locating;

import io.skybeat.core.geo.Enu;
import io.skybeat.core.geo.LocalFrame;
import io.skybeat.core.sighting.Place;
import java.util.List;

/**
 * A place on the ground with its errors kept apart: {@code biases} are common to every look of the
 * flight (the same compass is wrong all the time), {@code own} is this look's alone.
 *
 * @param where metres in the local frame, up 0
 * @param biases how far one sigma of each common error moves the place, in a fixed order: east and
 *     north position, yaw, pitch, height, time
 * @param own covariance of what differs from look to look
 */
public record Fix(Enu where, List<Enu> biases, Covariance own) {
  public Fix {
    biases = List.copyOf(biases);
  }

  /** All errors together. */
  public Covariance covariance() {
    double ee = own.ee();
    double en = own.en();
    double nn = own.nn();
    for (Enu bias : biases) {
      ee += bias.east() * bias.east();
      en += bias.east() * bias.north();
      nn += bias.north() * bias.north();
    }
    return new Covariance(ee, en, nn);
  }

  /** The same place, less certain by {@code more}. */
  public Fix widened(Covariance more) {
    return new Fix(where, biases, own.plus(more));
  }

  /** The place in degrees with its CE90. */
  public Place place(LocalFrame frame) {
    return new Place(frame.toLatLon(where), covariance().ce90M());
  }
}
