package io.skybeat.simulator.vehicle.speech;

import io.dronefleet.mavlink.common.FileTransferProtocol;
import io.skybeat.simulator.vehicle.autopilot.ParameterTable;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Map;
import java.util.TreeMap;

/**
 * Files over MAVLink as an ArduPilot serves them, of which this one has a single one:
 * {@code @PARAM/param.pck}, all its parameters. One reader at a time, a few packets of a burst each
 * step.
 */
final class FileDesk {
  private static final String PARAMETERS = "@PARAM/param.pck";
  private static final int HEADER = 12;
  private static final int MOST = 239;
  private static final int A_STEP = 4;
  private static final int NOT_FOUND = 10;
  private static final int UNKNOWN_COMMAND = 7;
  private static final int END = 6;
  private static final int ACK = 128;
  private static final int NAK = 129;

  private final int systemId;
  private final ParameterTable table;
  private final Outbox out;
  private final Deque<byte[]> waiting = new ArrayDeque<>();
  private int lastSession;
  private byte[] open;
  private Sender reader;

  FileDesk(int systemId, ParameterTable table, Outbox out) {
    this.systemId = systemId;
    this.table = table;
    this.out = out;
  }

  /** Sends the next of a burst. */
  void step() {
    for (int i = 0; i < A_STEP && !waiting.isEmpty(); i++) {
      send(waiting.poll());
    }
  }

  void hear(Sender from, FileTransferProtocol message) {
    if (!Wire.concerns(systemId, message.targetSystem(), message.targetComponent())) {
      return;
    }
    byte[] bytes = Arrays.copyOf(message.payload(), HEADER + MOST);
    ByteBuffer request = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    reader = from;
    int opcode = bytes[3] & 0xff;
    switch (opcode) {
      case 4 -> open(request);
      case 5 -> read(request, false);
      case 15 -> read(request, true);
      case 1, 2 -> {
        open = null;
        waiting.clear();
        send(reply(request, 1, ACK, 0, false, new byte[0]));
      }
      default -> send(reply(request, 1, NAK, 0, false, new byte[] {UNKNOWN_COMMAND}));
    }
  }

  private void open(ByteBuffer request) {
    int size = Math.min(MOST, request.get(4) & 0xff);
    String name = new String(request.array(), HEADER, size, StandardCharsets.US_ASCII);
    if (!name.equals(PARAMETERS)) {
      send(reply(request, 1, NAK, 0, false, new byte[] {NOT_FOUND}));
      return;
    }
    open = packed();
    waiting.clear();
    lastSession = lastSession % 250 + 1;
    request.put(2, (byte) lastSession);
    // It does not know the length before it has written the file, and says a mebibyte.
    byte[] length = {0, 0, 16, 0};
    send(reply(request, 1, ACK, 0, false, length));
  }

  private void read(ByteBuffer request, boolean burst) {
    if (open == null || (request.get(2) & 0xff) != lastSession) {
      send(reply(request, 1, NAK, 0, burst, new byte[] {NOT_FOUND}));
      return;
    }
    int size = (request.get(4) & 0xff) == 0 ? MOST : Math.min(MOST, request.get(4) & 0xff);
    int offset = Math.max(0, request.getInt(8));
    waiting.clear();
    for (int n = 1; n == 1 || burst; n++) {
      if (offset >= open.length) {
        waiting.add(reply(request, n, NAK, offset, true, new byte[] {END}));
        return;
      }
      byte[] part = Arrays.copyOfRange(open, offset, Math.min(open.length, offset + size));
      waiting.add(reply(request, n, ACK, offset, false, part));
      offset += part.length;
    }
  }

  private static byte[] reply(
      ByteBuffer request, int after, int opcode, int offset, boolean last, byte[] data) {
    ByteBuffer bytes = ByteBuffer.allocate(HEADER + MOST).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putShort((short) (request.getShort(0) + after)).put(request.get(2)).put((byte) opcode);
    bytes.put((byte) data.length).put(request.get(3)).put((byte) (last ? 1 : 0)).put((byte) 0);
    bytes.putInt(offset).put(data);
    return bytes.array();
  }

  private void send(byte[] payload) {
    out.send(
        FileTransferProtocol.builder()
            .targetSystem(reader.systemId())
            .targetComponent(reader.componentId())
            .payload(payload)
            .build());
  }

  /** Names in order, what two have in common told once; no value over the edge of a packet. */
  private byte[] packed() {
    Map<String, ParameterTable.Parameter> sorted = new TreeMap<>();
    for (int i = 0; i < table.size(); i++) {
      sorted.put(table.at(i).name(), table.at(i));
    }
    ByteBuffer file = ByteBuffer.allocate(64 * (table.size() + 1)).order(ByteOrder.LITTLE_ENDIAN);
    file.putShort((short) 0x671b).putShort((short) table.size()).putShort((short) table.size());
    String before = "";
    for (ParameterTable.Parameter one : sorted.values()) {
      int common = common(before, one.name());
      byte[] rest = one.name().substring(common).getBytes(StandardCharsets.US_ASCII);
      int width = width(one.type());
      while ((file.position() + 2 + rest.length) / MOST
          != (file.position() + 2 + rest.length + width - 1) / MOST) {
        file.put((byte) 0);
      }
      file.put((byte) kind(one.type())).put((byte) (common | rest.length - 1 << 4)).put(rest);
      switch (width) {
        case 1 -> file.put((byte) one.value());
        case 2 -> file.putShort((short) one.value());
        default -> {
          if (one.type() == ParameterTable.REAL32) {
            file.putFloat(one.value());
          } else {
            file.putInt((int) one.value());
          }
        }
      }
      before = one.name();
    }
    return Arrays.copyOf(file.array(), file.position());
  }

  private static int common(String before, String name) {
    int most = Math.min(Math.min(15, before.length()), name.length() - 1);
    int same = 0;
    while (same < most && before.charAt(same) == name.charAt(same)) {
      same++;
    }
    return same;
  }

  private static int kind(int type) {
    return switch (type) {
      case ParameterTable.INT8 -> 1;
      case ParameterTable.INT16 -> 2;
      case ParameterTable.INT32 -> 3;
      default -> 4;
    };
  }

  private static int width(int type) {
    return switch (type) {
      case ParameterTable.INT8 -> 1;
      case ParameterTable.INT16 -> 2;
      default -> 4;
    };
  }
}
