package io.skybeat.analytics.publish;

import io.skybeat.core.wire.Json;
import io.skybeat.core.wire.WireMessage;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A TCP connection that carries lines of canonical JSON both ways. */
final class ControlWire implements Closeable {
  private static final int MAX_LINE_BYTES = 4 * 1024 * 1024;
  private static final int CONNECT_TIMEOUT_MS = 3_000;

  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;

  private ControlWire(Socket socket) throws IOException {
    this.socket = socket;
    socket.setTcpNoDelay(true);
    socket.setKeepAlive(true);
    in = new BufferedInputStream(socket.getInputStream(), 64 * 1024);
    out = new BufferedOutputStream(socket.getOutputStream(), 64 * 1024);
  }

  static ControlWire dial(StationAddress station) throws IOException {
    Socket socket = new Socket();
    try {
      socket.connect(new InetSocketAddress(station.host(), station.port()), CONNECT_TIMEOUT_MS);
      return new ControlWire(socket);
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  void write(WireMessage message) throws IOException {
    writeLine(Json.write(message));
  }

  void writeLine(String line) throws IOException {
    out.write(line.getBytes(StandardCharsets.UTF_8));
    out.write('\n');
  }

  void writeBytes(byte[] bytes) throws IOException {
    out.write(bytes);
  }

  void flush() throws IOException {
    out.flush();
  }

  /** How long a read may wait; 0: for ever. */
  void readTimeoutMs(int timeoutMs) throws IOException {
    socket.setSoTimeout(timeoutMs);
  }

  /** The next message; throws EOFException at the end of the connection. */
  WireMessage read() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0) {
        throw new EOFException("the station closed the connection");
      }
      if (line.size() >= MAX_LINE_BYTES) {
        throw new IOException("a line of over " + MAX_LINE_BYTES + " bytes");
      }
      line.write(b);
    }
    return Json.read(line.toString(StandardCharsets.UTF_8), WireMessage.class);
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      // Nothing is left to be done with this connection.
    }
  }
}
