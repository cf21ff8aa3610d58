package io.skybeat.analytics.rtsp;

import io.skybeat.analytics.video.StreamAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Answers a server's demand for a login: digest (RFC 7616, MD5 and SHA-256, with and without qop)
 * and, where the server offers nothing better, basic. Its text never leaves this class but in the
 * answer.
 */
final class Login {
  private static final Pattern PARAMETER =
      Pattern.compile("(\\w+)\\s*=\\s*(?:\"((?:[^\"\\\\]|\\\\.)*)\"|([^\\s,]+))");

  private final String user;
  private final String password;
  private final SecureRandom random = new SecureRandom();
  private String scheme = "";
  private Map<String, String> challenge = Map.of();
  private int count;

  private Login(String user, String password) {
    this.user = user;
    this.password = password;
  }

  /** Empty when the address has no user. */
  static Optional<Login> of(StreamAddress address) {
    return address.user().map(user -> new Login(user, address.password().orElse("")));
  }

  /** Takes the best of the challenges; false when none can be answered. */
  boolean challenged(List<String> challenges) {
    int best = 0;
    for (String text : challenges) {
      String offered = text.split("\\s+", 2)[0].toLowerCase(Locale.ROOT);
      Map<String, String> parameters = parameters(text);
      int rank = rank(offered, parameters);
      if (rank > best) {
        best = rank;
        scheme = offered;
        challenge = parameters;
        count = 0;
      }
    }
    return best > 0;
  }

  /** The Authorization header for a request; empty before the first challenge. */
  Optional<String> authorization(String method, String uri) {
    if (scheme.isEmpty()) {
      return Optional.empty();
    }
    if (scheme.equals("basic")) {
      byte[] plain = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
      return Optional.of("Basic " + Base64.getEncoder().encodeToString(plain));
    }
    return Optional.of(digest(method, uri));
  }

  private String digest(String method, String uri) {
    String realm = challenge.getOrDefault("realm", "");
    String nonce = challenge.getOrDefault("nonce", "");
    String secret = hash(user + ":" + realm + ":" + password);
    String request = hash(method + ":" + uri);
    StringBuilder out =
        new StringBuilder(
            "Digest username=\"%s\", realm=\"%s\", nonce=\"%s\", uri=\"%s\""
                .formatted(user, realm, nonce, uri));
    boolean auth = List.of(challenge.getOrDefault("qop", "").split("\\s*,\\s*")).contains("auth");
    if (auth) {
      byte[] bytes = new byte[8];
      random.nextBytes(bytes);
      String own = HexFormat.of().formatHex(bytes);
      String number = "%08x".formatted(++count);
      String response = hash(secret + ":" + nonce + ":" + number + ":" + own + ":auth:" + request);
      out.append(
          ", response=\"%s\", qop=auth, nc=%s, cnonce=\"%s\"".formatted(response, number, own));
    } else {
      out.append(", response=\"").append(hash(secret + ":" + nonce + ":" + request)).append('"');
    }
    if (challenge.containsKey("opaque")) {
      out.append(", opaque=\"").append(challenge.get("opaque")).append('"');
    }
    if (challenge.containsKey("algorithm")) {
      out.append(", algorithm=").append(challenge.get("algorithm"));
    }
    return out.toString();
  }

  private String hash(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance(sha256(challenge) ? "SHA-256" : "MD5");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has MD5 and SHA-256", e);
    }
  }

  private static int rank(String scheme, Map<String, String> parameters) {
    if (scheme.equals("basic")) {
      return 1;
    }
    if (!scheme.equals("digest")) {
      return 0;
    }
    String algorithm = parameters.getOrDefault("algorithm", "MD5").toUpperCase(Locale.ROOT);
    return switch (algorithm) {
      case "MD5" -> 2;
      case "SHA-256" -> 3;
      default -> 0;
    };
  }

  private static boolean sha256(Map<String, String> challenge) {
    return challenge.getOrDefault("algorithm", "").equalsIgnoreCase("SHA-256");
  }

  private static Map<String, String> parameters(String text) {
    Map<String, String> found = new LinkedHashMap<>();
    Matcher matcher = PARAMETER.matcher(text);
    while (matcher.find()) {
      String value = matcher.group(2) != null ? matcher.group(2) : matcher.group(3);
      found.put(matcher.group(1).toLowerCase(Locale.ROOT), value);
    }
    return found;
  }

  @Override
  public String toString() {
    return "Login[" + (scheme.isEmpty() ? "not asked" : scheme) + "]";
  }
}
