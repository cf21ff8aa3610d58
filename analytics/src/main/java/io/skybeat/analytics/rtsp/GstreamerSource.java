package io.skybeat.analytics.rtsp;

import com.sun.jna.Callback;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import io.skybeat.analytics.video.Codec;
import io.skybeat.analytics.video.FrameSource;
import io.skybeat.analytics.video.StreamAddress;
import io.skybeat.analytics.video.StreamEnd;
import io.skybeat.core.time.Time;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.freedesktop.gstreamer.Bin;
import org.freedesktop.gstreamer.Bus;
import org.freedesktop.gstreamer.Caps;
import org.freedesktop.gstreamer.Element;
import org.freedesktop.gstreamer.ElementFactory;
import org.freedesktop.gstreamer.GhostPad;
import org.freedesktop.gstreamer.Gst;
import org.freedesktop.gstreamer.GstException;
import org.freedesktop.gstreamer.GstObject;
import org.freedesktop.gstreamer.Pad;
import org.freedesktop.gstreamer.Pipeline;
import org.freedesktop.gstreamer.Structure;
import org.freedesktop.gstreamer.Version;
import org.freedesktop.gstreamer.elements.AppSink;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The second back end: GStreamer's rtspsrc and decoder. Only for machines where GStreamer is
 * installed; this class must not be touched on others.
 */
public final class GstreamerSource implements FrameSource {
  private static final Logger LOG = LoggerFactory.getLogger(GstreamerSource.class);
  private static final int NOT_FOUND = 3;
  private static final int NOT_AUTHORISED = 15;
  private static final List<String> NEEDED =
      List.of("rtspsrc", "rtph264depay", "h264parse", "avdec_h264", "videoconvert", "appsink");

  private final String name;
  private final StreamAddress address;
  private final Time time;
  private final Object lifecycle = new Object();
  private Pipeline pipeline;
  private GstreamerIntake intake;
  private Listener listener;
  private boolean ended;
  private boolean closed;

  // Bus callbacks are held weakly by the binding; without these fields they would be collected.
  private Bus.ERROR onError;
  private Bus.EOS onEnd;
  private Element.PAD_ADDED onPad;
  private VideoOnly onSelect;

  /**
   * Leaves sound and metadata of the camera alone; called by rtspsrc for each track. It looks at
   * the native caps without holding them, for rtspsrc goes on to change them.
   */
  static final class VideoOnly implements Callback {
    private final NativeLibrary gst = NativeLibrary.getInstance("gstreamer-1.0");

    @SuppressWarnings("unused") // called by name through JNA
    public boolean callback(Pointer source, int number, Pointer caps) {
      Pointer structure =
          gst.getFunction("gst_caps_get_structure").invokePointer(new Object[] {caps, 0});
      String encoding =
          gst.getFunction("gst_structure_get_string")
              .invokeString(new Object[] {structure, "encoding-name"}, false);
      return codec(encoding).isPresent();
    }
  }

  /** Makes such sources. */
  public static final class Factory implements FrameSource.Factory {
    private final Time time;

    /** Throws IllegalArgumentException with the remedy where GStreamer cannot run. */
    Factory(Time time) {
      this.time = time;
      try {
        Gst.init(Version.of(1, 20), "skybeat");
        for (String element : NEEDED) {
          if (ElementFactory.find(element) == null) {
            throw new IllegalArgumentException(missing("its element " + element + " is missing"));
          }
        }
      } catch (GstException | LinkageError e) {
        throw new IllegalArgumentException(missing(e.getMessage()), e);
      }
    }

    private static String missing(String what) {
      return "video back end 'gstreamer' cannot run here ("
          + what
          + "); install gstreamer1.0-plugins-base, -good, -bad and gstreamer1.0-libav, or set the"
          + " back end to ffmpeg";
    }

    @Override
    public String backend() {
      return "gstreamer";
    }

    @Override
    public FrameSource open(String name, StreamAddress address) {
      return new GstreamerSource(name, address, time);
    }
  }

  GstreamerSource(String name, StreamAddress address, Time time) {
    this.name = name;
    this.address = address;
    this.time = time;
  }

  @Override
  public void start(Listener listener) {
    synchronized (lifecycle) {
      if (closed) {
        return;
      }
      this.listener = listener;
      boolean datagrams = address.transport() == StreamAddress.Transport.UDP;
      // Packets are held back only where one is missing; the sinks take what comes at once.
      String text =
          "rtspsrc name=src protocols=%s latency=%d add-reference-timestamp-meta=true timeout=10000000"
              .formatted(address.transport().name().toLowerCase(Locale.ROOT), datagrams ? 60 : 0);
      pipeline = (Pipeline) Gst.parseLaunch("pipeline. ( " + text + " )");
      Element source = pipeline.getElementByName("src");
      source.set("location", address.url().toString());
      address.user().ifPresent(user -> source.set("user-id", user));
      address.password().ifPresent(password -> source.set("user-pw", password));
      onSelect = new VideoOnly();
      source.connect("select-stream", Object.class, onSelect, onSelect);
      onPad = (element, pad) -> attach(pad);
      source.connect(onPad);
      onError = this::failed;
      onEnd = from -> finish(StreamEnd.lost("the server ended the stream"));
      pipeline.getBus().connect(onError);
      pipeline.getBus().connect(onEnd);
      pipeline.play();
    }
  }

  /** A track appeared: the first video of a known codec is taken. */
  private void attach(Pad pad) {
    Optional<Codec> codec = codec(pad.getCurrentCaps());
    synchronized (lifecycle) {
      if (closed || intake != null || codec.isEmpty()) {
        return;
      }
      String label = codec.get().label();
      Bin tail =
          Gst.parseBinFromDescription(
              ("rtp%sdepay name=depay ! %sparse config-interval=-1"
                      + " ! video/x-%s,stream-format=byte-stream,alignment=au ! tee name=t"
                      + " t. ! appsink name=units sync=false async=false max-buffers=64 emit-signals=true"
                      + " t. ! avdec_%s max-threads=1 ! videoconvert ! video/x-raw,format=I420"
                      + " ! appsink name=frames sync=false async=false max-buffers=8 emit-signals=true")
                  .formatted(label, label, label, label),
              false);
      // Not left to the parser, which would take the converter's sink for the bin's.
      tail.addPad(new GhostPad("sink", tail.getElementByName("depay").getStaticPad("sink")));
      intake = new GstreamerIntake(codec.get(), time, listener, this::deaf);
      intake.connect(
          (AppSink) tail.getElementByName("units"), (AppSink) tail.getElementByName("frames"));
      pipeline.add(tail);
      // No decodebin: it would hold the bin in PAUSED until data comes, and the sink of the units,
      // paused with it, would hold the data back.
      tail.syncStateWithParent();
      pad.link(tail.getStaticPad("sink"));
    }
  }

  private static Optional<Codec> codec(Caps caps) {
    if (caps == null || caps.size() == 0) {
      return Optional.empty();
    }
    Structure structure = caps.getStructure(0);
    return codec(structure.hasField("encoding-name") ? structure.getString("encoding-name") : "");
  }

  private static Optional<Codec> codec(String encoding) {
    if ("H264".equals(encoding)) {
      return Optional.of(Codec.H264);
    }
    return "H265".equals(encoding) ? Optional.of(Codec.H265) : Optional.empty();
  }

  private boolean deaf() {
    synchronized (lifecycle) {
      return closed || ended;
    }
  }

  private void failed(GstObject source, int code, String message) {
    boolean fromSource = source.getName().equals("src");
    String place = address.host() + ":" + address.port();
    if (fromSource && code == NOT_AUTHORISED) {
      finish(
          StreamEnd.refused(
              place + " does not accept the login; check user and password of the camera"));
    } else if (fromSource && code == NOT_FOUND) {
      finish(
          StreamEnd.refused(
              place + " has no stream at " + address.url().getRawPath() + "; check the address"));
    } else {
      finish(StreamEnd.lost(place + ": " + message));
    }
  }

  private void finish(StreamEnd end) {
    synchronized (lifecycle) {
      if (closed || ended) {
        return;
      }
      ended = true;
    }
    listener.ended(end);
  }

  @Override
  public void close() {
    Pipeline last;
    synchronized (lifecycle) {
      if (closed) {
        return;
      }
      closed = true;
      last = pipeline;
      pipeline = null;
    }
    if (last == null) {
      return;
    }
    last.getBus().disconnect(onError);
    last.getBus().disconnect(onEnd);
    last.stop();
    synchronized (lifecycle) {
      if (intake != null) {
        intake.close();
      }
    }
    last.dispose();
    LOG.debug("gstreamer source {} closed", name);
  }
}
