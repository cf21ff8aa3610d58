package io.skybeat.station.event;

import io.skybeat.core.sighting.CellReport;
import io.skybeat.core.sighting.Footprint;
import io.skybeat.core.sighting.ModelRef;
import io.skybeat.core.sighting.Sighting;
import io.skybeat.core.sighting.StreamHealth;
import io.skybeat.station.around.Tiding;
import java.time.Instant;
import java.util.List;

/** Something that happened, with the moment the station learned of it. All of them are records. */
public sealed interface Event {
  /** When it entered the loop, UTC. */
  Instant at();

  /** Hands this event to the method of its kind. */
  <R> R accept(Visitor<R> visitor);

  /** True for what may be dropped when the inbox is full: the next one brings the same. */
  default boolean telemetry() {
    return false;
  }

  /**
   * A MAVLink message from a vehicle.
   *
   * @param systemId sender's system
   * @param componentId sender's component
   * @param message its payload, one of the dialect's message classes
   */
  record Heard(Instant at, int systemId, int componentId, Object message) implements Event {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.heard(this);
    }

    @Override
    public boolean telemetry() {
      return true;
    }
  }

  /**
   * How much of what a vehicle sent arrived on its link since the last count.
   *
   * @param received frames
   * @param lost frames missing from its sequence; negative when what was missing came late
   */
  record LinkCounted(Instant at, int systemId, long received, long lost) implements Event {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.linkCounted(this);
    }

    @Override
    public boolean telemetry() {
      return true;
    }
  }

  /** The analytics worker's connection came or went. */
  record LinkChanged(
      Instant at, String worker, boolean up, String detail, String software, List<ModelRef> models)
      implements Event {
    public LinkChanged {
      models = List.copyOf(models);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.linkChanged(this);
    }
  }

  /** A sighting arrived. {@code stillHeld}: its picture is already on the station's disk. */
  record Sighted(Instant at, Sighting sighting, boolean stillHeld) implements Event {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.sighted(this);
    }
  }

  /** A still picture is on the station's disk. */
  record StillHeld(Instant at, String sha256) implements Event {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.stillHeld(this);
    }
  }

  /** A still picture came and cannot be kept; {@code why} names the place and the remedy. */
  record StillFailed(Instant at, String sha256, String why) implements Event {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.stillFailed(this);
    }
  }

  /** Persons on the ground. */
  record CellsSeen(Instant at, CellReport report) implements Event {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.cellsSeen(this);
    }
  }

  /** A stream's state and counts. */
  record StreamTold(Instant at, StreamHealth health) implements Event {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.streamTold(this);
    }

    @Override
    public boolean telemetry() {
      return true;
    }
  }

  /** The ground in a camera's view. */
  record GroundSeen(Instant at, Footprint footprint) implements Event {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.groundSeen(this);
    }

    @Override
    public boolean telemetry() {
      return true;
    }
  }

  /** Analytics cannot raise a mark. */
  record MarkDeclined(Instant at, String id, String why) implements Event {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.markDeclined(this);
    }
  }

  /**
   * A person's order.
   *
   * @param ticket names this asking, for the {@link Effect.Reply}
   * @param person login name, verified by the edge
   * @param reason the person's words; may be empty where the order needs none
   */
  record Asked(Instant at, long ticket, String person, Order order, String reason)
      implements Event {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.asked(this);
    }
  }

  /** Something is told of the world around: weather, aircraft, and the ways to them. */
  record Told(Instant at, Tiding tiding) implements Event {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.told(this);
    }

    @Override
    public boolean telemetry() {
      return tiding instanceof Tiding.AircraftTold;
    }
  }

  /** An edge tells of evidence. */
  record EvidenceTold(Instant at, EvidenceWord word) implements Event {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.evidenceTold(this);
    }
  }

  /** The moment that a {@link Effect.Wake} named has come. */
  record Due(Instant at) implements Event {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.due(this);
    }
  }

  /** All facts up to and including number {@code position} are durable. */
  record Stored(Instant at, long position) implements Event {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.stored(this);
    }
  }

  /** The journal cannot write; it keeps what it was given and tries again. */
  record StoreFailed(Instant at, String why) implements Event {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.storeFailed(this);
    }
  }

  /** One method a kind: a new kind of event does not compile until everybody answers it. */
  interface Visitor<R> {
    R heard(Heard event);

    R linkCounted(LinkCounted event);

    R linkChanged(LinkChanged event);

    R sighted(Sighted event);

    R stillHeld(StillHeld event);

    R stillFailed(StillFailed event);

    R cellsSeen(CellsSeen event);

    R streamTold(StreamTold event);

    R groundSeen(GroundSeen event);

    R markDeclined(MarkDeclined event);

    R asked(Asked event);

    R told(Told event);

    R evidenceTold(EvidenceTold event);

    R due(Due event);

    R stored(Stored event);

    R storeFailed(StoreFailed event);
  }
}
