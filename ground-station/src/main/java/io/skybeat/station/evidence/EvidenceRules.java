package io.skybeat.station.evidence;

import io.skybeat.core.clip.ClipWish;
import io.skybeat.station.event.Actor;
import io.skybeat.station.event.AlertId;
import io.skybeat.station.event.Effect;
import io.skybeat.station.event.EvidenceWord;
import io.skybeat.station.event.Fact;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Every alert gets one item of evidence: its clip is asked for until it is there or can't be had,
 * then the item is sealed; its time over, it is erased unless it is on hold.
 *
 * @param terms of the station
 * @param details what belongs into an item beside the alert and its clip
 */
public record EvidenceRules(EvidenceTerms terms, Details details) {
  private static final Actor VAULT = Actor.machine("evidence vault");
  private static final Actor RETENTION = Actor.rule("retention");
  private static final Duration ASK_EVERY = Duration.ofSeconds(5);

  /** How long a connected worker may owe a clip, whose pull may be slow. */
  static final Duration PATIENCE = Duration.ofMinutes(10);

  /** And how long one of which it told, whose bytes do not arrive: analytics has them safe. */
  private static final Duration UNDER_WAY = Duration.ofHours(24);

  /** After that a vault that has not answered is told again. */
  private static final Duration VAULT_PATIENCE = Duration.ofSeconds(30);

  private static final String CLIP = "clip-";

  /** Makes the draft of an item of what the station knows. */
  public interface Details {
    Effect.SealEvidence draft(
        EvidenceBook.Open open, EvidenceWork.Item item, Optional<String> noClip);
  }

  /** What is next: the work, facts, and what is to be done. */
  public record Step(EvidenceWork work, List<Fact> facts, List<Effect> effects) {
    public Step {
      facts = List.copyOf(facts);
      effects = List.copyOf(effects);
    }
  }

  /** The id of an alert's clip on the wire. */
  static String clip(AlertId alert) {
    return CLIP + alert;
  }

  /** The worker has come (again): it may pay its debts from now on. */
  public static EvidenceWork connected(EvidenceWork work, Instant at) {
    return work.each(item -> item.patientUntil(at.plus(PATIENCE))).asking(at);
  }

  /** Once a second. */
  public Step at(Instant at, EvidenceBook book, EvidenceWork work, boolean connected) {
    if (!terms.on()) {
      return new Step(work, List.of(), List.of());
    }
    List<Effect> effects = new ArrayList<>();
    EvidenceWork next = begin(at, book, work);
    boolean news = next.items().size() != work.items().size();
    next = seal(at, book, next, connected, effects);
    next = expire(at, book, next, effects);
    if (connected && (news || !next.askAt().isAfter(at))) {
      List<ClipWish> wishes = wishes(book, next);
      if (!wishes.isEmpty()) {
        effects.add(new Effect.WantClips(wishes));
      }
      next = next.asking(at.plus(ASK_EVERY));
    }
    return new Step(next, List.of(), effects);
  }

  private static EvidenceWork begin(Instant at, EvidenceBook book, EvidenceWork work) {
    EvidenceWork next = work;
    for (AlertId alert : book.open().keySet()) {
      if (!next.items().containsKey(alert)) {
        next =
            next.begun(
                alert,
                new EvidenceWork.Item(
                    Optional.empty(), false, at.plus(PATIENCE), Optional.empty()));
      }
    }
    return next;
  }

  private List<ClipWish> wishes(EvidenceBook book, EvidenceWork work) {
    List<ClipWish> wishes = new ArrayList<>();
    for (Map.Entry<AlertId, EvidenceBook.Open> entry : book.open().entrySet()) {
      EvidenceWork.Item item = work.items().get(entry.getKey());
      Fact.AlertRaised raised = entry.getValue().raised();
      if (item != null && !item.ripe()) {
        wishes.add(
            new ClipWish(
                clip(entry.getKey()),
                raised.camera(),
                raised.confirmedFrameAt(),
                terms.before().toMillis() / 1e3,
                terms.after().toMillis() / 1e3));
      }
    }
    return wishes;
  }

  private EvidenceWork seal(
      Instant at, EvidenceBook book, EvidenceWork work, boolean connected, List<Effect> effects) {
    EvidenceWork next = work;
    for (Map.Entry<AlertId, EvidenceBook.Open> entry : book.open().entrySet()) {
      EvidenceWork.Item item = next.items().get(entry.getKey());
      Instant patientUntil =
          item.report().isEmpty() ? item.giveUpAt() : item.giveUpAt().plus(UNDER_WAY);
      boolean late = connected && !patientUntil.isAfter(at);
      if ((item.ripe() || late) && mayHand(item, at)) {
        Optional<String> noClip = item.ripe() ? Optional.empty() : Optional.of(debt(item));
        effects.add(details.draft(entry.getValue(), item, noClip));
        next = next.with(entry.getKey(), one -> one.handed(at));
      }
    }
    return next;
  }

  private static String debt(EvidenceWork.Item item) {
    return item.report().isEmpty()
        ? "analytics told of no clip within %d min".formatted(PATIENCE.toMinutes())
        : "the clip did not arrive within %d h".formatted(UNDER_WAY.toHours());
  }

  private static boolean mayHand(EvidenceWork.Item item, Instant at) {
    return item.handedAt().map(when -> !when.plus(VAULT_PATIENCE).isAfter(at)).orElse(true);
  }

  private EvidenceWork expire(
      Instant at, EvidenceBook book, EvidenceWork work, List<Effect> effects) {
    EvidenceWork next = work;
    for (Map.Entry<AlertId, EvidenceBook.Kept> entry : book.kept().entrySet()) {
      EvidenceBook.Kept kept = entry.getValue();
      if (kept.held() || kept.sealedAt().plus(terms.keep()).isAfter(at)) {
        continue;
      }
      EvidenceWork.Item item = next.items().get(entry.getKey());
      if (item == null) {
        item = new EvidenceWork.Item(Optional.empty(), false, at, Optional.empty());
        next = next.begun(entry.getKey(), item);
      }
      if (mayHand(item, at)) {
        effects.add(new Effect.EraseEvidence(entry.getKey(), kept.number(), rule()));
        next = next.with(entry.getKey(), one -> one.handed(at));
      }
    }
    return next;
  }

  private String rule() {
    Duration keep = terms.keep();
    return "retention of "
        + (keep.toDays() > 0 ? keep.toDays() + " days" : keep.toHours() + " hours");
  }

  /** Takes a word from the edges. */
  public Step heard(Instant at, EvidenceWord word, EvidenceBook book, EvidenceWork work) {
    if (word instanceof EvidenceWord.ClipTold told) {
      return new Step(
          alert(told.report().id(), work)
              .map(alert -> work.with(alert, item -> item.told(told.report())))
              .orElse(work),
          List.of(),
          List.of());
    }
    if (word instanceof EvidenceWord.ClipArrived arrived) {
      return new Step(
          work.each(item -> has(item, arrived.sha256()) ? item.whole() : item),
          List.of(),
          List.of());
    }
    if (word instanceof EvidenceWord.Sealed done) {
      return sealed(at, done, book, work);
    }
    if (word instanceof EvidenceWord.Erased gone) {
      boolean known = book.kept().containsKey(gone.alert());
      Fact fact = new Fact.EvidenceErased(at, RETENTION, gone.rule(), gone.alert(), gone.number());
      return new Step(work.done(gone.alert()), known ? List.of(fact) : List.of(), List.of());
    }
    return new Step(work.troubled(((EvidenceWord.Failed) word).why()), List.of(), List.of());
  }

  private static Step sealed(
      Instant at, EvidenceWord.Sealed done, EvidenceBook book, EvidenceWork work) {
    boolean known = book.open().containsKey(done.alert());
    Fact fact =
        new Fact.EvidenceKept(
            at,
            VAULT,
            done.complete() ? "clip complete" : "clip incomplete",
            done.alert(),
            done.number(),
            done.manifestSha256(),
            done.complete());
    return new Step(
        work.done(done.alert()),
        known ? List.of(fact) : List.of(),
        List.of(new Effect.Acknowledge(List.of(clip(done.alert())))));
  }

  private static boolean has(EvidenceWork.Item item, String sha256) {
    return item.report()
        .flatMap(report -> report.film())
        .filter(film -> film.sha256().equals(sha256))
        .isPresent();
  }

  private static Optional<AlertId> alert(String clip, EvidenceWork work) {
    return work.items().keySet().stream().filter(alert -> clip(alert).equals(clip)).findFirst();
  }
}
