package io.skybeat.simulator.vehicle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.dronefleet.mavlink.common.CommandAck;
import io.dronefleet.mavlink.common.MissionItemInt;
import io.dronefleet.mavlink.common.MissionItemReached;
import io.dronefleet.mavlink.common.MissionRequest;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.skybeat.core.flight.DroneId;
import io.skybeat.core.geo.LatLon;
import io.skybeat.mavlink.dialect.message.MissionAck;
import io.skybeat.mavlink.frame.FrameReader;
import io.skybeat.simulator.vehicle.speech.Sender;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Another program's half of a real sortie, played to our vehicle: what it answers is laid beside
 * what the real ArduCopter answered.
 */
class RecordedDriverTest {
  private record Chunk(Instant at, boolean toVehicle, ByteBuf bytes) {}

  @Test
  void answersTheRecordedDriverAsTheRealCopterDid() throws IOException {
    Path file = recording();
    assumeTrue(
        Files.exists(file),
        () -> file + " is absent: the recorded ArduCopter sortie is not part of a checkout");
    List<Chunk> chunks = chunks(file);
    List<Object> real = new ArrayList<>();
    List<Object> ours = new ArrayList<>();
    BenchClock clock = new BenchClock();
    VehicleConfig config =
        VehicleConfig.standard(
            1,
            new DroneId("recorded"),
            new LatLon(27.8940, 102.2640),
            1510,
            3,
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 14550));
    VehicleLoop vehicle = new VehicleLoop(config, clock, ours::add);
    vehicle.start();
    play(chunks, clock, vehicle, real);
    clock.run(Duration.ofMinutes(3));

    assertEquals(55, items(real).size(), "the recording was read");
    assertEquals(results(real), results(ours));
    assertEquals(acks(real), acks(ours));
    assertEquals(requests(real), requests(ours));
    assertEquals(items(real), items(ours));
    assertEquals(reached(real), reached(ours));
    assertFalse(vehicle.armed());
  }

  private static void play(
      List<Chunk> chunks, BenchClock clock, VehicleLoop vehicle, List<Object> real) {
    FrameReader fromVehicle = new FrameReader(FlightBench.DIALECT);
    FrameReader fromDriver = new FrameReader(FlightBench.DIALECT);
    Instant first = chunks.get(0).at();
    for (Chunk chunk : chunks) {
      clock.run(
          Duration.between(
              clock.now(), BenchClock.START.plus(Duration.between(first, chunk.at()))));
      if (chunk.toVehicle()) {
        fromDriver.feed(
            chunk.bytes(),
            frame ->
                FlightBench.DIALECT
                    .decode(frame)
                    .ifPresent(
                        m -> vehicle.hear(new Sender(frame.systemId(), frame.componentId()), m)));
      } else {
        fromVehicle.feed(
            chunk.bytes(), frame -> FlightBench.DIALECT.decode(frame).ifPresent(real::add));
      }
    }
  }

  private static List<String> results(List<Object> messages) {
    return all(messages, CommandAck.class).stream()
        .map(ack -> ack.command().value() + ":" + ack.result().value())
        .toList();
  }

  private static List<Integer> acks(List<Object> messages) {
    return all(messages, MissionAck.class).stream().map(ack -> ack.type().value()).toList();
  }

  private static List<Integer> requests(List<Object> messages) {
    return all(messages, MissionRequest.class).stream().map(MissionRequest::seq).toList();
  }

  private static List<Integer> reached(List<Object> messages) {
    return all(messages, MissionItemReached.class).stream().map(MissionItemReached::seq).toList();
  }

  /** Home apart, which is where each of them stood. */
  private static List<String> items(List<Object> messages) {
    return all(messages, MissionItemInt.class).stream()
        .filter(item -> item.seq() > 0)
        .map(
            i ->
                String.join(
                    " ",
                    "" + i.seq(),
                    "" + i.frame().value(),
                    "" + i.command().value(),
                    "" + i.param1() + i.param2() + i.param3() + i.param4(),
                    "" + i.x(),
                    "" + i.y(),
                    "" + i.z(),
                    "" + i.autocontinue()))
        .toList();
  }

  private static <T> List<T> all(List<Object> messages, Class<T> type) {
    return messages.stream().filter(type::isInstance).map(type::cast).toList();
  }

  private static Path recording() {
    String set = System.getenv("SKYBEAT_SHARED");
    Path shared =
        set != null
            ? Path.of(set)
            : Path.of(System.getProperty("skybeat.root", "."), "..", "shared", "data");
    return shared.resolve("mavlink").resolve("arducopter-sortie.rec");
  }

  private static List<Chunk> chunks(Path file) throws IOException {
    List<Chunk> chunks = new ArrayList<>();
    try (InputStream in = Files.newInputStream(file);
        DataInputStream data = new DataInputStream(in)) {
      long left = Files.size(file);
      while (left > 0) {
        long us = data.readLong();
        boolean toVehicle = data.readByte() == 1;
        byte[] bytes = new byte[data.readInt()];
        data.readFully(bytes);
        left -= 13 + bytes.length;
        chunks.add(
            new Chunk(
                Instant.ofEpochSecond(0, us * 1000), toVehicle, Unpooled.wrappedBuffer(bytes)));
      }
    }
    return chunks;
  }
}
