package io.skybeat.simulator.world;

import java.util.List;

/** People in squares of 4 x 4 m on the grid whose origin is the dock, around one point. */
final class DensityCells {
  /** The yellow level of a street market, persons per square metre. */
  static final double YELLOW = 1.5;

  private static final double SQUARE_M = 4;

  private final int[][] count;

  private DensityCells(int edge) {
    count = new int[edge][edge];
  }

  static DensityCells of(List<Person> people, double east, double north, double reachM) {
    double[] e = new double[people.size()];
    double[] n = new double[people.size()];
    for (int i = 0; i < e.length; i++) {
      e[i] = people.get(i).east();
      n[i] = people.get(i).north();
    }
    return of(e, n, east, north, reachM);
  }

  static DensityCells of(double[] e, double[] n, double east, double north, double reachM) {
    int west = (int) Math.floor((east - reachM) / SQUARE_M);
    int south = (int) Math.floor((north - reachM) / SQUARE_M);
    DensityCells cells = new DensityCells((int) Math.ceil(2 * reachM / SQUARE_M) + 1);
    for (int i = 0; i < e.length; i++) {
      int column = (int) Math.floor(e[i] / SQUARE_M) - west;
      int row = (int) Math.floor(n[i] / SQUARE_M) - south;
      if (column >= 0 && row >= 0 && column < cells.count.length && row < cells.count.length) {
        cells.count[row][column]++;
      }
    }
    return cells;
  }

  /** Persons per square metre in the fullest square. */
  double peak() {
    int most = 0;
    for (int[] row : count) {
      for (int c : row) {
        most = Math.max(most, c);
      }
    }
    return most / (SQUARE_M * SQUARE_M);
  }

  /** The smaller density of the fullest pair of squares that share an edge. */
  double pair() {
    int most = 0;
    for (int r = 0; r < count.length; r++) {
      for (int c = 0; c < count.length; c++) {
        if (r + 1 < count.length) {
          most = Math.max(most, Math.min(count[r][c], count[r + 1][c]));
        }
        if (c + 1 < count.length) {
          most = Math.max(most, Math.min(count[r][c], count[r][c + 1]));
        }
      }
    }
    return most / (SQUARE_M * SQUARE_M);
  }
}
