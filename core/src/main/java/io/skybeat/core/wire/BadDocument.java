package io.skybeat.core.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.util.Comparator;
import java.util.stream.Collectors;

/** A document that cannot be read: its message names the document, the place and the remedy. */
public final class BadDocument extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public BadDocument(String message) {
    super(message);
  }

  public BadDocument(String message, Throwable cause) {
    super(message, cause);
  }

  static BadDocument of(String document, JsonProcessingException e) {
    StringBuilder message = new StringBuilder(document);
    // Records are buffered before they are built, so for them the parser's line is too late.
    if (e instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
      message.append(", at ").append(path(mapping));
    } else if (e.getLocation() != null && e.getLocation().getLineNr() > 0) {
      message.append(", line ").append(e.getLocation().getLineNr());
    }
    message.append(": ");
    if (e instanceof UnrecognizedPropertyException unknown) {
      message.append("unknown key '").append(unknown.getPropertyName()).append("'");
      if (unknown.getKnownPropertyIds() != null) {
        message
            .append("; known here: ")
            .append(
                unknown.getKnownPropertyIds().stream()
                    .map(Object::toString)
                    .sorted(Comparator.naturalOrder())
                    .collect(Collectors.joining(", ")));
      }
    } else {
      message.append(reason(e));
    }
    return new BadDocument(message.toString(), e);
  }

  private static String reason(JsonProcessingException e) {
    // A record's own constructor says best what is wrong with its values.
    for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof IllegalArgumentException && cause.getMessage() != null) {
        return cause.getMessage();
      }
    }
    String text = e.getOriginalMessage();
    if (text != null && text.startsWith("Cannot map `null` into type")) {
      return "is missing; it has no default";
    }
    return text == null ? e.getClass().getSimpleName() : text.lines().findFirst().orElse(text);
  }

  private static String path(JsonMappingException e) {
    StringBuilder path = new StringBuilder();
    for (JsonMappingException.Reference step : e.getPath()) {
      if (step.getFieldName() == null) {
        path.append('[').append(step.getIndex()).append(']');
      } else {
        path.append(path.length() == 0 ? "" : ".").append(step.getFieldName());
      }
    }
    return path.toString();
  }
}
