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
  private volatile boolean shrunk;
  private volatile boolean jpeg;
  private volatile boolean off;
  private volatile Runnable onEnd = () -> {};

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

  /** Pictures of half the size under new parameter sets, within the running session. */
  public void shrink(boolean on) {
    shrunk = on;
  }

  /** Sessions end with BYE, and the camera offers JPEG, which it then does not send. */
  public void speakJpeg(boolean on) {
    jpeg = on;
    onEnd.run();
  }

  /** Sessions end with BYE, and the address is not found: the camera is switched off. */
  public void off(boolean on) {
    off = on;
    if (on) {
      onEnd.run();
    }
  }

  /** Who ends all sessions of the stream. */
  void onEnd(Runnable endsSessions) {
    onEnd = endsSessions;
  }

  boolean shrunk() {
    return shrunk;
  }

  boolean jpeg() {
    return jpeg;
  }

  boolean isOff() {
    return off;
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
