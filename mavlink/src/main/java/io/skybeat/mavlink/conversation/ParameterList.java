package io.skybeat.mavlink.conversation;

import io.dronefleet.mavlink.common.ParamRequestList;
import io.dronefleet.mavlink.common.ParamRequestRead;
import io.dronefleet.mavlink.common.ParamValue;
import java.time.Instant;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads all parameters. The list is asked for once; what is missing when it runs dry is asked for
 * one at a time, by number, within this reading only: an ArduPilot's numbers do not last, so the
 * values are kept by name. A PX4 that offers {@code _HASH_CHECK} and has the hash known from before
 * is not read again: that is the fast path.
 */
public final class ParameterList extends Dialogue<ParameterList.Result> {
  /** How it ended. */
  public sealed interface Result {}

  /**
   * A parameter as the vehicle has it.
   *
   * @param type MAV_PARAM_TYPE
   */
  public record Parameter(double value, int type) {}

  /**
   * All of them.
   *
   * @param byName values by name
   * @param hash the vehicle's hash over them, empty when it gives none
   */
  public record Complete(SortedMap<String, Parameter> byName, Optional<Integer> hash)
      implements Result {}

  /** The vehicle's hash is the known one: nothing has changed. */
  public record Unchanged(int hash) implements Result {}

  /** Some are missing. */
  public record Failed(String reason) implements Result {}

  private static final String HASH = "_HASH_CHECK";
  private static final int NO_INDEX = 65535;

  private final Parties parties;
  private final ParameterCodec codec;
  private final Patience patience;
  private final Optional<Integer> known;
  private final SortedMap<String, Parameter> byName = new TreeMap<>();
  private final BitSet here = new BitSet();
  private Optional<Integer> hash = Optional.empty();
  private boolean checking;
  private int count = -1;
  private int silences;

  /**
   * A reading.
   *
   * @param known the hash of an earlier reading, to be spared this one
   */
  public ParameterList(
      Parties parties, ParameterCodec codec, Optional<Integer> known, Patience patience) {
    this.parties = parties;
    this.codec = codec;
    this.known = known;
    this.patience = patience;
  }

  @Override
  public List<Object> start(Instant now) {
    waitUntil(now.plus(patience.first()));
    checking = known.isPresent();
    return List.of(checking ? read(HASH, -1) : list());
  }

  @Override
  public List<Object> heard(Instant now, int systemId, int componentId, Object message) {
    if (!underWay()
        || !parties.from(systemId, componentId)
        || !(message instanceof ParamValue value)) {
      return List.of();
    }
    String name = value.paramId().replace("\0", "");
    if (name.equals(HASH)) {
      // An opaque number: its bits are what is compared, whatever the encoding.
      hash = Optional.of(Float.floatToRawIntBits(value.paramValue()));
      if (checking && hash.equals(known)) {
        end(new Unchanged(hash.get()));
      } else if (checking) {
        return whole(now);
      }
      return List.of();
    }
    if (checking) {
      return List.of();
    }
    int type = MissionItem.value(value.paramType());
    byName.put(name, new Parameter(codec.decode(value.paramValue(), type), type));
    if (value.paramIndex() != NO_INDEX && value.paramIndex() < value.paramCount()) {
      count = value.paramCount();
      here.set(value.paramIndex());
    }
    silences = 0;
    waitUntil(now.plus(patience.first()));
    return settled(now);
  }

  @Override
  public List<Object> due(Instant now) {
    if (!late(now)) {
      return List.of();
    }
    if (checking) {
      return whole(now);
    }
    silences++;
    if (silences > patience.firstRetries()) {
      end(
          new Failed(
              count < 0
                  ? "the vehicle lists no parameters"
                  : "parameter " + here.nextClearBit(0) + " of " + count + " is not told"));
      return List.of();
    }
    waitUntil(now.plus(patience.first()));
    return List.of(count < 0 ? list() : read("", here.nextClearBit(0)));
  }

  private List<Object> whole(Instant now) {
    checking = false;
    waitUntil(now.plus(patience.first()));
    return List.of(list());
  }

  /** The end, or the next gap once gaps are being filled. */
  private List<Object> settled(Instant now) {
    if (count >= 0 && here.cardinality() >= count) {
      end(new Complete(new TreeMap<>(byName), hash));
      return List.of();
    }
    boolean filling = here.length() == count;
    if (!filling) {
      return List.of();
    }
    waitUntil(now.plus(patience.first()));
    return List.of(read("", here.nextClearBit(0)));
  }

  private ParamRequestList list() {
    return ParamRequestList.builder()
        .targetSystem(parties.theirSystem())
        .targetComponent(parties.theirComponent())
        .build();
  }

  private ParamRequestRead read(String name, int index) {
    return ParamRequestRead.builder()
        .targetSystem(parties.theirSystem())
        .targetComponent(parties.theirComponent())
        .paramId(name)
        .paramIndex(index)
        .build();
  }
}
