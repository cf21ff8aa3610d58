package io.skybeat.analytics.onnx;

import ai.onnxruntime.OrtEnvironment;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * ONNX Runtime's native libraries in a folder of our own. By itself it unpacks them into a new
 * folder of the machine's temporary ones at each start, which a killed process leaves behind.
 */
public final class OnnxLibraries {
  private static final Logger LOG = LoggerFactory.getLogger(OnnxLibraries.class);
  private static final List<String> NAMES = List.of("libonnxruntime.so", "libonnxruntime4j_jni.so");

  private OnnxLibraries() {}

  /**
   * Unpacks them into {@code folder}; only before the first net is opened. Elsewhere than on Linux,
   * and where the disk refuses, ONNX Runtime goes its own way.
   */
  public static void unpackInto(Path folder) {
    String machine = System.getProperty("os.arch").equals("aarch64") ? "aarch64" : "x64";
    String home = "/ai/onnxruntime/native/linux-" + machine + "/";
    if (!System.getProperty("os.name").equals("Linux")) {
      return;
    }
    try {
      for (String name : NAMES) {
        try (InputStream in = OrtEnvironment.class.getResourceAsStream(home + name)) {
          if (in == null) {
            return;
          }
          Files.copy(in, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        }
      }
      System.setProperty("onnxruntime.native.path", folder.toAbsolutePath().toString());
    } catch (IOException e) {
      LOG.warn("{}: no room for native libraries: {}", folder, e.getMessage());
    }
  }
}
