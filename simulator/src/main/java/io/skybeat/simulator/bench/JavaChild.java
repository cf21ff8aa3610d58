package io.skybeat.simulator.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.skybeat.core.wire.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A process of this class path that is asked by lines and answers each with one line of JSON. It
 * ends when its input does; what it logs goes where this process's does.
 */
final class JavaChild implements AutoCloseable {
  private static final long END_S = 20;

  private final Process process;
  private final BufferedReader answers;
  private final Writer questions;

  private JavaChild(Process process) {
    this.process = process;
    this.answers =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    this.questions = new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8);
  }

  /** Starts {@code main} with a heap of at most {@code heapMb}. */
  static JavaChild start(Class<?> main, int heapMb, List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(java.nio.file.Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-Djava.awt.headless=true",
            "-Dfile.encoding=UTF-8",
            "-Duser.timezone=UTC",
            "-Dorg.slf4j.simpleLogger.defaultLogLevel=error",
            "-XX:+UseSerialGC",
            "-Xmx" + heapMb + "m",
            main.getName()));
    command.addAll(arguments);
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
    return new JavaChild(builder.start());
  }

  /** Asks and waits; throws IllegalStateException when it has ended. */
  JsonNode ask(String question) throws IOException {
    questions.write(question + "\n");
    questions.flush();
    String answer = answers.readLine();
    while (answer != null && !answer.startsWith("{")) {
      // A JVM that is told to by its environment speaks, too.
      answer = answers.readLine();
    }
    if (answer == null) {
      throw new IllegalStateException(
          "a measured process has ended by itself; what it said stands above");
    }
    return Json.MAPPER.readTree(answer);
  }

  @Override
  public void close() {
    try {
      questions.close();
    } catch (IOException e) {
      // It has ended already.
    }
    try {
      if (!process.waitFor(END_S, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
