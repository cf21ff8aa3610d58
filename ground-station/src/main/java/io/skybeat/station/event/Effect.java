package io.skybeat.station.event;

import io.skybeat.core.clip.ClipWish;
import io.skybeat.core.flight.Pose;
import io.skybeat.core.geo.Ring;
import io.skybeat.core.sighting.CameraId;
import io.skybeat.core.sighting.HeatPlace;
import io.skybeat.core.sighting.PrivacyZone;
import io.skybeat.core.wire.CameraAssignment;
import io.skybeat.core.wire.WireMessage;
import io.skybeat.station.around.dock.DockCommand;
import java.time.Instant;
import java.util.List;

/** What the pure code wants done. Edges carry it out. */
public sealed interface Effect {
  /** Send a MAVLink message to a vehicle; {@code systemId} 0: to every vehicle. */
  record Send(int systemId, Object message) implements Effect {}

  /** Bring {@link Event.Due} at that moment; replaces the former wish. */
  record Wake(Instant when) implements Effect {}

  /** Journal these facts. They hold in memory at once. */
  record Note(List<Fact> facts) implements Effect {
    public Note {
      facts = List.copyOf(facts);
    }
  }

  /**
   * Journal these facts; what follows from them (arm, launch) waits in the pure state until {@link
   * Event.Stored} says that they are durable.
   */
  record NoteThen(List<Fact> facts) implements Effect {
    public NoteThen {
      facts = List.copyOf(facts);
    }
  }

  /** The room's picture has changed; {@code urgent} ones are not merged, but go after storing. */
  record Show(boolean urgent) implements Effect {}

  /** Answer the asking with this ticket. */
  record Reply(long ticket, Answer answer) implements Effect {}

  /** Tell analytics which streams to take. */
  record Assign(List<CameraAssignment> cameras) implements Effect {
    public Assign {
      cameras = List.copyOf(cameras);
    }
  }

  /** Tell analytics which ground deserves tiles first. */
  record Attend(List<Ring> ground, List<HeatPlace> heat) implements Effect {
    public Attend {
      heat = List.copyOf(heat);
      ground = List.copyOf(ground);
    }
  }

  /** Tell analytics what no picture may show. */
  record Mask(List<PrivacyZone> zones) implements Effect {
    public Mask {
      zones = List.copyOf(zones);
    }
  }

  /** Feed analytics with poses. */
  record FeedPoses(List<Pose> poses) implements Effect {
    public FeedPoses {
      poses = List.copyOf(poses);
    }
  }

  /** Switch a camera's live picture on or off. */
  record Live(CameraId camera, boolean on) implements Effect {}

  /** Pass an officer's mark on to analytics. */
  record PassMark(WireMessage.Mark mark) implements Effect {}

  /** Tell a dock to do something. */
  record TellDock(DockCommand command) implements Effect {}

  /** Tell analytics that these sightings and reports are durable. */
  record Acknowledge(List<String> ids) implements Effect {
    public Acknowledge {
      ids = List.copyOf(ids);
    }
  }

  /** Ask analytics for stills that have not come. */
  record AskStills(List<String> sha256) implements Effect {
    public AskStills {
      sha256 = List.copyOf(sha256);
    }
  }

  /** Tell analytics which clips are lacking. */
  record WantClips(List<ClipWish> wishes) implements Effect {
    public WantClips {
      wishes = List.copyOf(wishes);
    }
  }

  /** Seal an item of evidence; one that is sealed already is told again. */
  record SealEvidence(EvidenceDraft draft) implements Effect {}

  /** Destroy the key of an item of evidence, and delete its files. */
  record EraseEvidence(AlertId alert, long number, String rule) implements Effect {}

  /** Mark an item of evidence, or unmark it, as one that must not be erased. */
  record HoldEvidence(AlertId alert, long number, boolean on) implements Effect {}
}
