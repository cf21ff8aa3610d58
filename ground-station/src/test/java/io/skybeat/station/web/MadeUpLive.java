package io.skybeat.station.web;

import io.skybeat.core.time.Time;
import io.skybeat.core.wire.MediaFrame;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A short recording of live units, played over and over: a bright block that moves over a dull
 * ground, 320x180, coded in H.264 by the simulator's own encoder.
 */
final class MadeUpLive {
  private final List<MediaFrame> frames = new ArrayList<>();
  private int next;

  MadeUpLive() throws IOException {
    this(MadeUpLive.class.getResourceAsStream("/web/live.bin"));
  }

  /** Plays {@code recording}: media units one after the other, each with its length. */
  MadeUpLive(InputStream recording) throws IOException {
    ByteBuffer all = ByteBuffer.wrap(recording.readAllBytes());
    while (all.hasRemaining()) {
      byte[] unit = new byte[all.getInt()];
      all.get(unit);
      frames.add(MediaFrame.parse(unit));
    }
  }

  /** Hands the next unit, captured now, to all who watch. */
  void pass(RoomStage stage, Time time) {
    MediaFrame frame = frames.get(next);
    next = (next + 1) % frames.size();
    MediaFrame.Header header = frame.header();
    MediaFrame fresh =
        new MediaFrame(
            new MediaFrame.Header(
                header.what(),
                header.camera(),
                Optional.of(time.now()),
                header.key(),
                header.codec(),
                header.widthPx(),
                header.heightPx(),
                header.sha256()),
            Arrays.copyOf(frame.body(), frame.body().length));
    stage.watching.forEach(viewer -> viewer.sink().accept(fresh));
  }
}
