package io.skybeat.station.event;

import io.skybeat.core.flight.DroneId;
import io.skybeat.core.geo.LatLon;
import io.skybeat.core.sighting.CameraId;
import io.skybeat.core.sighting.PixelBox;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

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

  /**
   * Have a drone look at a place from beside it: the place of an alert, or one that was clicked at
   * or called in.
   *
   * @param alert either this
   * @param where or this, on the ground
   * @param drone with this one; empty: the nearest that is fit
   * @param follow the target moves: the look ends when it is not marked again in time
   */
  record Look(
      Optional<AlertId> alert,
      Optional<LatLon> where,
      Optional<DroneId> drone,
      Optional<Boolean> follow)
      implements Order {}

  /** The target that {@code drone} looks at is now at {@code where}. */
  record Follow(DroneId drone, LatLon where) implements Order {}

  /** The target that the camera's drone looks at is now in {@code box} of the live picture. */
  record FollowPicture(CameraId camera, Instant frameAt, PixelBox box) implements Order {}

  /** The look is over. */
  record EndLook(DroneId drone) implements Order {}

  /** I steer this drone myself; the station keeps silent towards it. */
  record TakeOver(DroneId drone) implements Order {}

  /** The station has the drone again. */
  record HandBack(DroneId drone) implements Order {}

  /** Withdraw a sortie that has not been armed yet. */
  record Cancel(io.skybeat.core.flight.SortieId sortie) implements Order {}

  /** A pilot comes on duty or leaves it. */
  record Duty(String pilot, boolean on) implements Order {}

  /** A fault was found at {@code item}, such as {@code airframe d1}: it stays on the ground. */
  record ReportFault(String item) implements Order {}

  /** {@code item} was serviced. */
  record Serviced(String item) implements Order {}

  /** The authority has confirmed approval {@code number}. */
  record ConfirmApproval(String number) implements Order {}

  /** The authority has taken approval {@code number} back. */
  record RevokeApproval(String number) implements Order {}

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

  /** Have a look at the clip of an alert. */
  record ViewEvidence(AlertId alert) implements Order {}

  /** Take these alerts' evidence out of the station. */
  record ExportEvidence(List<AlertId> alerts) implements Order {
    public ExportEvidence {
      alerts = List.copyOf(alerts);
    }
  }

  /** Legal hold: the evidence of an alert must not be erased, or may be again. */
  record HoldEvidence(AlertId alert, boolean on) implements Order {}
}
