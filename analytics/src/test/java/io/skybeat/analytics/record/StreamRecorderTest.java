package io.skybeat.analytics.record;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skybeat.analytics.rtsp.TestEncoder;
import io.skybeat.analytics.video.AccessUnit;
import io.skybeat.analytics.video.Codec;
import io.skybeat.analytics.video.FrameTime;
import io.skybeat.core.flight.SortieId;
import io.skybeat.core.sighting.CameraId;
import io.skybeat.core.sighting.ClockQuality;
import io.skybeat.core.wire.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StreamRecorderTest {
  private static final CameraId CAMERA = CameraId.parse("sky-1/visible");
  private static final Instant START = Instant.parse("2025-03-01T20:00:00Z");
  private static final int RATE = 10;

  @TempDir Path folder;

  private StreamRecorder recorder(int segmentS, long budgetMb) {
    return new StreamRecorder(
        CAMERA,
        new RecordingPlan(folder, segmentS, budgetMb),
        () -> Optional.of(new SortieId("s-1")));
  }

  /** Noise, so that pictures have some size; a key unit every second. */
  private static List<AccessUnit> film(int pictures, int bits) {
    List<AccessUnit> units = new ArrayList<>();
    byte[] luma = new byte[160 * 128];
    try (TestEncoder encoder = new TestEncoder(160, 128, RATE, RATE, bits)) {
      for (int i = 0; i < pictures; i++) {
        for (int k = 0; k < luma.length; k++) {
          luma[k] = (byte) (60 + (k * 31 + i * 17 + k / 160 * i) % 120);
        }
        TestEncoder.Coded coded = encoder.encode(luma);
        units.add(unit(i, coded));
      }
    }
    return units;
  }

  private static AccessUnit unit(int i, TestEncoder.Coded coded) {
    Instant at = START.plusMillis(i * 1000L / RATE);
    FrameTime time =
        new FrameTime(at, ClockQuality.SYNCHRONISED, 0.01, Optional.of(at), at.plusMillis(30));
    return new AccessUnit(
        Codec.H264,
        coded.annexB(),
        coded.key(),
        false,
        time,
        i * 90_000L / RATE,
        i,
        "avc1.42C01E",
        160,
        128);
  }

  private List<SegmentSidecar> sidecars() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      List<SegmentSidecar> found = new ArrayList<>();
      for (Path file : files.filter(f -> f.toString().endsWith(".json")).sorted().toList()) {
        found.add(Json.read(Files.readString(file), SegmentSidecar.class));
      }
      return found;
    }
  }

  private Path file(SegmentSidecar sidecar) {
    return folder.resolve("sky-1/visible").resolve(sidecar.file());
  }

  private static void until(BooleanSupplier condition) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
    while (!condition.getAsBoolean()) {
      assertTrue(System.nanoTime() < end, "did not come about within 120 s");
      TimeUnit.MILLISECONDS.sleep(5);
    }
  }

  private static String sha256(Path file) throws Exception {
    return HexFormat.of()
        .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
  }

  @Test
  void writesSegmentsThatChainAndHoldTheStreamUntouched() throws Exception {
    List<AccessUnit> film = film(55, 200_000);
    StreamRecorder recorder = recorder(2, 100);
    film.subList(3, 55).forEach(recorder::unit);
    recorder.close();

    List<SegmentSidecar> segments = sidecars();
    assertEquals(3, segments.size(), "two of 2 s and the rest");
    String before = "";
    List<byte[]> pictures = new ArrayList<>();
    for (SegmentSidecar segment : segments) {
      assertTrue(segment.complete());
      assertEquals(sha256(file(segment)), segment.sha256());
      assertEquals(Files.size(file(segment)), segment.bytes());
      assertEquals(before, segment.previousSha256());
      assertEquals(ClockQuality.SYNCHRONISED, segment.clock());
      assertEquals(Optional.of(new SortieId("s-1")), segment.sortie());
      before = segment.sha256();
      List<byte[]> inFile = Mp4Pictures.read(file(segment));
      assertEquals(segment.units(), inFile.size());
      pictures.addAll(inFile);
    }
    assertEquals(START.plusSeconds(1), segments.get(0).firstAt(), "from the first key unit");
    assertEquals(START.plusMillis(2900), segments.get(0).lastAt());
    assertEquals(45, pictures.size());
    for (int i = 0; i < 45; i++) {
      assertArrayEquals(
          Mp4Pictures.slices(film.get(i + 10).annexB()), pictures.get(i), "picture " + i);
    }
    assertTrue(recorder.holds(START.plusMillis(4200)));
    assertFalse(recorder.holds(START.plusMillis(4210)), "no picture of that time");
    assertFalse(recorder.holds(START.plusMillis(200)), "before the first key unit");
  }

  @Test
  void whatWasWrittenCanBeReadWhileItIsBeingWritten() throws Exception {
    StreamRecorder recorder = recorder(60, 100);
    List<AccessUnit> film = film(15, 200_000);
    film.forEach(recorder::unit);
    until(() -> recorder.holds(film.get(14).time().at()));
    // As a killed process would leave it.
    Path copy = folder.resolve("copy.bin");
    Files.copy(Path.of(recorder.recording().get()), copy);
    assertEquals(15, Mp4Pictures.read(copy).size());
    assertFalse(sidecars().get(0).complete());
    recorder.close();
  }

  @Test
  void sealsWhatAKilledProcessLeftAndGoesOnWithTheChain() throws Exception {
    List<AccessUnit> film = film(35, 200_000);
    StreamRecorder killed = recorder(60, 100);
    film.subList(0, 15).forEach(killed::unit);
    until(() -> killed.holds(film.get(14).time().at()));
    StreamRecorder next = recorder(60, 100);
    film.subList(20, 35).forEach(next::unit);
    next.close();

    List<SegmentSidecar> segments = sidecars();
    assertEquals(2, segments.size());
    assertFalse(segments.get(0).complete(), "the killed one says that it is not complete");
    assertFalse(segments.get(0).sha256().isEmpty());
    assertEquals(segments.get(0).sha256(), segments.get(1).previousSha256());
    killed.close();
  }

  @Test
  void keepsItsBudgetByDeletingTheOldest() throws Exception {
    StreamRecorder recorder = recorder(1, 1);
    List<AccessUnit> film = film(160, 8_000_000);
    long offered = film.stream().mapToLong(unit -> unit.annexB().length).sum();
    assertTrue(offered > 1_500_000, "the film must exceed the budget: " + offered);
    film.forEach(recorder::unit);
    recorder.close();
    List<SegmentSidecar> segments = sidecars();
    long used = segments.stream().mapToLong(SegmentSidecar::bytes).sum();
    assertTrue(used <= 1_000_000, "used " + used);
    assertEquals(film.get(159).time().at(), segments.get(segments.size() - 1).lastAt());
    assertTrue(segments.get(0).firstAt().isAfter(START), "the oldest is gone");
  }

  @Test
  void recordingsGoWhenTheDiskIsNearlyFull() throws Exception {
    long moreThanThereIs = 1L << 40;
    StreamRecorder recorder =
        new StreamRecorder(
            CAMERA, new RecordingPlan(folder, 1, 100, moreThanThereIs), Optional::empty);
    film(40, 200_000).forEach(recorder::unit);
    recorder.close();
    assertEquals(List.of(), sidecars(), "within its budget, but others need the space");
    try (Stream<Path> left = Files.walk(folder)) {
      assertEquals(List.of(), left.filter(Files::isRegularFile).toList());
    }
  }

  @Test
  void saysWhenItCannotWriteAndGoesOnWhenItCan() throws Exception {
    Path occupied = folder.resolve("sky-1");
    Files.writeString(occupied, "a file where a folder should be");
    StreamRecorder recorder = recorder(60, 100);
    List<AccessUnit> film = film(120, 100_000);
    film.subList(0, 10).forEach(recorder::unit);
    until(() -> recorder.trouble().isPresent());
    assertTrue(recorder.trouble().get().contains("not recorded"), recorder.trouble().get());
    assertTrue(recorder.recording().isEmpty());
    Files.delete(occupied);
    film.subList(60, 120).forEach(recorder::unit);
    until(() -> recorder.holds(film.get(119).time().at()));
    assertEquals(Optional.empty(), recorder.trouble());
    recorder.close();
  }

  @Test
  void saysThatTheDiskIsFull() throws Exception {
    org.junit.jupiter.api.Assumptions.assumeTrue(
        Files.exists(Path.of("/dev/full")), "no /dev/full on this system");
    AccessUnit key = film(1, 100_000).get(0);
    IOException failure =
        org.junit.jupiter.api.Assertions.assertThrows(
            IOException.class,
            () -> {
              SegmentFile file = new SegmentFile(Path.of("/dev/full"), key);
              file.write(key);
            });
    assertTrue(failure.getMessage().endsWith("No space left on device"), failure.getMessage());
  }

  @Test
  void aKeyUnitIsNeededAfterAnInterruption() throws Exception {
    List<AccessUnit> film = film(40, 100_000);
    StreamRecorder recorder = recorder(60, 100);
    film.subList(0, 5).forEach(recorder::unit);
    recorder.interrupted();
    film.subList(15, 40).forEach(recorder::unit);
    recorder.close();
    List<SegmentSidecar> segments = sidecars();
    assertEquals(Arrays.asList(5L, 20L), segments.stream().map(SegmentSidecar::units).toList());
  }
}
