package io.skybeat.station.store;

import io.skybeat.core.wire.BadDocument;
import io.skybeat.core.wire.Json;
import io.skybeat.station.event.Fact;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** Facts as text: the record's simple name, and its values as canonical JSON. */
final class FactCodec {
  private static final SortedMap<String, Class<? extends Fact>> TYPES = types();

  private FactCodec() {}

  static String type(Fact fact) {
    return fact.getClass().getSimpleName();
  }

  static String body(Fact fact) {
    return Json.write(fact);
  }

  /** Throws {@link BadDocument} when this version does not know {@code type}. */
  static Fact read(long position, String type, String body) {
    Class<? extends Fact> known = TYPES.get(type);
    if (known == null) {
      throw new BadDocument(
          "journal, fact "
              + position
              + ": kind '"
              + type
              + "' is not known; it was written by a newer version: start that one");
    }
    return Json.read(body, known);
  }

  /** What the fact is about, for the audit. */
  static String about(Fact fact) {
    if (fact instanceof Fact.OfSortie ofSortie) {
      return ofSortie.sortie().value();
    }
    if (fact instanceof Fact.OfAlert ofAlert) {
      return ofAlert.alert().value();
    }
    if (fact instanceof Fact.LiveWatched watched) {
      return watched.camera().toString();
    }
    if (fact instanceof Fact.StillViewed viewed) {
      return viewed.sha256();
    }
    if (fact instanceof Fact.SightingKept kept) {
      return kept.sighting().id();
    }
    if (fact instanceof Fact.PictureMissing missing) {
      return missing.sighting();
    }
    if (fact instanceof Fact.CrowdFollowed followed) {
      return followed.camera().toString();
    }
    if (fact instanceof Fact.DockOrdered ordered) {
      return ordered.dock();
    }
    if (fact instanceof Fact.DockObeyed obeyed) {
      return obeyed.dock();
    }
    if (fact instanceof Fact.DockFailed failed) {
      return failed.dock();
    }
    if (fact instanceof Fact.DutyChanged duty) {
      return duty.pilot();
    }
    if (fact instanceof Fact.RestDecided rest) {
      return rest.sortie().value();
    }
    if (fact instanceof Fact.ControlTaken taken) {
      return taken.drone().value();
    }
    if (fact instanceof Fact.ControlReturned returned) {
      return returned.drone().value();
    }
    if (fact instanceof Fact.PlaceWatched watched) {
      return watched.area();
    }
    if (fact instanceof Fact.GapDecided gap) {
      return gap.area();
    }
    if (fact instanceof Fact.FaultNoted noted) {
      return noted.item();
    }
    if (fact instanceof Fact.Serviced serviced) {
      return serviced.item();
    }
    if (fact instanceof Fact.ApprovalConfirmed confirmed) {
      return confirmed.number();
    }
    if (fact instanceof Fact.ApprovalRevoked revoked) {
      return revoked.number();
    }
    if (fact instanceof Fact.EvidenceExported exported) {
      return exported.alerts().toString();
    }
    return fact instanceof Fact.HeatExplained heat ? heat.pitch() : "";
  }

  private static SortedMap<String, Class<? extends Fact>> types() {
    SortedMap<String, Class<? extends Fact>> types = new TreeMap<>();
    collect(Fact.class, types);
    return Collections.unmodifiableSortedMap(types);
  }

  private static void collect(Class<?> type, SortedMap<String, Class<? extends Fact>> into) {
    if (type.isRecord()) {
      into.put(type.getSimpleName(), type.asSubclass(Fact.class));
      return;
    }
    for (Class<?> sub : type.getPermittedSubclasses()) {
      collect(sub, into);
    }
  }
}
