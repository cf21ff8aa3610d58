package io.skybeat.analytics.video;

/**
 * Tells a picture that is repeated from a scene that merely stands still.
 *
 * <p><b>What is known.</b> A camera that films a motionless scene still delivers noise: even where
 * the encoder throws all of it away between key pictures, each key picture is coded from a newly
 * exposed one and differs from the last key picture in a good share of its samples (measured with
 * OpenH264: noise of 0.3 grey levels gives 8 %, of 2 levels 50 %). An encoder that is fed one
 * picture again and again refines it for some pictures after each key picture and then sends
 * nothing but skips; its key pictures decode to the very same samples. A relay that repeats what it
 * has sends the same bytes, which a living encoder never does, since it numbers its pictures.
 *
 * <p><b>The rule.</b> A picture counts as a sign of life when it differs from its predecessor more
 * than a key picture's after-effects explain. A stream is frozen
 *
 * <ol>
 *   <li>when for {@link #REPEAT_S} every unit repeated the slices of the one before, byte for byte;
 *   <li>or, in a stream that has been seen alive (a noisy or moving picture, see {@link #armed}),
 *       when there was no sign of life for {@link #REPEAT_S} and the last two key pictures since
 *       then are the same;
 *   <li>or, in such a stream, when there was none for {@link #RUN_S} and no two key pictures came
 *       since (long distance between key pictures); a stream whose key pictures have told twice
 *       that such runs mean nothing with it is exempt.
 * </ol>
 *
 * <p>So a synthetic scene without any noise that stands still from the beginning is never called
 * frozen by its pictures (2 and 3), only by repeated bytes. It ends with the next sign of life, or
 * when two key pictures differ. Pure; times are monotonic nanoseconds.
 */
public final class FreezeRule {
  /** How long a picture must repeat, seconds, where key pictures or bytes prove it. */
  public static final double REPEAT_S = 2.0;

  /** How long it must repeat without any key pictures to prove it, seconds. */
  public static final double RUN_S = 2.3;

  /** Least change that is a sign of life, by the distance to the last key picture. */
  private static final double[] LIFE = {1.1, 0.25, 0.10, 0.03, 0.015};

  private static final double LIFE_SETTLED = 0.001;
  private static final double LIVELY = 0.20;
  private static final double SAME_KEY = 0.005;
  private static final double OTHER_KEY = 0.01;
  private static final double LIVELY_KEY = 0.05;
  private static final int LIVELY_PICTURES = 5;
  private static final int LIVELY_KEYS = 4;
  private static final int INNOCENT_KEYS = 2;

  private boolean begun;
  private boolean away;
  private long lifeNanos;
  private long pictureNanos;
  private long repeatsSinceNanos;
  private boolean repeating;
  private int sinceKey;
  private int keysSinceLife;
  private boolean keysSame;
  private int livelyPictures;
  private int livelyKeys;
  private int innocentKeys;
  private boolean frozen;

  /**
   * The next decoded picture.
   *
   * @param key whether it is a key picture
   * @param change what changed in it
   * @param sameBytes its coded slices equal those of the unit before
   * @return whether the stream counts as frozen now
   */
  public boolean next(long nowNanos, boolean key, PictureChange.Change change, boolean sameBytes) {
    if (!begun) {
      begun = true;
      life(nowNanos);
    }
    if (away) {
      // While nothing came nothing stood still either.
      lifeNanos += nowNanos - pictureNanos;
      away = false;
    }
    pictureNanos = nowNanos;
    repeats(nowNanos, sameBytes);
    if (key) {
      key(nowNanos, change);
    } else {
      sinceKey++;
      double least = sinceKey < LIFE.length ? LIFE[sinceKey] : LIFE_SETTLED;
      if (change.sincePrevious() >= least) {
        life(nowNanos);
      }
      if (sinceKey >= LIFE.length && change.sincePrevious() >= LIVELY) {
        livelyPictures++;
      }
    }
    judge(nowNanos);
    return frozen;
  }

  /** A new connection: its first key picture may be coded otherwise and proves nothing. */
  public void reconnected() {
    away = begun;
    keysSinceLife = 0;
    keysSame = false;
    repeating = false;
  }

  /** Seconds since the last sign of life. */
  public double stillS(long nowNanos) {
    return begun ? (nowNanos - lifeNanos) / 1e9 : 0;
  }

  /** Whether the stream has been seen alive, so that a picture that stops is telling. */
  public boolean armed() {
    return livelyPictures >= LIVELY_PICTURES || livelyKeys >= LIVELY_KEYS;
  }

  private void key(long nowNanos, PictureChange.Change change) {
    // Key pictures alone (no picture between them that could show life) speak for themselves.
    boolean alone = sinceKey == 0;
    sinceKey = 0;
    keysSinceLife++;
    boolean other = change.sinceKey() >= OTHER_KEY;
    livelyKeys = change.sinceKey() >= LIVELY_KEY ? livelyKeys + 1 : keepIfArmed();
    keysSame = keysSinceLife >= 2 && change.sinceKey() < SAME_KEY;
    if (alone && other) {
      life(nowNanos);
    } else if (keysSinceLife >= 2 && other) {
      innocentKeys++;
      frozen = false;
    }
  }

  private int keepIfArmed() {
    return livelyKeys >= LIVELY_KEYS ? livelyKeys : 0;
  }

  private void life(long nowNanos) {
    lifeNanos = nowNanos;
    keysSinceLife = 0;
    keysSame = false;
    frozen = false;
  }

  private void repeats(long nowNanos, boolean sameBytes) {
    if (!sameBytes) {
      repeating = false;
    } else if (!repeating) {
      repeating = true;
      repeatsSinceNanos = nowNanos;
    }
  }

  private void judge(long nowNanos) {
    boolean bytes = repeating && nowNanos - repeatsSinceNanos >= REPEAT_S * 1e9;
    boolean keys = armed() && keysSame && stillS(nowNanos) >= REPEAT_S;
    boolean run =
        armed() && keysSinceLife < 2 && innocentKeys < INNOCENT_KEYS && stillS(nowNanos) >= RUN_S;
    frozen |= bytes || keys || run;
  }
}
