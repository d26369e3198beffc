package io.callbatch.adapter.sql;

import io.callbatch.domain.model.NearestName;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where a store is. */
sealed interface StoreUrl {

  /** SQLite's own limit has ten digits. */
  Pattern MAX_PAGES = Pattern.compile("max_page_count=([1-9][0-9]{0,9})");

  /** All that may follow the path of a SQLite file. */
  List<String> SQLITE_OPTIONS = List.of("max_page_count");

  /** The URL for people, without a password. */
  String shown();

  /** A store in this process's memory. */
  record Memory() implements StoreUrl {
    @Override
    public String shown() {
      return "sqlite::memory:";
    }
  }

  /**
   * A SQLite file.
   *
   * @param maxPages how many pages of 4 KiB the file may have; empty: as many as the disk holds
   */
  record File(Path path, OptionalLong maxPages) implements StoreUrl {
    @Override
    public String shown() {
      return "sqlite:" + path;
    }
  }

  /**
   * A PostgreSQL database.
   *
   * @param jdbc its hosts, ports and name as the driver takes them
   * @param properties the driver's properties, user and password among them
   */
  record Postgres(String shown, String jdbc, Map<String, String> properties) implements StoreUrl {

    /** Copies the properties. */
    public Postgres {
      properties = Map.copyOf(properties);
    }

    /** Doesn't show the password. */
    @Override
    public String toString() {
      return shown;
    }
  }

  /**
   * Reads a store URL; passwords may come from {@code PGPASSWORD} and the password file of libpq.
   *
   * @throws StoreOpenException if it is none
   */
  static StoreUrl parse(String url) {
    return parse(url, System::getenv);
  }

  /**
   * The same in an environment.
   *
   * @param environment the value of a variable; null: it isn't set
   */
  static StoreUrl parse(String url, UnaryOperator<@Nullable String> environment) {
    if (url.equals("sqlite::memory:")) {
      return new Memory();
    }
    if (url.startsWith("sqlite:") && url.length() > "sqlite:".length()) {
      return file(url.substring("sqlite:".length()));
    }
    for (String scheme : List.of("postgresql://", "postgres://")) {
      if (url.startsWith(scheme)) {
        return PostgresUrl.parse(url.substring(scheme.length()), environment);
      }
    }
    throw new StoreOpenException(
        "expected a store URL sqlite:PATH[?max_page_count=N], sqlite::memory: or"
            + " postgresql://user[:password]@host[:port]/db[?option=value], found another one",
        null);
  }

  private static File file(String place) {
    int query = place.lastIndexOf('?');
    try {
      if (query < 0) {
        return new File(Path.of(place), OptionalLong.empty());
      }
      Matcher maxPages = MAX_PAGES.matcher(place.substring(query + 1));
      if (query == 0 || !maxPages.matches()) {
        throw new StoreOpenException(sqliteOption(place.substring(query + 1)), null);
      }
      return new File(
          Path.of(place.substring(0, query)), OptionalLong.of(Long.parseLong(maxPages.group(1))));
    } catch (InvalidPathException e) {
      throw new StoreOpenException("expected a path after sqlite:, found one with NUL", e);
    }
  }

  private static String sqliteOption(String option) {
    String name = option.split("=", 2)[0];
    return SQLITE_OPTIONS.contains(name)
        ? "expected max_page_count=N, a number of pages from 1, found ?%s in the store URL"
            .formatted(option)
        : "unknown option \"%s\" in the store URL; %s"
            .formatted(name, NearestName.hint(name, SQLITE_OPTIONS));
  }
}
