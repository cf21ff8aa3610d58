package io.skybeat.station.vault;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * A file under a key of its own: AES-256-GCM in pieces, each of which is authenticated with its
 * place and with whether it is the last, so that pieces can neither be swapped nor left away. Any
 * stretch can be read without the rest. On disk: {@value #MARK}, then the pieces, each with its
 * tag.
 *
 * <p>The nonce of a piece is the file's number within its key (4 bytes), whether it is the last (1
 * byte), and its place (7 bytes): under one key no nonce comes twice, for a key serves one item and
 * is never used again.
 */
final class SealedFile {
  private static final String MARK = "skybeat-sealed-1\n";
  private static final byte[] HEAD = MARK.getBytes(StandardCharsets.US_ASCII);
  private static final int PIECE = 64 * 1024;
  private static final int TAG = 16;

  private final Path path;
  private final SecretKey key;
  private final int number;

  /**
   * @param number of the file among those under {@code key}
   */
  SealedFile(Path path, SecretKey key, int number) {
    this.path = path;
    this.key = key;
    this.number = number;
  }

  /** Seals all of {@code in}, durably; the file must not be there yet. */
  void write(InputStream in) throws IOException {
    try (FileChannel out =
        FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      put(out, ByteBuffer.wrap(HEAD));
      byte[] piece = in.readNBytes(PIECE);
      for (long place = 0; ; place++) {
        byte[] next = piece.length < PIECE ? new byte[0] : in.readNBytes(PIECE);
        boolean last = next.length == 0;
        put(out, ByteBuffer.wrap(cipher(Cipher.ENCRYPT_MODE, place, last).doFinal(piece)));
        if (last) {
          break;
        }
        piece = next;
      }
      out.force(true);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-GCM cannot seal", e);
    }
  }

  private static void put(FileChannel out, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      out.write(bytes);
    }
  }

  /** Length of what is sealed, bytes. */
  static long length(long sealedBytes) {
    long body = sealedBytes - HEAD.length;
    long pieces = (body + PIECE + TAG - 1) / (PIECE + TAG);
    return body - pieces * TAG;
  }

  /**
   * Up to {@code most} bytes from {@code from} on; throws IOException when the file was changed.
   */
  byte[] read(long from, int most) throws IOException {
    try (FileChannel in = FileChannel.open(path, StandardOpenOption.READ)) {
      ByteBuffer head = get(in, 0, HEAD.length);
      if (!java.util.Arrays.equals(head.array(), HEAD)) {
        throw new IOException(path + " is not a sealed file");
      }
      long body = in.size() - HEAD.length;
      long pieces = (body + PIECE + TAG - 1) / (PIECE + TAG);
      if (pieces == 0 || body - (pieces - 1) * (PIECE + TAG) < TAG) {
        throw new IOException(path + " is cut off");
      }
      long end = Math.min(length(in.size()), from + most);
      // Who reads to the end has the last piece proven too, though it may hold nothing.
      long behindLast = from + most >= length(in.size()) ? pieces : (end + PIECE - 1) / PIECE;
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      for (long place = from / PIECE; place < behindLast; place++) {
        byte[] piece = piece(in, place, place == pieces - 1);
        int first = (int) Math.min(piece.length, Math.max(0, from - place * PIECE));
        int behind = (int) Math.min(piece.length, end - place * PIECE);
        out.write(piece, first, Math.max(0, behind - first));
      }
      return out.toByteArray();
    }
  }

  private byte[] piece(FileChannel in, long place, boolean last) throws IOException {
    long at = HEAD.length + place * (PIECE + TAG);
    ByteBuffer sealed = get(in, at, (int) Math.min(PIECE + TAG, in.size() - at));
    try {
      return cipher(Cipher.DECRYPT_MODE, place, last).doFinal(sealed.array());
    } catch (GeneralSecurityException e) {
      throw new IOException(
          path + ": piece " + place + " was changed, or the key is not its own", e);
    }
  }

  private static ByteBuffer get(FileChannel in, long at, int length) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length);
    in.position(at);
    while (bytes.hasRemaining()) {
      if (in.read(bytes) < 0) {
        throw new EOFException("a sealed file ends too early");
      }
    }
    return bytes;
  }

  private Cipher cipher(int mode, long place, boolean last) throws GeneralSecurityException {
    byte[] nonce =
        ByteBuffer.allocate(12).putInt(number).putLong((last ? 1L << 56 : 0) | place).array();
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(TAG * 8, nonce));
    cipher.updateAAD(HEAD);
    return cipher;
  }
}
