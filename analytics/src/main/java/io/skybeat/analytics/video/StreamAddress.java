package io.skybeat.analytics.video;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/**
 * Where a camera streams from. User and password stand apart from the address and never appear in
 * {@link #toString}.
 *
 * @param url {@code rtsp://host[:port]/path}
 * @param transport how the media travels
 */
public record StreamAddress(
    URI url, Transport transport, Optional<String> user, Optional<String> password) {

  /** How the media travels: datagrams, or interleaved in the RTSP connection. */
  public enum Transport {
    UDP,
    TCP
  }

  public StreamAddress {
    if (!"rtsp".equalsIgnoreCase(url.getScheme()) || url.getHost() == null) {
      throw new IllegalArgumentException(
          "stream address is not rtsp://host[:port]/path: " + withoutUser(url.toString()));
    }
    if (url.getUserInfo() != null) {
      throw new IllegalArgumentException(
          "stream address "
              + withoutUser(url.toString())
              + " carries a user; give user and password apart from it");
    }
  }

  /** Reads an address; throws IllegalArgumentException with what is wrong. */
  public static StreamAddress of(
      String url, String transport, Optional<String> user, Optional<String> password) {
    Transport carried =
        switch (transport) {
          case "udp" -> Transport.UDP;
          case "tcp" -> Transport.TCP;
          default ->
              throw new IllegalArgumentException(
                  "stream transport '" + transport + "' is neither udp nor tcp");
        };
    try {
      return new StreamAddress(new URI(url), carried, user, password);
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(
          "stream address is not a URL: " + withoutUser(url) + " (" + e.getReason() + ")");
    }
  }

  public String host() {
    return url.getHost();
  }

  /** Port, 554 when the address has none. */
  public int port() {
    return url.getPort() < 0 ? 554 : url.getPort();
  }

  private static String withoutUser(String url) {
    return url.replaceFirst("//[^/]*@", "//…@");
  }

  @Override
  public String toString() {
    return url + " (" + transport.name().toLowerCase(java.util.Locale.ROOT) + ")";
  }
}
