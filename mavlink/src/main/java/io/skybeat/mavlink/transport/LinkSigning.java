package io.skybeat.mavlink.transport;

import io.skybeat.core.time.Time;
import io.skybeat.mavlink.frame.FrameBuffer;
import io.skybeat.mavlink.frame.FrameView;
import io.skybeat.mavlink.sign.Signature;
import io.skybeat.mavlink.sign.SignatureGate;
import io.skybeat.mavlink.sign.Signer;
import io.skybeat.mavlink.sign.SigningClock;
import io.skybeat.mavlink.sign.SigningKey;
import io.skybeat.mavlink.sign.Verdict;
import io.skybeat.mavlink.sign.file.StampBook;
import io.skybeat.mavlink.sign.file.StampFile;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Signing on one link, both ways. With a key everything sent is signed and what comes unsigned is
 * refused; without one only this machine's own programs are believed. {@code acceptUnsigned} lifts
 * that, except for a system that has signed before: it is not let fall back.
 */
public final class LinkSigning implements Admission, AutoCloseable {
  private final Optional<SigningKey> key;
  private final boolean acceptUnsigned;
  private final int linkId;
  private final Time time;
  private final SignatureGate gate;
  private final SigningClock memory;
  private final StampBook book;

  private LinkSigning(
      Optional<SigningKey> key,
      boolean acceptUnsigned,
      int linkId,
      Time time,
      Optional<StampFile> file)
      throws IOException {
    this.key = key;
    this.acceptUnsigned = acceptUnsigned;
    this.linkId = linkId;
    this.time = time;
    this.memory = new SigningClock(0);
    if (key.isEmpty()) {
      gate = null;
      book = null;
      return;
    }
    StampFile.Stamps before = file.isPresent() ? file.get().read() : StampFile.Stamps.NONE;
    gate = new SignatureGate(key.get(), 0);
    gate.restore(before.heard());
    book = file.isPresent() ? StampBook.open(file.get(), before, time.now(), this::streams) : null;
  }

  /** A link without a key. */
  public static LinkSigning unkeyed(boolean acceptUnsigned, Time time) {
    try {
      return new LinkSigning(Optional.empty(), acceptUnsigned, 0, time, Optional.empty());
    } catch (IOException e) {
      throw new IllegalStateException("no file is touched here", e);
    }
  }

  /**
   * A link with a key, whose timestamps are kept in {@code folder}: a file a key and link.
   *
   * @param linkId 0..255, tells the links of one key apart
   * @throws IOException when the timestamps cannot be read or written; the message says what to do
   */
  public static LinkSigning keyed(
      SigningKey key, int linkId, boolean acceptUnsigned, Path folder, Time time)
      throws IOException {
    Path file = folder.resolve(key.fingerprint() + "-" + linkId + ".stamps");
    return new LinkSigning(
        Optional.of(key), acceptUnsigned, linkId, time, Optional.of(new StampFile(file)));
  }

  /** A link with a key whose timestamps last as long as the process: for simulated vehicles. */
  public static LinkSigning forgetful(SigningKey key, int linkId, Time time) {
    try {
      return new LinkSigning(Optional.of(key), false, linkId, time, Optional.empty());
    } catch (IOException e) {
      throw new IllegalStateException("no file is touched here", e);
    }
  }

  /** Signs what is sent; empty without a key. */
  public Optional<FrameBuffer.Seal> seal() {
    return key.map(secret -> new Signer(secret, linkId, this::nextStamp));
  }

  /** Why timestamps are not kept at present; empty when all is well. */
  public String trouble() {
    return book == null ? "" : book.trouble();
  }

  private long nextStamp() {
    Instant now = time.now();
    if (book != null) {
      return book.next(now);
    }
    synchronized (memory) {
      return memory.next(now);
    }
  }

  @Override
  public Verdict judge(FrameView frame, SocketAddress from, Instant at) {
    if (gate == null) {
      return acceptUnsigned || loopback(from) ? Verdict.PASSED : Verdict.UNSIGNED;
    }
    Verdict verdict;
    synchronized (gate) {
      verdict = gate.judge(frame, Signature.timestampAt(at));
    }
    if (verdict == Verdict.PASSED) {
      heard(Signature.timestamp(frame));
    }
    return verdict == Verdict.UNSIGNED && acceptUnsigned ? Verdict.PASSED : verdict;
  }

  private void heard(long stamp) {
    if (book != null) {
      book.heard(stamp);
      return;
    }
    synchronized (memory) {
      memory.heard(stamp);
    }
  }

  private Map<SignatureGate.Stream, Long> streams() {
    synchronized (gate) {
      return gate.streams();
    }
  }

  private static boolean loopback(SocketAddress from) {
    return from instanceof InetSocketAddress internet
        && internet.getAddress() != null
        && internet.getAddress().isLoopbackAddress();
  }

  @Override
  public void close() {
    if (book != null) {
      book.close();
    }
  }
}
