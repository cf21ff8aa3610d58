package io.skybeat.analytics.onnx;

import ai.djl.engine.Engine;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;

/** The process's one ONNX Runtime environment, made by DJL's engine. */
final class OnnxRuntime {
  private OnnxRuntime() {}

  /** DJL must make the environment: it throws where another one stands already. */
  static OrtEnvironment environment() {
    System.setProperty("OPT_OUT_TRACKING", "true");
    System.setProperty("ai.djl.offline", "true");
    Engine engine = Engine.getEngine("OnnxRuntime");
    if (engine == null) {
      throw new IllegalStateException(
          "DJL's OnnxRuntime engine is not on the class path; build with ./mvnw package");
    }
    return OrtEnvironment.getEnvironment();
  }

  /** One thread a session: many streams beat many threads. */
  static OrtSession.SessionOptions options() throws OrtException {
    OrtSession.SessionOptions options = new OrtSession.SessionOptions();
    options.setIntraOpNumThreads(1);
    options.setInterOpNumThreads(1);
    options.setExecutionMode(OrtSession.SessionOptions.ExecutionMode.SEQUENTIAL);
    options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
    options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR);
    return options;
  }
}
