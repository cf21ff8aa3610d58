package io.skybeat.mavlink.conversation;

import io.dronefleet.mavlink.common.FileTransferProtocol;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Reads one file of a vehicle in bursts: it opens the file, asks for everything from the first byte
 * that is missing, takes what comes in any order, and asks again from the next gap until the
 * vehicle has said where the file ends. A request that is not answered is sent again under the same
 * number. The session is closed at the end, whatever came of it.
 */
public final class FileReading extends Dialogue<FileReading.Result> {
  /** How it ended. */
  public sealed interface Result {}

  /** The whole file. */
  public record Read(byte[] bytes) implements Result {
    public Read {
      bytes = bytes.clone();
    }

    @Override
    public byte[] bytes() {
      return bytes.clone();
    }
  }

  /** It could not be read. */
  public record Failed(String reason) implements Result {}

  private static final int NUMBERS = 1 << 16;

  /** The parameters of an ArduPilot are 20 to 40 kB. */
  private static final long MOST_BYTES = 1 << 20;

  /** One that knows no files is not asked for long; the last word of one that does may be lost. */
  private static final int OPENINGS = 5;

  private static final int TRIES = 15;

  private final Parties parties;
  private final String path;
  private final Patience patience;
  private final NavigableMap<Long, byte[]> chunks = new TreeMap<>();
  private int seq;
  private int session = -1;
  private long end = -1;
  private int silences;
  private Object request;

  /**
   * A reading.
   *
   * @param path as the vehicle names the file, ASCII, up to 239 bytes
   */
  public FileReading(Parties parties, String path, Patience patience) {
    this.parties = parties;
    this.path = path;
    this.patience = patience;
  }

  @Override
  public List<Object> start(Instant now) {
    byte[] name = path.getBytes(StandardCharsets.US_ASCII);
    return ask(now, 0, FtpPacket.OPEN, name.length, 0, name);
  }

  private List<Object> ask(
      Instant now, int inSession, int opcode, int size, long offset, byte[] data) {
    request = FtpPacket.request(parties, seq, inSession, opcode, size, offset, data);
    waitUntil(now.plus(patience.first()));
    return List.of(request);
  }

  private List<Object> burst(Instant now) {
    seq = (seq + 1) % NUMBERS;
    return ask(now, session, FtpPacket.BURST, FtpPacket.MOST_DATA, held(), new byte[0]);
  }

  /** How far it is here without a gap. */
  private long held() {
    long upTo = 0;
    for (var chunk : chunks.entrySet()) {
      if (chunk.getKey() > upTo) {
        break;
      }
      upTo = Math.max(upTo, chunk.getKey() + chunk.getValue().length);
    }
    return upTo;
  }

  @Override
  public List<Object> heard(Instant now, int systemId, int componentId, Object message) {
    if (!underWay()
        || !parties.from(systemId, componentId)
        || !(message instanceof FileTransferProtocol told)
        || !parties.meantForUs(told.targetSystem(), told.targetComponent())) {
      return List.of();
    }
    FtpPacket packet = FtpPacket.of(told);
    if (session < 0) {
      return opened(now, packet);
    }
    if (packet.answered() != FtpPacket.BURST || packet.session() != session) {
      return List.of();
    }
    return packet.opcode() == FtpPacket.NAK ? refused(now, packet) : taken(now, packet);
  }

  private List<Object> opened(Instant now, FtpPacket packet) {
    if (packet.answered() != FtpPacket.OPEN || packet.seq() != (seq + 1) % NUMBERS) {
      return List.of();
    }
    if (packet.opcode() != FtpPacket.ACK) {
      end(new Failed(path + " cannot be opened: error " + packet.error()));
      return List.of();
    }
    session = packet.session();
    seq = packet.seq();
    silences = 0;
    return burst(now);
  }

  private List<Object> taken(Instant now, FtpPacket packet) {
    if (packet.opcode() != FtpPacket.ACK || packet.offset() > MOST_BYTES) {
      return List.of();
    }
    silences = 0;
    chunks.put(packet.offset(), packet.data());
    waitUntil(now.plus(patience.first()));
    return packet.last() ? further(now) : List.of();
  }

  private List<Object> refused(Instant now, FtpPacket packet) {
    if (packet.error() != FtpPacket.END_OF_FILE) {
      return fail("reading " + path + " was refused: error " + packet.error());
    }
    // Told at the byte behind the last; a request beyond it tells its own place.
    long here = Math.max(packet.offset(), held());
    end = end < 0 ? here : Math.min(end, here);
    silences = 0;
    return further(now);
  }

  private List<Object> further(Instant now) {
    if (end >= 0 && held() >= end) {
      byte[] all = new byte[(int) end];
      chunks.forEach(
          (offset, data) -> {
            if (offset < end) {
              int length = (int) Math.min(data.length, end - offset);
              System.arraycopy(data, 0, all, (int) (long) offset, length);
            }
          });
      end(new Read(all));
      return close();
    }
    return burst(now);
  }

  private List<Object> fail(String why) {
    end(new Failed(why));
    return close();
  }

  private List<Object> close() {
    return List.of(
        FtpPacket.request(
            parties, (seq + 1) % NUMBERS, session, FtpPacket.TERMINATE, 0, 0, new byte[0]));
  }

  @Override
  public List<Object> due(Instant now) {
    if (!late(now)) {
      return List.of();
    }
    silences++;
    if (session < 0 && silences >= OPENINGS) {
      end(new Failed("no answer about files"));
      return List.of();
    }
    if (silences >= TRIES) {
      return fail("reading " + path + " came to a stop after " + held() + " bytes");
    }
    if (session < 0) {
      waitUntil(now.plus(patience.first()));
      return List.of(request);
    }
    return burst(now);
  }
}
