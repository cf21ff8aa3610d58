package io.skybeat.station.web;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** The page's files, from the class path, held in memory once asked for. */
final class PageFiles {
  /** No dot at the start of a step: neither hidden files nor a way up. */
  private static final Pattern NAME =
      Pattern.compile("([a-z0-9_-][A-Za-z0-9._-]*/)*[a-z0-9_-][A-Za-z0-9._-]*");

  private static final String OL = "META-INF/resources/webjars/ol/10.7.0/";

  private static final Map<String, String> LIBRARY =
      Map.of("ol/ol.js", OL + "dist/ol.js", "ol/ol.css", OL + "ol.css");

  private static final Map<String, String> TYPES =
      new TreeMap<>(
          Map.of(
              "html", "text/html; charset=utf-8",
              "js", "text/javascript; charset=utf-8",
              "css", "text/css; charset=utf-8",
              "svg", "image/svg+xml",
              "json", "application/json",
              "woff2", "font/woff2",
              "png", "image/png"));

  /** A file of the page. */
  record PageFile(String mediaType, byte[] bytes) {}

  private final Map<String, PageFile> cache = new ConcurrentHashMap<>();

  /** The file at {@code path} (without the leading slash; empty: the page), if there is one. */
  Optional<PageFile> find(String path) {
    String name = path.isEmpty() ? "index.html" : path;
    if (!NAME.matcher(name).matches()) {
      return Optional.empty();
    }
    // A missing file leaves no entry: whoever asks for many must not fill the memory.
    return Optional.ofNullable(cache.computeIfAbsent(name, one -> load(one).orElse(null)));
  }

  private static Optional<PageFile> load(String name) {
    String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
    if (type == null) {
      return Optional.empty();
    }
    String resource = LIBRARY.getOrDefault(name, "web/" + name);
    try (InputStream in = PageFiles.class.getClassLoader().getResourceAsStream(resource)) {
      return in == null ? Optional.empty() : Optional.of(new PageFile(type, in.readAllBytes()));
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
