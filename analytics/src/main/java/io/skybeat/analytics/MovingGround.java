package io.skybeat.analytics;

import io.skybeat.analytics.judging.PersonsOnGround;
import io.skybeat.analytics.locating.Pixel;
import io.skybeat.analytics.locating.Projection;
import io.skybeat.analytics.tracking.FlowField;
import io.skybeat.analytics.tracking.Observation;
import io.skybeat.analytics.tracking.Track;
import io.skybeat.analytics.tracking.VehicleWatch;
import io.skybeat.core.geo.Enu;
import io.skybeat.core.sighting.GroundMotion;
import io.skybeat.core.sighting.PixelBox;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What moves on the ground before one camera: the flow of persons, and vehicles. */
final class MovingGround {
  /** The middle of a box is the middle of a car's body, about so high. */
  private static final double BODY_M = 0.75;

  /** Boxes that would be shorter or longer on the ground are no cars, vans or buses. */
  private static final double SHORTEST_M = 1.2;

  private static final double LONGEST_M = 16;

  private final CameraContext context;
  private VehicleWatch vehicles = new VehicleWatch();

  MovingGround(CameraContext context) {
    this.context = context;
  }

  /** Nothing is known any more of where things were. */
  void forget() {
    vehicles = new VehicleWatch();
  }

  /**
   * Takes in the vehicles of a look.
   *
   * @param seen as the detector found them
   * @param lookedAt which pixels it was shown
   */
  void see(
      Instant at, Projection view, List<PersonsOnGround.Seen> seen, Predicate<Pixel> lookedAt) {
    List<Observation> placed = new ArrayList<>();
    for (PersonsOnGround.Seen one : seen) {
      where(view, one.box())
          .ifPresent(where -> placed.add(new Observation(where, 1, one.box(), one.score())));
    }
    vehicles.see(at, placed, where -> view.pixel(where).filter(lookedAt).isPresent());
  }

  /** What moves, for a report; {@code persons} are those who are followed. */
  GroundMotion motion(Instant at, List<Track> persons) {
    return new GroundMotion(
        FlowField.of(at, persons, context.cellSizeM()), vehicles.vehicles(at, context.grid()));
  }

  private Optional<Enu> where(Projection view, PixelBox box) {
    double middle = box.y() + box.height() / 2;
    Pixel centre = new Pixel(box.x() + box.width() / 2, middle);
    Optional<Enu> at = view.atHeight(centre, BODY_M);
    Optional<Enu> left = view.atHeight(new Pixel(box.x(), middle), BODY_M);
    Optional<Enu> right = view.atHeight(new Pixel(box.x() + box.width(), middle), BODY_M);
    if (at.isEmpty() || left.isEmpty() || right.isEmpty()) {
      return Optional.empty();
    }
    double acrossM = right.get().minus(left.get()).horizontal();
    boolean believed =
        acrossM >= SHORTEST_M
            && acrossM <= LONGEST_M
            && view.depressionDeg(centre) >= context.budget().minDepressionDeg();
    return believed ? Optional.of(new Enu(at.get().east(), at.get().north(), 0)) : Optional.empty();
  }
}
