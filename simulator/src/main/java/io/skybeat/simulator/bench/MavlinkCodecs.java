package io.skybeat.simulator.bench;

import io.dronefleet.mavlink.MavlinkConnection;
import io.dronefleet.mavlink.MavlinkMessage;
import io.dronefleet.mavlink.ardupilotmega.ArdupilotmegaDialect;
import io.skybeat.mavlink.dialect.Decoder;
import io.skybeat.mavlink.dialect.Dialect;
import io.skybeat.mavlink.dialect.Encoder;
import io.skybeat.mavlink.frame.FrameReader;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.Blackhole;

/**
 * The same messages through our reader and dialect and through dronefleet's own connection; one
 * operation is one message. Public for JMH, which makes a subclass of it.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
public class MavlinkCodecs {
  private static final int SYSTEM = 1;
  private static final int AUTOPILOT = 1;

  private Dialect dialect;
  private Decoder decoder;
  private Encoder encoder;
  private FrameReader reader;
  private byte[] wire;
  private List<Object> messages;
  private List<Object> dronefleetMessages;
  private MavlinkConnection dronefleet;
  private StationPath station;

  /** Makes the messages, and proves that both readers find every one of them. */
  @Setup
  public void prepare() throws IOException {
    dialect = new Dialect();
    decoder = dialect.decoder();
    encoder = dialect.encoder();
    reader = new FrameReader(dialect);
    LinkTraffic traffic = new LinkTraffic(dialect);
    wire = traffic.wire();
    messages = traffic.messages();
    station = new StationPath(dialect, traffic);
    dronefleet =
        MavlinkConnection.builder(new EndlessBytes(wire), OutputStream.nullOutputStream())
            .defaultDialect(new ArdupilotmegaDialect())
            .build();
    dronefleetMessages = new ArrayList<>();
    for (Object message : messages) {
      Object theirs = dronefleet.next().getPayload();
      check("dronefleet", theirs, message);
      dronefleetMessages.add(theirs);
    }
    int[] next = {0};
    reader.feed(
        wire,
        0,
        wire.length,
        frame -> {
          check("Skybeat", decoder.decodeOrNull(frame), messages.get(next[0]));
          next[0]++;
        });
    if (next[0] != LinkTraffic.MESSAGES) {
      throw new IllegalStateException("we read " + next[0] + " of " + LinkTraffic.MESSAGES);
    }
  }

  /** Every field that the reader knows must be what was sent; newer ones it may lack. */
  private void check(String reader, Object read, Object sent) {
    Map<String, Object> wanted = dialect.fields(sent);
    Map<String, Object> found = dialect.fields(read);
    if (!dialect.name(read).equals(dialect.name(sent))
        || !wanted.entrySet().containsAll(found.entrySet())) {
      throw new IllegalStateException(reader + " read " + found + " where we sent " + wanted);
    }
  }

  /** Bytes to message objects with every field, by our reader. */
  @Benchmark
  @OperationsPerInvocation(LinkTraffic.MESSAGES)
  public void decode(Blackhole sink) {
    reader.feed(wire, 0, wire.length, frame -> sink.consume(decoder.decodeOrNull(frame)));
  }

  /** Bytes to views of frames with a right checksum, their fields unread. */
  @Benchmark
  @OperationsPerInvocation(LinkTraffic.MESSAGES)
  public void frames(Blackhole sink) {
    reader.feed(wire, 0, wire.length, frame -> sink.consume(frame.messageId()));
  }

  /** Bytes to what the station's loop is given, through its link, its edge and its recorder. */
  @Benchmark
  @OperationsPerInvocation(LinkTraffic.MESSAGES)
  public void station(Blackhole sink) {
    station.hear(sink::consume);
  }

  /** Encoded, signed, then checked and decoded as {@link #station}: both ends of a signed link. */
  @Benchmark
  @OperationsPerInvocation(LinkTraffic.MESSAGES)
  public void signedBothEnds(Blackhole sink) {
    station.hearSigned(sink::consume);
  }

  /** Ends what {@link #prepare} began. */
  @TearDown
  public void end() throws IOException {
    station.close();
  }

  /** Bytes to message objects by dronefleet's reader. */
  @Benchmark
  @OperationsPerInvocation(LinkTraffic.MESSAGES)
  public void decodeDronefleet(Blackhole sink) throws IOException {
    for (int i = 0; i < LinkTraffic.MESSAGES; i++) {
      MavlinkMessage<?> message = dronefleet.next();
      sink.consume(message);
    }
  }

  /** Message objects to frames by our dialect. */
  @Benchmark
  @OperationsPerInvocation(LinkTraffic.MESSAGES)
  public void encode(Blackhole sink) {
    for (int i = 0; i < LinkTraffic.MESSAGES; i++) {
      sink.consume(encoder.encode(messages.get(i), i & 255, SYSTEM, AUTOPILOT, null).length());
    }
  }

  /** Message objects to bytes by dronefleet's connection, which throws the bytes away. */
  @Benchmark
  @OperationsPerInvocation(LinkTraffic.MESSAGES)
  public void encodeDronefleet() throws IOException {
    for (int i = 0; i < LinkTraffic.MESSAGES; i++) {
      dronefleet.send2(SYSTEM, AUTOPILOT, dronefleetMessages.get(i));
    }
  }
}
