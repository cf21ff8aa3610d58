package io.skybeat.simulator.stream;

import java.util.Map;
import java.util.Optional;

/**
 * One RTSP request.
 *
 * @param headers names in lower case
 */
record RtspRequest(String method, String uri, String version, Map<String, String> headers) {
  Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }

  /** The path of the address, without query and without trailing slashes. */
  String path() {
    String rest = uri;
    int scheme = rest.indexOf("://");
    if (scheme >= 0) {
      int slash = rest.indexOf('/', scheme + 3);
      rest = slash < 0 ? "/" : rest.substring(slash);
    }
    int query = rest.indexOf('?');
    rest = query < 0 ? rest : rest.substring(0, query);
    while (rest.length() > 1 && rest.endsWith("/")) {
      rest = rest.substring(0, rest.length() - 1);
    }
    return rest;
  }
}
