package io.skybeat.analytics.rtp;

import io.skybeat.analytics.video.Codec;
import java.util.List;

/**
 * The video line of a session description.
 *
 * @param codec coding
 * @param payloadType RTP payload type
 * @param ticksPerSecond RTP clock rate, 90000 for both codings
 * @param parameterSets NAL units given in the description, may be empty
 * @param control address of the track, absolute, relative or empty
 */
public record VideoMedia(
    Codec codec, int payloadType, int ticksPerSecond, List<byte[]> parameterSets, String control) {
  public VideoMedia {
    parameterSets = List.copyOf(parameterSets);
  }
}
