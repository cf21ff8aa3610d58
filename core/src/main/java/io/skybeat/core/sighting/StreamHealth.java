package io.skybeat.core.sighting;

import java.time.Instant;
import java.util.Optional;

/**
 * A stream's state and counts since the analytics process started. Nothing is lost silently: {@code
 * offered = analysed + dropped + (at most one waiting)}.
 *
 * @param camera which camera
 * @param state what the stream does now
 * @param detail the reason in a line; with RUNNING, what is wrong though pictures come
 * @param clock quality of its frame times
 * @param clockOffsetS camera clock minus ours, seconds; 0 when unknown
 * @param backend the ingest that is really used: {@code ffmpeg} or {@code gstreamer}
 * @param codec {@code h264}, {@code h265} or empty before the first packet
 * @param received access units taken from the network
 * @param decoded frames decoded
 * @param offered frames offered to analysis
 * @param analysed frames analysed
 * @param dropped frames replaced in the mailbox by a newer one before analysis took them
 * @param tiles detector tiles run
 * @param coverageAgeS age of the oldest part of the picture that analysis has looked at, seconds
 * @param reconnects times the stream was taken up again
 * @param lastFrameAt capture time of the last decoded frame
 * @param recording file that is being recorded, empty when none is
 */
public record StreamHealth(
    CameraId camera,
    State state,
    String detail,
    ClockQuality clock,
    double clockOffsetS,
    String backend,
    String codec,
    long received,
    long decoded,
    long offered,
    long analysed,
    long dropped,
    long tiles,
    double coverageAgeS,
    long reconnects,
    Optional<Instant> lastFrameAt,
    Optional<String> recording) {

  /** What a stream does. */
  public enum State {
    CONNECTING,
    RUNNING,
    /** No frame decoded for over the limit. */
    STALLED,
    /** The same picture again and again under running time stamps. */
    FROZEN,
    /** The server refused: wrong address or credentials; retried slowly. */
    REFUSED,
    /** No longer assigned. */
    STOPPED
  }

  /** Of a stream that could not be taken up at all, for {@code reason}. */
  public static StreamHealth refused(CameraId camera, String reason, String backend) {
    return new StreamHealth(
        camera,
        State.REFUSED,
        reason,
        ClockQuality.ARRIVAL,
        0,
        backend,
        "",
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        Optional.empty(),
        Optional.empty());
  }

  /** The same with another {@code detail}. */
  public StreamHealth saying(String newDetail) {
    return new StreamHealth(
        camera,
        state,
        newDetail,
        clock,
        clockOffsetS,
        backend,
        codec,
        received,
        decoded,
        offered,
        analysed,
        dropped,
        tiles,
        coverageAgeS,
        reconnects,
        lastFrameAt,
        recording);
  }
}
