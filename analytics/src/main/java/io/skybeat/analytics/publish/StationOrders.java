package io.skybeat.analytics.publish;

import io.skybeat.core.clip.ClipWish;
import io.skybeat.core.flight.Pose;
import io.skybeat.core.geo.Ring;
import io.skybeat.core.sighting.CameraId;
import io.skybeat.core.sighting.HeatPlace;
import io.skybeat.core.sighting.PrivacyZone;
import io.skybeat.core.wire.CameraAssignment;
import io.skybeat.core.wire.WireMessage;
import java.util.List;

/** What the station asks of this worker; called on the connection's thread, must be short. */
public interface StationOrders {
  /** The station accepted this worker, also after each reconnect. */
  void welcomed(WireMessage.Welcome welcome);

  /** All cameras to take; others end. */
  void assigned(List<CameraAssignment> cameras);

  /** Ground that comes first, and places whose heat is registered. */
  void attended(List<Ring> ground, List<HeatPlace> heat);

  /** All that no picture may show. */
  void masked(List<PrivacyZone> zones);

  /** New poses, oldest first. */
  void posed(List<Pose> poses);

  /** Whether somebody watches a camera. */
  void watched(CameraId camera, boolean on);

  /** An officer's mark, to be answered with a sighting or a refusal. */
  void marked(WireMessage.Mark mark);

  /** All clips that the station still lacks. */
  void clipsWanted(List<ClipWish> wishes);

  /** The station has made these durable: sightings, cell reports and clips by their ids. */
  void acknowledged(List<String> ids);

  /** The connection is gone; the next {@link #welcomed} follows when it is back. */
  void parted(String reason);
}
