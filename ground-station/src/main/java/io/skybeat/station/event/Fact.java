package io.skybeat.station.event;

import io.skybeat.core.flight.DroneId;
import io.skybeat.core.flight.Origin;
import io.skybeat.core.flight.SortieId;
import io.skybeat.core.geo.LatLon;
import io.skybeat.core.sighting.CameraId;
import io.skybeat.core.sighting.Kind;
import io.skybeat.core.sighting.Place;
import io.skybeat.core.sighting.Sighting;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Something that is so from now on: a line of the journal. Records of plain values only, because
 * they are kept for years; add fields as {@code Optional}, never rename or remove one.
 */
public sealed interface Fact {
  /** When it became so, UTC. */
  Instant at();

  /** Who made it so. */
  Actor actor();

  /** Why, in a line. */
  String reason();

  /** A fact of a sortie's story. */
  sealed interface OfSortie extends Fact {
    SortieId sortie();
  }

  /** A fact of an alert's story. */
  sealed interface OfAlert extends Fact {
    AlertId alert();
  }

  /** The station's process started. */
  record StationStarted(Instant at, Actor actor, String reason, String version) implements Fact {}

  /** A pilot came on duty or left. */
  record DutyChanged(Instant at, Actor actor, String reason, String pilot, boolean on)
      implements Fact {}

  /** Somebody began or ended to watch a camera: the view audit. */
  record LiveWatched(Instant at, Actor actor, String reason, CameraId camera, boolean on)
      implements Fact {}

  /** Somebody looked at a held picture: the view audit. {@code sha256} names it. */
  record StillViewed(Instant at, Actor actor, String reason, String sha256) implements Fact {}

  /**
   * A sortie is planned, with everything it is answerable for.
   *
   * @param slot line of the timetable that asks for it
   * @param resumes the sortie that it flies on, where it does
   */
  record SortiePlanned(
      Instant at,
      Actor actor,
      String reason,
      SortieId sortie,
      DroneId drone,
      String route,
      Instant startsAt,
      String pilot,
      Origin origin,
      Optional<String> slot,
      Optional<Resumed> resumes)
      implements OfSortie {
    /** One that no line of the timetable asks for, flown from its beginning. */
    public SortiePlanned(
        Instant at,
        Actor actor,
        String reason,
        SortieId sortie,
        DroneId drone,
        String route,
        Instant startsAt,
        String pilot,
        Origin origin) {
      this(
          at,
          actor,
          reason,
          sortie,
          drone,
          route,
          startsAt,
          pilot,
          origin,
          Optional.empty(),
          Optional.empty());
    }
  }

  /**
   * Which sortie is flown on.
   *
   * @param sortie the one that was broken off
   * @param fromItem item of the route's plan, counted from 0, with which it goes on
   */
  record Resumed(SortieId sortie, int fromItem) {}

  /**
   * With what and with whom it is flown; the last one before the launch holds.
   *
   * @param pack which pack, where packs are swapped
   * @param approval number of the approval that covers it, where approvals are asked for
   */
  record SortieAssigned(
      Instant at,
      Actor actor,
      String reason,
      SortieId sortie,
      DroneId drone,
      String pilot,
      Optional<String> pack,
      Optional<String> approval)
      implements OfSortie {}

  /**
   * What a flight wore: right before the end of a sortie that left the ground.
   *
   * @param items the airframe, its parts and its pack, by name
   * @param hours in the air
   * @param packReadyAt when its pack is charged again, where packs are swapped
   */
  record FlightLogged(
      Instant at,
      Actor actor,
      String reason,
      SortieId sortie,
      List<String> items,
      double hours,
      Optional<Instant> packReadyAt)
      implements OfSortie {
    public FlightLogged {
      items = List.copyOf(items);
    }
  }

  /** A place was in a camera's picture from {@code from} to {@code until}. */
  record PlaceWatched(
      Instant at,
      Actor actor,
      String reason,
      SortieId sortie,
      String area,
      Instant from,
      Instant until)
      implements Fact {}

  /**
   * A place is left alone for longer than the timetable allows, or is about to be.
   *
   * @param by the sortie that looks at it next, one of its own or one that was planned anyway;
   *     empty: none does
   */
  record GapDecided(Instant at, Actor actor, String reason, String area, Optional<SortieId> by)
      implements Fact {}

  /**
   * What cameras counted on the ground in the minute that began at {@code minute}. A minute may be
   * told in several parts.
   *
   * @param gridOrigin south-west corner of square (0, 0)
   * @param squares as {@code io.skybeat.station.ground.Square} writes them
   */
  record GroundKept(
      Instant at,
      Actor actor,
      String reason,
      Origin origin,
      Instant minute,
      LatLon gridOrigin,
      double cellSizeM,
      String squares,
      List<AreaSeen> areas)
      implements Fact {
    public GroundKept {
      areas = List.copyOf(areas);
    }
  }

  /** Somebody found a fault, the reason, at {@code item}: it is grounded. */
  record FaultNoted(Instant at, Actor actor, String reason, String item) implements Fact {}

  /** {@code item} was serviced: its hours and cycles count from 0, its fault is mended. */
  record Serviced(Instant at, Actor actor, String reason, String item) implements Fact {}

  /** The authority has confirmed the approval. */
  record ApprovalConfirmed(Instant at, Actor actor, String reason, String number) implements Fact {}

  /** The authority has taken the approval back: what flies under it comes home. */
  record ApprovalRevoked(Instant at, Actor actor, String reason, String number) implements Fact {}

  /** A sortie moved on. */
  record PhaseEntered(Instant at, Actor actor, String reason, SortieId sortie, Phase phase)
      implements OfSortie {}

  /**
   * The plan on the vehicle was read back and is the one that was sent.
   *
   * @param digest of the mission's items as they were sent; the vehicle may round them
   * @param items how many
   * @param fence digest of the fence aboard, empty when the plan has none
   * @param rally digest of the rally points aboard, empty when the plan has none
   */
  record PlanVerified(
      Instant at,
      Actor actor,
      String reason,
      SortieId sortie,
      String digest,
      int items,
      Optional<String> fence,
      Optional<String> rally)
      implements OfSortie {}

  /**
   * The go/no-go report of a sortie, with everything that was looked at: one a sortie, before its
   * launch or before it is skipped.
   *
   * @param go whether it may be launched
   * @param lines every input with its value, age and limit
   */
  record GoDecided(
      Instant at, Actor actor, String reason, SortieId sortie, boolean go, List<GoLine> lines)
      implements OfSortie {
    public GoDecided {
      lines = List.copyOf(lines);
    }
  }

  /**
   * The vehicle's own settings were read before a launch; what is not as it should be stands in the
   * reason.
   *
   * @param values by parameter, those that it has
   * @param set parameters that the station changed, as configured
   * @param findings what is not as it should be, each with its remedy
   */
  record SettingsRead(
      Instant at,
      Actor actor,
      String reason,
      SortieId sortie,
      SortedMap<String, Double> values,
      List<String> set,
      List<String> findings)
      implements OfSortie {
    public SettingsRead {
      values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
      set = List.copyOf(set);
      findings = List.copyOf(findings);
    }
  }

  /** The vehicle will be armed: durable before the command leaves. There is one a sortie. */
  record LaunchCommitted(Instant at, Actor actor, String reason, SortieId sortie)
      implements OfSortie {}

  /** The vehicle left the ground. */
  record TookOff(Instant at, Actor actor, String reason, SortieId sortie) implements OfSortie {}

  /** The vehicle reached a mission item ({@code seq} as the vehicle counts, 0 is home). */
  record ItemReached(Instant at, Actor actor, String reason, SortieId sortie, int seq)
      implements OfSortie {}

  /** The vehicle touched down. */
  record TouchedDown(Instant at, Actor actor, String reason, SortieId sortie) implements OfSortie {}

  /** A person's order to a flying drone. {@code order}: hold, continue, return, land. */
  record OrderGiven(Instant at, Actor actor, String reason, SortieId sortie, String order)
      implements OfSortie {}

  /** The vehicle shows that it does what was ordered. */
  record OrderSeen(Instant at, Actor actor, String reason, SortieId sortie, String order)
      implements OfSortie {}

  /** The order came to nothing. */
  record OrderFailed(Instant at, Actor actor, String reason, SortieId sortie, String order)
      implements OfSortie {}

  /**
   * A sortie flies a plan of its own.
   *
   * @param base the route among the missions whose home, fence and rally points hold for it
   * @param items in place of that route's
   */
  record RouteDrawn(
      Instant at, Actor actor, String reason, SortieId sortie, String base, List<DrawnItem> items)
      implements OfSortie {
    public RouteDrawn {
      items = List.copyOf(items);
    }
  }

  /**
   * A flying drone leaves its route: the break point.
   *
   * @param item the one it flew to, as the vehicle counts
   * @param where it was
   * @param heightM above home
   */
  record PatrolLeft(
      Instant at,
      Actor actor,
      String reason,
      SortieId sortie,
      int item,
      LatLon where,
      double heightM)
      implements OfSortie {}

  /** It flies its route again, to {@code item} as the vehicle counts. */
  record PatrolResumed(Instant at, Actor actor, String reason, SortieId sortie, int item)
      implements OfSortie {}

  /**
   * What becomes of the rest of a route whose drone came home early; after the sortie's end.
   *
   * @param item the first that was not flown, as the vehicle counts
   * @param by the sortie that makes it up; empty: it stays missed, and the reason says why
   */
  record RestDecided(
      Instant at, Actor actor, String reason, SortieId sortie, int item, Optional<SortieId> by)
      implements Fact {}

  /**
   * A drone is sent to look at a place.
   *
   * @param alert what it looks at, if that is an alert
   * @param target on the ground
   * @param ce90M how exactly that is known
   * @param beside where it stands
   * @param heightM above home
   * @param via points on the way there
   * @param until when the look ends unless it is renewed
   * @param follows the target moves; it must be marked again and again
   * @param byMission the sortie's own plan holds the look
   * @param choice which drones were considered, and why not the others
   */
  record LookOrdered(
      Instant at,
      Actor actor,
      String reason,
      SortieId sortie,
      Optional<AlertId> alert,
      LatLon target,
      double ce90M,
      LatLon beside,
      double heightM,
      List<LatLon> via,
      Instant until,
      boolean follows,
      boolean byMission,
      String choice)
      implements OfSortie {
    public LookOrdered {
      via = List.copyOf(via);
    }
  }

  /** The look goes on elsewhere, or longer: a mark on a moving target, or a renewal. */
  record LookMoved(
      Instant at,
      Actor actor,
      String reason,
      SortieId sortie,
      LatLon target,
      LatLon beside,
      List<LatLon> via,
      Instant until,
      boolean follows)
      implements OfSortie {
    public LookMoved {
      via = List.copyOf(via);
    }
  }

  /** A look ends. {@code then}: resume, home, held, pilot. */
  record LookEnded(Instant at, Actor actor, String reason, SortieId sortie, String then)
      implements OfSortie {}

  /**
   * A pilot has the drone in hand: the station sends it nothing but heartbeats and watches.
   *
   * @param seen nobody told the station; it saw a mode that it had not ordered
   */
  record ControlTaken(Instant at, Actor actor, String reason, DroneId drone, boolean seen)
      implements Fact {}

  /** The pilot gave the drone back to the station. */
  record ControlReturned(Instant at, Actor actor, String reason, DroneId drone) implements Fact {}

  /**
   * A dock was told to do something.
   *
   * @param order open, close, charge, stop-charge
   * @param request under which id
   */
  record DockOrdered(
      Instant at, Actor actor, String reason, String dock, String order, String request)
      implements Fact {}

  /** A dock's state shows what it was told to do. */
  record DockObeyed(Instant at, Actor actor, String reason, String dock, String order)
      implements Fact {}

  /** A dock did not do what it was told, however often. */
  record DockFailed(Instant at, Actor actor, String reason, String dock, String order)
      implements Fact {}

  /** After a gap (restart, link loss) the flying drone is under the station's eyes again. */
  record Regained(Instant at, Actor actor, String reason, SortieId sortie, boolean planMatches)
      implements OfSortie {}

  /** The end of a sortie. */
  record SortieEnded(Instant at, Actor actor, String reason, SortieId sortie, Outcome outcome)
      implements OfSortie {}

  /** A sighting, whole, as analytics claimed it. */
  record SightingKept(Instant at, Actor actor, String reason, Sighting sighting) implements Fact {}

  /**
   * A kept sighting's picture never came, though it was asked for again and again: the sighting is
   * taken without it.
   *
   * @param sighting its id
   * @param sha256 of the picture
   */
  record PictureMissing(Instant at, Actor actor, String reason, String sighting, String sha256)
      implements Fact {}

  /**
   * An alert is raised.
   *
   * @param area the area it stands in, by id
   * @param place where; empty: unplaced, then {@code unplacedReason} says why and {@code near} is
   *     the drone's surroundings
   * @param landmarks ids of those of which it is at one by 90 %, the likeliest first
   * @param near for unplaced alerts: the drone's place and a radius around it
   * @param confirmedFrameAt capture time of the frame that completed the hold
   * @param firstSeenAt capture time of the first frame
   * @param track the analytics track, empty for judged density
   * @param still sha256 of its picture
   */
  record AlertRaised(
      Instant at,
      Actor actor,
      String reason,
      AlertId alert,
      Kind kind,
      Level level,
      Origin origin,
      Optional<String> area,
      Optional<Place> place,
      List<String> landmarks,
      Optional<String> unplacedReason,
      Optional<Place> near,
      CameraId camera,
      Optional<SortieId> sortie,
      Instant firstSeenAt,
      Instant confirmedFrameAt,
      int count,
      boolean atLeast,
      Optional<Double> personsPerM2,
      Optional<String> track,
      Optional<String> sighting,
      Optional<String> still)
      implements OfAlert {
    public AlertRaised {
      // Journals from before there were landmarks have none.
      landmarks = landmarks == null ? List.of() : List.copyOf(landmarks);
    }
  }

  /** More of the same incident: the alert's present values, whole. */
  record AlertUpdated(
      Instant at,
      Actor actor,
      String reason,
      AlertId alert,
      Level level,
      Optional<Place> place,
      List<String> landmarks,
      CameraId camera,
      Instant lastSeenAt,
      int count,
      boolean atLeast,
      Optional<Double> personsPerM2,
      Optional<String> track,
      Optional<String> sighting,
      Optional<String> still)
      implements OfAlert {
    public AlertUpdated {
      landmarks = landmarks == null ? List.of() : List.copyOf(landmarks);
    }
  }

  /** A person disposed of the alert: acknowledged, false alarm, closed. */
  record AlertStaged(Instant at, Actor actor, String reason, AlertId alert, Stage stage)
      implements OfAlert {}

  /** A heat sighting at a registered place: kept, not raised. Once a track. */
  record HeatExplained(
      Instant at, Actor actor, String reason, String track, String pitch, LatLon where)
      implements Fact {}

  /**
   * What the density rule follows through one camera from now on; journaled so that a hold in
   * progress outlives the process. Only when it changed.
   *
   * @param frameAt capture time of the report that changed it
   * @param gatherings all that are followed through this camera; empty: none any more
   */
  record CrowdFollowed(
      Instant at,
      Actor actor,
      String reason,
      CameraId camera,
      Origin origin,
      Instant frameAt,
      List<Followed> gatherings)
      implements Fact {
    public CrowdFollowed {
      gatherings = List.copyOf(gatherings);
    }
  }

  /**
   * An item of evidence is sealed.
   *
   * @param number in the station's chain of evidence
   * @param manifestSha256 hash of its manifest
   * @param complete its clip has all that was wanted
   */
  record EvidenceKept(
      Instant at,
      Actor actor,
      String reason,
      AlertId alert,
      long number,
      String manifestSha256,
      boolean complete)
      implements OfAlert {}

  /** Somebody looked at the clip of an alert: the view audit. */
  record EvidenceViewed(Instant at, Actor actor, String reason, AlertId alert) implements OfAlert {}

  /** Somebody took the evidence of these alerts out of the station. */
  record EvidenceExported(Instant at, Actor actor, String reason, List<AlertId> alerts)
      implements Fact {
    public EvidenceExported {
      alerts = List.copyOf(alerts);
    }
  }

  /** Legal hold is laid on the evidence of an alert, or lifted. */
  record EvidenceHeld(Instant at, Actor actor, String reason, AlertId alert, boolean on)
      implements OfAlert {}

  /** The key of an item of evidence is destroyed; the rule is the reason. */
  record EvidenceErased(Instant at, Actor actor, String reason, AlertId alert, long number)
      implements OfAlert {}
}
