package io.skybeat.mavlink.frame;

import io.netty.buffer.ByteBuf;

/**
 * Finds frames in a stream of bytes that may be cut anywhere. Whatever comes, it never throws: a
 * wrong checksum costs one byte and a count, and the search goes on at the next byte, so a good
 * frame behind garbage is always found. The result does not depend on how the stream is cut. No
 * frame is copied: listeners get a view of the reader's own window. One thread reads; any thread
 * may ask for the {@link #counts}.
 */
public final class FrameReader {
  private static final int WINDOW = 2048;
  private static final int WAIT = 0;

  private final CrcExtras extras;
  private final SequenceLoss loss;
  private final byte[] window = new byte[WINDOW];
  private int end;

  /** Bytes of the window before this belong to a frame of unknown id: not garbage. */
  private int unknownUntil;

  /**
   * End of the signature of a frame that was delivered, 0 for none. No checksum covers a signature:
   * when it was cut short, the next frame begins within it. So it is passed only when something
   * that may be a frame begins behind it, and looked through otherwise.
   */
  private int signatureEnd;

  private final FrameView view = new FrameView();
  private final Tally frames = new Tally();
  private final Tally badCrc = new Tally();
  private final Tally unknownMessages = new Tally();
  private final Tally incompatible = new Tally();
  private final Tally garbageBytes = new Tally();

  /** A reader with a loss count of its own. */
  public FrameReader(CrcExtras extras) {
    this(extras, new SequenceLoss());
  }

  /** A reader that shares its loss count with other readers of the same link. */
  public FrameReader(CrcExtras extras, SequenceLoss loss) {
    this.extras = extras;
    this.loss = loss;
  }

  /** A reader whose user counts the loss, of those frames that it believes. */
  public static FrameReader unaccounted(CrcExtras extras) {
    return new FrameReader(extras, null);
  }

  /** Reads all readable bytes of a chunk; the listener is called before this returns. */
  public void feed(ByteBuf chunk, FrameListener listener) {
    while (chunk.isReadable()) {
      int taken = Math.min(chunk.readableBytes(), WINDOW - end);
      chunk.readBytes(window, end, taken);
      end += taken;
      scan(listener, false);
    }
  }

  /** Reads a chunk of plain bytes. */
  public void feed(byte[] chunk, int offset, int length, FrameListener listener) {
    int from = offset;
    int left = length;
    while (left > 0) {
      int taken = Math.min(left, WINDOW - end);
      System.arraycopy(chunk, from, window, end, taken);
      end += taken;
      from += taken;
      left -= taken;
      scan(listener, false);
    }
  }

  /**
   * Reads one datagram. Frames normally begin and end with it, so what was left of the one before
   * is given up as soon as this one begins with a good frame, and an unfinished start in front of a
   * good last frame does not hold that frame back. A frame cut over two datagrams (a serial bridge
   * does that) is still put together.
   */
  public void feedDatagram(ByteBuf datagram, FrameListener listener) {
    if (end > 0 && signatureEnd == 0 && beginsWithFrame(datagram)) {
      scan(listener, true);
    }
    feed(datagram, listener);
    if (end > 0 && signatureEnd == 0 && endsWithFrame()) {
      scan(listener, true);
    }
  }

  /** Gives up what is unfinished: the stream has ended. Good frames in it are delivered. */
  public void finish(FrameListener listener) {
    scan(listener, true);
    end = 0;
    unknownUntil = 0;
    signatureEnd = 0;
  }

  /** A snapshot of the counts. */
  public FrameCounts counts() {
    return new FrameCounts(
        frames.get(), badCrc.get(), unknownMessages.get(), incompatible.get(), garbageBytes.get());
  }

  /** Loss per sender; null for an {@linkplain #unaccounted unaccounted} reader. */
  public SequenceLoss loss() {
    return loss;
  }

  private void scan(FrameListener listener, boolean last) {
    int at = 0;
    long garbage = 0;
    while (at < end) {
      if (at == signatureEnd - Frame.SIGNATURE) {
        if (signatureEnd == end) {
          break;
        }
        at = passSignature(at);
        continue;
      }
      int magic = window[at] & 0xff;
      int advance = 1;
      if (isMagic(magic)) {
        advance = candidate(at, magic == Frame.MAGIC_V2, listener);
        if (advance == WAIT && !last) {
          break;
        }
        advance = Math.max(1, advance);
      }
      if (advance == 1 && at >= unknownUntil) {
        garbage++;
      }
      at += advance;
    }
    if (garbage > 0) {
      garbageBytes.add(garbage);
    }
    view.release();
    end -= at;
    if (at > 0 && end > 0) {
      System.arraycopy(window, at, window, 0, end);
    }
    unknownUntil = Math.max(0, unknownUntil - at);
    signatureEnd = Math.max(0, signatureEnd - at);
  }

  private int passSignature(int at) {
    int behind = signatureEnd;
    signatureEnd = 0;
    if (isMagic(window[behind] & 0xff)) {
      return behind;
    }
    unknownUntil = Math.max(unknownUntil, behind);
    return at;
  }

  private static boolean isMagic(int value) {
    return value == Frame.MAGIC_V2 || value == Frame.MAGIC_V1;
  }

  /** Bytes consumed by what starts here, 1 when it is no frame, WAIT when more must come. */
  private int candidate(int at, boolean v2, FrameListener listener) {
    int available = end - at;
    if (available < (v2 ? Frame.HEADER_V2 : Frame.HEADER_V1)) {
      return WAIT;
    }
    int flags = v2 ? window[at + 2] & 0xff : 0;
    int messageId = messageId(window, at, v2);
    int crcExtra = extras.crcExtra(messageId);
    boolean foreignFlags = (flags & ~Frame.FLAG_SIGNED) != 0;
    if (crcExtra < 0 && (foreignFlags || at < unknownUntil)) {
      return 1;
    }
    int length = length(window, at, v2);
    if (available < length) {
      return WAIT;
    }
    if (crcExtra < 0) {
      unknownMessages.add();
      unknownUntil = at + length;
      view.aim(window, at);
      listener.unknown(view);
      return 1;
    }
    if (!checksumMatches(window, at, v2, crcExtra)) {
      badCrc.add();
      return 1;
    }
    boolean signed = (flags & Frame.FLAG_SIGNED) != 0;
    signatureEnd = signed ? at + length : 0;
    int consumed = signed ? length - Frame.SIGNATURE : length;
    if (foreignFlags) {
      incompatible.add();
      return consumed;
    }
    frames.add();
    view.aim(window, at);
    if (loss != null) {
      loss.note(view.systemId(), view.componentId(), view.sequence());
    }
    listener.frame(view);
    return consumed;
  }

  private static int messageId(byte[] bytes, int at, boolean v2) {
    return v2
        ? (bytes[at + 7] & 0xff) | (bytes[at + 8] & 0xff) << 8 | (bytes[at + 9] & 0xff) << 16
        : bytes[at + 5] & 0xff;
  }

  private static int length(byte[] bytes, int at, boolean v2) {
    int payload = bytes[at + 1] & 0xff;
    if (!v2) {
      return Frame.HEADER_V1 + payload + Frame.CHECKSUM;
    }
    boolean signed = (bytes[at + 2] & Frame.FLAG_SIGNED) != 0;
    return Frame.HEADER_V2 + payload + Frame.CHECKSUM + (signed ? Frame.SIGNATURE : 0);
  }

  private static boolean checksumMatches(byte[] bytes, int at, boolean v2, int crcExtra) {
    int covered = (v2 ? Frame.HEADER_V2 : Frame.HEADER_V1) - 1 + (bytes[at + 1] & 0xff);
    int crc = Crc.add(Crc.add(Crc.START, bytes, at + 1, covered), crcExtra);
    int stored = at + 1 + covered;
    return (bytes[stored] & 0xff) == (crc & 0xff) && (bytes[stored + 1] & 0xff) == crc >>> 8;
  }

  private boolean beginsWithFrame(ByteBuf datagram) {
    byte[] head = new byte[Math.min(datagram.readableBytes(), Frame.MAX_LENGTH)];
    datagram.getBytes(datagram.readerIndex(), head);
    return goodFrameLength(head, 0, head.length) > 0;
  }

  private boolean endsWithFrame() {
    for (int at = 1; at < end; at++) {
      if (goodFrameLength(window, at, end) == end - at) {
        return true;
      }
    }
    return false;
  }

  /** Length of the whole good frame that starts here, 0 when there is none. */
  private int goodFrameLength(byte[] bytes, int at, int limit) {
    int magic = at < limit ? bytes[at] & 0xff : 0;
    boolean v2 = magic == Frame.MAGIC_V2;
    if (!v2 && magic != Frame.MAGIC_V1) {
      return 0;
    }
    int available = limit - at;
    if (available < (v2 ? Frame.HEADER_V2 : Frame.HEADER_V1) || available < length(bytes, at, v2)) {
      return 0;
    }
    int crcExtra = extras.crcExtra(messageId(bytes, at, v2));
    return crcExtra >= 0 && checksumMatches(bytes, at, v2, crcExtra) ? length(bytes, at, v2) : 0;
  }
}
