package io.skybeat.analytics.rtsp;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One answer of an RTSP server.
 *
 * @param headers by lower-case name, in order of arrival
 */
record RtspResponse(int status, String reason, Map<String, List<String>> headers, byte[] body) {
  Optional<String> header(String name) {
    return all(name).stream().findFirst();
  }

  List<String> all(String name) {
    return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
  }

  /** Number of the request it answers, -1 when it says none. */
  int cseq() {
    try {
      return header("cseq").map(text -> Integer.parseInt(text.trim())).orElse(-1);
    } catch (NumberFormatException e) {
      return -1;
    }
  }
}
