package io.skybeat.mavlink.conversation;

import io.dronefleet.mavlink.common.ParamRequestRead;
import io.dronefleet.mavlink.common.ParamValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Reads some parameters by name, several at a time, and then sets those that are wanted otherwise.
 * A name that the vehicle does not have is not answered by an ArduPilot: after a few tries it
 * counts as not there. Names of the same setting in several releases are asked for together; the
 * first that is answered ends the waiting for the others. On a link that is quick enough an
 * ArduPilot's whole set is read as one file instead ({@link PackedParameters}); where that fails,
 * the names are asked for.
 */
public final class VehicleSettings extends Dialogue<VehicleSettings.Told> {
  /**
   * How it ended.
   *
   * @param values of the parameters that the vehicle has, after what was set
   * @param set names of those that were changed
   * @param refused names of those that kept another value, or are not there
   */
  public record Told(SortedMap<String, Double> values, List<String> set, List<String> refused) {
    public Told {
      values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
      set = List.copyOf(set);
      refused = List.copyOf(refused);
    }
  }

  /** An ArduPilot keeps 20 questions at a time. */
  private static final int AT_A_TIME = 10;

  private static final int TRIES = 6;

  private final Parties parties;
  private final ParameterCodec codec;
  private final Patience patience;
  private final SortedSet<String> missing;
  private final SortedMap<String, Double> wanted;
  private final SortedMap<String, ParameterList.Parameter> held = new TreeMap<>();
  private final List<String> set = new ArrayList<>();
  private final List<String> refused = new ArrayList<>();
  private final SortedSet<String> asked = new TreeSet<>();
  private final SortedMap<String, List<String>> aliases = new TreeMap<>();
  private int tries;
  private ParameterExchange setting;
  private FileReading file;

  /**
   * A reading.
   *
   * @param names to be read; names of one setting in several releases with {@code |} between them
   * @param wanted values to be set where the vehicle has others; read as well
   */
  public VehicleSettings(
      Parties parties,
      List<String> names,
      SortedMap<String, Double> wanted,
      ParameterCodec codec,
      Patience patience) {
    this.parties = parties;
    this.codec = codec;
    this.patience = patience;
    this.wanted = new TreeMap<>(wanted);
    this.missing = new TreeSet<>();
    for (String each : names) {
      List<String> same = List.of(each.split("\\|", -1));
      missing.addAll(same);
      same.forEach(name -> aliases.put(name, same));
    }
    missing.addAll(wanted.keySet());
  }

  /** The same, which reads the file of all parameters first. */
  public VehicleSettings byFile() {
    file = new FileReading(parties, PackedParameters.PATH, patience);
    return this;
  }

  @Override
  public List<Object> start(Instant now) {
    if (file == null) {
      return ask(now);
    }
    List<Object> first = file.start(now);
    waitUntil(file.nextDue().orElse(now));
    return first;
  }

  /** Goes on after the file was looked at. */
  private List<Object> filed(Instant now, List<Object> toSend) {
    FileReading.Result result = file.outcome().orElse(null);
    if (result == null) {
      waitUntil(file.nextDue().orElse(now));
      return toSend;
    }
    file = null;
    if (result instanceof FileReading.Read read) {
      PackedParameters.read(read.bytes()).ifPresent(this::known);
    }
    List<Object> all = new ArrayList<>(toSend);
    all.addAll(further(now));
    return all;
  }

  private void known(SortedMap<String, ParameterList.Parameter> all) {
    for (String name : missing) {
      ParameterList.Parameter one = all.get(name);
      if (one != null) {
        held.put(name, one);
      }
    }
    missing.clear();
  }

  private List<Object> ask(Instant now) {
    tries++;
    asked.clear();
    for (String name : missing) {
      if (asked.size() < AT_A_TIME) {
        asked.addAll(named(name));
      }
    }
    waitUntil(now.plus(patience.item().multipliedBy(2)));
    return asked.stream().<Object>map(this::read).toList();
  }

  /** The setting's names that may still be answered. */
  private List<String> named(String name) {
    return aliases.getOrDefault(name, List.of(name)).stream().filter(missing::contains).toList();
  }

  private ParamRequestRead read(String name) {
    return ParamRequestRead.builder()
        .targetSystem(parties.theirSystem())
        .targetComponent(parties.theirComponent())
        .paramId(name)
        .paramIndex(-1)
        .build();
  }

  @Override
  public List<Object> heard(Instant now, int systemId, int componentId, Object message) {
    if (!underWay()) {
      return List.of();
    }
    if (file != null) {
      return filed(now, file.heard(now, systemId, componentId, message));
    }
    if (setting != null) {
      return settle(now, setting.heard(now, systemId, componentId, message));
    }
    if (!parties.from(systemId, componentId) || !(message instanceof ParamValue value)) {
      return List.of();
    }
    String name = value.paramId().replace("\0", "");
    if (!missing.contains(name)) {
      return List.of();
    }
    for (String same : named(name)) {
      // What is to be set is looked for under its own name.
      if (same.equals(name) || !wanted.containsKey(same)) {
        missing.remove(same);
        asked.remove(same);
      }
    }
    int type = MissionItem.value(value.paramType());
    held.put(name, new ParameterList.Parameter(codec.decode(value.paramValue(), type), type));
    return asked.isEmpty() ? further(now) : List.of();
  }

  @Override
  public List<Object> due(Instant now) {
    if (!late(now)) {
      return List.of();
    }
    if (file != null) {
      return filed(now, file.due(now));
    }
    if (setting != null) {
      return settle(now, setting.due(now));
    }
    if (tries < TRIES) {
      return ask(now);
    }
    // It does not have them.
    missing.removeAll(asked);
    return further(now);
  }

  private List<Object> further(Instant now) {
    tries = 0;
    return missing.isEmpty() ? nextSetting(now) : ask(now);
  }

  private List<Object> nextSetting(Instant now) {
    while (!wanted.isEmpty()) {
      String name = wanted.firstKey();
      double value = wanted.remove(name);
      ParameterList.Parameter present = held.get(name);
      if (present == null) {
        refused.add(name);
      } else if (StrictMath.abs(present.value() - value) > 1e-6 * StrictMath.max(1, value)) {
        setting = ParameterExchange.set(parties, name, value, present.type(), codec, patience);
        List<Object> first = setting.start(now);
        waitUntil(setting.nextDue().orElse(now));
        return first;
      }
    }
    SortedMap<String, Double> values = new TreeMap<>();
    held.forEach((name, one) -> values.put(name, one.value()));
    end(new Told(values, set, refused));
    return List.of();
  }

  private List<Object> settle(Instant now, List<Object> toSend) {
    ParameterExchange.Result result = setting.outcome().orElse(null);
    if (result == null) {
      waitUntil(setting.nextDue().orElse(now));
      return toSend;
    }
    setting = null;
    if (result instanceof ParameterExchange.Value value) {
      set.add(value.name());
      held.put(value.name(), new ParameterList.Parameter(value.value(), value.type()));
    } else if (result instanceof ParameterExchange.Refused kept) {
      refused.add(kept.name());
    } else if (result instanceof ParameterExchange.NoAnswer silent) {
      refused.add(silent.name());
    }
    return nextSetting(now);
  }
}
