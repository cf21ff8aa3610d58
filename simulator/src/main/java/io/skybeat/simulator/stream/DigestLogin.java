package io.skybeat.simulator.stream;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Digest access authentication (RFC 2617 and RFC 7616) for one connection, which has one nonce. A
 * nonce of another connection is refused, so an overheard answer is worth nothing elsewhere.
 */
final class DigestLogin {
  static final String REALM = "skybeat";
  private static final Pattern FIELD =
      Pattern.compile("(\\w+)\\s*=\\s*(?:\"([^\"]*)\"|([^,\\s]+))");

  private final RtspSettings settings;
  private final RtspSettings.Login login;
  private final String nonce;

  DigestLogin(RtspSettings settings, RtspSettings.Login login, String nonce) {
    this.settings = settings;
    this.login = login;
    this.nonce = nonce;
  }

  /** Adds one challenge for each algorithm. */
  RtspResponse challenge(RtspResponse response) {
    for (String algorithm : settings.digests()) {
      response.with(
          "WWW-Authenticate",
          "Digest realm=\"" + REALM + "\", nonce=\"" + nonce + "\", algorithm=" + algorithm);
    }
    return response;
  }

  boolean accepts(RtspRequest request) {
    String header = request.header("authorization").orElse("");
    if (!header.regionMatches(true, 0, "Digest ", 0, 7)) {
      return false;
    }
    Map<String, String> fields = fields(header.substring(7));
    String algorithm = fields.getOrDefault("algorithm", "MD5");
    return settings.digests().contains(algorithm)
        && login.user().equals(fields.get("username"))
        && REALM.equals(fields.get("realm"))
        && nonce.equals(fields.get("nonce"))
        && samePath(request, fields.getOrDefault("uri", ""))
        && MessageDigest.isEqual(
            bytes(response(algorithm, login, request.method(), fields)),
            bytes(fields.getOrDefault("response", "")));
  }

  private static boolean samePath(RtspRequest request, String uri) {
    return request.path().equals(new RtspRequest("", uri, "", Map.of()).path());
  }

  /** What a client that knows the password answers; {@code fields} are those it sent. */
  static String response(
      String algorithm, RtspSettings.Login login, String method, Map<String, String> fields) {
    String secret =
        hash(algorithm, login.user() + ":" + fields.get("realm") + ":" + login.password());
    String act = hash(algorithm, method + ":" + fields.getOrDefault("uri", ""));
    StringBuilder middle = new StringBuilder(fields.getOrDefault("nonce", ""));
    if (fields.containsKey("qop")) {
      middle.append(':').append(fields.getOrDefault("nc", ""));
      middle.append(':').append(fields.getOrDefault("cnonce", ""));
      middle.append(':').append(fields.get("qop"));
    }
    return hash(algorithm, secret + ":" + middle + ":" + act);
  }

  static Map<String, String> fields(String text) {
    Map<String, String> fields = new LinkedHashMap<>();
    Matcher matcher = FIELD.matcher(text);
    while (matcher.find()) {
      fields.put(matcher.group(1), matcher.group(2) == null ? matcher.group(3) : matcher.group(2));
    }
    return fields;
  }

  private static String hash(String algorithm, String text) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes(text)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(algorithm + " is missing from this Java runtime", e);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
