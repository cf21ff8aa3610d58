package io.skybeat.station.desk;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Sightings and reports that are not acknowledged yet: they wait for the journal, and for their
 * still picture, but not for ever.
 *
 * @param waiting by id
 * @param stored position up to which the journal is durable
 * @param stillTrouble why pictures cannot be kept
 */
record Inbound(SortedMap<String, Waiting> waiting, long stored, Optional<String> stillTrouble) {
  private static final Duration STILL_PATIENCE = Duration.ofSeconds(2);
  private static final Duration ASK_AGAIN = Duration.ofSeconds(5);

  /** How long a connected worker may owe a picture that could be kept. */
  static final Duration STILL_LIMIT = Duration.ofMinutes(2);

  Inbound {
    waiting = Collections.unmodifiableSortedMap(waiting);
  }

  /** Nothing waits; the journal is durable up to {@code stored}. */
  static Inbound from(long stored) {
    return new Inbound(new TreeMap<>(), stored, Optional.empty());
  }

  /**
   * One that waits.
   *
   * @param position of its fact
   * @param still hash of a picture that is not held yet
   * @param askAt when to ask for it
   * @param giveUpAt when to go on without it
   */
  record Waiting(long position, Optional<String> still, Instant askAt, Instant giveUpAt) {
    Waiting held() {
      return new Waiting(position, Optional.empty(), askAt, giveUpAt);
    }

    Waiting owing(Optional<String> nextStill) {
      return new Waiting(position, nextStill, askAt, giveUpAt);
    }

    Waiting askedUntil(Instant next) {
      return new Waiting(position, still, next, giveUpAt);
    }

    Waiting patientUntil(Instant next) {
      return new Waiting(position, still, askAt, next);
    }
  }

  Inbound arrived(String id, long position, Optional<String> missingStill, Instant at) {
    SortedMap<String, Waiting> next = new TreeMap<>(waiting);
    Waiting known = next.get(id);
    next.put(
        id,
        known == null
            ? new Waiting(position, missingStill, at.plus(STILL_PATIENCE), at.plus(STILL_LIMIT))
            : known.owing(missingStill));
    return with(next);
  }

  Inbound held(String sha256) {
    SortedMap<String, Waiting> next = new TreeMap<>(waiting);
    next.replaceAll((id, one) -> one.still().equals(Optional.of(sha256)) ? one.held() : one);
    return new Inbound(next, stored, Optional.empty());
  }

  /** The disk refuses pictures: that is not the worker's debt, so patience begins anew. */
  Inbound refused(String why, Instant at) {
    return new Inbound(patient(at), stored, Optional.of(why));
  }

  /** The worker has come (again): it may pay its debts from now on. */
  Inbound connected(Instant at) {
    return with(patient(at));
  }

  private SortedMap<String, Waiting> patient(Instant at) {
    SortedMap<String, Waiting> next = new TreeMap<>(waiting);
    next.replaceAll((id, one) -> one.patientUntil(at.plus(STILL_LIMIT)));
    return next;
  }

  Inbound durable(long position) {
    return new Inbound(waiting, Math.max(stored, position), stillTrouble);
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
    return with(next);
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
                ? one.askedUntil(at.plus(ASK_AGAIN))
                : one);
    return with(next);
  }

  /** Ids with the hashes of pictures that have not come in time. */
  SortedMap<String, String> overdue(Instant at) {
    SortedMap<String, String> overdue = new TreeMap<>();
    for (Map.Entry<String, Waiting> entry : waiting.entrySet()) {
      Waiting one = entry.getValue();
      if (one.still().isPresent() && !one.giveUpAt().isAfter(at)) {
        overdue.put(entry.getKey(), one.still().get());
      }
    }
    return overdue;
  }

  /**
   * {@code id} waits for its picture no more, but for the fact at {@code position} that says so.
   */
  Inbound givenUp(String id, long position, Instant at) {
    SortedMap<String, Waiting> next = new TreeMap<>(waiting);
    next.put(id, new Waiting(position, Optional.empty(), at, at));
    return with(next);
  }

  private Inbound with(SortedMap<String, Waiting> next) {
    return new Inbound(next, stored, stillTrouble);
  }
}
