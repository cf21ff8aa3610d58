package io.skybeat.mavlink.transport;

import io.skybeat.mavlink.frame.FrameCounts;
import io.skybeat.mavlink.frame.SequenceLoss;
import io.skybeat.mavlink.sign.Verdict;
import java.util.Map;

/**
 * What a link has seen since it began.
 *
 * @param received frames, bad checksums, unknown messages, garbage
 * @param senders believed frames received, lost and late per sender
 * @param sent frames sent
 * @param bytesIn bytes received
 * @param bytesOut bytes sent
 * @param sources addresses in use
 * @param moves how often a peer was heard from another address than before; if it keeps growing,
 *     two vehicles share one system id
 * @param refusals good frames that were not believed, by reason; absent: none
 * @param withheld frames that carried a key, delivered to nobody
 * @param unread believed frames of messages that the listener does not want
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
    Map<Verdict, Long> refusals,
    long withheld,
    long unread,
    long listenerFailures,
    long sendFailures) {

  /** Good frames that were not believed, for whatever reason. */
  public long refused() {
    return refusals.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Lost frames of all senders. */
  public long lost() {
    return senders.values().stream().mapToLong(SequenceLoss.Count::lost).sum();
  }
}
