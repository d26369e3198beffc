package io.callbatch.adapter.sql;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads connection URLs as libpq has them (PostgreSQL's manual, section 34.1.1.2): {@code
 * user:password@host:port,host:port/database?option=value}. What isn't understood is refused.
 */
final class PostgresUrl {

  private static final Pattern HOST =
      Pattern.compile("(\\[[0-9a-fA-F:.]+]|[A-Za-z0-9._-]+)(?::([0-9]{1,5}))?");
  private static final int MOST_PORT = 65_535;
  private static final int DEFAULT_PORT = 5_432;
  private static final String USER = "user";
  private static final String PASSWORD = "password";

  private PostgresUrl() {}

  /**
   * Reads a URL.
   *
   * @param rest what follows the scheme and two slashes
   * @throws StoreOpenException if it can't be read; the message never has the password
   */
  static StoreUrl.Postgres parse(String rest, UnaryOperator<@Nullable String> environment) {
    int query = rest.indexOf('?');
    String place = query < 0 ? rest : rest.substring(0, query);
    Map<String, String> options = PostgresOptions.parse(query < 0 ? "" : rest.substring(query + 1));
    int slash = place.indexOf('/');
    String authority = slash < 0 ? place : place.substring(0, slash);
    String database = slash < 0 ? "" : place.substring(slash + 1);
    int at = authority.indexOf('@');
    String userInfo = at < 0 ? "" : authority.substring(0, at);
    String hosts = authority.substring(at + 1);
    if (hosts.indexOf('@') >= 0) {
      throw refusal("more than one @; in a user name or password write it as %40");
    }
    List<String> addresses = addresses(hosts);
    if (decoded(database, "database").isEmpty()) {
      throw refusal(
          slash < 0 && userInfo.contains("/")
              ? "no database; in a user name or password write / as %2F"
              : "no database; expected /NAME after the host");
    }
    Map<String, String> properties = new HashMap<>(options);
    credentials(userInfo, properties);
    if (addresses.size() > 1) {
      properties.putIfAbsent("targetServerType", "primary"); // the store is written to
    }
    String name = decoded(database, "database");
    String passFile = properties.remove(PostgresOptions.PASS_FILE);
    password(properties, addresses, name, Optional.ofNullable(passFile), environment);
    String shown = String.join(",", addresses) + "/" + database;
    return new StoreUrl.Postgres(
        "postgresql://"
            + Optional.ofNullable(properties.get(USER)).map(user -> user + "@").orElse("")
            + shown,
        "jdbc:postgresql://" + shown,
        properties);
  }

  private static List<String> addresses(String hosts) {
    List<String> addresses = new ArrayList<>();
    for (String host : hosts.split(",", -1)) {
      Matcher matcher = HOST.matcher(host);
      if (host.isEmpty()) {
        throw refusal("no host; expected postgresql://user@HOST/db");
      }
      if (!matcher.matches()) {
        throw refusal(
            "a host that is none; expected a name, an IPv4 or a bracketed IPv6 address, and perhaps"
                + " :PORT (in a user name or password write : as %3A, / as %2F, ? as %3F, # as"
                + " %23)");
      }
      if (matcher.group(2) != null) {
        int port = Integer.parseInt(matcher.group(2));
        if (port < 1 || port > MOST_PORT) {
          throw refusal("the port %d; expected 1 to %d".formatted(port, MOST_PORT));
        }
      }
      addresses.add(host);
    }
    return addresses;
  }

  private static void credentials(String userInfo, Map<String, String> properties) {
    if (!userInfo.isEmpty()) {
      String[] parts = userInfo.split(":", 2);
      if (!parts[0].isEmpty()) {
        properties.put(USER, decoded(parts[0], USER));
      }
      if (parts.length > 1) {
        properties.put(PASSWORD, decoded(parts[1], PASSWORD));
      }
    }
  }

  /** As libpq does: of the URL, else of PGPASSWORD, else of the password file. */
  private static void password(
      Map<String, String> properties,
      List<String> addresses,
      String database,
      Optional<String> passFile,
      UnaryOperator<@Nullable String> environment) {
    if (properties.containsKey(PASSWORD)) {
      return;
    }
    Optional.ofNullable(environment.apply("PGPASSWORD"))
        .filter(password -> !password.isEmpty())
        .or(() -> {
          PassFile file = PassFile.of(passFile, environment);
          String user = properties.getOrDefault(USER, System.getProperty("user.name", ""));
          return addresses.stream()
              .map(address -> file.password(host(address), port(address), database, user))
              .flatMap(Optional::stream)
              .findFirst();
        })
        .ifPresent(password -> properties.put(PASSWORD, password));
  }

  private static String host(String address) {
    Matcher matcher = HOST.matcher(address);
    return matcher.matches() ? matcher.group(1).replaceAll("[\\[\\]]", "") : address;
  }

  private static int port(String address) {
    Matcher matcher = HOST.matcher(address);
    return matcher.matches() && matcher.group(2) != null
        ? Integer.parseInt(matcher.group(2))
        : DEFAULT_PORT;
  }

  /** Percent-decodes a part; its text is in no message, as it may be a password. */
  static String decoded(String text, String part) {
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException _) {
      throw refusal("a wrongly percent-encoded %s; write %% as %%25".formatted(part));
    }
  }

  private static StoreOpenException refusal(String found) {
    return new StoreOpenException("found in the store URL: " + found, null);
  }
}
