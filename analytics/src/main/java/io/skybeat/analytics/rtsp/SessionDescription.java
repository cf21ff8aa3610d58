package io.skybeat.analytics.rtsp;

import io.skybeat.analytics.rtp.VideoMedia;
import io.skybeat.analytics.video.Codec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/** Reads what we need of a session description (RFC 8866): its first H.264 or H.265 line. */
final class SessionDescription {
  private SessionDescription() {}

  /** Throws {@link RtspRefused} when there is no video that we can take. */
  static VideoMedia video(String text) throws RtspRefused {
    List<String> offered = new ArrayList<>();
    for (String section : text.split("(?m)^(?=m=)")) {
      if (!section.startsWith("m=video")) {
        continue;
      }
      for (String line : section.split("\r?\n")) {
        if (line.startsWith("a=rtpmap:")) {
          String[] parts = line.substring("a=rtpmap:".length()).trim().split("[ /]+");
          offered.add(parts.length > 1 ? parts[1] : line);
          if (parts.length > 2 && codec(parts[1]) != null) {
            return media(section, parts);
          }
        }
      }
    }
    throw new RtspRefused(
        "the server offers no H.264 or H.265 video"
            + (offered.isEmpty() ? "" : ", but " + String.join(", ", offered))
            + "; set the camera's codec or the path to another stream");
  }

  private static VideoMedia media(String section, String[] map) throws RtspRefused {
    int type;
    int rate;
    try {
      type = Integer.parseInt(map[0]);
      rate = Integer.parseInt(map[2].trim());
    } catch (NumberFormatException e) {
      throw new RtspRefused("the server's session description has a broken rtpmap");
    }
    String control = "";
    List<byte[]> sets = new ArrayList<>();
    for (String line : section.split("\r?\n")) {
      if (line.startsWith("a=control:")) {
        control = line.substring("a=control:".length()).trim();
      } else if (line.startsWith("a=fmtp:" + map[0] + " ")) {
        parameterSets(line.substring(line.indexOf(' ') + 1), sets);
      }
    }
    return new VideoMedia(codec(map[1]), type, rate, sets, control);
  }

  private static void parameterSets(String parameters, List<byte[]> sets) {
    for (String parameter : parameters.split(";")) {
      int equals = parameter.indexOf('=');
      String name = parameter.substring(0, Math.max(0, equals)).trim().toLowerCase(Locale.ROOT);
      if (!name.startsWith("sprop-")
          || !(name.endsWith("parameter-sets") || name.matches("sprop-[vsp]ps"))) {
        continue;
      }
      for (String part : parameter.substring(equals + 1).trim().split(",")) {
        try {
          byte[] nal = Base64.getDecoder().decode(part.trim());
          if (nal.length > 0) {
            sets.add(nal);
          }
        } catch (IllegalArgumentException e) {
          // Some cameras write rubbish here; the stream carries its sets as well.
        }
      }
    }
  }

  private static Codec codec(String encoding) {
    return switch (encoding.toUpperCase(Locale.ROOT)) {
      case "H264" -> Codec.H264;
      case "H265", "HEVC" -> Codec.H265;
      default -> null;
    };
  }
}
