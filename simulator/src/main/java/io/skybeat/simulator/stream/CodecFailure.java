package io.skybeat.simulator.stream;

import java.nio.charset.StandardCharsets;
import org.bytedeco.ffmpeg.global.avutil;

/** A call into FFmpeg that failed; the message says which and why. */
public final class CodecFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  CodecFailure(String message) {
    super(message);
  }

  /** Returns {@code code} unless it is an error. */
  static int check(int code, String what) {
    if (code < 0) {
      throw new CodecFailure(what + ": " + text(code));
    }
    return code;
  }

  /** FFmpeg's words for an error code. */
  static String text(int code) {
    byte[] text = new byte[256];
    avutil.av_strerror(code, text, text.length);
    int end = 0;
    while (end < text.length && text[end] != 0) {
      end++;
    }
    return new String(text, 0, end, StandardCharsets.UTF_8);
  }
}
