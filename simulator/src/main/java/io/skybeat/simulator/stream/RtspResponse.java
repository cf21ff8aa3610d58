package io.skybeat.simulator.stream;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** One RTSP response, built header by header. */
final class RtspResponse {
  private final int status;
  private final List<String> headers = new ArrayList<>();
  private String body = "";

  RtspResponse(int status) {
    this.status = status;
  }

  RtspResponse with(String name, String value) {
    headers.add(name + ": " + value);
    return this;
  }

  RtspResponse body(String type, String text) {
    body = text;
    return with("Content-Type", type);
  }

  int status() {
    return status;
  }

  byte[] toBytes() {
    StringBuilder out = new StringBuilder(256);
    out.append("RTSP/1.0 ").append(status).append(' ').append(reason(status)).append("\r\n");
    for (String header : headers) {
      out.append(header).append("\r\n");
    }
    byte[] content = body.getBytes(StandardCharsets.UTF_8);
    if (content.length > 0) {
      out.append("Content-Length: ").append(content.length).append("\r\n");
    }
    return out.append("\r\n").append(body).toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String reason(int status) {
    return switch (status) {
      case 200 -> "OK";
      case 400 -> "Bad Request";
      case 401 -> "Unauthorized";
      case 404 -> "Not Found";
      case 405 -> "Method Not Allowed";
      case 454 -> "Session Not Found";
      case 455 -> "Method Not Valid In This State";
      case 459 -> "Aggregate Operation Not Allowed";
      case 461 -> "Unsupported Transport";
      case 501 -> "Not Implemented";
      case 503 -> "Service Unavailable";
      case 505 -> "RTSP Version Not Supported";
      default -> "Error";
    };
  }
}
