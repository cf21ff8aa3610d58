package io.skybeat.simulator.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skybeat.missions.check.RouteCheck;
import io.skybeat.missions.file.AreasFile;
import io.skybeat.missions.format.PlanFile;
import io.skybeat.missions.plan.Plan;
import io.skybeat.missions.plan.PlanItem;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FleetRoutesTest {
  private static final Path ROOT = Path.of(System.getProperty("skybeat.root"));

  @Test
  void oneDroneFliesTheMissionsAsTheyAre(@TempDir Path folder) throws Exception {
    assertEquals(ROOT.resolve("missions"), FleetRoutes.missions(ROOT, folder, 1));
  }

  @Test
  void everyDroneHasALayerOfItsOwnAndStillPassesTheChecks(@TempDir Path folder) throws Exception {
    Path missions = FleetRoutes.missions(ROOT, folder, 5);
    Plan first = plan(missions, 1);
    for (int n = 1; n <= 5; n++) {
      Plan plan = plan(missions, n);
      assertEquals(
          List.of(), RouteCheck.DEFAULT.violations(plan, AreasFile.read(areas(missions)).areas()));
      for (int i = 0; i < plan.items().size(); i++) {
        PlanItem item = plan.items().get(i);
        double raisedM = item.flownTo() ? FleetRoutes.LAYER_M * (n - 1) : 0;
        assertEquals(first.items().get(i).param(7) + raisedM, item.param(7), 1e-9);
      }
    }
    assertTrue(FleetRoutes.LAYER_M >= 5, "more than the errors of two heights");
  }

  private static Plan plan(Path missions, int n) {
    return PlanFile.read(missions.resolve("patrols/" + FleetRoutes.route(n) + ".plan"));
  }

  private static Path areas(Path missions) {
    return missions.resolve("areas.yaml");
  }
}
