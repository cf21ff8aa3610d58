package io.skybeat.simulator.stream;

import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Session descriptions (RFC 8866) of one video track. Pure. */
final class Sdp {
  static final int PAYLOAD_TYPE = 96;
  private static final int JPEG_TYPE = 26;
  static final String TRACK = "trackID=0";

  private Sdp() {}

  static String of(StreamFormat format, String host, long sessionId) {
    return of(format, host, sessionId, PAYLOAD_TYPE, format.codec().rtpName(), parameters(format));
  }

  /** The same camera as if it were set to JPEG (RFC 2435), whose type is fixed. */
  static String jpeg(StreamFormat format, String host, long sessionId) {
    return of(format, host, sessionId, JPEG_TYPE, "JPEG", "");
  }

  private static String of(
      StreamFormat format, String host, long sessionId, int type, String codec, String parameters) {
    String family = host.contains(":") ? "IP6 " : "IP4 ";
    return String.join(
            "\r\n",
            "v=0",
            "o=- " + sessionId + " 1 IN " + family + host,
            "s=Skybeat camera",
            "c=IN " + family + (host.contains(":") ? "::" : "0.0.0.0"),
            "t=0 0",
            "a=control:*",
            "a=range:npt=now-",
            "m=video 0 RTP/AVP " + type,
            "a=rtpmap:" + type + " " + codec + "/90000",
            parameters.isEmpty() ? "a=sendonly" : "a=fmtp:" + type + " " + parameters,
            "a=framerate:" + String.format(Locale.ROOT, "%.3f", format.framesPerSecond()),
            "a=framesize:" + type + " " + format.widthPx() + "-" + format.heightPx(),
            "a=control:" + TRACK)
        + "\r\n";
  }

  private static String parameters(StreamFormat format) {
    List<byte[]> sets = format.parameterSets();
    if (format.codec() == Codec.H264) {
      byte[] sps = sets.get(0);
      return "packetization-mode=1;profile-level-id="
          + HexFormat.of().withUpperCase().formatHex(sps, 1, 4)
          + ";sprop-parameter-sets="
          + sets.stream().map(Sdp::base64).collect(Collectors.joining(","));
    }
    return "sprop-vps="
        + of(sets, 32)
        + ";sprop-sps="
        + of(sets, 33)
        + ";sprop-pps="
        + of(sets, 34);
  }

  private static String of(List<byte[]> sets, int type) {
    return sets.stream()
        .filter(set -> AnnexB.type(Codec.H265, set) == type)
        .map(Sdp::base64)
        .collect(Collectors.joining(","));
  }

  private static String base64(byte[] set) {
    return Base64.getEncoder().encodeToString(set);
  }
}
