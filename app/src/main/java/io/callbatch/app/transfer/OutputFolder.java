package io.callbatch.app.transfer;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Asks for the folder of a file before others are made beside it, which nobody has named. */
public final class OutputFolder {

  private OutputFolder() {}

  /**
   * Requires the folder of a file that is to be.
   *
   * @throws NoSuchFileException naming the folder, if it isn't there
   * @throws AccessDeniedException naming the folder, if no files can be made in it
   */
  public static void require(Path file) throws IOException {
    Path folder = file.resolveSibling("");
    if (!Files.isDirectory(folder)) {
      throw new NoSuchFileException(folder.toString());
    }
    if (!Files.isWritable(folder)) {
      throw new AccessDeniedException(folder.toString());
    }
  }
}
