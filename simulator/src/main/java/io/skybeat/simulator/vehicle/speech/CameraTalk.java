package io.skybeat.simulator.vehicle.speech;

import io.dronefleet.mavlink.common.VideoStreamStatusFlags;
import io.dronefleet.mavlink.util.EnumValue;
import io.skybeat.mavlink.dialect.message.VideoStreamInformation;
import java.util.ArrayList;
import java.util.List;

/**
 * What a vehicle tells of its cameras' streams: where they are to be had, if it knows.
 *
 * @param cameras in the order of their numbers
 */
public record CameraTalk(List<Camera> cameras) {
  /** A vehicle that carries none. */
  public static final CameraTalk NONE = new CameraTalk(List.of());

  private static final int RUNNING = 1;
  private static final int THERMAL = 2;
  private static final int RTSP = 0;
  private static final int H264 = 1;

  public CameraTalk {
    cameras = List.copyOf(cameras);
  }

  /** A camera's stream. */
  public record Camera(
      String name,
      String url,
      boolean thermal,
      int widthPx,
      int heightPx,
      double framesPerSecond,
      int hfovDeg) {}

  /** One of the streams, counted from 1; 0 asks for all. */
  List<Object> streams(int index) {
    List<Object> told = new ArrayList<>();
    for (int number = 1; number <= cameras.size(); number++) {
      if (index == 0 || index == number) {
        told.add(stream(number, cameras.get(number - 1)));
      }
    }
    return told;
  }

  private Object stream(int number, Camera camera) {
    EnumValue<VideoStreamStatusFlags> flags =
        EnumValue.create(RUNNING + (camera.thermal() ? THERMAL : 0));
    return VideoStreamInformation.builder()
        .streamId(number)
        .count(cameras.size())
        .type(EnumValue.create(RTSP))
        .flags(flags)
        .framerate((float) camera.framesPerSecond())
        .resolutionH(camera.widthPx())
        .resolutionV(camera.heightPx())
        .hfov(camera.hfovDeg())
        .name(camera.name())
        .uri(camera.url())
        .encoding(H264)
        .build();
  }
}
