package io.skybeat.simulator.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skybeat.core.time.SystemTime;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What reaches a UDP client, and what does not. */
class UdpDeliveryTest {
  private static final StreamFormat FORMAT =
      new StreamFormat(
          Codec.H264, 640, 480, 10, List.of(new byte[] {0x67, 1, 2, 3}, new byte[] {0x68, 2}));

  private final SystemTime time = new SystemTime();
  private final WatcherLog watchers = new WatcherLog();
  private RtspServer server;
  private Mount mount;
  private DatagramSocket socket;
  private RtspProbe control;

  @BeforeEach
  void play() throws Exception {
    server = RtspServer.start(RtspSettings.loopback(0), time);
    mount = server.mount("/d1/visible", FORMAT, CameraClock.TRUE, watchers);
    socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    socket.setSoTimeout(5000);
    control = new RtspProbe(server.url("/d1/visible"));
    int port = socket.getLocalPort();
    // Reports go to a port where nobody listens: that must not disturb.
    String session = control.setup("RTP/AVP;unicast;client_port=" + port + "-" + 9);
    control.ask("PLAY", "Session: " + session);
    watchers.await(count -> count == 1);
  }

  @AfterEach
  void stop() throws Exception {
    control.close();
    socket.close();
    server.close();
    time.close();
  }

  /** One packet's payload: a slice whose second byte is {@code mark}. */
  private void publish(boolean key, int mark) {
    byte[] slice = {(byte) (key ? 0x65 : 0x41), (byte) mark, 1};
    mount.publish(new AccessUnit(Instant.now(), key, AnnexB.join(List.of(slice))));
  }

  private byte[] receive() throws Exception {
    DatagramPacket packet = new DatagramPacket(new byte[2000], 2000);
    socket.receive(packet);
    byte[] bytes = new byte[packet.getLength()];
    System.arraycopy(packet.getData(), 0, bytes, 0, bytes.length);
    return bytes;
  }

  @Test
  void aBlockedWayLetsNothingThrough() throws Exception {
    mount.faults().blockUdp(true);
    publish(true, 11);
    control.settle();
    mount.faults().blockUdp(false);
    publish(false, 22);
    assertEquals(22, receive()[13]);
  }

  @Test
  void lossTakesAboutItsShareAndLeavesHolesInTheNumbers() throws Exception {
    mount.faults().losePackets(0.5);
    List<Integer> numbers = new ArrayList<>();
    for (int round = 0; round < 20; round++) {
      for (int i = 0; i < 10; i++) {
        publish(true, 1);
      }
      control.settle();
    }
    mount.faults().losePackets(0);
    publish(true, 99);
    byte[] packet = receive();
    while (packet[13] != 99) {
      numbers.add(((packet[2] & 0xFF) << 8) | (packet[3] & 0xFF));
      packet = receive();
    }
    assertTrue(numbers.size() > 60 && numbers.size() < 140, numbers.size() + " of 200");
    int last = ((packet[2] & 0xFF) << 8) | (packet[3] & 0xFF);
    assertTrue(((last - numbers.get(0)) & 0xFFFF) > numbers.size(), "numbers count what was lost");
  }

  @Test
  void nothingComesAfterTheMountHasGone() throws Exception {
    publish(true, 1);
    receive();
    mount.close();
    control.settle();
    publish(true, 2);
    socket.setSoTimeout(300);
    assertThrows(SocketTimeoutException.class, this::receive);
  }
}
