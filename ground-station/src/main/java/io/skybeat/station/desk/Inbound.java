package io.skybeat.station.desk;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Sightings and reports that are not acknowledged yet: they wait for the journal, and for their
 * still picture.
 *
 * @param waiting by id
 * @param stored position up to which the journal is durable
 */
record Inbound(SortedMap<String, Waiting> waiting, long stored) {
  static final Inbound NONE = new Inbound(new TreeMap<>(), 0);
  private static final Duration STILL_PATIENCE = Duration.ofSeconds(2);
  private static final Duration ASK_AGAIN = Duration.ofSeconds(5);

  Inbound {
    waiting = Collections.unmodifiableSortedMap(waiting);
  }

  /**
   * One that waits.
   *
   * @param position of its fact
   * @param still hash of a picture that is not held yet
   * @param askAt when to ask for it
   */
  record Waiting(long position, Optional<String> still, Instant askAt) {
    Waiting with(Optional<String> nextStill, Instant nextAsk) {
      return new Waiting(position, nextStill, nextAsk);
    }
  }

  Inbound arrived(String id, long position, Optional<String> missingStill, Instant at) {
    SortedMap<String, Waiting> next = new TreeMap<>(waiting);
    Waiting known = next.get(id);
    next.put(
        id,
        known == null
            ? new Waiting(position, missingStill, at.plus(STILL_PATIENCE))
            : known.with(missingStill, known.askAt()));
    return new Inbound(next, stored);
  }

  Inbound held(String sha256, Instant at) {
    SortedMap<String, Waiting> next = new TreeMap<>(waiting);
    next.replaceAll(
        (id, one) ->
            one.still().equals(Optional.of(sha256)) ? one.with(Optional.empty(), at) : one);
    return new Inbound(next, stored);
  }

  Inbound durable(long position) {
    return new Inbound(waiting, Math.max(stored, position));
  }

  /** Ids that may be acknowledged now. */
  List<String> ready() {
    List<String> ids = new ArrayList<>();
    waiting.forEach(
        (id, one) -> {
          if (one.position() <= stored && one.still().isEmpty()) {
            ids.add(id);
          }
        });
    return ids;
  }

  Inbound without(List<String> ids) {
    SortedMap<String, Waiting> next = new TreeMap<>(waiting);
    ids.forEach(next::remove);
    return new Inbound(next, stored);
  }

  /** Hashes to ask for now. */
  List<String> missing(Instant at) {
    return waiting.values().stream()
        .filter(one -> one.still().isPresent() && !one.askAt().isAfter(at))
        .map(one -> one.still().get())
        .distinct()
        .toList();
  }

  Inbound asked(Instant at) {
    SortedMap<String, Waiting> next = new TreeMap<>(waiting);
    next.replaceAll(
        (id, one) ->
            one.still().isPresent() && !one.askAt().isAfter(at)
                ? one.with(one.still(), at.plus(ASK_AGAIN))
                : one);
    return new Inbound(next, stored);
  }
}
