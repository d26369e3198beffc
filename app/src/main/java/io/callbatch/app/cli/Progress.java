package io.callbatch.app.cli;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Optional;

/**
 * Tells a person at a terminal how far long work is: one line that is written over, shown from the
 * first second on, and wiped at the end. For one thread.
 */
final class Progress implements AutoCloseable {

  private static final long FIRST_NANOS = Duration.ofSeconds(1).toNanos();
  private static final long INTERVAL_NANOS = Duration.ofMillis(200).toNanos();
  private static final String WIPE_LINE = "\r\u001B[K";

  private final PrintWriter lines;
  private final boolean shown;
  private final Optional<Long> totalBytes;
  private final String noun;
  private final long start = System.nanoTime();
  private long next = start + FIRST_NANOS;
  private long bytes;
  private boolean written;

  Progress(Terminal terminal, Optional<Long> totalBytes) {
    this(terminal, totalBytes, "documents");
  }

  /** Counts things that are called this, in the plural. */
  Progress(Terminal terminal, Optional<Long> totalBytes, String noun) {
    this.noun = noun;
    this.lines = terminal.errors();
    this.shown = terminal.errorsAreTerminal();
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

  /** So many documents are done. */
  void documents(long done) {
    if (!shown) {
      return;
    }
    long now = System.nanoTime();
    if (now - next < 0) {
      return;
    }
    next = now + INTERVAL_NANOS;
    written = true;
    double seconds = (now - start) / 1e9;
    lines.print(
        WIPE_LINE
            + "%,d %s, %,.0f/s, %,d MB%s"
                .formatted(done, noun, done / seconds, bytes >> 20, share()));
    lines.flush();
  }

  private String share() {
    return totalBytes
        .filter(total -> total > 0)
        .map(total -> " of %,d MB (%d %%)".formatted(total >> 20, bytes * 100 / total))
        .orElse("");
  }

  @Override
  public void close() {
    if (written) {
      lines.print(WIPE_LINE);
      lines.flush();
    }
  }
}
