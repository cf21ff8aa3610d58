package io.skybeat.mavlink.dialect;

import java.util.AbstractList;
import java.util.RandomAccess;

/** Unmodifiable lists over primitive arrays: a decoded array field costs two objects, not n. */
final class Packed {
  private Packed() {}

  static final class Ints extends AbstractList<Integer> implements RandomAccess {
    private final int[] elements;

    Ints(int[] elements) {
      this.elements = elements;
    }

    @Override
    public Integer get(int index) {
      return elements[index];
    }

    @Override
    public int size() {
      return elements.length;
    }
  }

  static final class Longs extends AbstractList<Long> implements RandomAccess {
    private final long[] elements;

    Longs(long[] elements) {
      this.elements = elements;
    }

    @Override
    public Long get(int index) {
      return elements[index];
    }

    @Override
    public int size() {
      return elements.length;
    }
  }

  static final class Floats extends AbstractList<Float> implements RandomAccess {
    private final float[] elements;

    Floats(float[] elements) {
      this.elements = elements;
    }

    @Override
    public Float get(int index) {
      return elements[index];
    }

    @Override
    public int size() {
      return elements.length;
    }
  }

  static final class Doubles extends AbstractList<Double> implements RandomAccess {
    private final double[] elements;

    Doubles(double[] elements) {
      this.elements = elements;
    }

    @Override
    public Double get(int index) {
      return elements[index];
    }

    @Override
    public int size() {
      return elements.length;
    }
  }
}
