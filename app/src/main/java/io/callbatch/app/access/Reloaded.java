package io.callbatch.app.access;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * A value that is read from files, and read again when they change. A version of the files counts
 * as seen only after it was read successfully. While the files are in trouble the value read before
 * stays in effect, they are looked at each second whether they changed or not, and the trouble is
 * logged again every few minutes. Safe for use by several threads.
 *
 * @param <T> has equals, which tells whether anything changed
 */
final class Reloaded<T> {

  /** Looking more often than that does nothing. */
  static final Duration INTERVAL = Duration.ofSeconds(1);

  /** How often a trouble that lasts is logged. */
  static final Duration REMINDER = Duration.ofMinutes(5);

  private static final Logger LOGGER = System.getLogger(Reloaded.class.getName());

  private final String name;
  private final List<Path> files;
  private final Supplier<T> reader;
  private final Consumer<T> onChange;
  private final LongSupplier nanoTime;
  private final InstantSource clock;
  private final ReentrantLock looking = new ReentrantLock();

  private volatile T current;
  private volatile long lastLook;
  private volatile Optional<Trouble> trouble = Optional.empty();

  /** Empty: what is there has to be read whatever its version. */
  private Optional<List<FileVersion>> seen;

  private record Trouble(String text, long loggedAt) {}

  /**
   * Reads the value.
   *
   * @param name what the files hold, for the log
   * @param reader reads them; throws {@link AccessException} if they can't be used
   * @param onChange is told each new value, the first one included, before it is in effect
   * @throws AccessException if the files can't be used
   */
  Reloaded(
      String name,
      List<Path> files,
      Supplier<T> reader,
      Consumer<T> onChange,
      LongSupplier nanoTime,
      InstantSource clock) {
    this.name = name;
    this.files = List.copyOf(files);
    this.reader = reader;
    this.onChange = onChange;
    this.nanoTime = nanoTime;
    this.clock = clock;
    lastLook = nanoTime.getAsLong();
    List<FileVersion> versions = versions();
    current = reader.get();
    onChange.accept(current);
    seen = settled(versions);
  }

  /** The value as it was last read. */
  T current() {
    return current;
  }

  /** Whether the files as they are can't be used, so that an earlier value is in effect. */
  boolean isInTrouble() {
    return trouble.isPresent();
  }

  /** Looks at the files, unless somebody does or did within {@link #INTERVAL}. Never throws. */
  void look() {
    if (nanoTime.getAsLong() - lastLook < INTERVAL.toNanos() || !looking.tryLock()) {
      return;
    }
    try {
      lastLook = nanoTime.getAsLong();
      List<FileVersion> versions = versions();
      if (trouble.isPresent() || !seen.equals(Optional.of(versions))) {
        read(versions);
      }
    } catch (AccessException e) {
      report(String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      report("%s can't be read: %s".formatted(files.getFirst(), e));
    } finally {
      looking.unlock();
    }
  }

  /** The versions are those from before: a change that comes during the reading is another one. */
  private void read(List<FileVersion> versions) {
    T read = reader.get();
    if (!Objects.equals(read, current)) {
      onChange.accept(read);
      current = read;
    }
    seen = settled(versions);
    if (trouble.isPresent()) {
      trouble = Optional.empty();
      LOGGER.log(Level.INFO, "{0} can be read again and is in effect", name);
    }
  }

  private Optional<List<FileVersion>> settled(List<FileVersion> versions) {
    return Optional.of(versions)
        .filter(all -> all.stream().allMatch(version -> version.isSettled(clock.instant())));
  }

  private List<FileVersion> versions() {
    List<FileVersion> versions = new ArrayList<>();
    for (Path file : files) {
      try {
        versions.add(FileVersion.of(file));
      } catch (IOException e) {
        throw FileFailures.unreadable(file, e);
      }
    }
    return versions;
  }

  private void report(String text) {
    long now = nanoTime.getAsLong();
    boolean isKnown =
        trouble
            .filter(known -> known.text().equals(text))
            .filter(known -> now - known.loggedAt() < REMINDER.toNanos())
            .isPresent();
    if (!isKnown) {
      trouble = Optional.of(new Trouble(text, now));
      LOGGER.log(
          Level.ERROR,
          "{0} can''t be used; the version read before stays in effect: {1}",
          name,
          text);
    }
  }
}
