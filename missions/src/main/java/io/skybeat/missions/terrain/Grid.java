package io.skybeat.missions.terrain;

import java.util.OptionalDouble;

/** Heights at the crossings of a grid; {@code NaN} where none is known. */
interface Grid {
  int columns();

  int rows();

  /** At a crossing; column counts eastwards, row southwards, from 0. */
  double at(int column, int row);

  /**
   * Between four crossings, in proportion; empty outside the grid or beside a gap. Half a cell
   * beyond the outermost crossings still belongs to them.
   */
  default OptionalDouble between(double column, double row) {
    if (!(column >= -0.5 && row >= -0.5 && column <= columns() - 0.5 && row <= rows() - 0.5)) {
      return OptionalDouble.empty();
    }
    double x = Math.max(0, Math.min(columns() - 1.0, column));
    double y = Math.max(0, Math.min(rows() - 1.0, row));
    int west = (int) Math.min(Math.max(0, columns() - 2), Math.floor(x));
    int north = (int) Math.min(Math.max(0, rows() - 2), Math.floor(y));
    int east = Math.min(columns() - 1, west + 1);
    int south = Math.min(rows() - 1, north + 1);
    double dx = x - west;
    double dy = y - north;
    double value = 0;
    value += share(west, north, (1 - dx) * (1 - dy));
    value += share(east, north, dx * (1 - dy));
    value += share(west, south, (1 - dx) * dy);
    value += share(east, south, dx * dy);
    return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
  }

  private double share(int column, int row, double weight) {
    return weight == 0 ? 0 : weight * at(column, row);
  }
}
