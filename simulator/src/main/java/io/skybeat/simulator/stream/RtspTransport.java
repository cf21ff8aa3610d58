package io.skybeat.simulator.stream;

import java.util.Locale;
import java.util.Optional;

/**
 * How a client wants its packets: the first alternative of a Transport header that we can serve.
 *
 * @param interleaved true: within the control connection; false: UDP to the client's address
 * @param rtp channel or client port of RTP
 * @param rtcp channel or client port of RTCP
 */
record RtspTransport(boolean interleaved, int rtp, int rtcp) {
  /** Empty when none of the alternatives can be served (multicast, for example). */
  static Optional<RtspTransport> parse(String header) {
    for (String alternative : header.split(",")) {
      Optional<RtspTransport> transport = alternative(alternative.trim());
      if (transport.isPresent()) {
        return transport;
      }
    }
    return Optional.empty();
  }

  private static Optional<RtspTransport> alternative(String text) {
    String[] parts = text.split(";");
    String protocol = parts[0].trim().toUpperCase(Locale.ROOT);
    boolean tcp = protocol.equals("RTP/AVP/TCP");
    if (!tcp && !protocol.equals("RTP/AVP") && !protocol.equals("RTP/AVP/UDP")) {
      return Optional.empty();
    }
    int[] pair = tcp ? new int[] {0, 1} : null;
    for (String part : parts) {
      String item = part.trim().toLowerCase(Locale.ROOT);
      if (item.equals("multicast") || (item.startsWith("mode=") && item.contains("record"))) {
        return Optional.empty();
      }
      if (item.startsWith(tcp ? "interleaved=" : "client_port=")) {
        pair = pair(item.substring(item.indexOf('=') + 1), tcp ? 255 : 65_535);
        if (pair == null) {
          return Optional.empty();
        }
      }
    }
    return pair == null ? Optional.empty() : Optional.of(new RtspTransport(tcp, pair[0], pair[1]));
  }

  private static int[] pair(String text, int max) {
    String[] ends = text.split("-", 2);
    try {
      int first = Integer.parseInt(ends[0].trim());
      int second = ends.length < 2 ? first + 1 : Integer.parseInt(ends[1].trim());
      boolean fits = first >= 0 && first <= max && second >= 0 && second <= max;
      return fits ? new int[] {first, second} : null;
    } catch (NumberFormatException e) {
      return null;
    }
  }
}
