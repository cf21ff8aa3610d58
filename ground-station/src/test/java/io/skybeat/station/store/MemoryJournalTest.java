package io.skybeat.station.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.skybeat.station.port.Journal;
import org.junit.jupiter.api.Test;

class MemoryJournalTest extends JournalContract {
  private final MemoryJournal journal = new MemoryJournal(true);

  @Override
  Journal open() {
    return journal;
  }

  @Test
  void aCrashLosesWhatWasNotDurable() {
    MemoryJournal manual = new MemoryJournal(false);
    manual.append(story());
    manual.crash();
    assertEquals(0, replay(manual).size());
    assertEquals(1, manual.append(story().subList(0, 1)));
  }
}
