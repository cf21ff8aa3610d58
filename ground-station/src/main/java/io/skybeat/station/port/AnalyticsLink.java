package io.skybeat.station.port;

import io.skybeat.core.wire.WireMessage;
import io.skybeat.station.event.Effect;
import java.util.Optional;

/** The way to the analytics worker. */
public interface AnalyticsLink {
  /** Sends {@code message} to the worker; dropped when none is connected. Never blocks. */
  void tell(WireMessage message);

  /** What {@code effect} tells the worker; empty: it is for somebody else. */
  static Optional<WireMessage> message(Effect effect) {
    WireMessage message = null;
    if (effect instanceof Effect.FeedPoses feed) {
      message = new WireMessage.PoseFeed(feed.poses());
    } else if (effect instanceof Effect.Assign assign) {
      message = new WireMessage.Assign(assign.cameras());
    } else if (effect instanceof Effect.Attend attend) {
      message = new WireMessage.Attend(attend.ground(), attend.heat());
    } else if (effect instanceof Effect.Mask mask) {
      message = new WireMessage.Mask(mask.zones());
    } else if (effect instanceof Effect.Live live) {
      message = new WireMessage.Live(live.camera(), live.on());
    } else if (effect instanceof Effect.PassMark pass) {
      message = pass.mark();
    } else if (effect instanceof Effect.Acknowledge acknowledge) {
      message = new WireMessage.Ack(acknowledge.ids());
    } else if (effect instanceof Effect.AskStills ask) {
      message = new WireMessage.StillMissing(ask.sha256());
    } else if (effect instanceof Effect.WantClips want) {
      message = new WireMessage.ClipsWanted(want.wishes());
    }
    return Optional.ofNullable(message);
  }
}
