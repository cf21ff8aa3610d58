package io.skybeat.station.web;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.BeanPropertyWriter;
import com.fasterxml.jackson.databind.ser.BeanSerializerModifier;
import io.skybeat.core.clip.ClipReport;
import io.skybeat.station.event.Answer;
import io.skybeat.station.event.GoLine;
import io.skybeat.station.event.Outcome;
import io.skybeat.station.port.EvidenceArchive;
import io.skybeat.station.room.AlertView;
import io.skybeat.station.room.AroundView;
import io.skybeat.station.room.DroneView;
import io.skybeat.station.room.Operations;
import io.skybeat.station.room.RoomView;
import io.skybeat.station.room.SortieView;
import io.skybeat.station.room.Wording;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Beside each reason of the station, its codes: {@code why} is followed by {@code whySaid}, so that
 * the page can say it in either language. The text stays as it is in the journal.
 */
final class SaidToo extends BeanSerializerModifier {
  private static final long serialVersionUID = 1L;

  private static final Map<Class<?>, Set<String>> REASONS =
      Map.ofEntries(
          Map.entry(AlertView.class, Set.of("why", "unplacedReason")),
          Map.entry(AroundView.class, Set.of("stops")),
          Map.entry(AroundView.DockView.class, Set.of("trouble")),
          Map.entry(SortieView.class, Set.of("why")),
          Map.entry(SortieView.LookView.class, Set.of("choice")),
          Map.entry(DroneView.ControlView.class, Set.of("reason")),
          Map.entry(Outcome.class, Set.of("reason")),
          Map.entry(Operations.Approval.class, Set.of("against")),
          Map.entry(Operations.Excused.class, Set.of("reason")),
          Map.entry(Operations.Item.class, Set.of("grounded")),
          Map.entry(Operations.Place.class, Set.of("gap")),
          Map.entry(GoLine.class, Set.of("value", "limit", "against")),
          Map.entry(EvidenceArchive.Item.class, Set.of("noClip")),
          Map.entry(ClipReport.Gap.class, Set.of("reason")),
          Map.entry(Answer.class, Set.of("text")),
          Map.entry(RoomView.Health.class, Set.of("trouble")),
          Map.entry(Refusals.Refusal.class, Set.of("error", "remedy")));

  @Override
  public List<BeanPropertyWriter> changeProperties(
      SerializationConfig config, BeanDescription bean, List<BeanPropertyWriter> properties) {
    Set<String> reasons = REASONS.getOrDefault(bean.getBeanClass(), Set.of());
    properties.replaceAll(
        property -> reasons.contains(property.getName()) ? new Property(property) : property);
    return properties;
  }

  private static final class Property extends BeanPropertyWriter {
    private static final long serialVersionUID = 1L;

    Property(BeanPropertyWriter base) {
      super(base);
    }

    @Override
    public void serializeAsField(Object bean, JsonGenerator out, SerializerProvider provider)
        throws Exception {
      super.serializeAsField(bean, out, provider);
      Object value = get(bean);
      if (value instanceof Optional<?> optional) {
        value = optional.orElse(null);
      }
      if (value instanceof String text) {
        provider.defaultSerializeField(getName() + "Said", Wording.read(text), out);
      } else if (value instanceof List<?> lines) {
        provider.defaultSerializeField(
            getName() + "Said",
            lines.stream().map(line -> Wording.read(String.valueOf(line))).toList(),
            out);
      }
    }
  }
}
