package io.skybeat.analytics.rtp;

import io.skybeat.analytics.video.AccessUnit;
import io.skybeat.analytics.video.Codec;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Gathers NAL units into access units: one ends with the marker bit, or at the latest when the RTP
 * time changes. Nothing is passed on before the first key unit; from then on damaged units are
 * passed on too, and say so until the next whole key unit.
 */
final class AccessUnits {
  private final Codec codec;
  private final SenderClock clock;
  private final Consumer<AccessUnit> sink;
  private final ParameterSets sets;
  private final Depacketiser depacketiser;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(128 * 1024);
  private boolean open;
  private long timestamp;
  private Instant arrivedAt;
  private boolean slices;
  private boolean key;
  private boolean described;
  private boolean damagedHere;
  private boolean damagedBefore;
  private boolean running;
  private long sequence;

  AccessUnits(VideoMedia media, SenderClock clock, Consumer<AccessUnit> sink) {
    this.codec = media.codec();
    this.clock = clock;
    this.sink = sink;
    this.sets = new ParameterSets(codec, media.parameterSets());
    this.depacketiser = new Depacketiser(codec, this::nal);
  }

  /** Takes the next packet in order; {@code gap}: packets before it are missing. */
  void accept(RtpPacket packet, boolean gap) {
    // Which picture lost the missing packets is unknown: both sides of the gap are suspect.
    damagedHere |= gap;
    if (gap) {
      depacketiser.lost();
    }
    if (open && packet.timestamp() != timestamp) {
      finish();
      damagedHere |= gap;
    }
    if (!open) {
      open = true;
      timestamp = packet.timestamp();
      arrivedAt = packet.arrivedAt();
    }
    if (!depacketiser.accept(packet)) {
      damagedHere = true;
    }
    if (packet.marker() && slices) {
      finish();
    }
  }

  private void nal(byte[] data, int offset, int length) {
    int type = NalUnits.type(codec, data[offset]);
    if (NalUnits.parameterSet(codec, type)) {
      sets.put(Arrays.copyOfRange(data, offset, offset + length));
      described |= NalUnits.sequenceSet(codec, type);
    }
    slices |= NalUnits.slice(codec, type);
    key |= NalUnits.key(codec, type);
    bytes.writeBytes(NalUnits.START_CODE);
    bytes.write(data, offset, length);
  }

  private void finish() {
    boolean damaged = damagedHere || depacketiser.lost();
    if (slices) {
      running |= key;
      damagedBefore = damaged || (damagedBefore && !key);
      if (running) {
        emit();
      }
    } else {
      damagedBefore |= damaged;
    }
    bytes.reset();
    open = false;
    slices = false;
    key = false;
    described = false;
    damagedHere = false;
  }

  private void emit() {
    byte[] unit = bytes.toByteArray();
    if (key && !described) {
      byte[] head = sets.annexB();
      byte[] whole = Arrays.copyOf(head, head.length + unit.length);
      System.arraycopy(unit, 0, whole, head.length, unit.length);
      unit = whole;
    }
    sink.accept(
        new AccessUnit(
            codec,
            unit,
            key,
            damagedBefore,
            clock.timeOf(timestamp, arrivedAt),
            clock.mediaTicks(timestamp),
            sequence++,
            sets.codecString(),
            0,
            0));
  }
}
