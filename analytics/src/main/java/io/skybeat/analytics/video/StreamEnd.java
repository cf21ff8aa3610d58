package io.skybeat.analytics.video;

/**
 * Why a connection ended.
 *
 * @param refused the server answered and declined: wrong path, wrong credentials, no such media;
 *     trying again soon is pointless
 * @param reason one line for people, with the remedy where there is one; no secrets
 */
public record StreamEnd(boolean refused, String reason) {
  public static StreamEnd lost(String reason) {
    return new StreamEnd(false, reason);
  }

  public static StreamEnd refused(String reason) {
    return new StreamEnd(true, reason);
  }
}
