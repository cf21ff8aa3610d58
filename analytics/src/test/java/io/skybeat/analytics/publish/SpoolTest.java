package io.skybeat.analytics.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpoolTest {
  private static final Spool.Bounds BOUNDS = new Spool.Bounds(1_000, 10);

  @TempDir Path folder;

  private static List<String> ids(Spool spool) {
    return spool.after(0, 10_000).stream().map(SpoolEntry::id).toList();
  }

  @Test
  void whatIsNotAcknowledgedIsThereAgainInOrder() throws IOException {
    // The first spool is never closed: that is what kill -9 leaves.
    Spool killed = new Spool(folder, BOUNDS);
    killed.put(Examples.sighting(1));
    killed.put(Examples.cells(2));
    killed.put(Examples.sighting(3));
    killed.ack(List.of("s1", "unknown"));
    String line = killed.after(0, 1).get(0).line();
    try (Spool again = new Spool(folder, BOUNDS)) {
      assertEquals(List.of("c2", "s3"), ids(again));
      assertEquals(line, again.after(0, 1).get(0).line());
      assertEquals(0, again.counts().damaged());
      again.put(Examples.sighting(4));
      assertEquals(List.of("c2", "s3", "s4"), ids(again));
    }
  }

  /** A disk that takes so many bytes and then half of a write. */
  private static final class SmallDisk {
    private long free;

    private SpoolFile make(Path path) throws IOException {
      return SpoolFile.on(
          path,
          new RandomAccessFile(path.toFile(), "rw") {
            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
              int fits = (int) Math.min(free, length);
              super.write(bytes, offset, fits);
              free -= fits;
              if (fits < length) {
                throw new IOException("No space left on device");
              }
            }
          });
    }
  }

  @Test
  void aFullDiskIsSaidAndWhatItRefusedIsWrittenLater() throws IOException {
    SmallDisk disk = new SmallDisk();
    disk.free = 2_500;
    Spool spool = new Spool(folder, BOUNDS, disk::make);
    for (int n = 1; n <= 8; n++) {
      spool.put(Examples.sighting(n));
    }
    assertEquals(8, spool.counts().waiting(), "all of them can be sent");
    String trouble = spool.trouble().orElseThrow();
    assertTrue(trouble.contains("No space left") && trouble.contains("free space"), trouble);
    assertTrue(trouble.contains(folder.toString()), trouble);
    spool.retry();
    assertTrue(spool.trouble().isPresent(), "still full");
    try (Spool asIfKilled = new Spool(copied(), BOUNDS)) {
      assertTrue(asIfKilled.counts().waiting() < 8, "the disk has only the first of them");
      assertEquals(0, asIfKilled.counts().damaged(), "and no half line");
    }
    disk.free = 1_000_000;
    spool.retry();
    assertEquals(Optional.empty(), spool.trouble());
    spool.ack(List.of("s3"));
    // Killed now: nothing is closed.
    try (Spool again = new Spool(folder, BOUNDS)) {
      assertEquals(List.of("s1", "s2", "s4", "s5", "s6", "s7", "s8"), ids(again));
      assertEquals(0, again.counts().damaged());
    }
  }

  @Test
  void theNextEntryAfterAFullDiskBringsTheOthersWithIt() throws IOException {
    SmallDisk disk = new SmallDisk();
    Spool spool = new Spool(folder, BOUNDS, disk::make);
    spool.put(Examples.sighting(1));
    disk.free = 1_000_000;
    spool.put(Examples.sighting(2));
    assertEquals(Optional.empty(), spool.trouble());
    try (Spool again = new Spool(folder, BOUNDS)) {
      assertEquals(List.of("s1", "s2"), ids(again));
    }
  }

  private Path copied() throws IOException {
    Path copy = Files.createTempDirectory(folder, "copy");
    for (Path file : files()) {
      Files.copy(file, copy.resolve(file.getFileName()));
    }
    return copy;
  }

  @Test
  void theSameIdIsKeptOnce() throws IOException {
    try (Spool spool = new Spool(folder, BOUNDS)) {
      spool.put(Examples.sighting(1));
      spool.put(Examples.sighting(1));
      assertEquals(1, spool.counts().waiting());
    }
  }

  @Test
  void aTornLineCostsThatLineAlone() throws IOException {
    Spool killed = new Spool(folder, BOUNDS);
    killed.put(Examples.sighting(1));
    killed.put(Examples.sighting(2));
    Path file = files().get(0);
    byte[] all = Files.readAllBytes(file);
    Files.write(file, java.util.Arrays.copyOf(all, all.length - 20));
    try (Spool again = new Spool(folder, BOUNDS)) {
      assertEquals(List.of("s1"), ids(again));
      assertEquals(1, again.counts().damaged());
      again.put(Examples.sighting(2));
    }
    try (Spool third = new Spool(folder, BOUNDS)) {
      assertEquals(List.of("s1", "s2"), ids(third));
    }
  }

  @Test
  void rottenBytesAnywhereCostNoOtherLine() throws IOException {
    Spool killed = new Spool(folder, BOUNDS);
    for (int i = 0; i < 20; i++) {
      killed.put(Examples.sighting(i));
    }
    Path file = files().get(0);
    byte[] all = Files.readAllBytes(file);
    all[all.length / 2] ^= 0x55;
    Files.write(file, all);
    Files.write(
        file,
        "half a li".getBytes(java.nio.charset.StandardCharsets.UTF_8),
        StandardOpenOption.APPEND);
    try (Spool again = new Spool(folder, BOUNDS)) {
      assertEquals(19, again.counts().waiting());
      assertEquals(2, again.counts().damaged());
    }
  }

  @Test
  void whenFullTheOldestCellReportsGoFirstThenTheOldestSightings() throws IOException {
    try (Spool spool = new Spool(folder, new Spool.Bounds(4, 10))) {
      spool.put(Examples.sighting(1));
      spool.put(Examples.cells(2));
      spool.put(Examples.sighting(3));
      spool.put(Examples.cells(4));
      spool.put(Examples.sighting(5));
      assertEquals(List.of("s1", "s3", "c4", "s5"), ids(spool));
      spool.put(Examples.sighting(6));
      spool.put(Examples.sighting(7));
      assertEquals(List.of("s3", "s5", "s6", "s7"), ids(spool));
      assertEquals(2, spool.counts().droppedCells());
      assertEquals(1, spool.counts().droppedSightings());
    }
    try (Spool again = new Spool(folder, new Spool.Bounds(4, 10))) {
      assertEquals(List.of("s3", "s5", "s6", "s7"), ids(again), "what was given up stays away");
    }
  }

  @Test
  void theDiskDoesNotGrowWithWhatIsAcknowledged() throws IOException {
    try (Spool spool = new Spool(folder, new Spool.Bounds(10_000, 1))) {
      spool.put(Examples.sighting(0));
      for (int i = 1; i < 15_000; i++) {
        spool.put(Examples.cells(i));
        spool.ack(List.of("c" + i));
      }
      long bytes = 0;
      for (Path file : files()) {
        bytes += Files.size(file);
      }
      assertTrue(bytes < 7_000_000, bytes + " bytes");
      assertEquals(List.of("s0"), ids(spool), "the straggler is still there");
    }
    try (Spool again = new Spool(folder, new Spool.Bounds(10_000, 1))) {
      assertEquals(List.of("s0"), ids(again));
    }
  }

  /** Any mix of puts, acknowledgements and kills: nothing lost, nothing back from the dead. */
  @Test
  void aRandomLifeLosesNothing() throws IOException {
    SplittableRandom random = new SplittableRandom(11);
    TreeSet<String> expected = new TreeSet<>();
    Spool spool = new Spool(folder, BOUNDS);
    int next = 0;
    for (int step = 0; step < 1_500; step++) {
      int what = random.nextInt(100);
      if (what < 55) {
        next++;
        boolean sighting = random.nextBoolean();
        if (sighting) {
          spool.put(Examples.sighting(next));
        } else {
          spool.put(Examples.cells(next));
        }
        expected.add((sighting ? "s" : "c") + next);
      } else if (what < 97 && !expected.isEmpty()) {
        String id = expected.stream().skip(random.nextInt(expected.size())).findFirst().get();
        spool.ack(List.of(id));
        expected.remove(id);
      } else if (what >= 97) {
        spool = new Spool(folder, BOUNDS);
      }
    }
    assertEquals(expected, new TreeSet<>(ids(new Spool(folder, BOUNDS))));
  }

  @Test
  void stillsAreFoundByTheirHashAndKeptWhileNeeded() throws IOException {
    StillStore store = new StillStore(folder, Duration.ofHours(1), 1);
    byte[] jpeg = {1, 2, 3};
    String sha256 = store.put(jpeg).sha256();
    assertEquals(3, store.put(jpeg).bytes());
    assertEquals(3, store.get(sha256).orElseThrow().length);
    assertTrue(store.get("../../etc/passwd").isEmpty());
    java.time.Instant later = java.time.Instant.now().plus(Duration.ofHours(2));
    assertEquals(0, store.sweep(later, sha256::equals));
    assertEquals(1, store.sweep(later, s -> false));
    assertTrue(store.get(sha256).isEmpty());
  }

  @Test
  void aStillThatRottedIsNotServed() throws IOException {
    StillStore store = new StillStore(folder, Duration.ofHours(1), 1);
    String sha256 = store.put(new byte[] {1, 2, 3}).sha256();
    Files.write(folder.resolve(sha256 + ".jpg"), new byte[] {1, 2, 4});
    assertTrue(store.get(sha256).isEmpty());
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> list = Files.list(folder)) {
      return list.filter(p -> p.toString().endsWith(".spool")).sorted().toList();
    }
  }
}
