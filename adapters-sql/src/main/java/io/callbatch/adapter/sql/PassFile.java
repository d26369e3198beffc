package io.callbatch.adapter.sql;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * libpq's password file (PostgreSQL's manual, section 34.16): {@code
 * host:port:database:user:password} on each line, where {@code *} is anything and a backslash takes
 * the meaning from the next character. A file that others can read is ignored with a warning, as
 * libpq does.
 */
final class PassFile {

  private static final System.Logger LOGGER = System.getLogger(PassFile.class.getName());
  private static final int FIELDS = 5;
  private static final Set<PosixFilePermission> OF_OTHERS =
      Set.of(
          PosixFilePermission.GROUP_READ,
          PosixFilePermission.GROUP_WRITE,
          PosixFilePermission.GROUP_EXECUTE,
          PosixFilePermission.OTHERS_READ,
          PosixFilePermission.OTHERS_WRITE,
          PosixFilePermission.OTHERS_EXECUTE);

  private final List<List<String>> lines;

  private PassFile(List<List<String>> lines) {
    this.lines = lines;
  }

  /**
   * The file that the option names, else {@code PGPASSFILE}, else {@code .pgpass} in the home
   * folder.
   *
   * @throws StoreOpenException if the option names a file that can't be read
   */
  static PassFile of(Optional<String> option, UnaryOperator<@Nullable String> environment) {
    Optional<String> named = option.or(() -> Optional.ofNullable(environment.apply("PGPASSFILE")));
    String home = Optional.ofNullable(environment.apply("HOME")).orElse("");
    try {
      Path path = named.map(Path::of).orElseGet(() -> Path.of(home, ".pgpass"));
      if (!Files.isReadable(path) || !Files.isRegularFile(path)) {
        if (option.isPresent()) {
          throw unreadable(option.get());
        }
        return new PassFile(List.of());
      }
      if (isOthers(path)) {
        LOGGER.log(
            System.Logger.Level.WARNING,
            "{0} is ignored, as others than its owner can read it; chmod 600 {0}",
            path);
        return new PassFile(List.of());
      }
      return new PassFile(
          Files.readAllLines(path, StandardCharsets.UTF_8).stream()
              .filter(line -> !line.startsWith("#"))
              .map(PassFile::fields)
              .filter(fields -> fields.size() == FIELDS)
              .toList());
    } catch (IOException | InvalidPathException _) {
      throw unreadable(named.orElse(".pgpass"));
    }
  }

  private static StoreOpenException unreadable(String path) {
    return new StoreOpenException("the password file %s can't be read".formatted(path), null);
  }

  private static boolean isOthers(Path path) throws IOException {
    try {
      return Files.getPosixFilePermissions(path).stream().anyMatch(OF_OTHERS::contains);
    } catch (UnsupportedOperationException _) {
      return false; // a file system without permissions
    }
  }

  private static List<String> fields(String line) {
    List<String> fields = new ArrayList<>();
    StringBuilder field = new StringBuilder();
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '\\' && i + 1 < line.length()) {
        field.append(line.charAt(++i));
      } else if (c == ':' && fields.size() < FIELDS - 1) {
        fields.add(field.toString());
        field.setLength(0);
      } else {
        field.append(c);
      }
    }
    fields.add(field.toString());
    return fields;
  }

  /** The password of the first line that fits. */
  Optional<String> password(String host, int port, String database, String user) {
    List<String> wanted = List.of(host, Integer.toString(port), database, user);
    return lines.stream()
        .filter(fields -> fits(fields, wanted))
        .map(fields -> fields.get(FIELDS - 1))
        .findFirst();
  }

  private static boolean fits(List<String> fields, List<String> wanted) {
    for (int i = 0; i < wanted.size(); i++) {
      if (!fields.get(i).equals("*") && !fields.get(i).equals(wanted.get(i))) {
        return false;
      }
    }
    return true;
  }
}
