package io.skybeat.analytics.video;

/**
 * One connection to one camera: started once, ends once, never reconnects by itself (that is the
 * monitor's business). All callbacks come from the source's own thread and must be short.
 */
public interface FrameSource extends AutoCloseable {

  /** Receives what a source delivers. */
  interface Listener {
    /** A coded picture, before its frame. */
    void accessUnit(AccessUnit unit);

    /** A decoded picture; the listener owns its one reference and must release it. */
    void frame(Frame frame);

    /** The connection is over; the last callback. Not called after {@link FrameSource#close}. */
    void ended(StreamEnd end);
  }

  /** Makes sources of one back end. */
  interface Factory {
    /** {@code ffmpeg} or {@code gstreamer}. */
    String backend();

    /** A source that has not been started. {@code name} goes into its thread's name. */
    FrameSource open(String name, StreamAddress address);
  }

  /** Begins to connect and returns at once. */
  void start(Listener listener);

  /**
   * Ends the connection, waits for its thread (at most a few seconds) and frees what it held; after
   * it no callback comes. Idempotent. Must not be called from a callback.
   */
  @Override
  void close();
}
