package io.skybeat.mavlink.conversation;

import io.skybeat.mavlink.dialect.message.VideoStreamInformation;
import java.util.Optional;

/**
 * A camera's stream as the vehicle tells it.
 *
 * @param id its number, from 1
 * @param uri where it is to be had; for RTP over UDP only a port
 * @param rtsp whether it is an RTSP address
 * @param thermal whether it is a heat picture
 * @param running whether it runs now
 * @param hevc whether it is H.265
 * @param hfovDeg horizontal field of view, empty when it does not say
 */
public record VideoStream(
    int id,
    String uri,
    boolean rtsp,
    boolean thermal,
    boolean running,
    boolean hevc,
    int widthPx,
    int heightPx,
    Optional<Integer> hfovDeg) {
  private static final int RUNNING = 1;
  private static final int THERMAL = 2;
  private static final int H265 = 2;

  /** From the message; its texts may fill their fields without a NUL. */
  public static VideoStream of(VideoStreamInformation told) {
    int flags = MissionItem.value(told.flags());
    return new VideoStream(
        told.streamId(),
        text(told.uri()),
        MissionItem.value(told.type()) == 0,
        (flags & THERMAL) != 0,
        (flags & RUNNING) != 0,
        told.encoding() == H265,
        told.resolutionH(),
        told.resolutionV(),
        told.hfov() > 0 ? Optional.of(told.hfov()) : Optional.empty());
  }

  private static String text(String raw) {
    if (raw == null) {
      return "";
    }
    int end = raw.indexOf('\0');
    return (end < 0 ? raw : raw.substring(0, end)).strip();
  }
}
