package io.skybeat.analytics.judging;

import java.util.List;

/**
 * Turns what one camera's frames showed into claims. A judge is pure: its time is the frames', and
 * the same scenes give the same claims. Crowd, fire and scuffles are judged so.
 *
 * @param <S> what the judge is shown of a frame
 */
public interface Judge<S> {
  /** Takes the next scene, in the order of capture, and returns what there is to say now. */
  List<Claim> judge(S scene);
}
