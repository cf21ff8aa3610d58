package io.skybeat.station.evidence;

import io.skybeat.core.clip.ClipReport;
import io.skybeat.station.event.AlertId;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * Evidence in the making; not journaled, after a restart it is asked for anew.
 *
 * @param items by alert
 * @param askAt when the clips that are lacking are asked for again
 * @param trouble why something cannot be sealed or erased
 */
public record EvidenceWork(
    SortedMap<AlertId, Item> items, Instant askAt, Optional<String> trouble) {
  public static final EvidenceWork NONE =
      new EvidenceWork(new TreeMap<>(), Instant.EPOCH, Optional.empty());

  public EvidenceWork {
    items = Collections.unmodifiableSortedMap(new TreeMap<>(items));
  }

  /**
   * One item.
   *
   * @param report what analytics told of its clip
   * @param arrived the clip's bytes are on the station's disk, and are right
   * @param giveUpAt when a connected worker has had time enough
   * @param handedAt when it was given to be sealed or erased; the answer is awaited
   */
  public record Item(
      Optional<ClipReport> report, boolean arrived, Instant giveUpAt, Optional<Instant> handedAt) {
    /** Nothing of the clip is on its way any more. */
    boolean ripe() {
      return report.isPresent() && (arrived || report.get().film().isEmpty());
    }

    Item told(ClipReport next) {
      boolean same = report.equals(Optional.of(next));
      return new Item(Optional.of(next), same && arrived, giveUpAt, handedAt);
    }

    Item whole() {
      return new Item(report, true, giveUpAt, handedAt);
    }

    Item patientUntil(Instant next) {
      return new Item(report, arrived, next, handedAt);
    }

    Item handed(Instant at) {
      return new Item(report, arrived, giveUpAt, Optional.of(at));
    }
  }

  EvidenceWork with(AlertId alert, UnaryOperator<Item> change) {
    SortedMap<AlertId, Item> next = new TreeMap<>(items);
    next.computeIfPresent(alert, (id, old) -> change.apply(old));
    return new EvidenceWork(next, askAt, trouble);
  }

  EvidenceWork each(UnaryOperator<Item> change) {
    SortedMap<AlertId, Item> next = new TreeMap<>(items);
    next.replaceAll((id, old) -> change.apply(old));
    return new EvidenceWork(next, askAt, trouble);
  }

  EvidenceWork begun(AlertId alert, Item item) {
    SortedMap<AlertId, Item> next = new TreeMap<>(items);
    next.put(alert, item);
    return new EvidenceWork(next, askAt, trouble);
  }

  EvidenceWork done(AlertId alert) {
    SortedMap<AlertId, Item> next = new TreeMap<>(items);
    next.remove(alert);
    return new EvidenceWork(next, askAt, Optional.empty());
  }

  EvidenceWork asking(Instant next) {
    return new EvidenceWork(items, next, trouble);
  }

  EvidenceWork troubled(String why) {
    return new EvidenceWork(items, askAt, Optional.of(why));
  }
}
