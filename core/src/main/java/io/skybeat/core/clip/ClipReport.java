package io.skybeat.core.clip;

import io.skybeat.core.flight.CameraAttitude;
import io.skybeat.core.geo.LatLon;
import io.skybeat.core.sighting.CameraId;
import io.skybeat.core.sighting.ClockQuality;
import io.skybeat.core.sighting.ModelRef;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What became of a {@link ClipWish}: the clip, or what is missing of it and why.
 *
 * @param id of the wish
 * @param triggerAt of the wish
 * @param film the file; empty when nothing of the wanted time is recorded
 * @param trigger the triggering picture in the file; empty when that one is not recorded
 * @param complete the whole time is there without a gap, and the triggering picture in it
 * @param gaps what is missing, oldest first
 * @param segments names of the recordings it was cut from
 * @param pose of the camera at the trigger; empty: {@code poseMissing} says why
 * @param models what looked at this camera's pictures
 * @param thresholds that analytics judged by, by name
 */
public record ClipReport(
    String id,
    CameraId camera,
    Instant triggerAt,
    Optional<Film> film,
    Optional<Trigger> trigger,
    boolean complete,
    List<Gap> gaps,
    List<String> segments,
    Optional<CameraPose> pose,
    Optional<String> poseMissing,
    List<ModelRef> models,
    SortedMap<String, String> thresholds) {
  public ClipReport {
    gaps = List.copyOf(gaps);
    segments = List.copyOf(segments);
    models = List.copyOf(models);
    thresholds = Collections.unmodifiableSortedMap(new TreeMap<>(thresholds));
  }

  /**
   * The file.
   *
   * @param sha256 of all its bytes
   * @param codec {@code h264} or {@code h265}
   * @param firstAt capture time of its first picture, with {@code lastAt} of its last
   * @param units number of pictures
   * @param damagedUnits pictures of which packets were lost
   * @param clockUnits pictures by the quality of their time
   */
  public record Film(
      String sha256,
      long bytes,
      String codec,
      int widthPx,
      int heightPx,
      Instant firstAt,
      Instant lastAt,
      int units,
      int damagedUnits,
      SortedMap<ClockQuality, Integer> clockUnits) {
    public Film {
      clockUnits = Collections.unmodifiableSortedMap(new TreeMap<>(clockUnits));
    }
  }

  /**
   * The triggering picture.
   *
   * @param number in the file, counted from 0
   * @param at its capture time
   * @param sha256 of its bytes in the file
   * @param quality of its time
   * @param offsetS camera clock minus ours, seconds
   * @param senderAt its time as the camera said it
   */
  public record Trigger(
      int number,
      Instant at,
      String sha256,
      ClockQuality quality,
      double offsetS,
      Optional<Instant> senderAt) {}

  /** Time that is wanted and not in the file, and why. */
  public record Gap(Instant from, Instant to, String reason) {}

  /**
   * Where the camera was at the trigger.
   *
   * @param heightM above the ground at home, metres
   * @param axis of the camera, in the earth frame
   * @param horizontalSigmaM one-sigma error of {@code where} per axis, metres
   * @param yawSigmaDeg one-sigma error of the heading, degrees
   */
  public record CameraPose(
      LatLon where,
      double heightM,
      CameraAttitude axis,
      double horizontalSigmaM,
      double yawSigmaDeg) {}
}
