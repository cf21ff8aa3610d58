package io.skybeat.core.clip;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Lays out a clip: MP4 that any player opens and can seek in (index first, one video track), with
 * the {@link ClipTable} in a box of its own. What it makes depends on what is given to it alone.
 */
public final class ClipLayout {
  /** Ticks a second of a clip's times. */
  public static final int TICKS_PER_SECOND = 90_000;

  /** Type of the box that holds the table: sixteen letters. */
  static final byte[] TABLE = "skybeat.clip.tab".getBytes(StandardCharsets.US_ASCII);

  private static final byte[] NO_TURN = matrix();

  private final byte[] description;
  private final int widthPx;
  private final int heightPx;
  private final ClipTable table;
  private final long[] durations;
  private final long totalTicks;

  private ClipLayout(byte[] description, int widthPx, int heightPx, ClipTable table) {
    this.description = description;
    this.widthPx = widthPx;
    this.heightPx = heightPx;
    this.table = table;
    this.durations = durations(table.units());
    long total = 0;
    for (long duration : durations) {
      total += duration;
    }
    this.totalTicks = total;
  }

  /**
   * Everything that stands before the pictures; they follow in the table's order, and that is the
   * clip.
   *
   * @param description the {@code stsd} box of the recording
   */
  public static byte[] head(byte[] description, int widthPx, int heightPx, ClipTable table) {
    if (table.units().isEmpty()) {
      throw new IllegalArgumentException("a clip of no pictures");
    }
    ClipLayout layout = new ClipLayout(description, widthPx, heightPx, table);
    try {
      return layout.head();
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot be written", e);
    }
  }

  /** When each picture is shown: as long after the first as it was taken after it. */
  static long ticks(Instant first, Instant at) {
    Duration since = Duration.between(first, at);
    double seconds = since.getSeconds() + since.getNano() / 1e9;
    return Math.round(seconds * TICKS_PER_SECOND);
  }

  private static long[] durations(List<ClipUnit> units) {
    long[] durations = new long[units.size()];
    Instant first = units.get(0).at();
    long shownAt = 0;
    for (int i = 0; i + 1 < durations.length; i++) {
      // Clocks may be set and pictures may swap places: time goes on all the same.
      long next = Math.max(shownAt + 1, ticks(first, units.get(i + 1).at()));
      durations[i] = next - shownAt;
      shownAt = next;
    }
    durations[durations.length - 1] =
        durations.length == 1 ? TICKS_PER_SECOND / 10 : durations[durations.length - 2];
    return durations;
  }

  private byte[] head() throws IOException {
    byte[] type =
        box(
            "ftyp",
            out -> out.write("isom\0\0\2\0isomiso2mp41".getBytes(StandardCharsets.US_ASCII)));
    byte[] said =
        box(
            "uuid",
            out -> {
              out.write(TABLE);
              out.write(table.bytes());
            });
    // The index names the place of the pictures, and has the same length wherever they are.
    int length = type.length + movie(0).length + said.length + 8;
    long pictures = 0;
    for (ClipUnit unit : table.units()) {
      pictures += unit.bytes();
    }
    if (length + pictures > Integer.MAX_VALUE) {
      throw new IllegalArgumentException("a clip of " + pictures + " bytes, at most 2 GB");
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.write(type);
    out.write(movie(length));
    out.write(said);
    out.writeInt((int) (8 + pictures));
    out.writeBytes("mdat");
    return bytes.toByteArray();
  }

  private byte[] movie(int dataAt) throws IOException {
    return box(
        "moov",
        out -> {
          out.write(
              box(
                  "mvhd",
                  header -> {
                    header.writeInt(0);
                    times(header, true);
                    header.writeInt(0x10000);
                    header.writeShort(0x100);
                    header.write(new byte[10]);
                    header.write(NO_TURN);
                    header.write(new byte[24]);
                    header.writeInt(2);
                  }));
          out.write(box("trak", track -> track(track, dataAt)));
        });
  }

  private void times(DataOutputStream out, boolean scale) throws IOException {
    out.writeLong(0);
    if (scale) {
      out.writeInt(TICKS_PER_SECOND);
    }
    out.writeInt((int) totalTicks);
  }

  private void track(DataOutputStream out, int dataAt) throws IOException {
    out.write(
        box(
            "tkhd",
            header -> {
              header.writeInt(3);
              header.writeLong(0);
              header.writeInt(1);
              header.writeInt(0);
              header.writeInt((int) totalTicks);
              header.write(new byte[16]);
              header.write(NO_TURN);
              header.writeInt(widthPx << 16);
              header.writeInt(heightPx << 16);
            }));
    out.write(
        box(
            "mdia",
            media -> {
              media.write(
                  box(
                      "mdhd",
                      header -> {
                        header.writeInt(0);
                        times(header, true);
                        header.writeShort(0x55C4);
                        header.writeShort(0);
                      }));
              media.write(
                  box(
                      "hdlr",
                      handler -> {
                        handler.writeLong(0);
                        handler.writeBytes("vide");
                        handler.write(new byte[12]);
                        handler.writeBytes("skybeat\0");
                      }));
              media.write(box("minf", information -> information(information, dataAt)));
            }));
  }

  private void information(DataOutputStream out, int dataAt) throws IOException {
    out.write(
        box(
            "vmhd",
            video -> {
              video.writeInt(1);
              video.writeLong(0);
            }));
    byte[] here = box("url ", url -> url.writeInt(1));
    byte[] reference =
        box(
            "dref",
            list -> {
              list.writeInt(0);
              list.writeInt(1);
              list.write(here);
            });
    out.write(box("dinf", data -> data.write(reference)));
    out.write(box("stbl", index -> index(index, dataAt)));
  }

  private void index(DataOutputStream out, int dataAt) throws IOException {
    int count = durations.length;
    out.write(description);
    out.write(
        box(
            "stts",
            list -> {
              list.writeInt(0);
              list.writeInt(count);
              for (long duration : durations) {
                list.writeInt(1);
                list.writeInt((int) duration);
              }
            }));
    List<ClipUnit> units = table.units();
    out.write(
        box(
            "stss",
            list -> {
              list.writeInt(0);
              list.writeInt((int) units.stream().filter(ClipUnit::key).count());
              for (int i = 0; i < count; i++) {
                if (units.get(i).key()) {
                  list.writeInt(i + 1);
                }
              }
            }));
    out.write(
        box(
            "stsc",
            list -> {
              list.writeLong(1);
              list.writeInt(1);
              list.writeInt(count);
              list.writeInt(1);
            }));
    out.write(
        box(
            "stsz",
            list -> {
              list.writeLong(0);
              list.writeInt(count);
              for (ClipUnit unit : units) {
                list.writeInt(unit.bytes());
              }
            }));
    out.write(
        box(
            "stco",
            list -> {
              list.writeLong(1);
              list.writeInt(dataAt);
            }));
  }

  private interface Filling {
    void into(DataOutputStream out) throws IOException;
  }

  private static byte[] box(String type, Filling filling) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    filling.into(new DataOutputStream(body));
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(whole);
    out.writeInt(8 + body.size());
    out.writeBytes(type);
    out.write(body.toByteArray());
    return whole.toByteArray();
  }

  private static byte[] matrix() {
    byte[] unity = new byte[36];
    unity[1] = 1;
    unity[17] = 1;
    unity[32] = 0x40;
    return unity;
  }
}
