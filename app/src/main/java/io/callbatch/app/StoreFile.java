package io.callbatch.app;

import io.callbatch.adapter.sql.SqlStore;
import io.callbatch.app.access.OwnerOnly;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The files of a SQLite store, which hold what people said to each other. */
final class StoreFile {

  private static final Logger LOGGER = System.getLogger(StoreFile.class.getName());

  /** What SQLite puts beside the file, with the file's permissions. */
  private static final List<String> BESIDES = List.of("", "-wal", "-shm", "-journal");

  private StoreFile() {}

  /**
   * Makes the file of a new store so that only its owner can read it, and warns where others can
   * read one that is there. To be called before the store is opened; stores elsewhere have no file.
   *
   * @throws io.callbatch.adapter.sql.StoreOpenException if the URL is none
   */
  static void keepPrivate(String url) {
    SqlStore.file(url).ifPresent(StoreFile::keepPrivate);
  }

  private static void keepPrivate(Path file) {
    try {
      if (Files.notExists(file)) {
        OwnerOnly.write(file).close();
      }
      for (Path path : files(file).filter(Files::isRegularFile).toList()) {
        OwnerOnly.readableByOthers(path).ifPresent(text -> LOGGER.log(Level.WARNING, text));
      }
    } catch (IOException e) {
      // Whoever opens the store says what is wrong with the place.
      LOGGER.log(Level.DEBUG, "the permissions of the store are not known", e);
    }
  }

  private static Stream<Path> files(Path file) {
    return BESIDES.stream().map(suffix -> file.resolveSibling(file.getFileName() + suffix));
  }
}
