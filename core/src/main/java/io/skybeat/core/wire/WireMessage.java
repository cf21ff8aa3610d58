package io.skybeat.core.wire;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.skybeat.core.clip.ClipReport;
import io.skybeat.core.clip.ClipWish;
import io.skybeat.core.flight.Pose;
import io.skybeat.core.geo.LatLon;
import io.skybeat.core.geo.Ring;
import io.skybeat.core.sighting.CameraId;
import io.skybeat.core.sighting.CellReport;
import io.skybeat.core.sighting.Footprint;
import io.skybeat.core.sighting.HeatPlace;
import io.skybeat.core.sighting.ModelRef;
import io.skybeat.core.sighting.PixelBox;
import io.skybeat.core.sighting.PrivacyZone;
import io.skybeat.core.sighting.Sighting;
import io.skybeat.core.sighting.StreamHealth;
import java.time.Instant;
import java.util.List;

/**
 * The control connection between analytics (which dials) and station (which listens): TCP, one
 * message of canonical JSON a line, UTF-8, LF. Version {@value #PROTOCOL}.
 *
 * <p>Order: analytics says {@link Hello}; the station answers {@link Welcome} or {@link Refused}
 * (and closes), then {@link Assign}. After that both sides send as they like. {@link Assign} and
 * {@link Attend} are declarative: each replaces the former whole. Sightings and cell reports are
 * sent again after a reconnect until an {@link Ack} names their id; the receiver drops ids it
 * knows.
 *
 * <p>Pictures travel on a second TCP connection to the same port, which begins with a {@link
 * MediaHello} line and then carries {@link MediaFrame}s from analytics to the station.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = WireMessage.Hello.class, name = "hello"),
  @JsonSubTypes.Type(value = WireMessage.MediaHello.class, name = "media-hello"),
  @JsonSubTypes.Type(value = WireMessage.Welcome.class, name = "welcome"),
  @JsonSubTypes.Type(value = WireMessage.Refused.class, name = "refused"),
  @JsonSubTypes.Type(value = WireMessage.Assign.class, name = "assign"),
  @JsonSubTypes.Type(value = WireMessage.Attend.class, name = "attend"),
  @JsonSubTypes.Type(value = WireMessage.Mask.class, name = "mask"),
  @JsonSubTypes.Type(value = WireMessage.PoseFeed.class, name = "pose"),
  @JsonSubTypes.Type(value = WireMessage.Live.class, name = "live"),
  @JsonSubTypes.Type(value = WireMessage.Mark.class, name = "mark"),
  @JsonSubTypes.Type(value = WireMessage.MarkRefused.class, name = "mark-refused"),
  @JsonSubTypes.Type(value = WireMessage.Ack.class, name = "ack"),
  @JsonSubTypes.Type(value = WireMessage.Sighted.class, name = "sighted"),
  @JsonSubTypes.Type(value = WireMessage.Cells.class, name = "cells"),
  @JsonSubTypes.Type(value = WireMessage.Stream.class, name = "stream"),
  @JsonSubTypes.Type(value = WireMessage.Ground.class, name = "ground"),
  @JsonSubTypes.Type(value = WireMessage.StillMissing.class, name = "still-missing"),
  @JsonSubTypes.Type(value = WireMessage.ClipsWanted.class, name = "clips-wanted"),
  @JsonSubTypes.Type(value = WireMessage.ClipCut.class, name = "clip-cut"),
  @JsonSubTypes.Type(value = WireMessage.SendClip.class, name = "send-clip"),
})
public sealed interface WireMessage {
  /** Version of this protocol; both sides must say the same. */
  int PROTOCOL = 1;

  /**
   * Analytics introduces itself. {@code key} is the shared secret of the two processes; it is never
   * logged.
   */
  record Hello(int protocol, String worker, String key, String software, List<ModelRef> models)
      implements WireMessage {
    @Override
    public String toString() {
      return "Hello[" + protocol + " " + worker + " " + software + "]";
    }
  }

  /** First line of a media connection. */
  record MediaHello(int protocol, String worker, String key) implements WireMessage {
    @Override
    public String toString() {
      return "MediaHello[" + protocol + " " + worker + "]";
    }
  }

  /** The station accepts; {@code now} is its clock, for the record only. */
  record Welcome(int protocol, String station, Instant now, LatLon gridOrigin, double cellSizeM)
      implements WireMessage {}

  /** The station declines and closes. */
  record Refused(String reason) implements WireMessage {}

  /** All streams that this worker shall take; others end. */
  record Assign(List<CameraAssignment> cameras) implements WireMessage {
    public Assign {
      cameras = List.copyOf(cameras);
    }
  }

  /**
   * Ground that deserves tiles first (areas with a level, open alerts), and the places whose heat
   * is registered today: there only what grows is told.
   */
  record Attend(List<Ring> ground, List<HeatPlace> heat) implements WireMessage {
    public Attend {
      ground = List.copyOf(ground);
      heat = heat == null ? List.of() : List.copyOf(heat);
    }
  }

  /** All that no picture may show; said before the first {@link Assign}. */
  record Mask(List<PrivacyZone> zones) implements WireMessage {
    public Mask {
      zones = List.copyOf(zones);
    }
  }

  /** New poses, oldest first. */
  record PoseFeed(List<Pose> poses) implements WireMessage {
    public PoseFeed {
      poses = List.copyOf(poses);
    }
  }

  /** Whether the station wants this camera's live picture on the media connection. */
  record Live(CameraId camera, boolean on) implements WireMessage {}

  /**
   * An officer marks {@code box} on the live picture whose capture time was {@code frameAt};
   * answered by a {@link Sighted} of kind MARK with sighting id {@code id}, or {@link MarkRefused}.
   */
  record Mark(String id, CameraId camera, Instant frameAt, PixelBox box, String by, String note)
      implements WireMessage {}

  /** A mark that cannot be raised, with the reason. */
  record MarkRefused(String id, String reason) implements WireMessage {}

  /** Sightings and cell reports that the station has made durable, stills included. */
  record Ack(List<String> ids) implements WireMessage {
    public Ack {
      ids = List.copyOf(ids);
    }
  }

  /** A sighting; its still precedes or follows on the media connection. */
  record Sighted(Sighting sighting) implements WireMessage {}

  /** Persons on the ground. */
  record Cells(CellReport report) implements WireMessage {}

  /** A stream's state and counts, once a second and at every change of state. Not acknowledged. */
  record Stream(StreamHealth health) implements WireMessage {}

  /** The ground in view, up to twice a second. Not acknowledged. */
  record Ground(Footprint footprint) implements WireMessage {}

  /** The station still lacks the stills with these hashes; analytics sends them (again). */
  record StillMissing(List<String> sha256) implements WireMessage {
    public StillMissing {
      sha256 = List.copyOf(sha256);
    }
  }

  /**
   * All clips that the station still lacks: replaces the former list, and is said again until an
   * {@link Ack} names the wish's id.
   */
  record ClipsWanted(List<ClipWish> wishes) implements WireMessage {
    public ClipsWanted {
      wishes = List.copyOf(wishes);
    }
  }

  /** What became of a wish; said again whenever the wish is. */
  record ClipCut(ClipReport report) implements WireMessage {}

  /**
   * The station lacks this clip's bytes from {@code fromByte} on; they come on the media
   * connection.
   */
  record SendClip(String sha256, long fromByte) implements WireMessage {}
}
