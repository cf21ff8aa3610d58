package io.skybeat.missions.terrain;

import io.skybeat.core.wire.BadDocument;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Strips or tiles of a TIFF, unpacked when they are asked for; the last few are kept. */
final class TiffBlocks {
  private static final int WIDTH = 256;
  private static final int HEIGHT = 257;
  private static final int COMPRESSION = 259;
  private static final int PREDICTOR = 317;
  private static final int MOST_BLOCK_BYTES = 64 << 20;
  private static final int KEPT = 32;

  private final TiffDirectory tiff;
  private final int bytesPerSample;
  private final int width;
  private final int blockWidth;
  private final int blockHeight;
  private final int across;
  private final double[] offsets;
  private final double[] counts;
  private final Map<Integer, ByteBuffer> unpacked =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, ByteBuffer> eldest) {
          return size() > KEPT;
        }
      };

  TiffBlocks(TiffDirectory tiff, int bytesPerSample) {
    this.tiff = tiff;
    this.bytesPerSample = bytesPerSample;
    this.width = tiff.number(WIDTH, 0);
    int height = tiff.number(HEIGHT, 0);
    boolean tiled = tiff.has(322);
    this.blockWidth = tiled ? tiff.number(322, 0) : width;
    this.blockHeight = tiled ? tiff.number(323, 0) : Math.min(height, tiff.number(278, height));
    this.offsets = tiff.values(tiled ? 324 : 273);
    this.counts = tiff.values(tiled ? 325 : 279);
    if (width < 1 || height < 1 || blockWidth < 1 || blockHeight < 1) {
      throw bad("has no size");
    }
    this.across = (width + blockWidth - 1) / blockWidth;
    long blocks = (long) across * ((height + blockHeight - 1) / blockHeight);
    if (offsets.length < blocks || counts.length < blocks) {
      throw bad("lists fewer blocks than its size needs");
    }
    if ((long) blockWidth * blockHeight * bytesPerSample > MOST_BLOCK_BYTES) {
      throw bad("has blocks over 64 MiB; write it in tiles (gdal_translate -co TILED=YES)");
    }
  }

  /** The block that holds a sample; its bytes in the file's order. */
  ByteBuffer block(int column, int row) {
    int number = row / blockHeight * across + column / blockWidth;
    return unpacked.computeIfAbsent(number, this::unpack);
  }

  /** Where in its block the sample stands, bytes. */
  int offset(int column, int row) {
    return (row % blockHeight * blockWidth + column % blockWidth) * bytesPerSample;
  }

  private ByteBuffer unpack(int number) {
    byte[] packed = packed(number);
    byte[] plain = new byte[blockWidth * blockHeight * bytesPerSample];
    switch (tiff.number(COMPRESSION, 1)) {
      case 1 -> System.arraycopy(packed, 0, plain, 0, Math.min(packed.length, plain.length));
      case 5 -> Lzw.unpack(packed, plain);
      case 8, 32946 -> inflate(packed, plain);
      case 32773 -> packBits(packed, plain);
      default ->
          throw bad(
              "uses compression "
                  + tiff.number(COMPRESSION, 1)
                  + "; write it with Deflate or LZW (gdal_translate -co COMPRESS=DEFLATE)");
    }
    predict(plain);
    return ByteBuffer.wrap(plain).order(tiff.bytes().order());
  }

  private byte[] packed(int number) {
    long offset = (long) offsets[number];
    long count = (long) counts[number];
    if (offset < 0 || count < 0 || offset + count > tiff.bytes().capacity()) {
      throw bad("is cut short; fetch it again");
    }
    byte[] packed = new byte[(int) count];
    ByteBuffer from = tiff.bytes().duplicate();
    from.position((int) offset);
    from.get(packed);
    return packed;
  }

  private void inflate(byte[] packed, byte[] plain) {
    Inflater inflater = new Inflater();
    try {
      inflater.setInput(packed);
      int at = 0;
      while (at < plain.length && !inflater.finished()) {
        int got = inflater.inflate(plain, at, plain.length - at);
        if (got == 0 && (inflater.needsInput() || inflater.needsDictionary())) {
          break;
        }
        at += got;
      }
    } catch (DataFormatException e) {
      throw new BadDocument(tiff.file() + ": a block cannot be unpacked; fetch it again", e);
    } finally {
      inflater.end();
    }
  }

  private static void packBits(byte[] packed, byte[] plain) {
    int out = 0;
    for (int in = 0; in < packed.length && out < plain.length; ) {
      int head = packed[in++];
      if (head >= 0) {
        int length = Math.min(Math.min(head + 1, packed.length - in), plain.length - out);
        System.arraycopy(packed, in, plain, out, length);
        in += head + 1;
        out += length;
      } else if (head != -128 && in < packed.length) {
        int length = Math.min(1 - head, plain.length - out);
        Arrays.fill(plain, out, out + length, packed[in++]);
        out += length;
      }
    }
  }

  private void predict(byte[] plain) {
    int predictor = tiff.number(PREDICTOR, 1);
    if (predictor == 1) {
      return;
    }
    int rowBytes = blockWidth * bytesPerSample;
    for (int row = 0; row < blockHeight; row++) {
      if (predictor == 2) {
        sum(plain, row * rowBytes);
      } else if (predictor == 3) {
        floats(plain, row * rowBytes, rowBytes);
      } else {
        throw bad("uses predictor " + predictor + "; write it without (-co PREDICTOR=1)");
      }
    }
  }

  private void sum(byte[] plain, int from) {
    ByteBuffer row = ByteBuffer.wrap(plain).order(tiff.bytes().order());
    for (int i = 1; i < blockWidth; i++) {
      int at = from + i * bytesPerSample;
      int before = at - bytesPerSample;
      switch (bytesPerSample) {
        case 1 -> row.put(at, (byte) (row.get(at) + row.get(before)));
        case 2 -> row.putShort(at, (short) (row.getShort(at) + row.getShort(before)));
        case 4 -> row.putInt(at, row.getInt(at) + row.getInt(before));
        default -> throw bad("uses predictor 2 with wide samples; write it without");
      }
    }
  }

  /** Bytes of equal weight stand together, most significant first, each less the one before. */
  private void floats(byte[] plain, int from, int rowBytes) {
    for (int i = 1; i < rowBytes; i++) {
      plain[from + i] += plain[from + i - 1];
    }
    byte[] planes = Arrays.copyOfRange(plain, from, from + rowBytes);
    boolean little = tiff.bytes().order() == java.nio.ByteOrder.LITTLE_ENDIAN;
    for (int i = 0; i < blockWidth; i++) {
      for (int b = 0; b < bytesPerSample; b++) {
        int place = little ? bytesPerSample - 1 - b : b;
        plain[from + i * bytesPerSample + place] = planes[b * blockWidth + i];
      }
    }
  }

  private BadDocument bad(String reason) {
    return new BadDocument(tiff.file() + ": " + reason);
  }
}
