package io.callbatch.app.transfer;

import io.callbatch.app.access.OwnerOnly;
import io.callbatch.app.compression.CompressedOutput;
import io.callbatch.app.compression.Compression;
import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * A file, compressed where its name says so, that is there once it is complete. Until then what is
 * settled of it is in {@code FILE.part}, and {@code FILE.resume} tells where to go on. For one
 * thread.
 */
public final class ExportFile implements AutoCloseable {

  private static final long SAVING_NANOS = Duration.ofSeconds(1).toNanos();
  private static final String BYTES = "bytes";
  private static final String CALLS = "calls";
  private static final String NEXT = "next";

  private final Path place;
  private final Path part;
  private final ResumeFile resume;
  private final FileChannel channel;
  private final CompressedOutput compressed;
  private final OutputStream stream;
  private long calls;
  private Optional<String> next = Optional.empty();
  private long saved = System.nanoTime();

  private ExportFile(Path place, Path part, ResumeFile resume, FileChannel channel, boolean begun) {
    this.place = place;
    this.part = part;
    this.resume = resume;
    this.channel = channel;
    this.compressed =
        new CompressedOutput(
            Compression.ofName(place.toString()),
            new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16),
            begun);
    this.stream = new BufferedOutputStream(compressed, 1 << 16);
  }

  /**
   * Begins a file, or goes on with it.
   *
   * @param work what is exported and from where
   * @param resumed whether to go on where an earlier export stopped, if there was one
   * @throws ResumeException if there was, but of something else
   * @throws IOException if the file can't be written
   */
  public static ExportFile open(Path file, String work, boolean resumed) throws IOException {
    Path place = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
    if (Files.isDirectory(place)) {
      throw new FileSystemException(file.toString(), null, "is a folder, not a file");
    }
    OutputFolder.require(place);
    Path part = place.resolveSibling(place.getFileName() + ".part");
    ResumeFile resume = new ResumeFile(place, work);
    Optional<Map<String, String>> earlier =
        resumed && Files.exists(part) ? resume.load() : Optional.empty();
    FileChannel channel = OwnerOnly.write(part);
    ExportFile opened = new ExportFile(place, part, resume, channel, earlier.isPresent());
    try {
      opened.begin(earlier);
    } catch (IOException | ResumeException e) {
      channel.close();
      throw e;
    }
    return opened;
  }

  private void begin(Optional<Map<String, String>> earlier) throws IOException {
    long bytes = 0;
    if (earlier.isPresent()) {
      bytes = resume.number(earlier.get(), BYTES);
      calls = resume.number(earlier.get(), CALLS);
      next = Optional.ofNullable(earlier.get().get(NEXT));
      if (channel.size() < bytes || next.isEmpty()) {
        throw new ResumeException(
            "%s has %d bytes, but %d were written; start over without --resume"
                .formatted(part, channel.size(), bytes));
      }
    } else {
      resume.delete();
    }
    channel.truncate(bytes);
    channel.position(bytes);
  }

  /** Where to go on; empty: at the first call. */
  public Optional<String> next() {
    return next;
  }

  /** How many calls the file has. */
  public long calls() {
    return calls;
  }

  /** Where to write the calls to; closing it does nothing. */
  public OutputStream stream() {
    return new FilterOutputStream(stream) {
      @Override
      public void write(byte[] bytes, int offset, int length) throws IOException {
        out.write(bytes, offset, length);
      }

      @Override
      public void close() {
        // the file does it
      }
    };
  }

  /**
   * Some more calls were written as a whole.
   *
   * @param next where to go on after them; empty: there are no more
   */
  public void settle(int more, Optional<String> next) throws IOException {
    calls += more;
    this.next = next;
    if (System.nanoTime() - saved > SAVING_NANOS) {
      save();
    }
  }

  /** What {@code FILE.resume} counts on must be on the disk before it. */
  private void save() throws IOException {
    stream.flush();
    compressed.endMember(); // so that what is settled ends where another member can begin
    if (next.isPresent()) {
      channel.force(false);
      resume.save(
          Map.of(
              BYTES,
              Long.toString(channel.position()),
              CALLS,
              Long.toString(calls),
              NEXT,
              next.get()));
    }
    saved = System.nanoTime();
  }

  /** Puts the file, which has everything, into its place. */
  public void complete() throws IOException {
    stream.flush();
    compressed.finish();
    channel.force(false);
    channel.close();
    try {
      Files.move(part, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException _) {
      Files.move(part, place, StandardCopyOption.REPLACE_EXISTING);
    }
    resume.delete();
  }

  /** Keeps what is settled of a file that isn't complete. */
  @Override
  public void close() throws IOException {
    if (channel.isOpen()) {
      try (channel) {
        if (next.isPresent()) {
          save();
        } else {
          stream.flush();
        }
      }
      if (next.isEmpty()) {
        Files.deleteIfExists(part);
      }
    }
  }
}
