package io.skybeat.station.analytics;

import io.skybeat.core.clip.ClipReport;
import io.skybeat.core.geo.LatLon;
import io.skybeat.core.time.Time;
import io.skybeat.core.wire.BadDocument;
import io.skybeat.core.wire.MediaFrame;
import io.skybeat.core.wire.WireMessage;
import io.skybeat.station.event.Event;
import io.skybeat.station.event.EvidenceWord;
import io.skybeat.station.port.AnalyticsLink;
import io.skybeat.station.port.Clips;
import io.skybeat.station.port.Stills;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Listens for the analytics worker. One worker at a time: the same one coming again takes the place
 * of its older connection, another one is refused.
 */
public final class AnalyticsServer implements AnalyticsLink, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(AnalyticsServer.class);
  private static final int HELLO_MS = 5_000;
  private static final int SILENCE_MS = 15_000;
  private static final int LONGEST_HELLO = 64 * 1024;
  private static final int BUFFER = 1 << 16;

  /**
   * How the station introduces itself.
   *
   * @param gridOrigin south-west corner of density square (0, 0)
   */
  public record Identity(String station, LatLon gridOrigin, double cellSizeM) {}

  private record Worker(String name, ControlOut out) {}

  private final ServerSocket server;
  private final KeyFile key;
  private final Identity identity;
  private final Time time;
  private final Stills stills;
  private final Clips clips;
  private final Relay relay;
  private final Consumer<Event> inbox;
  private final List<Socket> open = new ArrayList<>();
  private Worker worker;
  private boolean closed;
  private volatile boolean stillsFail;

  private AnalyticsServer(
      ServerSocket server,
      KeyFile key,
      Identity identity,
      Time time,
      Stills stills,
      Clips clips,
      Relay relay,
      Consumer<Event> inbox) {
    this.server = server;
    this.clips = clips;
    this.key = key;
    this.identity = identity;
    this.time = time;
    this.stills = stills;
    this.relay = relay;
    this.inbox = inbox;
  }

  /** Listens on {@code local}, and takes no clips. */
  public static AnalyticsServer open(
      InetSocketAddress local,
      KeyFile key,
      Identity identity,
      Time time,
      Stills stills,
      Relay relay,
      Consumer<Event> inbox) {
    return open(local, key, identity, time, stills, Clips.NONE, relay, inbox);
  }

  /** Listens on {@code local}; throws {@link BadDocument} when the port cannot be had. */
  public static AnalyticsServer open(
      InetSocketAddress local,
      KeyFile key,
      Identity identity,
      Time time,
      Stills stills,
      Clips clips,
      Relay relay,
      Consumer<Event> inbox) {
    try {
      ServerSocket socket = new ServerSocket();
      socket.setReuseAddress(true);
      socket.bind(local);
      AnalyticsServer server =
          new AnalyticsServer(socket, key, identity, time, stills, clips, relay, inbox);
      thread("skybeat-analytics-accept", server::accept);
      return server;
    } catch (IOException e) {
      throw new BadDocument(
          "listen.analytics: "
              + local
              + " cannot be had: "
              + e.getMessage()
              + "; end the program that has it, or name another port",
          e);
    }
  }

  /** Where it listens. */
  public InetSocketAddress address() {
    return (InetSocketAddress) server.getLocalSocketAddress();
  }

  @Override
  public void tell(WireMessage message) {
    ControlOut out;
    synchronized (open) {
      out = worker == null ? null : worker.out();
    }
    if (out != null) {
      out.tell(message);
    }
  }

  @Override
  public void close() {
    List<Socket> all;
    synchronized (open) {
      closed = true;
      all = List.copyOf(open);
    }
    shut(server);
    all.forEach(AnalyticsServer::shut);
  }

  private void accept() {
    while (true) {
      try {
        Socket socket = server.accept();
        synchronized (open) {
          if (closed) {
            shut(socket);
            return;
          }
          open.add(socket);
        }
        thread("skybeat-analytics-in", () -> serve(socket));
      } catch (IOException e) {
        synchronized (open) {
          if (!closed) {
            LOG.error("listen.analytics: {}", e.toString());
          }
        }
        return;
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      socket.setTcpNoDelay(true);
      socket.setSoTimeout(HELLO_MS);
      DataInputStream in =
          new DataInputStream(new BufferedInputStream(socket.getInputStream(), BUFFER));
      WireMessage first = Wire.read(in, LONGEST_HELLO);
      if (first instanceof WireMessage.Hello hello) {
        control(socket, in, hello);
      } else if (first instanceof WireMessage.MediaHello hello) {
        media(socket, in, hello);
      } else {
        LOG.warn("a connection began with {}; closed", first.getClass().getSimpleName());
      }
    } catch (EOFException e) {
      LOG.debug("analytics connection ended");
    } catch (IOException | BadDocument e) {
      LOG.warn("analytics connection: {}", e.getMessage());
    } finally {
      synchronized (open) {
        open.remove(socket);
      }
    }
  }

  private void control(Socket socket, DataInputStream in, WireMessage.Hello hello)
      throws IOException {
    String refusal = refusal(hello.protocol(), hello.key());
    ControlOut out = null;
    ControlOut former = null;
    if (refusal.isEmpty()) {
      synchronized (open) {
        if (worker != null && !worker.name().equals(hello.worker())) {
          refusal = "worker " + worker.name() + " is connected already";
        } else {
          former = worker == null ? null : worker.out();
          out = new ControlOut(socket);
          worker = new Worker(hello.worker(), out);
        }
      }
    }
    if (out == null) {
      LOG.warn("analytics worker {} refused: {}", hello.worker(), refusal);
      Wire.write(socket.getOutputStream(), new WireMessage.Refused(refusal));
      return;
    }
    if (former != null) {
      former.close();
    }
    out.tell(
        new WireMessage.Welcome(
            WireMessage.PROTOCOL,
            identity.station(),
            time.now(),
            identity.gridOrigin(),
            identity.cellSizeM()));
    inbox.accept(
        new Event.LinkChanged(
            time.now(), hello.worker(), true, "connected", hello.software(), hello.models()));
    String detail = "connection ended";
    try {
      socket.setSoTimeout(SILENCE_MS);
      while (true) {
        take(Wire.read(in, Wire.LONGEST_LINE));
      }
    } catch (IOException | BadDocument e) {
      detail = e.getMessage();
    } finally {
      gone(hello.worker(), out, detail);
    }
  }

  private void gone(String name, ControlOut out, String detail) {
    boolean current;
    synchronized (open) {
      current = worker != null && worker.out() == out;
      if (current) {
        worker = null;
      }
    }
    out.close();
    if (current) {
      LOG.info("analytics worker {} is gone: {}", name, detail);
      inbox.accept(
          new Event.LinkChanged(time.now(), name, false, String.valueOf(detail), "", List.of()));
    }
  }

  private void take(WireMessage message) {
    if (message instanceof WireMessage.Sighted sighted) {
      boolean held =
          sighted.sighting().still().map(still -> stills.holds(still.sha256())).orElse(true);
      inbox.accept(new Event.Sighted(time.now(), sighted.sighting(), held));
    } else if (message instanceof WireMessage.Cells cells) {
      inbox.accept(new Event.CellsSeen(time.now(), cells.report()));
    } else if (message instanceof WireMessage.Stream stream) {
      inbox.accept(new Event.StreamTold(time.now(), stream.health()));
    } else if (message instanceof WireMessage.Ground ground) {
      inbox.accept(new Event.GroundSeen(time.now(), ground.footprint()));
    } else if (message instanceof WireMessage.MarkRefused refused) {
      inbox.accept(new Event.MarkDeclined(time.now(), refused.id(), refused.reason()));
    } else if (message instanceof WireMessage.ClipCut cut) {
      inbox.accept(told(new EvidenceWord.ClipTold(cut.report())));
      cut.report().film().ifPresent(this::pull);
    } else {
      LOG.warn("analytics sent {}, which is not its to send", message.getClass().getSimpleName());
    }
  }

  private void media(Socket socket, DataInputStream in, WireMessage.MediaHello hello)
      throws IOException {
    String refusal = refusal(hello.protocol(), hello.key());
    if (!refusal.isEmpty()) {
      LOG.warn("media connection of {} refused: {}", hello.worker(), refusal);
      return;
    }
    socket.setSoTimeout(0);
    while (true) {
      MediaFrame frame = Wire.readFrame(in);
      if (frame.header().what() == MediaFrame.What.LIVE) {
        relay.pass(frame);
      } else if (frame.header().what() == MediaFrame.What.CLIP) {
        takeClip(frame);
      } else {
        keep(frame);
      }
    }
  }

  private Event told(EvidenceWord word) {
    return new Event.EvidenceTold(time.now(), word);
  }

  /** Asks for what is lacking of a clip: after a break, for the rest. */
  private void pull(ClipReport.Film film) {
    try {
      long held = clips.held(film.sha256());
      if (held >= film.bytes()) {
        inbox.accept(told(new EvidenceWord.ClipArrived(film.sha256())));
      } else {
        tell(new WireMessage.SendClip(film.sha256(), held));
      }
    } catch (IOException e) {
      clipFailed(e);
    }
  }

  private void takeClip(MediaFrame frame) {
    MediaFrame.Header header = frame.header();
    String sha256 = header.sha256().orElse("");
    try {
      boolean whole =
          clips.take(sha256, header.offset().orElse(-1L), header.total().orElse(0L), frame.body());
      if (whole) {
        inbox.accept(told(new EvidenceWord.ClipArrived(sha256)));
      }
    } catch (IOException e) {
      clipFailed(e);
    }
  }

  private void clipFailed(IOException e) {
    String why = "clips cannot be written: " + e.getMessage() + "; free space on that disk";
    LOG.error(why);
    inbox.accept(told(new EvidenceWord.Failed(why)));
  }

  private void keep(MediaFrame frame) {
    String sha256 = frame.header().sha256().orElse("");
    try {
      if (stills.keep(sha256, frame.body()).isPresent()) {
        stillsFail = false;
        inbox.accept(new Event.StillHeld(time.now(), sha256));
      } else {
        LOG.warn("a still does not hash to {}; not kept", sha256);
      }
    } catch (IOException e) {
      String why = "stills cannot be written: " + e.getMessage() + "; free space on that disk";
      if (!stillsFail) {
        LOG.error(why);
      }
      stillsFail = true;
      inbox.accept(new Event.StillFailed(time.now(), sha256, why));
    }
  }

  private String refusal(int protocol, String offered) {
    if (protocol != WireMessage.PROTOCOL) {
      return "protocol "
          + protocol
          + " is not "
          + WireMessage.PROTOCOL
          + ": use station and analytics of one version";
    }
    return key.matches(offered)
        ? ""
        : "wrong key: both must read the same key file (analyticsKeyFile)";
  }

  private static void thread(String name, Runnable task) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    thread.start();
  }

  private static void shut(AutoCloseable what) {
    try {
      what.close();
    } catch (Exception e) {
      LOG.debug("closing", e);
    }
  }
}
