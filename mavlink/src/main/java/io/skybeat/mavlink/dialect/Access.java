package io.skybeat.mavlink.dialect;

import java.lang.invoke.LambdaMetafactory;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;

/**
 * Turns accessors and builder setters into plain interface calls, so that no reflection and no
 * boxing is left when messages are decoded.
 */
final class Access {
  private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();

  private Access() {}

  /** Reads or writes an int. */
  interface IntGetter {
    int get(Object message);
  }

  interface IntSetter {
    void set(Object builder, int value);
  }

  interface LongGetter {
    long get(Object message);
  }

  interface LongSetter {
    void set(Object builder, long value);
  }

  interface FloatGetter {
    float get(Object message);
  }

  interface FloatSetter {
    void set(Object builder, float value);
  }

  interface ObjectGetter {
    Object get(Object message);
  }

  interface ObjectSetter {
    void set(Object builder, Object value);
  }

  /** Makes a message's empty builder. */
  interface NewBuilder {
    Object make();
  }

  static NewBuilder newBuilder(Method builder) {
    return link(
        NewBuilder.class,
        "make",
        MethodType.methodType(Object.class),
        builder,
        builder.getReturnType());
  }

  /** Any of the getter interfaces, on an accessor. */
  static <T> T getter(Class<T> kind, Class<?> type, Method accessor) {
    Class<?> erased = type.isPrimitive() ? type : Object.class;
    return link(
        kind,
        "get",
        MethodType.methodType(erased, Object.class),
        accessor,
        accessor.getReturnType());
  }

  /** Any of the setter interfaces, on the builder's method of the accessor's name and type. */
  static <T> T setter(Class<T> kind, Class<?> builder, Method accessor) {
    Class<?> type = accessor.getReturnType();
    Class<?> erased = type.isPrimitive() ? type : Object.class;
    try {
      Method setter = builder.getMethod(accessor.getName(), type);
      return link(
          kind, "set", MethodType.methodType(void.class, Object.class, erased), setter, void.class);
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException(builder + " cannot set " + accessor, e);
    }
  }

  private static <T> T link(
      Class<T> kind, String name, MethodType erased, Method method, Class<?> result) {
    try {
      MethodHandle target = LOOKUP.unreflect(method);
      MethodType exact = target.type().changeReturnType(result);
      return kind.cast(
          LambdaMetafactory.metafactory(
                  LOOKUP, name, MethodType.methodType(kind), erased, target, exact)
              .getTarget()
              .invoke());
    } catch (Throwable e) {
      throw new IllegalStateException("cannot reach " + method, e);
    }
  }
}
