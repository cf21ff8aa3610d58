package io.skybeat.analytics.locating;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skybeat.core.flight.CameraAttitude;
import io.skybeat.core.geo.Enu;
import io.skybeat.core.geo.LatLon;
import io.skybeat.core.geo.LocalFrame;
import io.skybeat.core.geo.Ring;
import io.skybeat.core.sighting.Lens;
import io.skybeat.core.sighting.PixelBox;
import java.util.List;
import org.junit.jupiter.api.Test;

class GroundViewTest {
  private static final LocalFrame FRAME = new LocalFrame(new LatLon(30.5, 114.3));
  private static final Lens LENS = Lens.pinhole(45, 1280, 720);

  private static GroundView view(double pitch, List<Ring> rings) {
    Projection projection =
        new Projection(LENS, 1280, 720, new Enu(0, 0, 30), new CameraAttitude(0, pitch, 0));
    return new GroundView(projection, FRAME, 8, rings);
  }

  private static Ring square(double e, double n, double half) {
    return new Ring(
        List.of(
            FRAME.toLatLon(new Enu(e - half, n - half, 0)),
            FRAME.toLatLon(new Enu(e + half, n - half, 0)),
            FRAME.toLatLon(new Enu(e + half, n + half, 0)),
            FRAME.toLatLon(new Enu(e - half, n + half, 0))));
  }

  @Test
  void theFootprintIsATrapezeThatWidensAway() {
    List<Enu> corners = view(-40, List.of()).corners().stream().map(FRAME::toEnu).toList();
    double far = corners.get(1).east() - corners.get(0).east();
    double near = corners.get(2).east() - corners.get(3).east();
    assertTrue(far > near && near > 10, far + " " + near);
    assertTrue(corners.get(0).north() > corners.get(3).north());
  }

  @Test
  void cornersAboveTheHorizonAreCutAtAUsableRange() {
    List<Enu> corners = view(-5, List.of()).corners().stream().map(FRAME::toEnu).toList();
    assertEquals(30 / StrictMath.tan(StrictMath.toRadians(8)), corners.get(0).horizontal(), 0.5);
  }

  @Test
  void attendedGroundIsFoundInThePictureAndNowhereElse() {
    // The centre of the picture is 35.8 m north.
    GroundView view = view(-40, List.of(square(0, 35.8, 4)));
    assertTrue(view.attendedPart(new PixelBox(560, 300, 160, 120)) > 0.5);
    assertEquals(0, view.attendedPart(new PixelBox(0, 500, 300, 220)));
    assertEquals(0, view(-40, List.of()).attendedPart(new PixelBox(0, 0, 1280, 720)));
  }
}
