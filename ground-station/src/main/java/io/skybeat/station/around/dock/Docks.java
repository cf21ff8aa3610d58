package io.skybeat.station.around.dock;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The docks, as they were told of.
 *
 * @param byId ordered; those never heard are not in it
 */
public record Docks(SortedMap<String, DockState> byId) {
  public static final Docks UNKNOWN = new Docks(new TreeMap<>());

  public Docks {
    byId = Collections.unmodifiableSortedMap(byId);
  }

  /** A dock; one never heard knows nothing of itself. */
  public DockState dock(String id) {
    DockState known = byId.get(id);
    return known == null ? DockState.unheard(id) : known;
  }

  /** With what a dock told of its state. */
  public Docks told(DockReport report) {
    return with(dock(report.dock()).told(report));
  }

  /** With what the broker knows of its presence. */
  public Docks present(String id, boolean online) {
    return with(dock(id).present(online));
  }

  /** With an answer to an order; one to another than the last is of the past. */
  public Docks answered(DockAnswer answer, DockTerms terms) {
    DockState state = dock(answer.dock());
    Optional<DockErrand> errand =
        state
            .errand()
            .filter(one -> one.request().equals(answer.request()) && !one.failed())
            .map(one -> after(one, answer, terms));
    return errand.isPresent() ? with(state.with(errand)) : this;
  }

  private static DockErrand after(DockErrand errand, DockAnswer answer, DockTerms terms) {
    if (answer.result() != 0 || answer.state() == DockAnswer.State.FAILED) {
      // It may be busy with the order before: it is asked again when that can be done.
      return errand.stopped("refused with " + answer.result(), answer.at().plus(terms.answer()));
    }
    return errand.taken(answer.percent(), answer.at().plus(terms.moves()));
  }

  /** Without words of moments yet to come, after our clock was set back. */
  public Docks at(Instant now) {
    Docks next = this;
    for (DockState state : byId.values()) {
      next = state.ahead(now) ? next.with(state.unheard()) : next;
    }
    return next;
  }

  Docks with(DockState state) {
    SortedMap<String, DockState> next = new TreeMap<>((Map<String, DockState>) byId);
    next.put(state.id(), state);
    return new Docks(next);
  }

  /**
   * What is to be done about an order, and the docks after it.
   *
   * @param shown the dock's state shows what it is for
   * @param done it was under way until now
   * @param send it is to be sent under this id
   * @param failed it was given up just now, for this reason
   */
  public record Step(
      Docks docks, boolean shown, boolean done, Optional<String> send, Optional<String> failed) {}

  /**
   * Pursues {@code order}: sends it, sends it again when nothing is heard or it comes to nothing,
   * and gives up after its tries, to begin anew after a pause.
   *
   * @param fresh an id that no order had yet
   */
  public Step pursue(String id, DockOrder order, DockTerms terms, String fresh, Instant now) {
    DockState state = dock(id);
    if (state.shows(order) && state.heard(terms, now)) {
      // An errand of another kind goes on beside it: a pack is charged under a closed cover.
      boolean was = state.errand().map(one -> one.order() == order).orElse(false);
      Docks then = was ? with(state.with(Optional.empty())) : this;
      return new Step(then, true, was, Optional.empty(), Optional.empty());
    }
    Optional<DockErrand> before = state.errand().filter(one -> one.order() == order);
    if (before.isEmpty()) {
      return sent(state, DockErrand.first(order, fresh, now, terms.answer()));
    }
    DockErrand errand = before.get();
    if (errand.failed()) {
      boolean rested = errand.waitsUntil().plus(pause(order)).isBefore(now);
      return rested ? sent(state, errand.anew(fresh, now, terms.answer())) : unchanged();
    }
    if (now.isBefore(errand.waitsUntil())) {
      return unchanged();
    }
    if (errand.tries() < terms.tries()) {
      return sent(state, errand.again(fresh, now, terms.answer()));
    }
    String why = why(errand, terms);
    return new Step(
        with(state.with(Optional.of(errand.givenUp(why)))),
        false,
        false,
        Optional.empty(),
        Optional.of(why));
  }

  /** An order that was given up is tried anew after this: sooner where a drone waits for it. */
  private static Duration pause(DockOrder order) {
    return order == DockOrder.OPEN ? Duration.ofSeconds(30) : Duration.ofMinutes(5);
  }

  private Step unchanged() {
    return new Step(this, false, false, Optional.empty(), Optional.empty());
  }

  private Step sent(DockState state, DockErrand errand) {
    return new Step(
        with(state.with(Optional.of(errand))),
        false,
        false,
        Optional.of(errand.request()),
        Optional.empty());
  }

  private static String why(DockErrand errand, DockTerms terms) {
    if (!errand.said().isEmpty()) {
      return errand.said();
    }
    return errand.answered()
        ? "taken, but not done in " + terms.moves().toSeconds() + " s"
        : "no answer from it";
  }
}
