package io.skybeat.station.port;

import io.skybeat.station.event.AlertId;
import io.skybeat.station.event.EvidenceDraft;

/** Seals, holds and erases evidence. Never blocks; what came of it is told as an event. */
public interface EvidenceKeeper {
  /** Nobody: what is asked of it is left undone. */
  EvidenceKeeper NONE =
      new EvidenceKeeper() {
        @Override
        public void seal(EvidenceDraft draft) {}

        @Override
        public void erase(AlertId alert, long number, String rule) {}

        @Override
        public void hold(AlertId alert, long number, boolean on) {}
      };

  /** Seals an item; one whose alert has one already is told again. */
  void seal(EvidenceDraft draft);

  /** Destroys an item's key and deletes its files, unless it is on hold. */
  void erase(AlertId alert, long number, String rule);

  /** Lays legal hold on an item, or lifts it. */
  void hold(AlertId alert, long number, boolean on);
}
