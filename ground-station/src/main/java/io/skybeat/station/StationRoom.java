package io.skybeat.station;

import io.skybeat.missions.day.DayPlan;
import io.skybeat.station.event.Answer;
import io.skybeat.station.event.Order;
import io.skybeat.station.port.EvidenceArchive;
import io.skybeat.station.port.LiveRelay;
import io.skybeat.station.port.Stills;
import io.skybeat.station.port.UserStore;
import io.skybeat.station.room.CommandRoom;
import io.skybeat.station.room.RoomPlan;
import io.skybeat.station.room.RoomView;
import io.skybeat.station.room.Views;
import java.time.LocalDate;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** The command room of a running station. */
public record StationRoom(
    Station station,
    LiveRelay live,
    Stills stills,
    Views views,
    UserStore users,
    EvidenceArchive evidence)
    implements CommandRoom {
  /** A room of a station that keeps no evidence. */
  public StationRoom(Station station, LiveRelay live, Stills stills, Views views, UserStore users) {
    this(station, live, stills, views, users, EvidenceArchive.NONE);
  }

  @Override
  public RoomPlan plan() {
    return station.showing().plan();
  }

  @Override
  public RoomView view() {
    return station.showing().view();
  }

  @Override
  public DayPlan dayPlan(LocalDate date) {
    return station.dayPlan(date);
  }

  @Override
  public AutoCloseable watch(Consumer<RoomView> viewer) {
    return station.showing().watch(viewer);
  }

  @Override
  public CompletionStage<Answer> ask(String person, Order order, String reason) {
    return station.ask(person, order, reason);
  }
}
