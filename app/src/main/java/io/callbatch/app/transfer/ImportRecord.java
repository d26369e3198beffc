package io.callbatch.app.transfer;

import io.callbatch.app.access.OwnerOnly;
import io.callbatch.app.compression.CompressedOutput;
import io.callbatch.app.compression.Compression;
import io.callbatch.domain.port.out.Frame;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an import leaves on disk: how far it is, in {@code FILE.resume} beside the imported file,
 * and the lines without a call that the server has, if they are wanted. For one thread.
 */
public final class ImportRecord implements AutoCloseable {

  private static final String LINES = "lines";
  private static final String CREATED = "imported"; // as versions before called it
  private static final String PRESENT = "present";
  private static final String REJECTED = "rejected";
  private static final String REJECTED_BYTES = "rejectedBytes";

  private final Optional<ResumeFile> resume;
  private final Optional<FileChannel> rejects;
  private final Optional<CompressedOutput> rejectedLines;
  private ImportCount count = ImportCount.NONE;

  private ImportRecord(
      Optional<ResumeFile> resume, Optional<FileChannel> rejects, Compression compression) {
    this.resume = resume;
    this.rejects = rejects;
    this.rejectedLines =
        rejects.map(channel ->
            new CompressedOutput(
                compression,
                new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16),
                false));
  }

  /**
   * Begins a record, or goes on with it.
   *
   * @param file the imported file; empty: the source can't be read again
   * @param work how it is imported, and where to
   * @param rejected where to keep rejected lines; empty: nowhere
   * @param resumed whether to go on where an earlier import stopped, if there was one
   * @throws ResumeException if there was, but another one
   * @throws IOException if a file can't be used
   */
  public static ImportRecord open(
      Optional<Path> file, String work, Optional<Path> rejected, boolean resumed)
      throws IOException {
    Optional<ResumeFile> resume = file.map(path -> new ResumeFile(path.toAbsolutePath(), work));
    Optional<Map<String, String>> earlier =
        resumed && resume.isPresent() ? resume.get().load() : Optional.empty();
    Optional<FileChannel> rejects =
        rejected.isEmpty() ? Optional.empty() : Optional.of(OwnerOnly.write(rejected.get()));
    ImportRecord opened =
        new ImportRecord(
            resume,
            rejects,
            rejected.map(path -> Compression.ofName(path.toString())).orElse(Compression.NONE));
    try {
      opened.begin(earlier);
    } catch (IOException | ResumeException e) {
      opened.close();
      throw e;
    }
    return opened;
  }

  private void begin(Optional<Map<String, String>> earlier) throws IOException {
    long bytes = 0;
    if (earlier.isPresent() && resume.isPresent()) {
      ResumeFile file = resume.get();
      Map<String, String> values = earlier.get();
      count =
          new ImportCount(
              file.number(values, LINES),
              file.number(values, CREATED),
              values.containsKey(PRESENT) ? file.number(values, PRESENT) : 0,
              file.number(values, REJECTED));
      bytes = file.number(values, REJECTED_BYTES);
    } else if (resume.isPresent()) {
      resume.get().delete();
    }
    if (rejects.isPresent()) {
      FileChannel channel = rejects.get();
      channel.truncate(bytes);
      channel.position(Math.min(bytes, channel.size()));
    }
  }

  /** How far the import is. */
  public ImportCount count() {
    return count;
  }

  /** Some more lines are settled. */
  public void settle(ImportCount all, List<Frame.Document> left) throws IOException {
    if (rejectedLines.isPresent()) {
      for (Frame.Document line : left) {
        rejectedLines.get().write(line.bytes());
        rejectedLines.get().write('\n');
      }
      rejectedLines.get().endMember(); // so that an import can go on after what is settled
    }
    count = all;
    if (resume.isPresent()) {
      resume
          .get()
          .save(
              Map.of(
                  LINES,
                  Long.toString(all.lines()),
                  CREATED,
                  Long.toString(all.created()),
                  PRESENT,
                  Long.toString(all.present()),
                  REJECTED,
                  Long.toString(all.rejected()),
                  REJECTED_BYTES,
                  Long.toString(rejects.isPresent() ? rejects.get().position() : 0)));
    }
  }

  /** The import is done: there is nothing to go on with. */
  public void complete() throws IOException {
    if (rejectedLines.isPresent() && rejects.isPresent() && rejects.get().position() == 0) {
      rejectedLines.get().finish(); // nothing, in the form that the name promises
    }
    if (resume.isPresent()) {
      resume.get().delete();
    }
  }

  @Override
  public void close() throws IOException {
    if (rejects.isPresent()) {
      rejects.get().close();
    }
  }
}
