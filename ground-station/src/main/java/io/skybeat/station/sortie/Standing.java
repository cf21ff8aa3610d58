package io.skybeat.station.sortie;

import java.util.Optional;

/** What a check may know of the station beside the sortie's own vehicle. Read only. */
public interface Standing {
  /** All sorties, and who is on duty. */
  Sorties sorties();

  /** Why the journal cannot be written, empty while it can. */
  Optional<String> journalTrouble();
}
