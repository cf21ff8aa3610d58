package io.skybeat.analytics.record;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skybeat.analytics.rtsp.TestEncoder;
import io.skybeat.analytics.video.AccessUnit;
import io.skybeat.analytics.video.AnnexB;
import io.skybeat.analytics.video.Codec;
import io.skybeat.analytics.video.FrameTime;
import io.skybeat.core.clip.ClipFilm;
import io.skybeat.core.clip.ClipReport.Gap;
import io.skybeat.core.clip.ClipTable;
import io.skybeat.core.clip.ClipWish;
import io.skybeat.core.clip.Sha256;
import io.skybeat.core.sighting.CameraId;
import io.skybeat.core.sighting.ClockQuality;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clips out of real recordings of a real encoder's stream. */
class ClipCutterTest {
  private static final CameraId CAMERA = CameraId.parse("sky-1/visible");
  private static final Instant START = Instant.parse("2025-03-01T20:00:00.123456Z");
  private static final int RATE = 10;
  private static List<AccessUnit> film;

  @TempDir Path folder;

  /** 20 s; a key picture every second; capture times that do not keep step exactly. */
  @BeforeAll
  static void shoot() {
    film = new ArrayList<>();
    byte[] luma = new byte[160 * 128];
    try (TestEncoder encoder = new TestEncoder(160, 128, RATE, RATE, 200_000)) {
      for (int i = 0; i < 200; i++) {
        for (int k = 0; k < luma.length; k++) {
          luma[k] = (byte) (60 + (k * 31 + i * 17 + k / 160 * i) % 120);
        }
        film.add(unit(i, encoder.encode(luma)));
      }
    }
  }

  private static AccessUnit unit(int i, TestEncoder.Coded coded) {
    Instant at = START.plusNanos(i * 100_000_000L + (i % 3) * 1_234_567L);
    FrameTime time =
        new FrameTime(at, ClockQuality.SYNCHRONISED, 0.01, Optional.of(at), at.plusMillis(30));
    return new AccessUnit(
        Codec.H264,
        coded.annexB(),
        coded.key(),
        false,
        time,
        i * 9_000L,
        i,
        "avc1.42C01E",
        160,
        128);
  }

  private StreamRecorder recorder() {
    return new StreamRecorder(CAMERA, new RecordingPlan(folder, 4, 100), Optional::empty);
  }

  private void record(int from, int to) {
    StreamRecorder recorder = recorder();
    film.subList(from, to).forEach(recorder::unit);
    recorder.close();
  }

  private static Instant at(int picture) {
    return film.get(picture).time().at();
  }

  private ClipCutter.Cut cut(Instant trigger) throws Exception {
    return new ClipCutter(new RecordingPlan(folder, 4, 100))
        .cut(new ClipWish("clip-a-1", CAMERA, trigger, 5, 5), clip());
  }

  private Path clip() {
    return folder.resolve("clip.part");
  }

  private static void until(BooleanSupplier condition) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
    while (!condition.getAsBoolean()) {
      assertTrue(System.nanoTime() < end, "did not come about within 120 s");
      TimeUnit.MILLISECONDS.sleep(5);
    }
  }

  @Test
  void holdsTheStreamItselfAroundTheTrigger() throws Exception {
    record(0, 200);
    ClipCutter.Cut cut = cut(at(103));
    assertEquals(List.of(), cut.gaps());
    assertTrue(cut.complete());
    assertTrue(cut.segments().size() >= 3, "it spans recordings: " + cut.segments());
    assertEquals(at(50), cut.film().orElseThrow().firstAt(), "from a key picture");
    assertFalse(cut.film().get().lastAt().isBefore(at(103).plusSeconds(5)));

    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(clip()));
    assertEquals(Sha256.of(bytes), cut.film().get().sha256());
    assertEquals(bytes.limit(), cut.film().get().bytes());
    ClipFilm read = ClipFilm.read(bytes);
    assertEquals(cut.film().get().units(), read.samples().size());
    List<byte[]> players = Mp4Pictures.read(clip());
    assertEquals(read.samples().size(), players.size(), "FFmpeg finds as many pictures");
    for (int i = 0; i < read.samples().size(); i++) {
      AccessUnit sent = film.get(50 + i);
      byte[] sample = new byte[read.samples().get(i).bytes()];
      ClipFilm.picture(bytes, read.samples().get(i)).get(sample);
      assertArrayEquals(AnnexB.lengthPrefixed(sent.annexB()), sample, "picture " + i);
      assertArrayEquals(Mp4Pictures.slices(sent.annexB()), players.get(i), "picture " + i);
      assertEquals(sent.time().at(), read.table().units().get(i).at());
      double takenAtS = Duration.between(at(50), sent.time().at()).toNanos() / 1e9;
      assertEquals(takenAtS, read.shownAtS(i), 1e-4, "shown as it was taken");
    }
    int trigger = read.table().trigger().orElseThrow();
    assertEquals(53, trigger);
    assertEquals(trigger, cut.trigger().orElseThrow().number());
    assertEquals(at(103), cut.trigger().get().at());
    assertEquals(
        Sha256.of(AnnexB.lengthPrefixed(film.get(103).annexB())), cut.trigger().get().sha256());
    assertEquals(cut, cut(at(103)), "cut again it is the same");
  }

  @Test
  void canBeCutWhileTheRecordingGoesOn() throws Exception {
    StreamRecorder recorder = recorder();
    film.forEach(recorder::unit);
    until(() -> recorder.holds(at(199)));
    assertTrue(cut(at(140)).complete());
    assertEquals(
        Optional.of(at(199)),
        new ClipCutter(new RecordingPlan(folder, 4, 100)).recordedUntil(CAMERA));
    recorder.close();
  }

  @Test
  void saysWhatIsMissingAndWhy() throws Exception {
    assertEquals("nothing of that time is recorded", only(cut(at(100)).gaps()).reason());
    record(70, 130);
    ClipCutter.Cut cut = cut(at(100));
    assertFalse(cut.complete());
    assertTrue(cut.trigger().isPresent());
    assertEquals(
        List.of(
            new Gap(at(100).minusSeconds(5), at(70), "recording had not begun"),
            new Gap(at(129), at(100).plusSeconds(5), "recording was switched off")),
        cut.gaps());
    assertEquals(Optional.empty(), cut(at(100).plusNanos(1)).trigger(), "that very picture");
    assertFalse(cut(START.plusSeconds(100)).film().isPresent(), "old pictures are no clip");
  }

  @Test
  void tellsAnInterruptionFromAKill() throws Exception {
    StreamRecorder recorder = recorder();
    film.subList(0, 90).forEach(recorder::unit);
    recorder.interrupted();
    film.subList(105, 200).forEach(recorder::unit);
    recorder.close();
    Gap gap = only(cut(at(115)).gaps());
    assertEquals(new Gap(at(89), at(110), "the stream was interrupted"), gap);

    StreamRecorder killed =
        new StreamRecorder(
            CAMERA, new RecordingPlan(folder.resolve("killed"), 60, 100), Optional::empty);
    film.subList(0, 120).forEach(killed::unit);
    until(() -> killed.holds(at(119)));
    ClipCutter.Cut cut =
        new ClipCutter(new RecordingPlan(folder.resolve("killed"), 60, 100))
            .cut(new ClipWish("clip-a-2", CAMERA, at(100), 5, 5), clip());
    assertTrue(only(cut.gaps()).reason().contains("killed"), cut.gaps().toString());
    killed.close();
  }

  @Test
  void aRecordingThatWasChangedGivesNoClip() throws Exception {
    record(0, 200);
    Path segment = new SegmentFolder(new RecordingPlan(folder, 4, 100), CAMERA).segments().get(2);
    byte[] bytes = Files.readAllBytes(segment);
    bytes[bytes.length / 2] ^= 1;
    Files.write(segment, bytes);
    ClipCutter.Cut cut = cut(at(103));
    assertFalse(cut.film().isPresent());
    String reason = only(cut.gaps()).reason();
    assertTrue(
        reason.contains("differs from what was received") || reason.contains("cannot be read"),
        reason);
  }

  @Test
  void aDamagedTableIsNoTable() {
    for (String text : List.of("", "skybeat-clip 1\n", "skybeat-clip 1\ntrigger 3\n", "x\ny\n")) {
      org.junit.jupiter.api.Assertions.assertThrows(
          io.skybeat.core.clip.BadClip.class, () -> ClipTable.parse(text), text);
    }
  }

  private static Gap only(List<Gap> gaps) {
    assertEquals(1, gaps.size(), gaps.toString());
    return gaps.get(0);
  }
}
