package io.skybeat.simulator.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DigestLoginTest {
  private static final RtspSettings SETTINGS =
      RtspSettings.loopback(0).withLogin("officer", "night-watch");
  private static final RtspSettings.Login LOGIN = SETTINGS.login().orElseThrow();

  /** The worked example of RFC 7616, section 3.9.1. */
  @ParameterizedTest
  @CsvSource({
    "MD5, 8ca523f5e9506fed4657c9700eebdbec",
    "SHA-256, 753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1"
  })
  void agreesWithTheStandard(String algorithm, String expected) {
    Map<String, String> fields =
        DigestLogin.fields(
            "username=\"Mufasa\", realm=\"http-auth@example.org\", uri=\"/dir/index.html\", "
                + "nonce=\"7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v\", nc=00000001, "
                + "cnonce=\"f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ\", qop=auth");
    assertEquals(
        expected,
        DigestLogin.response(
            algorithm, new RtspSettings.Login("Mufasa", "Circle of Life"), "GET", fields));
  }

  @ParameterizedTest
  @ValueSource(strings = {"MD5", "SHA-256"})
  void acceptsTheRightAnswerAndNoOther(String algorithm) {
    DigestLogin digest = new DigestLogin(SETTINGS, LOGIN, "n1");
    assertTrue(digest.accepts(request("DESCRIBE", answer(algorithm, "n1", LOGIN))));
    assertFalse(digest.accepts(request("SETUP", answer(algorithm, "n1", LOGIN))), "other method");
    assertFalse(digest.accepts(request("DESCRIBE", answer(algorithm, "n0", LOGIN))), "old nonce");
    RtspSettings.Login wrong = new RtspSettings.Login("officer", "guess");
    assertFalse(digest.accepts(request("DESCRIBE", answer(algorithm, "n1", wrong))));
    RtspSettings.Login other = new RtspSettings.Login("other", "night-watch");
    assertFalse(digest.accepts(request("DESCRIBE", answer(algorithm, "n1", other))));
    assertFalse(digest.accepts(request("DESCRIBE", "Basic b2ZmaWNlcjpuaWdodC13YXRjaA==")));
    assertFalse(digest.accepts(request("DESCRIBE", "Digest ")));
  }

  @Test
  void anAnswerForAnotherAddressIsRefused() {
    DigestLogin digest = new DigestLogin(SETTINGS, LOGIN, "n1");
    RtspRequest elsewhere =
        new RtspRequest(
            "DESCRIBE",
            "rtsp://h/d2/visible",
            "RTSP/1.0",
            Map.of("authorization", answer("MD5", "n1", LOGIN)));
    assertFalse(digest.accepts(elsewhere));
  }

  @Test
  void thePasswordIsNotInText() {
    assertFalse(SETTINGS.toString().contains("night-watch"), SETTINGS.toString());
  }

  static RtspRequest request(String method, String authorization) {
    return new RtspRequest(
        method, "rtsp://h/d1/visible", "RTSP/1.0", Map.of("authorization", authorization));
  }

  private static String answer(String algorithm, String nonce, RtspSettings.Login login) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("username", login.user());
    fields.put("realm", DigestLogin.REALM);
    fields.put("nonce", nonce);
    fields.put("uri", "rtsp://h/d1/visible");
    String response = DigestLogin.response(algorithm, login, "DESCRIBE", fields);
    StringBuilder text = new StringBuilder("Digest ");
    fields.forEach((key, value) -> text.append(key).append("=\"").append(value).append("\", "));
    return text + "algorithm=" + algorithm + ", response=\"" + response + "\"";
  }
}
