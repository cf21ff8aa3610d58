package io.skybeat.analytics.publish;

import io.skybeat.core.sighting.CellReport;
import io.skybeat.core.sighting.Sighting;
import io.skybeat.core.sighting.StillRef;
import io.skybeat.core.wire.BadDocument;
import io.skybeat.core.wire.Json;
import io.skybeat.core.wire.WireMessage;
import java.util.Optional;

/**
 * One message that waits for the station's acknowledgement.
 *
 * @param sequence order of arrival, rising over restarts
 * @param id of the sighting or cell report
 * @param kind which of the two
 * @param line the wire message as one line of JSON, without the line break
 * @param still the still that belongs to it
 */
public record SpoolEntry(
    long sequence, String id, Kind kind, String line, Optional<StillRef> still) {
  /** What an entry is; cell reports are the first to go when the spool is full. */
  public enum Kind {
    CELLS('C'),
    SIGHTING('S');

    final char mark;

    Kind(char mark) {
      this.mark = mark;
    }
  }

  static SpoolEntry of(long sequence, Sighting sighting) {
    String line = Json.write(new WireMessage.Sighted(sighting));
    return new SpoolEntry(sequence, sighting.id(), Kind.SIGHTING, line, sighting.still());
  }

  static SpoolEntry of(long sequence, CellReport report) {
    String line = Json.write(new WireMessage.Cells(report));
    return new SpoolEntry(sequence, report.id(), Kind.CELLS, line, Optional.empty());
  }

  /** Reads an entry back; throws {@link BadDocument}. */
  static SpoolEntry parse(long sequence, String line) {
    WireMessage message = Json.read(line, WireMessage.class);
    if (message instanceof WireMessage.Sighted sighted) {
      Sighting sighting = sighted.sighting();
      return new SpoolEntry(sequence, sighting.id(), Kind.SIGHTING, line, sighting.still());
    }
    if (message instanceof WireMessage.Cells cells) {
      return new SpoolEntry(sequence, cells.report().id(), Kind.CELLS, line, Optional.empty());
    }
    throw new BadDocument(
        "spool entry " + sequence + " is a " + message.getClass().getSimpleName());
  }

  /** Size on disk, bytes. */
  int bytes() {
    return line.length() + 40;
  }
}
