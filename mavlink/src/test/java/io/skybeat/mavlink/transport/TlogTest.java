package io.skybeat.mavlink.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dronefleet.mavlink.common.SetupSigning;
import io.dronefleet.mavlink.minimal.Heartbeat;
import io.skybeat.mavlink.dialect.Dialect;
import io.skybeat.mavlink.frame.Frame;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlogTest {
  private static final Instant AT = Instant.parse("2026-11-22T05:00:00.123456Z");

  private final Dialect dialect = new Dialect();
  @TempDir private Path folder;

  @Test
  void everyByteOfBothDirectionsButNoKeys() throws IOException {
    Frame first = dialect.encode(Heartbeat.builder().mavlinkVersion(3).build(), 1, 1, 1);
    Frame second = dialect.encodeV1(Heartbeat.builder().customMode(4).build(), 2, 1, 1);
    Frame secret =
        dialect.encode(SetupSigning.builder().secretKey(new byte[] {1, 2, 3}).build(), 3, 1, 1);
    try (TlogRecorder recorder = new TlogRecorder(folder, TlogTerms.DEFAULT)) {
      recorder.record(AT, Direction.IN, first);
      recorder.record(AT, Direction.OUT, secret);
      recorder.record(AT.plusSeconds(1), Direction.OUT, second);
    }
    Path file = folder.resolve("20261122T050000Z.tlog");
    ByteBuffer wanted = ByteBuffer.allocate(16 + first.length() + second.length());
    wanted.putLong(AT.getEpochSecond() * 1_000_000 + 123_456).put(first.toBytes());
    wanted.putLong(AT.getEpochSecond() * 1_000_000 + 1_123_456).put(second.toBytes());
    assertEquals(ByteBuffer.wrap(Files.readAllBytes(file)), wanted.flip());
    assertTrue(!secret.toString().contains("010203"), "nor are keys printed");
    assertEquals(
        List.of(new TlogReader.Entry(AT, first), new TlogReader.Entry(AT.plusSeconds(1), second)),
        read(file));
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length - 3));
    assertEquals(1, read(file).size(), "a last entry cut off by a crash is the end");
  }

  @Test
  void filesEndBySizeAndByTimeAndNothingIsLostBetween() throws IOException {
    List<TlogReader.Entry> sent = new ArrayList<>();
    TlogTerms terms = new TlogTerms(2000, Duration.ofMinutes(10), Duration.ofDays(1), 1 << 20);
    try (TlogRecorder recorder = new TlogRecorder(folder, terms)) {
      for (int i = 0; i < 300; i++) {
        Frame frame =
            dialect.encode(Heartbeat.builder().customMode(i).mavlinkVersion(3).build(), i, 1, 1);
        Instant at = AT.plusSeconds(i < 250 ? i : 3600 + i);
        recorder.record(at, Direction.IN, frame);
        sent.add(new TlogReader.Entry(at, frame));
      }
    }
    List<TlogReader.Entry> found = new ArrayList<>();
    List<Path> files = files();
    for (Path file : files) {
      assertTrue(Files.size(file) <= 2000, file + " is too large");
      found.addAll(read(file));
    }
    assertEquals(sent, found);
    assertTrue(files.size() >= 5, files::toString);
    assertTrue(files.get(files.size() - 1).toString().contains("T06041"), files::toString);
  }

  @Test
  void theOldestGoWhenTheyAreTooOldOrTooMany() throws IOException {
    Path foreign = Files.writeString(folder.resolve("notes.txt"), "keep me");
    Path ancient = Files.write(folder.resolve("20260101T000000Z.tlog"), new byte[10]);
    Files.setLastModifiedTime(ancient, FileTime.from(AT.minus(Duration.ofDays(40))));
    Path large = Files.write(folder.resolve("20261121T000000Z.tlog"), new byte[3000]);
    Path recent = Files.write(folder.resolve("20261122T000000Z.tlog"), new byte[500]);
    TlogTerms terms = new TlogTerms(2000, Duration.ofHours(1), Duration.ofDays(30), 4000);
    try (TlogRecorder recorder = new TlogRecorder(folder, terms)) {
      recorder.record(AT, Direction.IN, dialect.encode(Heartbeat.builder().build(), 1, 1, 1));
    }
    assertTrue(Files.exists(foreign) && Files.exists(recent));
    assertTrue(!Files.exists(ancient) && !Files.exists(large));
    assertEquals(2, files().size());
  }

  @Test
  void aDiskThatFailsCostsRecordsAndIsSaid() throws IOException {
    Path gone = Files.createDirectories(folder.resolve("flights"));
    Frame frame = dialect.encode(Heartbeat.builder().build(), 1, 1, 1);
    TlogRecorder recorder = new TlogRecorder(gone, TlogTerms.DEFAULT);
    Files.delete(gone);
    recorder.record(AT, Direction.IN, frame);
    recorder.close();
    assertTrue(recorder.failure().isPresent());
    assertEquals(1, recorder.dropped());
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(file -> file.toString().endsWith(".tlog")).sorted().toList();
    }
  }

  private static List<TlogReader.Entry> read(Path file) throws IOException {
    List<TlogReader.Entry> entries = new ArrayList<>();
    try (TlogReader reader = new TlogReader(file)) {
      for (TlogReader.Entry entry = reader.next(); entry != null; entry = reader.next()) {
        entries.add(entry);
      }
      assertNull(reader.next());
    }
    return entries;
  }
}
