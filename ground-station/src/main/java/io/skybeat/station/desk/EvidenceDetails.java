package io.skybeat.station.desk;

import io.skybeat.missions.plan.Area;
import io.skybeat.station.config.CameraEntry;
import io.skybeat.station.config.DroneEntry;
import io.skybeat.station.event.Effect;
import io.skybeat.station.event.EvidenceDraft;
import io.skybeat.station.event.Fact;
import io.skybeat.station.evidence.EvidenceBook;
import io.skybeat.station.evidence.EvidenceRules;
import io.skybeat.station.evidence.EvidenceWork;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Puts into an item of evidence what the station knows beside the alert and its clip. */
record EvidenceDetails(DeskTerms terms, DeskState state) implements EvidenceRules.Details {
  @Override
  public Effect.SealEvidence draft(
      EvidenceBook.Open open, EvidenceWork.Item item, Optional<String> noClip) {
    Fact.AlertRaised raised = open.raised();
    return new Effect.SealEvidence(
        new EvidenceDraft(
            raised,
            open.sighting(),
            noClip.isPresent() ? Optional.empty() : item.report(),
            noClip,
            terms.drones().stream()
                .map(DroneEntry::cameras)
                .flatMap(java.util.List::stream)
                .filter(camera -> camera.camera().equals(raised.camera()))
                .map(CameraEntry::lens)
                .flatMap(Optional::stream)
                .findFirst(),
            state.eyes().worker().orElse(""),
            thresholds(raised)));
  }

  private SortedMap<String, String> thresholds(Fact.AlertRaised raised) {
    SortedMap<String, String> values = new TreeMap<>();
    values.put("cellSizeM", Double.toString(terms.cellSizeM()));
    Optional<Area> area =
        raised
            .area()
            .flatMap(id -> terms.areas().stream().filter(one -> one.id().equals(id)).findFirst());
    area.ifPresent(
        one -> {
          values.put("area." + one.id() + ".profile", one.profile().name());
          values.put("area." + one.id() + ".yellow", Double.toString(one.levels().yellow()));
          values.put("area." + one.id() + ".red", Double.toString(one.levels().red()));
        });
    Integer limit = terms.alerts().personsLimits().get(raised.camera());
    if (limit != null) {
      values.put("personsLimit", limit.toString());
    }
    return values;
  }
}
