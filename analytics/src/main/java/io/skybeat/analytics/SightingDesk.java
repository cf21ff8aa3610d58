package io.skybeat.analytics;

import io.skybeat.analytics.judging.Claim;
import io.skybeat.analytics.locating.Located;
import io.skybeat.analytics.locating.Locator;
import io.skybeat.analytics.locating.Pixel;
import io.skybeat.analytics.locating.PoseAnswer;
import io.skybeat.analytics.locating.ZoneCover;
import io.skybeat.analytics.publish.MarkedStill;
import io.skybeat.analytics.publish.SightingNames;
import io.skybeat.analytics.publish.Spool;
import io.skybeat.analytics.publish.StillStore;
import io.skybeat.analytics.video.Frame;
import io.skybeat.core.sighting.CameraId;
import io.skybeat.core.sighting.ClockQuality;
import io.skybeat.core.sighting.Kind;
import io.skybeat.core.sighting.ModelRef;
import io.skybeat.core.sighting.PixelBox;
import io.skybeat.core.sighting.Place;
import io.skybeat.core.sighting.Sighting;
import io.skybeat.core.sighting.StillRef;
import io.skybeat.core.wire.CameraAssignment;
import io.skybeat.core.wire.WireMessage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes sightings of claims and marks: name, still, proof of recording; and spools them. */
final class SightingDesk {
  private static final Logger LOG = LoggerFactory.getLogger(SightingDesk.class);
  private static final ModelRef OFFICER = new ModelRef("officer", "1", "");

  private final String worker;
  private final Spool spool;
  private final StillStore stills;
  private volatile Optional<String> stillTrouble = Optional.empty();
  private volatile Supplier<Optional<String>> clipTrouble = Optional::empty;

  SightingDesk(String worker, Spool spool, StillStore stills) {
    this.worker = worker;
    this.spool = spool;
    this.stills = stills;
  }

  /**
   * Publishes what a frame led to, without what is {@code cover}ed; {@code recorded} says where a
   * moment is recorded.
   */
  void publish(
      Frame frame,
      Look look,
      ZoneCover cover,
      CameraAssignment camera,
      Function<Instant, Optional<String>> recorded) {
    look.cells().ifPresent(spool::put);
    for (Look.Told told : look.told()) {
      Claim claim = told.claim();
      Optional<StillRef> still =
          keep(
              () -> {
                byte[] jpeg =
                    MarkedStill.jpeg(
                        frame.bgr(), frame.widthPx(), frame.heightPx(), claim.boxes(), cover);
                return look.notes().map(notes -> notes.into(jpeg)).orElse(jpeg);
              });
      spool.put(sighting(worker, frame, claim, told.model(), camera, still, recorded));
    }
  }

  /** Publishes an officer's mark on {@code picture}. */
  void publish(
      WireMessage.Mark mark,
      RecentPictures.Picture picture,
      PoseAnswer pose,
      CameraContext context) {
    PixelBox box = mark.box();
    Optional<Locator> locator = context.locator();
    Located located = located(box, picture, pose, locator);
    Optional<Place> place =
        located
            .fix()
            .map(context.errors().estimate()::correct)
            .flatMap(fix -> locator.map(l -> fix.place(l.frame())));
    CameraAssignment camera = context.assignment();
    Optional<StillRef> still = keep(() -> MarkedStill.marked(picture.jpeg(), List.of(box)));
    String why = mark.note().isBlank() ? "marked by " + mark.by() : mark.note();
    spool.put(
        new Sighting(
            mark.id(),
            mark.id(),
            camera.camera(),
            camera.sortie(),
            camera.origin(),
            Kind.MARK,
            picture.at(),
            picture.at(),
            picture.clock(),
            place,
            located.reason(),
            List.of(box),
            1,
            false,
            1,
            why,
            Optional.of(mark.by()),
            OFFICER,
            still));
  }

  /** What a claim is told as. */
  static Sighting sighting(
      String worker,
      Frame frame,
      Claim claim,
      ModelRef model,
      CameraAssignment camera,
      Optional<StillRef> still,
      Function<Instant, Optional<String>> recorded) {
    CameraId id = camera.camera();
    String track =
        SightingNames.track(worker, id, claim.kind(), claim.firstSeenAt(), claim.trackNumber());
    String why = claim.why();
    if (camera.record()) {
      // The segment's name is enough: the camera says the folder, and paths are nobody's business.
      why +=
          recorded
              .apply(claim.frameAt())
              .map(file -> "; recorded in " + Path.of(file).getFileName())
              .orElse("; not recorded");
    }
    ClockQuality clock = frame.time().quality();
    return new Sighting(
        SightingNames.sighting(track, claim.frameAt()),
        track,
        id,
        camera.sortie(),
        camera.origin(),
        claim.kind(),
        claim.frameAt(),
        claim.firstSeenAt(),
        clock,
        claim.place(),
        claim.unplacedReason(),
        claim.boxes(),
        claim.count(),
        claim.atLeast(),
        claim.score(),
        why,
        Optional.empty(),
        model,
        still);
  }

  private static Located located(
      PixelBox box, RecentPictures.Picture picture, PoseAnswer pose, Optional<Locator> locator) {
    if (pose.pose().isEmpty()) {
      return Located.none(pose.reason().orElse("no pose"));
    }
    if (locator.isEmpty()) {
      return Located.none("the camera has no calibration");
    }
    Pixel foot = new Pixel(box.x() + box.width() / 2, box.y() + box.height());
    return locator.get().locate(pose.pose().get(), picture.widthPx(), picture.heightPx(), foot);
  }

  /** What the disk refuses, in a line; empty when nothing is. */
  Optional<String> trouble() {
    return spool.trouble().or(() -> stillTrouble).or(clipTrouble);
  }

  /** Has the trouble of clips told with that of sightings. */
  void watching(Supplier<Optional<String>> clips) {
    clipTrouble = clips;
  }

  /** Makes a still durable; a sighting without one is better than none. */
  private Optional<StillRef> keep(JpegSource source) {
    try {
      Optional<StillRef> kept = Optional.of(stills.put(source.jpeg()));
      stillTrouble = Optional.empty();
      return kept;
    } catch (IOException e) {
      if (stillTrouble.isEmpty()) {
        LOG.error("stills cannot be kept: {}; sightings go without: free disk space", e.toString());
      }
      stillTrouble =
          Optional.of(
              "sightings go without pictures: %s; free space on that disk"
                  .formatted(e.getMessage()));
    } catch (RuntimeException e) {
      LOG.error("a still cannot be made; the sighting goes without", e);
    }
    return Optional.empty();
  }

  private interface JpegSource {
    byte[] jpeg();
  }
}
