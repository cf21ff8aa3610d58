package io.skybeat.analytics.vision;

import java.util.List;

/**
 * Heat that a vehicle explains: an engine, an exhaust, brakes. It lies within the vehicle and is a
 * small part of it, so that a blaze which a net takes for a vehicle, or one that has taken the
 * vehicle, explains nothing.
 */
public final class VehicleHeat {
  /** Part of the vehicle's box that an engine fills at most. */
  private static final double MOST_OF_VEHICLE = 0.35;

  /** Part of the heat's box that lies within the vehicle's. */
  private static final double WITHIN = 0.7;

  private VehicleHeat() {}

  /** Whether one of {@code boxes} is a vehicle, by {@code score}, that explains {@code spot}. */
  public static boolean explains(List<Box> boxes, double score, HotSpot spot) {
    return boxes.stream()
        .anyMatch(
            box -> box.kind() == ObjectClass.VEHICLE && box.score() >= score && carries(box, spot));
  }

  private static boolean carries(Box vehicle, HotSpot spot) {
    Region heat = spot.box();
    Box of = new Box(ObjectClass.VEHICLE, 0, heat.x(), heat.y(), heat.width(), heat.height());
    boolean middle =
        spot.centroidX() >= vehicle.x()
            && spot.centroidX() <= vehicle.right()
            && spot.centroidY() >= vehicle.y()
            && spot.centroidY() <= vehicle.bottom();
    return middle
        && spot.areaPx() <= MOST_OF_VEHICLE * vehicle.area()
        && vehicle.shared(of) >= WITHIN * of.area();
  }
}
