package io.skybeat.station.event;

import io.skybeat.core.flight.DroneId;
import io.skybeat.core.sighting.CameraId;
import io.skybeat.core.sighting.PixelBox;
import java.time.Instant;

/** What a person may ask of the station. Always comes with the person's name and a reason. */
public sealed interface Order {
  /** An order to a flying drone. */
  sealed interface ToDrone extends Order {
    DroneId drone();
  }

  /** Fly {@code route} with {@code drone} now, with {@code pilot} answering for it. */
  record FlyNow(String route, DroneId drone, String pilot) implements Order {}

  /** Stop and hover where it is. */
  record Hold(DroneId drone) implements ToDrone {}

  /** Go on with the route after a hold. */
  record Continue(DroneId drone) implements ToDrone {}

  /** Fly home and land there. */
  record Return(DroneId drone) implements ToDrone {}

  /** Land where it is, now. */
  record Land(DroneId drone) implements ToDrone {}

  /** Withdraw a sortie that has not been armed yet. */
  record Cancel(io.skybeat.core.flight.SortieId sortie) implements Order {}

  /** A pilot comes on duty or leaves it. */
  record Duty(String pilot, boolean on) implements Order {}

  /** I have seen it and answer for it. */
  record Acknowledge(AlertId alert) implements Order {}

  /** It is not what it claims to be; the reason is needed. */
  record FalseAlarm(AlertId alert) implements Order {}

  /** Handled; nothing more to do. */
  record Close(AlertId alert) implements Order {}

  /** Raise an alert at {@code box} on the live picture with capture time {@code frameAt}. */
  record MarkPicture(CameraId camera, Instant frameAt, PixelBox box, String note)
      implements Order {}

  /** Begin or end to watch a camera's live picture. */
  record Watch(CameraId camera, boolean on) implements Order {}

  /** Have a look at a held picture; {@code sha256} names it. */
  record ViewStill(String sha256) implements Order {}
}
