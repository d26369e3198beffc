package io.callbatch.app.cli;

import io.callbatch.app.compression.CompressedOutput;
import io.callbatch.app.compression.Compression;
import io.callbatch.app.transfer.OutputFolder;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;

/**
 * A file, compressed where its name says so, that is there as a whole or not at all: it is written
 * under another name beside its place and moved there when it is complete. What isn't a regular
 * file (a pipe, a device) is written straight. For one thread.
 */
final class OutputFile implements AutoCloseable {

  private final Path place;
  private final Path written;
  private final OutputStream file;
  private final CompressedOutput compressed;
  private final OutputStream stream;
  private boolean complete;

  private OutputFile(Path place, Path written, OutputStream file, Compression compression) {
    this.place = place;
    this.written = written;
    this.file = file;
    this.compressed =
        new CompressedOutput(compression, new BufferedOutputStream(file, 1 << 16), false);
    this.stream = new BufferedOutputStream(compressed, 1 << 16);
  }

  static OutputFile create(String name) throws IOException {
    Path named = Path.of(name);
    if (Files.isDirectory(named)) {
      throw new FileSystemException(name, null, "is a folder, not a file");
    }
    // A link to a pipe, as /dev/stdout may be, leads to no path.
    Path place = Files.isRegularFile(named) ? named.toRealPath() : named.toAbsolutePath();
    boolean straight = Files.exists(place) && !Files.isRegularFile(place);
    if (!straight) {
      OutputFolder.require(place);
    }
    Path written = straight ? place : besides(place);
    OutputStream stream =
        straight
            ? Files.newOutputStream(written)
            : Files.newOutputStream(
                written, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    if (!straight) {
      written.toFile().deleteOnExit();
      keepPermissions(place, written);
    }
    return new OutputFile(place, written, stream, Compression.ofName(name));
  }

  /** Whoever could not read the old file shall not read the new one either. */
  private static void keepPermissions(Path old, Path written) throws IOException {
    PosixFileAttributeView view = Files.getFileAttributeView(old, PosixFileAttributeView.class);
    if (view != null && Files.exists(old)) {
      Files.setPosixFilePermissions(written, view.readAttributes().permissions());
    }
  }

  private static Path besides(Path place) {
    String name = "." + place.getFileName() + "." + ProcessHandle.current().pid() + ".part";
    return place.resolveSibling(name);
  }

  OutputStream stream() {
    return stream;
  }

  /** Says that everything was written: closing will put the file in its place. */
  void complete() {
    complete = true;
  }

  @Override
  public void close() throws IOException {
    try (file) {
      if (complete || written.equals(place)) {
        stream.flush();
      }
      if (complete) { // whoever reads from a pipe shall notice that something is missing
        compressed.finish();
      }
    }
    if (written.equals(place)) {
      return;
    }
    if (!complete) {
      Files.deleteIfExists(written);
      return;
    }
    try {
      Files.move(
          written, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(written, place, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
