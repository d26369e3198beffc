package io.callbatch.adapter.sql;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a store is. */
sealed interface StoreUrl {

  /** SQLite's own limit has ten digits. */
  Pattern MAX_PAGES = Pattern.compile("\\?max_page_count=([1-9][0-9]{0,9})");

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

  /** A PostgreSQL database. */
  record Postgres(String shown, String jdbc, Optional<String> user, Optional<String> password)
      implements StoreUrl {}

  /**
   * Reads a store URL.
   *
   * @throws StoreOpenException if it is none
   */
  static StoreUrl parse(String url) {
    if (url.equals("sqlite::memory:")) {
      return new Memory();
    }
    try {
      if (url.startsWith("sqlite:") && url.length() > "sqlite:".length()) {
        return file(url.substring("sqlite:".length()));
      }
      if (url.startsWith("postgresql://") || url.startsWith("postgres://")) {
        return postgres(new URI(url));
      }
    } catch (InvalidPathException e) {
      throw new StoreOpenException("the store's path can't be read: " + e.getReason(), e);
    } catch (URISyntaxException e) {
      // Neither its message nor itself: they quote the URL, password included.
      throw new StoreOpenException("the store URL can't be read: " + e.getReason(), null);
    }
    throw new StoreOpenException(
        "the store URL must be sqlite:PATH[?max_page_count=N], sqlite::memory: or"
            + " postgresql://user[:password]@host[:port]/db",
        null);
  }

  private static File file(String place) {
    int query = place.lastIndexOf('?');
    if (query < 0) {
      return new File(Path.of(place), OptionalLong.empty());
    }
    Matcher maxPages = MAX_PAGES.matcher(place.substring(query));
    if (query == 0 || !maxPages.matches()) {
      throw new StoreOpenException(
          "found %s in the store URL; all that may follow the path is ?max_page_count=N"
              .formatted(place.substring(query)),
          null);
    }
    return new File(
        Path.of(place.substring(0, query)), OptionalLong.of(Long.parseLong(maxPages.group(1))));
  }

  private static Postgres postgres(URI uri) throws URISyntaxException {
    if (uri.getHost() == null || uri.getRawPath().length() < 2) {
      throw new URISyntaxException(uri.getScheme() + "://…", "host or database is missing");
    }
    String place =
        uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort()) + uri.getRawPath();
    String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    String[] user =
        uri.getRawUserInfo() == null ? new String[0] : uri.getRawUserInfo().split(":", 2);
    Optional<String> name = user.length > 0 ? Optional.of(decode(user[0])) : Optional.empty();
    return new Postgres(
        "postgresql://" + name.map(n -> n + "@").orElse("") + place,
        "jdbc:postgresql://" + place + query,
        name,
        user.length > 1 ? Optional.of(decode(user[1])) : Optional.empty());
  }

  private static String decode(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
