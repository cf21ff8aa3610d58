package io.skybeat.station.alert;

import io.skybeat.station.event.AlertId;
import io.skybeat.station.event.Fact;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The alerts as the journal has them: open ones, and those of the last day.
 *
 * @param byId in the order they were raised
 * @param raised how many there ever were
 */
public record Alerts(SortedMap<AlertId, Alert> byId, long raised) {
  public static final Alerts NONE = new Alerts(new TreeMap<>(), 0);
  private static final Duration KEEP = Duration.ofDays(1);
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("yyyyMMdd").withZone(ZoneOffset.UTC);

  public Alerts {
    byId = Collections.unmodifiableSortedMap(byId);
  }

  public Optional<Alert> find(AlertId id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** The id of the {@code ahead}-th next alert, 0 for the next. */
  AlertId nextId(Instant at, int ahead) {
    return new AlertId("a-%s-%05d".formatted(DAY.format(at), raised + 1 + ahead));
  }

  /** These alerts after a fact. */
  public Alerts evolve(Fact fact) {
    if (!(fact instanceof Fact.OfAlert ofAlert)) {
      return this;
    }
    SortedMap<AlertId, Alert> next = new TreeMap<>(byId);
    if (fact instanceof Fact.AlertRaised raise) {
      next.values().removeIf(alert -> stale(alert, fact.at()));
      next.put(raise.alert(), Alert.raised(raise));
      return new Alerts(next, raised + 1);
    }
    Alert alert = next.get(ofAlert.alert());
    if (alert == null) {
      return this;
    }
    if (fact instanceof Fact.AlertUpdated update) {
      next.put(update.alert(), alert.updated(update));
    } else if (fact instanceof Fact.AlertStaged staged) {
      next.put(staged.alert(), alert.staged(staged));
    }
    return new Alerts(next, raised);
  }

  private static boolean stale(Alert alert, Instant now) {
    return !alert.view().stage().open() && alert.view().raisedAt().plus(KEEP).isBefore(now);
  }
}
