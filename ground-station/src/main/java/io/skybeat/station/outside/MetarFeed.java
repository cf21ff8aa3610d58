package io.skybeat.station.outside;

import io.skybeat.core.time.Time;
import io.skybeat.station.around.Tiding;
import io.skybeat.station.around.weather.BadMetar;
import io.skybeat.station.around.weather.Metar;
import io.skybeat.station.event.Event;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * METAR text from a file that something else writes, or from an address that answers with it: a
 * report a line. Looked at again and again.
 */
public final class MetarFeed implements AutoCloseable {
  private static final int MOST_BYTES = 65_536;
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final String name;
  private final String from;
  private final Duration every;
  private final Time time;
  private final Consumer<Event> inbox;
  private final Thread thread;
  private boolean closed;

  private MetarFeed(String name, String from, Duration every, Time time, Consumer<Event> inbox) {
    this.name = name;
    this.from = from;
    this.every = every;
    this.time = time;
    this.inbox = inbox;
    this.thread = new Thread(this::run, "skybeat-metar-" + name);
    thread.setDaemon(true);
  }

  /**
   * Begins to look.
   *
   * @param from a file's path, or an http or https address
   */
  public static MetarFeed start(
      String name, String from, Duration every, Time time, Consumer<Event> inbox) {
    MetarFeed feed = new MetarFeed(name, from, every, time, inbox);
    feed.thread.start();
    return feed;
  }

  private void run() {
    while (!over()) {
      try {
        read(text());
        tell(new Tiding.SourceChanged(label(), true, ""));
      } catch (IOException e) {
        tell(
            new Tiding.SourceChanged(
                label(),
                false,
                (e.getMessage() == null ? e.toString() : e.getMessage())
                    + "; correct weather.metar, or what writes it"));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
      pause();
    }
  }

  private String text() throws IOException, InterruptedException {
    if (!from.startsWith("http://") && !from.startsWith("https://")) {
      Path file = Path.of(from);
      if (Files.size(file) > MOST_BYTES) {
        throw new IOException(file + " has more than " + MOST_BYTES + " bytes");
      }
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    }
    HttpClient client =
        HttpClient.newBuilder()
            .connectTimeout(PATIENCE)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
    HttpResponse<java.io.InputStream> answer =
        client.send(
            HttpRequest.newBuilder(URI.create(from)).timeout(PATIENCE).build(),
            HttpResponse.BodyHandlers.ofInputStream());
    try (java.io.InputStream body = answer.body()) {
      byte[] bytes = body.readNBytes(MOST_BYTES);
      if (answer.statusCode() != 200) {
        throw new IOException(from + " answers " + answer.statusCode());
      }
      return new String(bytes, StandardCharsets.ISO_8859_1);
    }
  }

  private void read(String text) {
    List<String> lines = text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    String wrong = lines.isEmpty() ? "METAR: is empty" : "";
    boolean any = false;
    for (String line : lines) {
      try {
        tell(new Tiding.WeatherTold(Metar.parse(line, time.now()).report(name)));
        any = true;
      } catch (BadMetar | IllegalArgumentException e) {
        wrong = e.getMessage();
      }
    }
    // A file may hold more than reports; only one without any is worth a word.
    if (!any) {
      tell(new Tiding.Unreadable(label(), wrong));
    }
  }

  private String label() {
    return "METAR " + name + " from " + from;
  }

  private void tell(Tiding tiding) {
    inbox.accept(new Event.Told(time.now(), tiding));
  }

  private synchronized boolean over() {
    return closed;
  }

  private synchronized void pause() {
    long until = time.nanos() + every.toNanos();
    try {
      for (long left = every.toMillis();
          left > 0 && !closed;
          left = (until - time.nanos()) / 1_000_000) {
        wait(left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      closed = true;
    }
  }

  @Override
  public void close() {
    synchronized (this) {
      closed = true;
      notifyAll();
    }
    thread.interrupt();
  }
}
