package io.skybeat.mavlink.transport;

import com.fazecast.jSerialComm.SerialPort;
import com.fazecast.jSerialComm.SerialPortInvalidPortException;
import io.netty.buffer.Unpooled;
import io.skybeat.mavlink.frame.FrameView;
import java.io.IOException;
import java.net.SocketAddress;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * MAVLink over a serial port, 8N1 without handshake: a telemetry radio, a cable. The port is opened
 * again whenever it goes away. The native library is loaded when the first such link is made, and
 * by nobody else.
 */
public final class SerialLink extends TrafficLink {
  private static final Logger LOG = LoggerFactory.getLogger(SerialLink.class);
  private static final int READ_TIMEOUT_MS = 200;
  private static final int WRITE_TIMEOUT_MS = 500;
  private static final long RETRY_MS = 1000;
  private static final long CLOSE_WAIT_MS = 3000;
  private static final int CHUNK = 1024;

  /** Frames waiting for a slow line; beyond it they are lost, as on any link. */
  private static final int QUEUE = 256;

  /**
   * Where a serial peer is.
   *
   * @param device such as {@code /dev/ttyUSB0}
   */
  public static final class Device extends SocketAddress {
    private static final long serialVersionUID = 1;
    private final String device;

    private Device(String device) {
      this.device = device;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Device that && device.equals(that.device);
    }

    @Override
    public int hashCode() {
      return device.hashCode();
    }

    @Override
    public String toString() {
      return device;
    }
  }

  private final LinkSettings settings;
  private final SerialPort port;
  private final String device;
  private final Traffic.Source source;
  private final ArrayBlockingQueue<byte[]> outgoing = new ArrayBlockingQueue<>(QUEUE);
  private final Thread reader;
  private final Thread writer;
  private volatile boolean closed;

  private SerialLink(String device, int baud, LinkSettings settings, LinkListener listener)
      throws IOException {
    super(settings, listener);
    this.settings = settings;
    this.device = device;
    this.source = traffic.source(new Device(device), true, address -> this::send);
    try {
      this.port = SerialPort.getCommPort(device);
    } catch (SerialPortInvalidPortException e) {
      throw new IOException(
          device + " is no serial port: " + e.getMessage() + "; name one that is there", e);
    } catch (LinkageError e) {
      throw new IOException(
          "the serial library cannot be loaded on this machine (" + e + "); use UDP or TCP", e);
    }
    port.setComPortParameters(baud, 8, SerialPort.ONE_STOP_BIT, SerialPort.NO_PARITY);
    port.setFlowControl(SerialPort.FLOW_CONTROL_DISABLED);
    port.setComPortTimeouts(
        SerialPort.TIMEOUT_READ_SEMI_BLOCKING | SerialPort.TIMEOUT_WRITE_BLOCKING,
        READ_TIMEOUT_MS,
        WRITE_TIMEOUT_MS);
    this.reader = new Thread(this::readAll, "mavlink-serial");
    this.writer = new Thread(this::writeAll, "mavlink-serial-out");
    reader.setDaemon(true);
    writer.setDaemon(true);
  }

  /**
   * Opens a port.
   *
   * @throws IOException when it cannot be opened now; the message says why and what to do. Later on
   *     it may come and go.
   */
  public static SerialLink open(
      String device, int baud, LinkSettings settings, LinkListener listener) throws IOException {
    SerialLink link = new SerialLink(device, baud, settings, listener);
    if (!link.port.openPort()) {
      throw new IOException(
          device
              + " cannot be opened (error "
              + link.port.getLastErrorCode()
              + "): check that it is there, that no other program has it, and that this user may"
              + " use it (on Linux: group dialout)");
    }
    link.reader.start();
    link.writer.start();
    return link;
  }

  private void readAll() {
    byte[] chunk = new byte[CHUNK];
    while (!closed) {
      int read = port.isOpen() ? port.readBytes(chunk, chunk.length) : -1;
      if (read > 0) {
        traffic.heard(source, Unpooled.wrappedBuffer(chunk, 0, read), false, settings.time().now());
      } else if (read < 0 && !closed) {
        reopen();
      }
    }
  }

  private void reopen() {
    LOG.warn("{} is gone; it is opened again when it comes back", device);
    port.closePort();
    while (!closed && !port.openPort()) {
      try {
        TimeUnit.MILLISECONDS.sleep(RETRY_MS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
    if (!closed) {
      LOG.info("{} is back", device);
    }
  }

  private void writeAll() {
    try {
      while (!closed) {
        byte[] bytes = outgoing.poll(READ_TIMEOUT_MS, TimeUnit.MILLISECONDS);
        boolean written =
            bytes == null
                || (port.isOpen() && port.writeBytes(bytes, bytes.length) == bytes.length);
        if (!written) {
          traffic.sendFailed();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void send(FrameView frame) {
    if (!outgoing.offer(frame.toBytes())) {
      traffic.sendFailed();
    }
  }

  @Override
  public void close() {
    closed = true;
    try {
      reader.join(CLOSE_WAIT_MS);
      writer.join(CLOSE_WAIT_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    port.closePort();
  }
}
