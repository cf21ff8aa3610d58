package io.skybeat.analytics.record;

import io.skybeat.core.flight.SortieId;
import io.skybeat.core.sighting.CameraId;
import io.skybeat.core.sighting.ClockQuality;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What stands in the JSON file beside each segment.
 *
 * @param file name of the segment
 * @param camera who filmed it
 * @param sortie the sortie being flown when the segment began
 * @param firstAt capture time of its first picture
 * @param lastAt capture time of its last picture
 * @param clock the quality that most of its capture times have
 * @param clockUnits pictures by the quality of their time
 * @param clockOffsetS camera clock minus ours at its end, seconds
 * @param codec {@code h264} or {@code h265}
 * @param codecString such as {@code avc1.42C01F}
 * @param units number of pictures
 * @param damagedUnits pictures of which packets were lost on the way
 * @param complete false while it is being written, and for ever when the process was killed; then
 *     {@code lastAt} and the counts are those of its beginning
 * @param bytes size of the finished file
 * @param sha256 of the finished file, lower-case hex; empty while it is being written
 * @param previousSha256 that of the segment before of this camera, empty for the first
 */
public record SegmentSidecar(
    String file,
    CameraId camera,
    Optional<SortieId> sortie,
    Instant firstAt,
    Instant lastAt,
    ClockQuality clock,
    Map<ClockQuality, Long> clockUnits,
    double clockOffsetS,
    String codec,
    String codecString,
    int widthPx,
    int heightPx,
    long units,
    long damagedUnits,
    boolean complete,
    long bytes,
    String sha256,
    String previousSha256) {

  /** The same with the file's final size and hash. */
  SegmentSidecar sealed(long bytes, String sha256) {
    return new SegmentSidecar(
        file,
        camera,
        sortie,
        firstAt,
        lastAt,
        clock,
        clockUnits,
        clockOffsetS,
        codec,
        codecString,
        widthPx,
        heightPx,
        units,
        damagedUnits,
        complete,
        bytes,
        sha256,
        previousSha256);
  }
}
