package io.callbatch.adapter.sql;

import io.callbatch.domain.model.NearestName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.postgresql.PGProperty;

/**
 * The options of a connection URL: libpq's names (PostgreSQL's manual, section 34.1.2), put into
 * the driver's, and the driver's own. An unknown name or a value that can't be is refused, as an
 * option that is dropped may be the one that asks for encryption.
 */
final class PostgresOptions {

  /** libpq's password file, which the driver has no property for. */
  static final String PASS_FILE = "passfile";

  private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,9}");
  private static final List<String> BOOLEANS = List.of("true", "false");

  /** libpq's names and the driver's. */
  private static final Map<String, String> LIBPQ =
      Map.ofEntries(
          Map.entry("user", "user"),
          Map.entry("password", "password"),
          Map.entry("application_name", "ApplicationName"),
          Map.entry("channel_binding", "channelBinding"),
          Map.entry("connect_timeout", "connectTimeout"),
          Map.entry("gssencmode", "gssEncMode"),
          Map.entry("keepalives", "tcpKeepAlive"),
          Map.entry("krbsrvname", "kerberosServerName"),
          Map.entry("load_balance_hosts", "loadBalanceHosts"),
          Map.entry("options", "options"),
          Map.entry("require_auth", "requireAuth"),
          Map.entry("sslcert", "sslcert"),
          Map.entry("sslkey", "sslkey"),
          Map.entry("sslmode", "sslmode"),
          Map.entry("sslnegotiation", "sslNegotiation"),
          Map.entry("sslpassword", "sslpassword"),
          Map.entry("sslrootcert", "sslrootcert"),
          Map.entry("target_session_attrs", "targetServerType"),
          Map.entry(PASS_FILE, PASS_FILE));

  /** Values of libpq that the driver has other words for; of these options no others are known. */
  private static final Map<String, Map<String, String>> VALUES =
      Map.of(
          "keepalives", Map.of("1", "true", "0", "false"),
          "load_balance_hosts", Map.of("disable", "false", "random", "true"),
          "target_session_attrs",
              Map.of(
                  "any", "any",
                  "read-write", "primary",
                  "primary", "primary",
                  "standby", "secondary",
                  "read-only", "secondary",
                  "prefer-standby", "preferSecondary"));

  private static final Map<String, List<String>> CHOICES =
      Map.of(
          "sslmode",
          List.of("disable", "allow", "prefer", "require", "verify-ca", "verify-full"),
          "channelBinding",
          List.of("disable", "prefer", "require"),
          "sslNegotiation",
          List.of("postgres", "direct"),
          "gssEncMode",
          List.of("disable", "allow", "prefer", "require"));

  private PostgresOptions() {}

  /**
   * Reads what stands after the question mark.
   *
   * @return the driver's properties
   * @throws StoreOpenException if an option is unknown, there twice, or has a value that can't be
   */
  static Map<String, String> parse(String query) {
    Map<String, String> properties = new LinkedHashMap<>();
    for (String option : query.split("&")) {
      if (!option.isEmpty()) {
        int equals = option.indexOf('=');
        String name =
            PostgresUrl.decoded(equals < 0 ? option : option.substring(0, equals), "option");
        String value = equals < 0 ? "" : PostgresUrl.decoded(option.substring(equals + 1), name);
        String property = property(name);
        if (properties.put(property, value(name, property, value)) != null) {
          throw new StoreOpenException(
              "found the option %s twice in the store URL".formatted(name), null);
        }
      }
    }
    return properties;
  }

  private static String property(String name) {
    return Optional.ofNullable(LIBPQ.get(name))
        .or(() -> Optional.ofNullable(PGProperty.forName(name)).map(PGProperty::getName))
        .orElseThrow(() -> {
          List<String> known = new ArrayList<>(LIBPQ.keySet());
          Arrays.stream(PGProperty.values()).map(PGProperty::getName).forEach(known::add);
          return new StoreOpenException(
              "unknown option \"%s\" in the store URL; %s"
                  .formatted(
                      name,
                      NearestName.of(name, known)
                          .map("did you mean \"%s\"?"::formatted)
                          .orElse("expected one of libpq's or of the JDBC driver's")),
              null);
        });
  }

  private static String value(String name, String property, String value) {
    Map<String, String> translated = VALUES.getOrDefault(name, Map.of());
    if (!translated.isEmpty()) {
      return Optional.ofNullable(translated.get(value))
          .orElseThrow(() -> refusal(name, value, translated.keySet().stream().sorted().toList()));
    }
    List<String> choices = choices(property);
    if (!choices.isEmpty() && !choices.contains(value)) {
      throw refusal(name, value, choices);
    }
    if (isNumber(property) && !NUMBER.matcher(value).matches()) {
      throw new StoreOpenException(
          "expected a whole number for %s in the store URL, found \"%s\"".formatted(name, value),
          null);
    }
    return value;
  }

  private static List<String> choices(String property) {
    PGProperty known = PGProperty.forName(property);
    if (CHOICES.containsKey(property) || known == null) {
      return CHOICES.getOrDefault(property, List.of());
    }
    if (BOOLEANS.contains(Objects.requireNonNullElse(known.getDefaultValue(), ""))) {
      return BOOLEANS;
    }
    String[] choices = known.getChoices();
    return choices == null ? List.of() : List.of(choices);
  }

  private static boolean isNumber(String property) {
    PGProperty known = PGProperty.forName(property);
    String byDefault = known == null ? null : known.getDefaultValue();
    return byDefault != null && NUMBER.matcher(byDefault).matches();
  }

  private static StoreOpenException refusal(String name, String value, List<String> expected) {
    return new StoreOpenException(
        "expected one of %s for %s in the store URL, found \"%s\""
            .formatted(String.join(", ", expected), name, value),
        null);
  }
}
