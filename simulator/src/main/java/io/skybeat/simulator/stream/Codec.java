package io.skybeat.simulator.stream;

/** What a camera's stream is coded in. */
public enum Codec {
  H264("H264"),
  H265("H265");

  private final String rtpName;

  Codec(String rtpName) {
    this.rtpName = rtpName;
  }

  /** The encoding name in an SDP rtpmap line. */
  String rtpName() {
    return rtpName;
  }
}
