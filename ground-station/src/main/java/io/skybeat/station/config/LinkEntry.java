package io.skybeat.station.config;

import io.skybeat.mavlink.sign.SigningKey;
import java.net.InetSocketAddress;
import java.util.Optional;

/**
 * A MAVLink link of the station.
 *
 * @param kind which way the bytes go
 * @param at the station's own address, or the one to dial; empty for a serial port
 * @param device the serial port; empty for all others
 * @param baud of the serial port
 * @param key signs both ways; empty: nothing is signed
 * @param linkId tells the links of one key apart, 0..255
 * @param acceptUnsigned whether to believe what is not signed, beyond this machine's own programs
 */
public record LinkEntry(
    Kind kind,
    InetSocketAddress at,
    String device,
    int baud,
    Optional<SigningKey> key,
    int linkId,
    boolean acceptUnsigned) {
  /** Which way the bytes go. */
  public enum Kind {
    /** Listens on a UDP port; any number of vehicles. */
    UDP,
    /** Speaks first, over UDP, to one remote. */
    UDP_CLIENT,
    /** Listens on a TCP port; any number of vehicles. */
    TCP,
    /** Dials one remote over TCP, again and again. */
    TCP_CLIENT,
    /** A serial port. */
    SERIAL;

    /** Its name in the configuration. */
    public String word() {
      return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
  }

  /** A UDP port without a key: believes this machine's own programs. */
  public static LinkEntry udp(InetSocketAddress at) {
    return new LinkEntry(Kind.UDP, at, "", 0, Optional.empty(), 0, false);
  }

  /** Where it is, for people. */
  public String place() {
    return kind == Kind.SERIAL ? device : at.getHostString() + ":" + at.getPort();
  }
}
