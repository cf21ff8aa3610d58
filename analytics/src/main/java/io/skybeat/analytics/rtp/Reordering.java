package io.skybeat.analytics.rtp;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * Puts packets back into their order. A missing packet is waited for until {@code patienceNanos}
 * have passed or {@code capacity} later ones have come; then it is counted as lost. With a patience
 * of 0 (interleaved transport) it only counts.
 */
public final class Reordering {
  private static final int RESTART_DISTANCE = 3000;

  private final int capacity;
  private final long patienceNanos;
  private final TreeMap<Long, RtpPacket> held = new TreeMap<>();
  private boolean started;
  private int ssrc;
  private long next;
  private long gapSinceNanos;
  private long lost;
  private long received;

  public Reordering(int capacity, long patienceNanos) {
    this.capacity = capacity;
    this.patienceNanos = patienceNanos;
  }

  /** Takes a packet; returns those that are in order now, oldest first. */
  public List<RtpPacket> accept(RtpPacket packet, long nowNanos) {
    received++;
    long number = unwrap(packet);
    if (number < next) {
      return List.of();
    }
    if (held.isEmpty()) {
      gapSinceNanos = nowNanos;
    }
    held.put(number, packet);
    return drain(nowNanos);
  }

  /** Packets that need not be held any longer though something before them is missing. */
  public List<RtpPacket> drain(long nowNanos) {
    List<RtpPacket> ready = new ArrayList<>();
    while (!held.isEmpty()) {
      long first = held.firstKey();
      if (first != next) {
        boolean patient = held.size() < capacity && nowNanos - gapSinceNanos < patienceNanos;
        if (patient) {
          break;
        }
        lost += first - next;
        next = first;
      }
      ready.add(held.remove(first));
      next++;
      gapSinceNanos = nowNanos;
    }
    return ready;
  }

  /** Whether packets are held back for a missing one. */
  public boolean waiting() {
    return !held.isEmpty();
  }

  public long lost() {
    return lost;
  }

  public long received() {
    return received;
  }

  /** Highest number expected next, with wraps counted in its upper bits; for receiver reports. */
  public long next() {
    return next;
  }

  private long unwrap(RtpPacket packet) {
    if (started && packet.ssrc() == ssrc) {
      int distance = (short) (packet.sequence() - (int) next);
      if (distance < RESTART_DISTANCE && distance > -RESTART_DISTANCE) {
        return next + distance;
      }
    }
    // A new sender, or one that started over: what was held belongs to the past.
    started = true;
    ssrc = packet.ssrc();
    held.clear();
    next = packet.sequence();
    return next;
  }
}
