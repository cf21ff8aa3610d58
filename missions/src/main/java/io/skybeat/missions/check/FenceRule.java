package io.skybeat.missions.check;

import io.skybeat.core.geo.Enu;
import io.skybeat.core.geo.LocalFrame;
import io.skybeat.missions.check.Leg.Stretch;
import io.skybeat.missions.plan.Fence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** The plan's own fence, no-fly areas and local ceilings. */
final class FenceRule {
  private static final double STEP_M = 1;

  /** A part of the fence in the plane: a shape, or a circle where {@code radiusM} is over 0. */
  private record Part(String name, Shape shape, double radiusM, boolean inclusion) {
    /** How far {@code a b} stays outside; 0 or less when it meets the area. */
    double outsideM(Enu a, Enu b) {
      return shape.distanceM(a, b) - radiusM;
    }

    /** How deep inside all of {@code a b} lies; negative when some of it lies outside. */
    double insideM(Enu a, Enu b) {
      if (radiusM > 0) {
        return radiusM - Math.max(shape.distanceM(a, a), shape.distanceM(b, b));
      }
      if (shape.contains(a) && shape.contains(b)) {
        double edgeM = shape.edgeDistanceM(a, b);
        if (edgeM > 0) {
          return edgeM;
        }
      }
      return -Math.max(shape.distanceM(a, a), shape.distanceM(b, b));
    }
  }

  private final LocalFrame frame;
  private final List<Part> parts = new ArrayList<>();
  private final Limits.Course course;

  FenceRule(Flight flight, List<Fence> fence, Limits.Course course) {
    this.frame = flight.frame();
    this.course = course;
    for (Fence part : fence) {
      String name = "fence part " + (parts.size() + 1);
      if (part instanceof Fence.Circle circle) {
        Shape centre = Shape.of(frame, List.of(circle.centre()), false);
        parts.add(new Part(name, centre, circle.radiusM(), circle.inclusion()));
      } else if (part instanceof Fence.Polygon polygon) {
        Shape shape = Shape.of(frame, polygon.ring().corners(), true);
        parts.add(new Part(name, shape, 0, polygon.inclusion()));
      }
    }
  }

  void check(List<Stretch> stretches, Findings into) {
    double marginM = course.fenceMarginM() + course.trackErrorM();
    List<Part> inclusions = parts.stream().filter(Part::inclusion).toList();
    for (Stretch stretch : stretches) {
      for (Part part : parts) {
        if (!part.inclusion()) {
          double outsideM = part.outsideM(stretch.from(), stretch.to());
          if (outsideM < marginM) {
            into.add(
                marginM - outsideM,
                stretch.name(),
                "fence",
                outsideM <= 0
                    ? "enters " + part.name() + ", which is to stay out of"
                    : Words.metres(outsideM) + " from " + part.name(),
                Words.metres(marginM) + " outside");
          }
        }
      }
      if (course.insideAll()) {
        inclusions.forEach(part -> inside(stretch, List.of(part), part.name(), marginM, into));
      } else if (!inclusions.isEmpty()) {
        inside(stretch, inclusions, "every part of the fence", marginM, into);
      }
    }
  }

  /** Piece by piece, every metre lies inside one of {@code parts}. */
  private static void inside(
      Stretch stretch, List<Part> parts, String name, double marginM, Findings into) {
    double lengthM = stretch.to().minus(stretch.from()).horizontal();
    int pieces = Math.max(1, (int) Math.ceil(lengthM / STEP_M));
    double worstM = Double.POSITIVE_INFINITY;
    for (int i = 0; i < pieces; i++) {
      Enu a = stretch.at((double) i / pieces);
      Enu b = stretch.at((double) (i + 1) / pieces);
      double best = Double.NEGATIVE_INFINITY;
      for (Part part : parts) {
        best = Math.max(best, part.insideM(a, b));
      }
      worstM = Math.min(worstM, best);
    }
    if (worstM < marginM) {
      into.add(
          marginM - worstM,
          stretch.name(),
          "fence",
          worstM < 0
              ? Words.metres(-worstM) + " outside " + name
              : Words.metres(worstM) + " from the edge of " + name,
          Words.metres(marginM) + " inside");
    }
  }

  /**
   * No-fly areas and local ceilings; the ground is taken at {@code terrain}, else at home's level.
   */
  void airspaces(
      List<Stretch> stretches,
      List<Airspace> airspaces,
      Optional<Terrain> terrain,
      Flight flight,
      Findings into) {
    for (Airspace airspace : airspaces) {
      Shape shape = Shape.of(frame, airspace.ring().corners(), true);
      for (Stretch stretch : stretches) {
        double outsideM = shape.distanceM(stretch.from(), stretch.to());
        if (outsideM >= course.trackErrorM()) {
          continue;
        }
        if (airspace.ceilingM().isEmpty()) {
          into.add(
              course.trackErrorM() - outsideM,
              stretch.name(),
              "no-fly area " + airspace.id(),
              outsideM <= 0 ? "enters it" : Words.metres(outsideM) + " from it",
              Words.metres(course.trackErrorM()) + " outside");
        } else {
          ceiling(stretch, airspace, shape, terrain, flight, into);
        }
      }
    }
  }

  private void ceiling(
      Stretch stretch,
      Airspace airspace,
      Shape shape,
      Optional<Terrain> terrain,
      Flight flight,
      Findings into) {
    double ceilingM = airspace.ceilingM().getAsDouble();
    double lengthM = stretch.to().minus(stretch.from()).horizontal();
    int pieces = Math.max(1, (int) Math.ceil(lengthM / STEP_M));
    for (int i = 0; i < pieces; i++) {
      Enu a = stretch.at((double) i / pieces);
      Enu b = stretch.at((double) (i + 1) / pieces);
      if (shape.distanceM(a, b) >= course.trackErrorM()) {
        continue;
      }
      OptionalDouble ground =
          terrain.map(map -> map.elevationM(frame.toLatLon(a))).orElse(OptionalDouble.empty());
      double groundM = ground.isPresent() ? ground.getAsDouble() - flight.homeAmslM() : 0;
      double heightM = Math.max(a.up(), b.up()) - groundM;
      if (heightM > ceilingM) {
        into.add(
            heightM - ceilingM,
            stretch.name(),
            "ceiling of " + airspace.id(),
            Words.metres(heightM),
            Words.metres(ceilingM));
      }
    }
  }
}
