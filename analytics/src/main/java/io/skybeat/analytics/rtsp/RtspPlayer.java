package io.skybeat.analytics.rtsp;

import io.skybeat.analytics.rtp.RtpReceiver;
import io.skybeat.analytics.rtp.VideoMedia;
import io.skybeat.analytics.video.AccessUnit;
import io.skybeat.analytics.video.StreamAddress;
import io.skybeat.analytics.video.StreamAddress.Transport;
import io.skybeat.core.time.Time;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Selector;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Plays one stream of an RTSP server (RFC 2326): describe, set up, play, keep alive, tear down. Its
 * one thread waits on all sockets at once and never without a limit, so a dead camera cannot hang
 * it.
 */
final class RtspPlayer implements RtspParser.Sink, AutoCloseable {
  private static final long ANSWER_MS = 5_000;
  private static final long SILENCE_MS = 10_000;
  private static final long REPORT_MS = 5_000;
  private static final Pattern INTERLEAVED = Pattern.compile("interleaved=(\\d+)-(\\d+)");
  private static final Pattern SERVER_PORT = Pattern.compile("server_port=(\\d+)(?:-(\\d+))?");
  private static final Pattern TIMEOUT = Pattern.compile("timeout=(\\d+)");

  private final StreamAddress address;
  private final Time time;
  private final Consumer<AccessUnit> sink;
  private final Selector selector;
  private final RtspParser parser = new RtspParser(this);
  private final ByteBuffer scratch = ByteBuffer.allocateDirect(64 * 1024);
  private RtspConnection connection;
  private RtspRequests requests;
  private RtpReceiver receiver;
  private DatagramPair datagrams;
  private int rtpChannel;
  private int rtcpChannel = 1;
  private int serverRtcpPort;
  private long keepAliveMs = 20_000;
  private Instant batchAt;
  private long batchNanos;
  private long lastPacketNanos;
  private volatile boolean closing;

  RtspPlayer(StreamAddress address, Time time, Consumer<AccessUnit> sink) throws IOException {
    this.address = address;
    this.time = time;
    this.sink = sink;
    this.selector = Selector.open();
  }

  /**
   * Plays until {@link #stop} or until the stream ends, which is an IOException with the reason.
   */
  void play() throws IOException {
    connection = RtspConnection.open(address, selector, ANSWER_MS);
    requests = new RtspRequests(address, connection, time, this::pump);
    RtspResponse description =
        requests.ask("DESCRIBE", requests.base(), "Accept: application/sdp\r\n");
    VideoMedia media =
        SessionDescription.video(
            new String(description.body(), java.nio.charset.StandardCharsets.UTF_8));
    requests.describedBy(description);
    receiver = new RtpReceiver(media, address.transport() == Transport.UDP, sink);
    setUp(requests.track(media.control()));
    requests.ask("PLAY", requests.base(), "Range: npt=0.000-\r\n");
    receive();
  }

  private void setUp(String track) throws IOException {
    String wanted = "RTP/AVP/TCP;unicast;interleaved=0-1";
    if (address.transport() == Transport.UDP) {
      datagrams = DatagramPair.open(connection.local(), connection.remote(), selector);
      wanted = "RTP/AVP;unicast;client_port=" + datagrams.port() + "-" + (datagrams.port() + 1);
    }
    RtspResponse answer = requests.ask("SETUP", track, "Transport: " + wanted + "\r\n");
    String transport = answer.header("transport").orElse("");
    Matcher channels = INTERLEAVED.matcher(transport);
    if (channels.find()) {
      rtpChannel = Integer.parseInt(channels.group(1));
      rtcpChannel = Integer.parseInt(channels.group(2));
    }
    Matcher ports = SERVER_PORT.matcher(transport);
    if (datagrams != null && ports.find()) {
      int serverRtp = Integer.parseInt(ports.group(1));
      serverRtcpPort = ports.group(2) == null ? serverRtp + 1 : Integer.parseInt(ports.group(2));
      datagrams.punch(serverRtp, serverRtcpPort);
    }
    Matcher timeout = TIMEOUT.matcher(answer.header("session").orElse(""));
    if (timeout.find()) {
      keepAliveMs = Math.max(1_000, Long.parseLong(timeout.group(1)) * 1000 / 3);
    }
  }

  private void receive() throws IOException {
    long keepAliveNanos = time.nanos();
    long reportNanos = keepAliveNanos;
    lastPacketNanos = keepAliveNanos;
    while (!closing) {
      pump(receiver.holding() ? 10 : 250);
      long now = time.nanos();
      receiver.tick(now);
      if (now - lastPacketNanos > SILENCE_MS * 1_000_000) {
        throw new IOException(silence());
      }
      if (now - keepAliveNanos > keepAliveMs * 1_000_000) {
        keepAliveNanos = now;
        requests.keepAlive();
      }
      if (now - reportNanos > REPORT_MS * 1_000_000) {
        reportNanos = now;
        report(now);
      }
    }
  }

  private String silence() {
    return address.transport() == Transport.UDP
        ? "no packet over UDP for 10 s; if a firewall is in between, set the transport to tcp"
        : "no packet for 10 s";
  }

  private void report(long now) throws IOException {
    byte[] packet = receiver.receiverReport(now);
    if (datagrams == null) {
      connection.writePacket(rtcpChannel, packet, ANSWER_MS);
    } else if (serverRtcpPort > 0) {
      datagrams.report(packet, serverRtcpPort);
    }
  }

  /** Waits up to {@code timeoutMs} for bytes and passes on what came. */
  private void pump(long timeoutMs) throws IOException {
    if (closing) {
      throw new IOException("stopped");
    }
    connection.await(timeoutMs);
    if (datagrams != null) {
      datagrams.drain(scratch, this::datagram);
    }
    connection.drain(parser, this::readClock);
  }

  /** Decoding goes on between datagrams, so each has its own time of arrival. */
  private void datagram(boolean control, byte[] data) {
    readClock();
    packet(control, data);
  }

  private void readClock() {
    batchAt = time.now();
    batchNanos = time.nanos();
  }

  private void packet(boolean control, byte[] data) {
    lastPacketNanos = batchNanos;
    if (control) {
      receiver.rtcp(data, batchAt, batchNanos);
    } else {
      receiver.rtp(data, batchAt, batchNanos);
    }
  }

  @Override
  public void packet(int channel, byte[] data) {
    if (receiver != null && (channel == rtpChannel || channel == rtcpChannel)) {
      packet(channel == rtcpChannel, data);
    }
  }

  @Override
  public void response(RtspResponse response) {
    requests.answered(response);
  }

  /** Makes {@link #play} return soon; from any thread. */
  void stop() {
    closing = true;
    selector.wakeup();
  }

  /** Says goodbye as far as that goes without waiting, and frees the sockets. */
  @Override
  public void close() {
    if (requests != null) {
      requests.tearDown();
    }
    if (datagrams != null) {
      datagrams.close();
    }
    if (connection != null) {
      connection.close();
    }
    try {
      selector.close();
    } catch (IOException e) {
      // Nothing waits on it any more.
    }
  }
}
