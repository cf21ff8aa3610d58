/**
 * Detectors on ONNX Runtime. DJL's engine starts the runtime (one environment a process, telemetry
 * off); a session has one thread, its input and outputs are pinned and used again. The only package
 * that imports {@code ai.djl} and {@code ai.onnxruntime}.
 */
package io.skybeat.analytics.onnx;
