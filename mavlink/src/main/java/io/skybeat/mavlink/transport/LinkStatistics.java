package io.skybeat.mavlink.transport;

import io.skybeat.mavlink.frame.FrameCounts;
import io.skybeat.mavlink.frame.SequenceLoss;
import java.util.Map;

/**
 * What a link has seen since it began.
 *
 * @param received frames, bad checksums, unknown messages, garbage
 * @param senders frames received, lost and late per sender
 * @param sent frames sent
 * @param bytesIn bytes received
 * @param bytesOut bytes sent
 * @param sources addresses in use
 * @param moves how often a peer was heard from another address than before; if it keeps growing,
 *     two vehicles share one system id
 * @param refused good frames that the link's admission refused
 * @param listenerFailures messages at which the listener threw
 * @param sendFailures frames that the socket did not take
 */
public record LinkStatistics(
    FrameCounts received,
    Map<SequenceLoss.Sender, SequenceLoss.Count> senders,
    long sent,
    long bytesIn,
    long bytesOut,
    int sources,
    long moves,
    long refused,
    long listenerFailures,
    long sendFailures) {

  /** Lost frames of all senders. */
  public long lost() {
    return senders.values().stream().mapToLong(SequenceLoss.Count::lost).sum();
  }
}
