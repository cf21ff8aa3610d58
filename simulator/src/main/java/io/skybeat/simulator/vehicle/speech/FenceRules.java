package io.skybeat.simulator.vehicle.speech;

import io.skybeat.simulator.vehicle.autopilot.MissionItem;
import java.util.List;
import java.util.Optional;

/** Whether a fence makes sense as a whole; an autopilot looks at it once it has all items. */
final class FenceRules {
  static final int RETURN_POINT = 5000;
  static final int INCLUSION_VERTEX = 5001;
  static final int EXCLUSION_VERTEX = 5002;
  static final int INCLUSION_CIRCLE = 5003;
  static final int EXCLUSION_CIRCLE = 5004;
  private static final int LEAST_VERTICES = 3;

  private FenceRules() {}

  /** What is wrong with it, in an autopilot's words. */
  static Optional<String> fault(List<MissionItem> items) {
    int at = 0;
    while (at < items.size()) {
      MissionItem item = items.get(at);
      switch (item.command()) {
        case INCLUSION_CIRCLE, EXCLUSION_CIRCLE -> {
          if (!(item.param1() > 0)) {
            return Optional.of("Fence: circle without radius");
          }
          at++;
        }
        case RETURN_POINT -> at++;
        case INCLUSION_VERTEX, EXCLUSION_VERTEX -> {
          int vertices = (int) item.param1();
          if (vertices < LEAST_VERTICES || at + vertices > items.size()) {
            return Optional.of("Fence: polygon of " + vertices + " vertices");
          }
          for (int i = at; i < at + vertices; i++) {
            // Every vertex says how many there are, and they stand together.
            boolean same =
                items.get(i).command() == item.command() && (int) items.get(i).param1() == vertices;
            if (!same) {
              return Optional.of("Fence: vertices do not stand together");
            }
          }
          at += vertices;
        }
        default -> {
          return Optional.of("Fence: unknown item " + item.command());
        }
      }
    }
    return Optional.empty();
  }
}
