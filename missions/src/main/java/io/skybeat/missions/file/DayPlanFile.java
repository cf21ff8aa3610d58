package io.skybeat.missions.file;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.skybeat.core.wire.BadDocument;
import io.skybeat.core.wire.Json;
import io.skybeat.missions.day.Assigned;
import io.skybeat.missions.day.DayPlan;
import io.skybeat.missions.day.Gap;
import io.skybeat.missions.day.Need;
import io.skybeat.missions.day.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The day plan for others: CSV for people and authorities, JSON for programs. */
public final class DayPlanFile {
  private static final DateTimeFormatter LOCAL =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

  private DayPlanFile() {}

  /** Writes {@code plan} in the format that the ending of {@code file} names. */
  public static void write(DayPlan plan, Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    String format = name.substring(name.lastIndexOf('.') + 1);
    if (!format.equals("csv") && !format.equals("json")) {
      throw new BadDocument(file + ": a day plan is written as .csv or .json");
    }
    String text = text(plan, format);
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new BadDocument(
          file + ": cannot be written (" + e.getMessage() + "); name a file in an existing folder",
          e);
    }
  }

  /** The plan as {@code csv} or {@code json}. */
  public static String text(DayPlan plan, String format) {
    return format.equals("csv") ? csv(plan) : Json.write(json(plan)) + "\n";
  }

  /** One line a sortie, in the order of take-off; local times carry the plan's zone in the head. */
  static String csv(DayPlan plan) {
    StringBuilder text =
        new StringBuilder(
            "sortie,slot,route,drone,pilot,dock,pack,charger,approval,start_utc,landing_utc,ready_utc,latest_start_utc,start_local,landing_local,zone\r\n");
    for (Assigned one : plan.sorties()) {
      ZoneId zone = plan.zone();
      List<String> cells =
          List.of(
              one.sortie().id().toString(),
              one.sortie().slot(),
              one.sortie().route(),
              one.sortie().drone().toString(),
              one.sortie().pilot(),
              one.dock(),
              one.pack().orElse(""),
              one.charger().isPresent() ? Integer.toString(one.charger().getAsInt()) : "",
              one.approval().orElse(""),
              one.sortie().startsAt().toString(),
              one.landsAt().toString(),
              one.readyAt().toString(),
              one.latestStart().toString(),
              LOCAL.format(one.sortie().startsAt().atZone(zone)),
              LOCAL.format(one.landsAt().atZone(zone)),
              zone.toString());
      text.append(cells.stream().map(DayPlanFile::cell).collect(Collectors.joining(",")));
      text.append("\r\n");
    }
    return text.toString();
  }

  /** Quoted where it must be; a cell that a spreadsheet would run is told to be text. */
  private static String cell(String text) {
    String safe = !text.isEmpty() && "=+-@".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    return safe.matches("[^,\"\\r\\n]*") ? safe : '"' + safe.replace("\"", "\"\"") + '"';
  }

  /** The whole plan. */
  public static ObjectNode json(DayPlan plan) {
    ObjectNode root = Json.MAPPER.createObjectNode();
    root.put("date", plan.date().toString()).put("zone", plan.zone().toString());
    root.put("planned", plan.planned()).put("flyable", plan.sorties().size());
    root.put("feasible", plan.violations().isEmpty());
    ArrayNode sorties = root.putArray("sorties");
    for (Assigned one : plan.sorties()) {
      ObjectNode node = sorties.addObject();
      node.put("sortie", one.sortie().id().toString()).put("slot", one.sortie().slot());
      node.put("route", one.sortie().route()).put("drone", one.sortie().drone().toString());
      node.put("pilot", one.sortie().pilot()).put("dock", one.dock());
      one.pack().ifPresent(pack -> node.put("pack", pack));
      one.charger().ifPresent(charger -> node.put("charger", charger));
      one.approval().ifPresent(number -> node.put("approval", number));
      node.put("startsAt", one.sortie().startsAt().toString());
      node.put("landsAt", one.landsAt().toString()).put("readyAt", one.readyAt().toString());
      one.packReadyAt().ifPresent(at -> node.put("packReadyAt", at.toString()));
      node.put("latestStart", one.latestStart().toString());
    }
    ArrayNode refused = root.putArray("refused");
    for (Refused one : plan.refused()) {
      refused
          .addObject()
          .put("sortie", one.sortie().id().toString())
          .put("startsAt", one.sortie().startsAt().toString())
          .put("resource", one.resource())
          .put("figure", one.figure());
    }
    ArrayNode needs = root.putArray("needs");
    for (Need need : plan.needs()) {
      needs
          .addObject()
          .put("resource", need.resource())
          .put("have", need.have())
          .put("needed", need.needed())
          .put("more", need.more())
          .put("at", need.at().toString())
          .put("arithmetic", need.arithmetic());
    }
    ArrayNode gaps = root.putArray("gaps");
    for (Gap gap : plan.gaps()) {
      ObjectNode node = gaps.addObject();
      node.put("area", gap.area()).put("looks", gap.looks());
      node.put("longestS", gap.length().toSeconds());
      node.put("from", gap.from().toString()).put("until", gap.until().toString());
      gap.limit().ifPresent(limit -> node.put("limitS", limit.toSeconds()));
    }
    root.set("violations", Json.MAPPER.valueToTree(plan.violations()));
    root.set("notes", Json.MAPPER.valueToTree(plan.notes()));
    return root;
  }
}
