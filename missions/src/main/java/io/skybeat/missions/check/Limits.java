package io.skybeat.missions.check;

import io.skybeat.core.geo.LatLon;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a route is held against. Lengths in metres, speeds in metres a second, times in seconds,
 * power in watts. {@code missions/limits.yaml} is the reference of every key.
 */
public record Limits(
    Heights heights,
    Course course,
    People people,
    Clearance obstacles,
    Link link,
    Homeward homeward,
    Optional<Energy> energy,
    Wind wind,
    Separation separation,
    Camera camera,
    double flightTimeMaxS) {

  /** Skybeat's own caution where nobody has said anything; 120 m is the law's ceiling. */
  public static final Limits DEFAULT =
      new Limits(
          new Heights(120, 15, 15),
          new Course(true, 0, 2, 0.5),
          new People(8, 0, 0.05),
          new Clearance(10, 10),
          new Link(5000, List.of()),
          new Homeward(15, 8, 2.5, 1.5),
          Optional.empty(),
          new Wind(8, OptionalDouble.empty()),
          new Separation(30, 10, 20, 10, 5),
          new Camera(45, 1280, 720, 8, 3, 0.9),
          20 * 60);

  public Limits {
    positive("flightTimeMaxS", flightTimeMaxS);
  }

  /** The same with a lower ceiling, where one is said. */
  public Limits withCeiling(OptionalDouble ceilingM) {
    return new Limits(
        new Heights(
            Math.min(heights.ceilingM(), ceilingM.orElse(heights.ceilingM())),
            heights.floorM(),
            heights.terrainClearanceM()),
        course,
        people,
        obstacles,
        link,
        homeward,
        energy,
        wind,
        separation,
        camera,
        flightTimeMaxS);
  }

  /**
   * Heights.
   *
   * @param ceilingM highest above the ground (above home where no terrain is given)
   * @param floorM lowest above the same, take-off and landing aside
   * @param terrainClearanceM smallest distance from the ground below, where terrain is given
   */
  public record Heights(double ceilingM, double floorM, double terrainClearanceM) {}

  /**
   * How exactly a route is flown.
   *
   * @param insideAll true: inside every inclusion at once, as ArduPilot has it; false: inside any
   *     one, as PX4 has it
   * @param fenceMarginM from a fence's edge, beyond the track error
   * @param trackErrorM how far the vehicle may be from its line, in wind
   * @param responseS how long it goes on along its old course in a turn without a stop
   */
  public record Course(
      boolean insideAll, double fenceMarginM, double trackErrorM, double responseS) {
    public Course {
      if (!(trackErrorM >= 0 && responseS >= 0 && fenceMarginM >= 0)) {
        throw new IllegalArgumentException(
            "course: fenceMarginM, trackErrorM and responseS must be 0 or more");
      }
    }
  }

  /**
   * People below.
   *
   * @param standOffM smallest horizontal distance from a watched place
   * @param standOffPerHeight the same as a share of the height (1 is the one-to-one rule); the
   *     larger counts
   * @param maxDensityPerM2 over more people than this nobody flies, where their density is known
   */
  public record People(double standOffM, double standOffPerHeight, double maxDensityPerM2) {}

  /** Smallest distances from an obstacle: beside it or over it. */
  public record Clearance(double horizontalM, double verticalM) {}

  /**
   * The radio link.
   *
   * @param rangeM how far it reaches
   * @param antennas where its ends on the ground are; none: at home
   */
  public record Link(double rangeM, List<LatLon> antennas) {
    public Link {
      antennas = List.copyOf(antennas);
      positive("link.rangeM", rangeM);
    }
  }

  /**
   * The way home.
   *
   * @param heightM the vehicle climbs to this before it flies home, if it is lower
   * @param speedMps level
   * @param climbMps going up
   * @param descentMps coming down
   */
  public record Homeward(double heightM, double speedMps, double climbMps, double descentMps) {
    public Homeward {
      positive("homeward.speedMps", speedMps);
      positive("homeward.climbMps", climbMps);
      positive("homeward.descentMps", descentMps);
    }
  }

  /**
   * What the airframe's pack holds and what flying costs.
   *
   * @param batteryWh usable energy of a full pack, as it is today
   * @param startShare share of it at take-off (a dock that keeps packs at 90 %: 0.9)
   * @param reserveShare share of it that must be left after landing
   * @param hoverW in still air
   * @param cruiseW level at {@code cruiseMps} of airspeed
   * @param cruiseMps airspeed of {@code cruiseW}
   * @param climbSharePerMps of hover power, more for each metre a second of climb
   * @param maxAirspeedMps more than this it cannot fly against the wind
   */
  public record Energy(
      double batteryWh,
      double startShare,
      double reserveShare,
      double hoverW,
      double cruiseW,
      double cruiseMps,
      double climbSharePerMps,
      double maxAirspeedMps) {
    public Energy {
      positive("energy.batteryWh", batteryWh);
      positive("energy.hoverW", hoverW);
      positive("energy.cruiseW", cruiseW);
      positive("energy.cruiseMps", cruiseMps);
      positive("energy.maxAirspeedMps", maxAirspeedMps);
      if (!(startShare > 0 && startShare <= 1 && reserveShare >= 0 && reserveShare < startShare)) {
        throw new IllegalArgumentException(
            "energy: 0 <= reserveShare < startShare <= 1 is needed, got "
                + reserveShare
                + " and "
                + startShare);
      }
    }
  }

  /**
   * The wind that is planned for.
   *
   * @param speedMps steady
   * @param fromDeg true bearing it blows from; empty: the worst direction counts
   */
  public record Wind(double speedMps, OptionalDouble fromDeg) {
    public Wind {
      if (!(speedMps >= 0)) {
        throw new IllegalArgumentException("wind.speedMps must be 0 or more");
      }
    }
  }

  /**
   * Two drones in the air are apart by one of these, even when one is {@code slackS} early or late.
   *
   * @param horizontalM beside each other, on their routes
   * @param verticalM over each other, on their routes
   * @param slackS how early or late a sortie may be
   * @param dockHorizontalM beside each other while one of them climbs from its dock or comes home;
   *     more than the docks are apart lets only one of them move at a time
   * @param dockVerticalM over each other, likewise
   */
  public record Separation(
      double horizontalM,
      double verticalM,
      double slackS,
      double dockHorizontalM,
      double dockVerticalM) {}

  /**
   * What a camera must see of a place for it to count as watched.
   *
   * @param hfovDeg horizontal field of view
   * @param widthPx of the picture
   * @param heightPx of the picture
   * @param minPxPerM picture elements a metre at which people are still found
   * @param minLookS how long a spot must be in the picture
   * @param minShare of a place's ground that must have been looked at
   */
  public record Camera(
      double hfovDeg,
      int widthPx,
      int heightPx,
      double minPxPerM,
      double minLookS,
      double minShare) {
    public Camera {
      if (!(hfovDeg > 0 && hfovDeg < 180) || widthPx < 1 || heightPx < 1) {
        throw new IllegalArgumentException("camera: hfovDeg within 0..180 and a size are needed");
      }
    }
  }

  private static void positive(String name, double value) {
    if (!(value > 0)) {
      throw new IllegalArgumentException(name + " must be over 0, is " + value);
    }
  }
}
