package io.skybeat.simulator.stream;

import java.util.List;

/**
 * What a client must know before the first packet.
 *
 * @param codec how pictures are coded
 * @param widthPx picture width
 * @param heightPx picture height
 * @param framesPerSecond nominal rate
 * @param parameterSets SPS and PPS (H.265: VPS first), without start codes
 */
public record StreamFormat(
    Codec codec, int widthPx, int heightPx, double framesPerSecond, List<byte[]> parameterSets) {
  public StreamFormat {
    if (parameterSets.size() < (codec == Codec.H264 ? 2 : 3)) {
      throw new IllegalArgumentException(
          codec + " needs its parameter sets, " + parameterSets.size() + " given");
    }
    parameterSets = List.copyOf(parameterSets);
  }
}
