package io.skybeat.station.analytics;

import io.skybeat.core.wire.BadDocument;
import io.skybeat.core.wire.Json;
import io.skybeat.core.wire.MediaFrame;
import io.skybeat.core.wire.WireMessage;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Lines and media units on a stream, with limits. */
final class Wire {
  static final int LONGEST_LINE = 4 * 1024 * 1024;

  private Wire() {}

  /** The next message; throws EOFException at the end, {@link BadDocument} for what is none. */
  static WireMessage read(DataInputStream in, int longest) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream(256);
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new EOFException("ended");
      }
      if (line.size() >= longest) {
        throw new BadDocument("a line of over " + longest + " bytes");
      }
      line.write(c);
    }
    return Json.read(line.toString(StandardCharsets.UTF_8), WireMessage.class);
  }

  static void write(OutputStream out, WireMessage message) throws IOException {
    out.write((Json.write(message) + "\n").getBytes(StandardCharsets.UTF_8));
  }

  static MediaFrame readFrame(DataInputStream in) throws IOException {
    int length = in.readInt();
    if (length < 2 || length > MediaFrame.MAX_BYTES) {
      throw new BadDocument("a media unit of " + length + " bytes");
    }
    byte[] unit = new byte[length];
    in.readFully(unit);
    return MediaFrame.parse(unit);
  }
}
