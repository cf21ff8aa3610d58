package io.skybeat.analytics;

import io.skybeat.analytics.locating.Pixel;
import io.skybeat.analytics.locating.Projection;
import io.skybeat.core.geo.Enu;
import java.util.ArrayList;
import java.util.List;

/** A square of the density grid. */
record Square(int column, int row) implements Comparable<Square> {
  Square(Enu at, double sizeM) {
    this((int) Math.floor(at.east() / sizeM), (int) Math.floor(at.north() / sizeM));
  }

  List<Pixel> corners(double sizeM, Projection view) {
    List<Pixel> pixels = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      Enu corner = new Enu((column + i % 2) * sizeM, (row + i / 2) * sizeM, 0);
      view.pixel(corner).ifPresent(pixels::add);
    }
    return pixels;
  }

  @Override
  public int compareTo(Square other) {
    int byRow = Integer.compare(row, other.row);
    return byRow != 0 ? byRow : Integer.compare(column, other.column);
  }
}
