package io.skybeat.simulator.vehicle;

import io.skybeat.simulator.world.TruePose;
import java.time.Instant;

/** A vehicle that lives in another process and tells where it is. Thread-safe. */
public final class FedPose implements PoseSource {
  private final PoseTrack track = new PoseTrack();

  /** Begins at a pose: there is always an answer. */
  public FedPose(TruePose first) {
    track.add(first);
  }

  /** The next pose; one that is not newer than the last is left out. */
  public void add(TruePose pose) {
    track.add(pose);
  }

  @Override
  public TruePose truth(Instant at) {
    return track.at(at);
  }
}
