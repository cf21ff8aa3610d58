package io.skybeat.simulator.bench;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.skybeat.core.time.SystemTime;
import io.skybeat.mavlink.dialect.Dialect;
import io.skybeat.mavlink.dialect.Encoder;
import io.skybeat.mavlink.frame.FrameReader;
import io.skybeat.mavlink.sign.Signature;
import io.skybeat.mavlink.sign.Signer;
import io.skybeat.mavlink.sign.SigningKey;
import io.skybeat.mavlink.transport.DirectLink;
import io.skybeat.mavlink.transport.LinkSettings;
import io.skybeat.mavlink.transport.LinkSigning;
import io.skybeat.mavlink.transport.TlogRecorder;
import io.skybeat.mavlink.transport.TlogTerms;
import io.skybeat.station.event.Event;
import io.skybeat.station.link.VehicleEar;
import java.io.IOException;
import java.net.SocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * What stands between a socket and the station's loop, as the station builds it, without the
 * socket: reading, admission, the flight recorder, decoding, and the event for the loop.
 */
final class StationPath implements AutoCloseable {
  private static final TlogTerms RING =
      new TlogTerms(8 << 20, Duration.ofHours(1), Duration.ofDays(1), 32 << 20);
  private static final SocketAddress VEHICLE = DirectLink.address(1);

  private final SystemTime time = new SystemTime();
  private final Path folder;
  private final TlogRecorder recorder;
  private final ByteBuf wire;
  private final int[] ends;
  private final List<Object> messages;
  private final DirectLink plain;
  private final DirectLink signed;
  private final Encoder encoder;
  private final Signer signer;
  private final ByteBuf scratch = Unpooled.buffer(512);
  private long stamp = Signature.timestampAt(Instant.EPOCH.plusSeconds(1_800_000_000L));
  private Consumer<Object> sink = event -> {};

  StationPath(Dialect dialect, LinkTraffic traffic) throws IOException {
    folder = Files.createTempDirectory("skybeat-bench");
    recorder = new TlogRecorder(folder, RING);
    wire = Unpooled.wrappedBuffer(traffic.wire());
    ends = ends(dialect, traffic);
    messages = traffic.messages();
    encoder = dialect.encoder();
    SigningKey key = SigningKey.ofPassphrase("a bench needs no secrets");
    signer = new Signer(key, 1, () -> ++stamp);
    VehicleEar ear = new VehicleEar(this::take);
    LinkSettings settings = LinkSettings.of(255, 190, dialect, time).recordedBy(recorder);
    plain = new DirectLink(settings.signedBy(LinkSigning.unkeyed(true, time)), ear, frame -> {});
    signed =
        new DirectLink(settings.signedBy(LinkSigning.forgetful(key, 0, time)), ear, frame -> {});
  }

  private static int[] ends(Dialect dialect, LinkTraffic traffic) {
    List<Integer> ends = new ArrayList<>();
    int[] at = {0};
    new FrameReader(dialect)
        .feed(
            traffic.wire(),
            0,
            traffic.wire().length,
            frame -> {
              at[0] += frame.length();
              ends.add(at[0]);
            });
    return ends.stream().mapToInt(Integer::intValue).toArray();
  }

  private void take(Event event) {
    sink.accept(event);
  }

  /** The whole mix, a datagram a message. */
  void hear(Consumer<Object> events) {
    sink = events;
    Instant at = time.now();
    int from = 0;
    for (int end : ends) {
      wire.setIndex(from, end);
      plain.hearDatagram(VEHICLE, wire, at);
      from = end;
    }
  }

  /** The whole mix, encoded and signed, then heard. */
  void hearSigned(Consumer<Object> events) {
    sink = events;
    Instant at = time.now();
    for (int i = 0; i < messages.size(); i++) {
      scratch.clear();
      encoder.encode(messages.get(i), i & 255, 1, 1, signer).writeTo(scratch);
      signed.hearDatagram(VEHICLE, scratch, at);
    }
  }

  /** Messages that the signed link refused; any is a fault of the bench. */
  long refused() {
    return signed.statistics().refused() + plain.statistics().refused();
  }

  @Override
  public void close() throws IOException {
    if (refused() > 0) {
      throw new IllegalStateException(refused() + " of the bench's own frames were refused");
    }
    recorder.close();
    time.close();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }
}
