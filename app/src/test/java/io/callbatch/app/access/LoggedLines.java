package io.callbatch.app.access;

import java.text.MessageFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What a class logs while this is open. */
public final class LoggedLines extends Handler implements AutoCloseable {
  private final List<LogRecord> records = new CopyOnWriteArrayList<>();
  private final Logger logger;

  public LoggedLines(Class<?> from) {
    this(from.getName());
  }

  public LoggedLines(String logger) {
    this.logger = Logger.getLogger(logger);
    this.logger.addHandler(this);
  }

  @Override
  public void publish(LogRecord record) {
    records.add(record);
  }

  public List<LogRecord> records() {
    return List.copyOf(records);
  }

  public List<String> messages(Level level) {
    return records.stream()
        .filter(record -> record.getLevel().equals(level))
        .map(record -> MessageFormat.format(record.getMessage(), record.getParameters()))
        .toList();
  }

  @Override
  public void flush() {
    // nothing is held back
  }

  @Override
  public void close() {
    logger.removeHandler(this);
  }
}
