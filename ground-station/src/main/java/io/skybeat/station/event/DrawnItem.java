package io.skybeat.station.event;

import java.util.List;

/**
 * An item of a plan that the station drew itself, as the journal keeps it.
 *
 * @param command MAV_CMD number
 * @param frame MAV_FRAME number
 * @param params seven, as MAV_CMD names them; 5 and 6 are degrees for positional items
 */
public record DrawnItem(int command, int frame, List<Double> params) {
  public DrawnItem {
    params = List.copyOf(params);
    if (params.size() != 7) {
      throw new IllegalArgumentException("an item has 7 parameters, this has " + params.size());
    }
  }
}
