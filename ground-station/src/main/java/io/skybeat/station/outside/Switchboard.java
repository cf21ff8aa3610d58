package io.skybeat.station.outside;

import io.skybeat.core.time.Time;
import io.skybeat.station.around.Tiding;
import io.skybeat.station.event.Event;
import io.skybeat.station.port.Bus;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * Hands what comes over the broker to who can read it, and puts what it says into the station's
 * inbox. A message that cannot be read names its topic and stops nothing.
 */
public final class Switchboard implements Bus.Listener {
  private final String name;
  private final List<TopicReader> readers = new CopyOnWriteArrayList<>();
  private final Time time;
  private final Consumer<Event> inbox;
  private final Throttle throttle;

  /**
   * @param name of the broker, for people
   * @param inbox takes the events, on the caller's thread
   */
  public Switchboard(String name, Time time, Consumer<Event> inbox) {
    this.name = name;
    this.time = time;
    this.inbox = inbox;
    this.throttle = new Throttle(time);
  }

  /** Has docks read from now on. */
  public void reads(DockTopics docks) {
    readers.add(docks);
  }

  /** Has a weather station read from now on. */
  public void reads(WeatherTopic weather) {
    readers.add(weather);
  }

  /** Everything that is to be subscribed to. */
  public List<String> filters() {
    return readers.stream().flatMap(reader -> reader.filters().stream()).distinct().toList();
  }

  @Override
  public void message(String topic, byte[] payload, boolean retained) {
    for (TopicReader reader : readers) {
      if (reader.reads(topic)) {
        try {
          reader.read(topic, payload, retained, time.now(), this::tell);
        } catch (BadMessage e) {
          if (throttle.passes(topic)) {
            tell(new Tiding.Unreadable("topic " + topic, e.getMessage()));
          }
        }
      }
    }
  }

  @Override
  public void connection(boolean up, String detail) {
    tell(new Tiding.SourceChanged(name, up, detail));
  }

  private void tell(Tiding tiding) {
    inbox.accept(new Event.Told(time.now(), tiding));
  }
}
