package io.skybeat.mavlink.transport;

import io.skybeat.mavlink.frame.FrameView;
import io.skybeat.mavlink.frame.Tally;
import io.skybeat.mavlink.sign.Verdict;
import java.net.SocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts what a link did not believe and says so, without flooding the log. */
final class Refusals {
  private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);
  private static final Duration EVERY = Duration.ofSeconds(10);

  private final LinkListener listener;
  private final Map<Verdict, Tally> counts = new EnumMap<>(Verdict.class);
  private final Map<Verdict, Instant> told = new EnumMap<>(Verdict.class);

  Refusals(LinkListener listener) {
    this.listener = listener;
    for (Verdict verdict : Verdict.values()) {
      counts.put(verdict, new Tally());
    }
  }

  /** One refused frame. Link's thread. */
  void note(Verdict verdict, FrameView frame, SocketAddress from, Instant at) {
    Tally tally = counts.get(verdict);
    tally.add();
    Instant last = told.get(verdict);
    if (last != null && at.isBefore(last.plus(EVERY))) {
      return;
    }
    told.put(verdict, at);
    Refusal refusal =
        new Refusal(at, from, frame.systemId(), frame.componentId(), verdict, tally.get());
    LOG.warn("{}", refusal.text());
    try {
      listener.refused(refusal);
    } catch (RuntimeException e) {
      LOG.error("the listener failed at a refusal", e);
    }
  }

  /** By verdict; absent: none. Any thread. */
  Map<Verdict, Long> counts() {
    Map<Verdict, Long> out = new EnumMap<>(Verdict.class);
    counts.forEach(
        (verdict, tally) -> {
          if (tally.get() > 0) {
            out.put(verdict, tally.get());
          }
        });
    return out;
  }
}
