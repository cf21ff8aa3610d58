package io.skybeat.analytics.publish;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skybeat.core.clip.ClipReport;
import io.skybeat.core.clip.ClipWish;
import io.skybeat.core.flight.Pose;
import io.skybeat.core.geo.Ring;
import io.skybeat.core.sighting.CameraId;
import io.skybeat.core.sighting.HeatPlace;
import io.skybeat.core.sighting.PixelBox;
import io.skybeat.core.sighting.PrivacyZone;
import io.skybeat.core.sighting.StillRef;
import io.skybeat.core.time.SystemTime;
import io.skybeat.core.wire.CameraAssignment;
import io.skybeat.core.wire.MediaFrame;
import io.skybeat.core.wire.WireMessage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StationLinkTest {
  @TempDir Path folder;
  private final SystemTime time = new SystemTime();
  private final Heard orders = new Heard();
  private FakeStation station;
  private Spool spool;
  private StillStore stills;
  private ClipStore clips;
  private StationLink link;

  /** What the link handed on. */
  private static final class Heard implements StationOrders {
    final BlockingQueue<Object> all = new LinkedBlockingQueue<>();
    final List<String> acknowledged = new CopyOnWriteArrayList<>();

    @Override
    public void welcomed(WireMessage.Welcome welcome) {
      all.add(welcome);
    }

    @Override
    public void assigned(List<CameraAssignment> cameras) {
      all.add("assigned " + cameras.size());
    }

    @Override
    public void attended(List<Ring> ground, List<HeatPlace> heat) {
      all.add("attended " + ground.size());
    }

    @Override
    public void masked(List<PrivacyZone> zones) {}

    @Override
    public void posed(List<Pose> poses) {
      all.add("posed " + poses.size());
    }

    @Override
    public void watched(CameraId camera, boolean on) {
      all.add("watched " + camera + " " + on);
    }

    @Override
    public void marked(WireMessage.Mark mark) {
      all.add(mark);
    }

    @Override
    public void clipsWanted(List<ClipWish> wishes) {
      all.add(wishes);
    }

    @Override
    public void acknowledged(List<String> ids) {
      acknowledged.addAll(ids);
    }

    @Override
    public void parted(String reason) {
      all.add("parted");
    }

    Object next() throws InterruptedException {
      return all.poll(120, TimeUnit.SECONDS);
    }
  }

  @BeforeEach
  void begin() throws Exception {
    station = new FakeStation(0);
    spool = new Spool(folder.resolve("spool"), new Spool.Bounds(1_000, 10));
    stills = new StillStore(folder.resolve("stills"), Duration.ofHours(1), 10);
    clips = new ClipStore(folder.resolve("clips"));
    link = link(station.port());
  }

  @AfterEach
  void end() throws Exception {
    link.close();
    spool.close();
    station.close();
    time.close();
  }

  private StationLink link(int port) {
    StationAddress address = new StationAddress("127.0.0.1", port, "w1", "secret", "test");
    return new StationLink(address, List.of(), spool, stills, clips, orders, time);
  }

  private boolean awaitEmptySpool() throws InterruptedException {
    for (int i = 0; i < 400 && spool.counts().waiting() > 0; i++) {
      TimeUnit.MILLISECONDS.sleep(50);
    }
    return spool.counts().waiting() == 0;
  }

  private List<String> sightings() {
    return station.heard(WireMessage.Sighted.class).stream().map(s -> s.sighting().id()).toList();
  }

  @Test
  void sightingsAreSentInOrderAndForgottenWhenAcknowledged() throws Exception {
    for (int i = 0; i < 200; i++) {
      spool.put(Examples.sighting(i));
    }
    link.start();
    assertTrue(awaitEmptySpool());
    assertEquals(200, sightings().size());
    assertEquals("s0", sightings().get(0));
    assertEquals("s199", sightings().get(199));
    spool.put(Examples.sighting(200));
    assertTrue(station.await(heard -> sightings().contains("s200")));
    WireMessage.Hello hello = station.heard(WireMessage.Hello.class).get(0);
    assertEquals("w1", hello.worker());
    assertEquals("secret", hello.key());
    assertFalse(hello.toString().contains("secret"));
  }

  @Test
  void whatWasNotAcknowledgedIsSentAgainAfterACutAndNothingElse() throws Exception {
    station.acknowledge(false);
    link.start();
    spool.put(Examples.sighting(1));
    spool.put(Examples.sighting(2));
    assertTrue(station.await(heard -> sightings().size() == 2));
    station.say(new WireMessage.Ack(List.of("s1")));
    for (int i = 0; i < 400 && spool.counts().waiting() > 1; i++) {
      TimeUnit.MILLISECONDS.sleep(20);
    }
    station.acknowledge(true);
    station.cut();
    assertTrue(station.await(heard -> sightings().size() == 3));
    assertEquals(List.of("s1", "s2", "s2"), sightings());
    assertTrue(awaitEmptySpool());
    assertEquals(2, orders.all.stream().filter(o -> o instanceof WireMessage.Welcome).count());
    assertTrue(orders.all.contains("parted"));
  }

  @Test
  void aStationThatComesLateGetsEverything() throws Exception {
    int port = station.port();
    station.close();
    link.start();
    spool.put(Examples.sighting(1));
    spool.put(Examples.cells(2));
    station = new FakeStation(port);
    assertTrue(awaitEmptySpool());
    assertEquals(List.of("s1"), sightings());
    assertEquals(1, station.heard(WireMessage.Cells.class).size());
  }

  @Test
  void stillsTravelBesideAndAreSentAgainWhenMissing() throws Exception {
    byte[] jpeg = new byte[50_000];
    jpeg[7] = 9;
    StillRef still = stills.put(jpeg);
    link.start();
    spool.put(Examples.sighting(1, Optional.of(still)));
    assertTrue(station.awaitMedia(frames -> frames.size() == 1));
    MediaFrame sent = station.media().get(0);
    assertEquals(MediaFrame.What.STILL, sent.header().what());
    assertEquals(Optional.of(still.sha256()), sent.header().sha256());
    assertArrayEquals(jpeg, sent.body());
    station.say(new WireMessage.StillMissing(List.of(still.sha256())));
    assertTrue(station.awaitMedia(frames -> frames.size() == 2));
  }

  @Test
  void aClipIsSentFromTheByteThatIsLacked() throws Exception {
    byte[] film = new byte[300_000];
    new SplittableRandom(4).nextBytes(film);
    ClipReport report = Examples.clip("clip-a-1", film);
    Files.write(clips.draft("clip-a-1"), film);
    clips.keep(report);
    link.start();
    ClipWish wish = new ClipWish("clip-a-1", Examples.CAMERA, Examples.T0, 5, 5);
    station.say(new WireMessage.ClipsWanted(List.of(wish)));
    assertTrue(orders.next() instanceof WireMessage.Welcome);
    assertEquals(List.of(wish), orders.next());
    link.tell(report);
    assertTrue(station.await(heard -> heard.contains(new WireMessage.ClipCut(report))));
    String sha256 = report.film().orElseThrow().sha256();
    station.say(new WireMessage.SendClip(sha256, 1_000));
    assertTrue(station.awaitMedia(frames -> bytes(frames) == 299_000));
    byte[] arrived = new byte[300_000];
    for (MediaFrame part : station.media()) {
      assertEquals(Optional.of(300_000L), part.header().total());
      int at = part.header().offset().orElseThrow().intValue();
      System.arraycopy(part.body(), 0, arrived, at, part.body().length);
    }
    assertArrayEquals(
        Arrays.copyOfRange(film, 1_000, 300_000), Arrays.copyOfRange(arrived, 1_000, 300_000));
    station.say(new WireMessage.Ack(List.of("clip-a-1")));
    link.tell(report);
    assertTrue(station.await(heard -> station.heard(WireMessage.ClipCut.class).size() == 2));
  }

  private static int bytes(List<MediaFrame> frames) {
    return frames.stream().mapToInt(frame -> frame.body().length).sum();
  }

  @Test
  void ordersAreHandedOn() throws Exception {
    station.greet(
        new WireMessage.Assign(List.of()),
        new WireMessage.Attend(List.of(), List.of()),
        new WireMessage.Live(Examples.CAMERA, true));
    link.start();
    assertTrue(orders.next() instanceof WireMessage.Welcome);
    assertEquals("assigned 0", orders.next());
    assertEquals("attended 0", orders.next());
    assertEquals("watched d1/thermal true", orders.next());
    WireMessage.Mark mark =
        new WireMessage.Mark(
            "m1", Examples.CAMERA, Examples.T0, new PixelBox(1, 2, 3, 4), "officer", "");
    station.say(mark);
    assertEquals(mark, orders.next());
    link.refuse(new WireMessage.MarkRefused("m1", "too old"));
    assertTrue(station.await(h -> h.contains(new WireMessage.MarkRefused("m1", "too old"))));
  }

  @Test
  void liveUnitsAreRefusedRatherThanLate() throws Exception {
    MediaFrame unit =
        new MediaFrame(
            new MediaFrame.Header(
                MediaFrame.What.LIVE,
                Optional.of(Examples.CAMERA),
                Optional.of(Examples.T0),
                true,
                Optional.of("avc1.42C01F"),
                640,
                512,
                Optional.empty()),
            new byte[400_000]);
    assertFalse(link.live(unit), "not connected");
    link.start();
    for (int i = 0; i < 400 && !link.live(unit); i++) {
      TimeUnit.MILLISECONDS.sleep(20);
    }
    assertTrue(station.awaitMedia(frames -> !frames.isEmpty()));
    assertEquals(unit, station.media().get(0));
  }

  @Test
  void aRefusalIsNotAWelcome() throws Exception {
    station.refuse("wrong key");
    spool.put(Examples.sighting(1));
    link.start();
    assertTrue(station.await(heard -> station.heard(WireMessage.Hello.class).size() >= 2));
    assertFalse(link.connected());
    assertTrue(sightings().isEmpty());
    station.refuse(null);
    assertTrue(station.await(heard -> sightings().contains("s1")));
  }
}
