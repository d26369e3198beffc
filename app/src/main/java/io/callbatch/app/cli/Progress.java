package io.callbatch.app.cli;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * Tells how far long work is. To a person at a terminal: one line that is written over, shown from
 * the first second on, and wiped at the end. To a program: a JSON object on each line, about every
 * second and at the end. For one thread.
 */
final class Progress implements AutoCloseable {

  private static final long FIRST_NANOS = Duration.ofSeconds(1).toNanos();
  private static final long INTERVAL_NANOS = Duration.ofMillis(200).toNanos();
  private static final long JSON_INTERVAL_NANOS = Duration.ofSeconds(1).toNanos();
  private static final String WIPE_LINE = "\r\u001B[K";

  private final PrintWriter lines;
  private final boolean json;
  private final boolean shown;
  private final Optional<Long> totalBytes;
  private final String noun;
  private final long start = System.nanoTime();
  private long next = start + FIRST_NANOS;
  private long bytes;
  private long done;
  private boolean written;
  private boolean ended;

  /**
   * Begins.
   *
   * @param json whether a program reads it
   * @param shown whether a person does
   * @param totalBytes bytes to read, where that is known
   * @param noun what is counted, in the plural
   */
  Progress(PrintWriter lines, boolean json, boolean shown, Optional<Long> totalBytes, String noun) {
    this.noun = noun;
    this.lines = lines;
    this.json = json;
    this.shown = shown;
    this.totalBytes = totalBytes;
  }

  /** Counts what is read from a source. */
  InputStream counting(InputStream source) {
    return new FilterInputStream(source) {
      @Override
      public int read() throws IOException {
        int read = super.read();
        bytes += read < 0 ? 0 : 1;
        return read;
      }

      @Override
      public int read(byte[] target, int offset, int length) throws IOException {
        int read = super.read(target, offset, length);
        bytes += Math.max(0, read);
        return read;
      }
    };
  }

  /** Counts what is written to a target. */
  OutputStream counting(OutputStream target) {
    return new FilterOutputStream(target) {
      @Override
      public void write(int b) throws IOException {
        out.write(b);
        bytes++;
      }

      @Override
      public void write(byte[] source, int offset, int length) throws IOException {
        out.write(source, offset, length);
        bytes += length;
      }
    };
  }

  /** So many are done. */
  void documents(long done) {
    this.done = done;
    if (!shown && !json) {
      return;
    }
    long now = System.nanoTime();
    if (now - next < 0) {
      return;
    }
    next = now + (json ? JSON_INTERVAL_NANOS : INTERVAL_NANOS);
    if (json) {
      lines.println(object(now, false));
    } else {
      written = true;
      lines.print(
          WIPE_LINE
              + "%,d %s, %,.0f/s, %,d MB%s".formatted(done, noun, rate(now), bytes >> 20, share()));
    }
    lines.flush();
  }

  private double rate(long now) {
    return done / Math.max(1e-9, (now - start) / 1e9);
  }

  private String object(long now, boolean last) {
    return "{\"%s\":%d,\"bytes\":%d,\"total\":%s,\"rate\":%s,\"seconds\":%s,\"finished\":%b}"
        .formatted(
            noun,
            done,
            bytes,
            totalBytes.map(Object::toString).orElse("null"),
            String.format(Locale.ROOT, "%.1f", rate(now)),
            String.format(Locale.ROOT, "%.3f", (now - start) / 1e9),
            last);
  }

  private String share() {
    return totalBytes
        .filter(total -> total > 0)
        .map(total -> " of %,d MB (%d %%)".formatted(total >> 20, bytes * 100 / total))
        .orElse("");
  }

  /** Wipes the line, so that another can be written. */
  void clear() {
    if (written) {
      lines.print(WIPE_LINE);
      lines.flush();
      written = false;
    }
  }

  @Override
  public void close() {
    clear();
    if (json && !ended) {
      lines.println(object(System.nanoTime(), true));
      lines.flush();
    }
    ended = true;
  }
}
