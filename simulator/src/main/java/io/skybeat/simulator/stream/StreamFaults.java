package io.skybeat.simulator.stream;

/**
 * What can go wrong with one camera's stream, switched while it runs. Thread-safe; all off at
 * first.
 */
public final class StreamFaults {
  private volatile boolean refused;
  private volatile boolean stalled;
  private volatile boolean frozen;
  private volatile boolean udpBlocked;
  private volatile double packetLoss;

  /** DESCRIBE, SETUP and PLAY are answered 503; who plays already goes on. */
  public void refuse(boolean on) {
    refused = on;
  }

  /** Sessions stand, but neither RTP nor RTCP is sent. */
  public void stall(boolean on) {
    stalled = on;
  }

  /** The last picture is sent again and again under running time stamps. */
  public void freeze(boolean on) {
    frozen = on;
  }

  /** UDP sessions are granted, but nothing arrives, as behind a firewall. TCP is not touched. */
  public void blockUdp(boolean on) {
    udpBlocked = on;
  }

  /** The share of RTP packets lost on UDP, 0 to 1. */
  public void losePackets(double share) {
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException("packet loss " + share + " is not within 0..1");
    }
    packetLoss = share;
  }

  boolean refused() {
    return refused;
  }

  boolean stalled() {
    return stalled;
  }

  boolean frozen() {
    return frozen;
  }

  boolean udpBlocked() {
    return udpBlocked;
  }

  double packetLoss() {
    return packetLoss;
  }
}
