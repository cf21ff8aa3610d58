package io.skybeat.simulator.bench;

import io.skybeat.simulator.camera.Picture;
import io.skybeat.simulator.camera.PictureSource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Pictures rendered beforehand, shown forwards and backwards for ever: a camera whose drawing costs
 * one copy, so that a stream's latency is not the renderer's.
 */
final class FilmLoop implements PictureSource {
  private final List<Picture> pictures = new ArrayList<>();
  private int shown;

  FilmLoop(PictureSource source, int count) {
    for (int i = 0; i < count; i++) {
      Picture picture = new Picture(source.widthPx(), source.heightPx());
      source.draw(LookPoint.moment(i), picture);
      pictures.add(picture);
    }
  }

  /** The picture that stands at {@code number} of the endless film. */
  Picture picture(int number) {
    int last = pictures.size() - 1;
    int at = last == 0 ? 0 : number % (2 * last);
    return pictures.get(at <= last ? at : 2 * last - at);
  }

  @Override
  public int widthPx() {
    return pictures.get(0).widthPx;
  }

  @Override
  public int heightPx() {
    return pictures.get(0).heightPx;
  }

  @Override
  public void draw(Instant at, Picture into) {
    byte[] from = picture(shown++).bgr;
    System.arraycopy(from, 0, into.bgr, 0, from.length);
  }
}
