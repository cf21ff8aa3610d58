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

  /** Four floats, as a quaternion is: one object. */
  static final class FourFloats extends AbstractList<Float> implements RandomAccess {
    private final float first;
    private final float second;
    private final float third;
    private final float fourth;

    FourFloats(float first, float second, float third, float fourth) {
      this.first = first;
      this.second = second;
      this.third = third;
      this.fourth = fourth;
    }

    @Override
    public Float get(int index) {
      return switch (index) {
        case 0 -> first;
        case 1 -> second;
        case 2 -> third;
        case 3 -> fourth;
        default -> throw new IndexOutOfBoundsException("element " + index + " of four");
      };
    }

    @Override
    public int size() {
      return 4;
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
