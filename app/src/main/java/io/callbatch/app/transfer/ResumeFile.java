package io.callbatch.app.transfer;

import io.callbatch.app.access.OwnerOnly;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;

/**
 * Remembers beside a file how far its transfer is. It is replaced as a whole, so that it is never
 * half written. For one thread.
 */
final class ResumeFile {

  private static final String WORK = "work";

  private final Path place;
  private final String work;

  /**
   * The file {@code FILE.resume}.
   *
   * @param work what is transferred and where: another transfer can't go on with it
   */
  ResumeFile(Path file, String work) {
    this.place = file.resolveSibling(file.getFileName() + ".resume");
    this.work = work;
  }

  /**
   * What was remembered; empty if nothing was.
   *
   * @throws ResumeException if the file can't be used, or is of another transfer
   */
  Optional<Map<String, String>> load() throws IOException {
    Properties values = new Properties();
    try (Reader reader = Files.newBufferedReader(place, StandardCharsets.UTF_8)) {
      values.load(reader);
    } catch (NoSuchFileException _) {
      return Optional.empty();
    } catch (IllegalArgumentException | CharacterCodingException _) {
      throw new ResumeException(
          "%s: expected what an earlier transfer wrote, found other text".formatted(place));
    }
    String found = values.getProperty(WORK, "");
    if (!found.equals(work)) {
      throw new ResumeException(
          "%1$s belongs to another transfer: expected %3$s, found %2$s. Repeat the options of the first time, or start over without --resume"
              .formatted(place, found, work));
    }
    Map<String, String> loaded = new TreeMap<>();
    values.stringPropertyNames().forEach(name -> loaded.put(name, values.getProperty(name)));
    return Optional.of(loaded);
  }

  /** A remembered number. */
  long number(Map<String, String> values, String name) {
    try {
      return Long.parseLong(values.getOrDefault(name, ""));
    } catch (NumberFormatException _) {
      throw new ResumeException(
          "%s is damaged: found no number for %s; start over without --resume"
              .formatted(place, name));
    }
  }

  void save(Map<String, String> values) throws IOException {
    Properties properties = new Properties();
    properties.putAll(values);
    properties.setProperty(WORK, work);
    Path written = place.resolveSibling(place.getFileName() + ".new");
    try (Writer writer =
        Channels.newWriter(
            OwnerOnly.write(written, StandardOpenOption.TRUNCATE_EXISTING),
            StandardCharsets.UTF_8)) {
      properties.store(writer, null);
    }
    try {
      Files.move(
          written, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException _) {
      Files.move(written, place, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  void delete() throws IOException {
    Files.deleteIfExists(place);
  }
}
