package io.skybeat.analytics.rtp;

import io.skybeat.analytics.video.Codec;

/** What NAL unit types mean, for both codings. */
final class NalUnits {
  static final byte[] START_CODE = {0, 0, 0, 1};

  private NalUnits() {}

  static int type(Codec codec, int firstByte) {
    return codec == Codec.H264 ? firstByte & 0x1F : firstByte >> 1 & 0x3F;
  }

  static boolean slice(Codec codec, int type) {
    return codec == Codec.H264 ? type >= 1 && type <= 5 : type < 32;
  }

  /** A slice that decoding can start from: IDR, in H.265 any random access picture. */
  static boolean key(Codec codec, int type) {
    return codec == Codec.H264 ? type == 5 : type >= 16 && type <= 21;
  }

  static boolean parameterSet(Codec codec, int type) {
    return codec == Codec.H264 ? type == 7 || type == 8 : type >= 32 && type <= 34;
  }

  static boolean sequenceSet(Codec codec, int type) {
    return codec == Codec.H264 ? type == 7 : type == 33;
  }
}
