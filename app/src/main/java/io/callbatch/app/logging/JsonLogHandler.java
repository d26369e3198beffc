package io.callbatch.app.logging;

import io.callbatch.adapter.json.write.LogLineJson;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.text.MessageFormat;
import java.util.Optional;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * Writes each record as one JSON object on one line, so many of a kind as are of use: what clients
 * get wrong is counted only, and a message that repeats is suppressed for a while. Safe for use by
 * several threads.
 */
public final class JsonLogHandler extends Handler {

  /** Announces its features and ports, which ours does. Held, or its level would be forgotten. */
  private final Logger helidon = Logger.getLogger("io.helidon");

  private final RepeatLimit repeats = new RepeatLimit();
  private final PrintWriter lines;

  JsonLogHandler(PrintWriter lines) {
    this.lines = lines;
    helidon.setLevel(Level.WARNING);
  }

  /**
   * Makes the JDK keep its handlers until the very end; to be called before anything is logged. The
   * name must be given without touching the class, whose parent would be initialised by that.
   */
  public static void outlastShutdown() {
    System.setProperty("java.util.logging.manager", "io.callbatch.app.logging.LastingLogManager");
  }

  /** Makes this the only handler of the process, which also tells of threads that die. */
  public static void install(PrintWriter lines) {
    Logger root = Logger.getLogger("");
    for (Handler handler : root.getHandlers()) {
      root.removeHandler(handler);
    }
    root.setLevel(Level.INFO);
    root.addHandler(new JsonLogHandler(lines));
    Thread.setDefaultUncaughtExceptionHandler((thread, failure) ->
        root.log(Level.SEVERE, "the thread " + thread.getName() + " died", failure));
  }

  @Override
  public void publish(LogRecord entry) {
    if (!isLoggable(entry)) {
      return;
    }
    if (ClientMistakes.isOne(entry)) {
      LogCounts.clientMistake();
      return;
    }
    for (String report : repeats.reports(entry.getInstant())) {
      print(entry, Level.WARNING, JsonLogHandler.class.getName(), report, Optional.empty());
    }
    if (!repeats.admits(entry)) {
      LogCounts.suppressed();
      return;
    }
    print(
        entry,
        entry.getLevel(),
        String.valueOf(entry.getLoggerName()),
        message(entry),
        Optional.ofNullable(entry.getThrown()).map(JsonLogHandler::stackTrace));
  }

  private void print(
      LogRecord entry, Level level, String logger, String message, Optional<String> stackTrace) {
    lines.println(
        LogLineJson.line(entry.getInstant(), level.getName(), logger, message, stackTrace));
  }

  private static String message(LogRecord entry) {
    String message = String.valueOf(entry.getMessage());
    Object[] parameters = entry.getParameters();
    return parameters == null || parameters.length == 0
        ? message
        : MessageFormat.format(message, parameters);
  }

  private static String stackTrace(Throwable thrown) {
    StringWriter text = new StringWriter();
    thrown.printStackTrace(new PrintWriter(text));
    return text.toString();
  }

  @Override
  public void flush() {
    lines.flush();
  }

  @Override
  public void close() {
    lines.flush();
  }
}
