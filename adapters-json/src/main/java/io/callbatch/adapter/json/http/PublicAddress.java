package io.callbatch.adapter.json.http;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What absolute links begin with: the address by which clients come here, which may be that of a
 * proxy. A configured address counts first; then what a trusted proxy says in {@code Forwarded}
 * (RFC 7239) or else in {@code X-Forwarded-Proto}, {@code -Host} and {@code -Prefix}, of which the
 * first value counts, as the outermost proxy saw the client; then the connection itself.
 *
 * @param configured scheme, authority and perhaps a path, without a slash at the end; empty: none
 * @param trusted whether a peer's address, without its port, is that of a trusted proxy
 */
public record PublicAddress(Optional<String> configured, Predicate<String> trusted) {

  /** No address is configured, and no proxy trusted. */
  public static final PublicAddress OF_THE_CONNECTION =
      new PublicAddress(Optional.empty(), _ -> false);

  private static final Pattern SCHEME = Pattern.compile("https?", Pattern.CASE_INSENSITIVE);
  private static final Pattern AUTHORITY =
      Pattern.compile("(\\[[0-9a-fA-F:.]+]|[A-Za-z0-9._-]+)(:[0-9]{1,5})?");
  private static final Pattern PREFIX = Pattern.compile("(/[A-Za-z0-9._~!$&'()*+,;=:@%-]+)+/?");

  /**
   * What links begin with.
   *
   * @param ofConnection scheme and authority as the connection has them
   * @param peer the peer's address, without its port
   * @param header the value of a header field, several joined by commas; null: it isn't there
   */
  String of(String ofConnection, String peer, Function<String, @Nullable String> header) {
    return elsewhere(ofConnection, peer, header).orElse(ofConnection);
  }

  /** The same where it isn't simply the connection's; otherwise nothing. */
  Optional<String> elsewhere(
      String ofConnection, String peer, Function<String, @Nullable String> header) {
    if (configured.isPresent() || !trusted.test(peer)) {
      return configured;
    }
    int start = ofConnection.indexOf("://");
    Optional<String> forwarded = value(header, "Forwarded");
    Optional<String> scheme =
        forwarded
            .flatMap(field -> parameter(field, "proto"))
            .or(() -> value(header, "X-Forwarded-Proto").flatMap(PublicAddress::first))
            .filter(text -> SCHEME.matcher(text).matches());
    Optional<String> authority =
        forwarded
            .flatMap(field -> parameter(field, "host"))
            .or(() -> value(header, "X-Forwarded-Host").flatMap(PublicAddress::first))
            .filter(text -> AUTHORITY.matcher(text).matches());
    Optional<String> prefix =
        value(header, "X-Forwarded-Prefix")
            .flatMap(PublicAddress::first)
            .filter(text -> PREFIX.matcher(text).matches());
    if (scheme.isEmpty() && authority.isEmpty() && prefix.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        scheme.map(text -> text.toLowerCase(Locale.ROOT)).orElse(ofConnection.substring(0, start))
            + "://"
            + authority.orElse(ofConnection.substring(start + "://".length()))
            + prefix.map(PublicAddress::withoutSlash).orElse(""));
  }

  /** An address without a slash at its end. */
  static String withoutSlash(String address) {
    return address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
  }

  private static Optional<String> value(Function<String, @Nullable String> header, String name) {
    return Optional.ofNullable(header.apply(name));
  }

  /** The first of values that are separated by commas. */
  private static Optional<String> first(String values) {
    return Arrays.stream(values.split(",")).map(String::strip).findFirst();
  }

  /** A parameter of the first element of the field {@code Forwarded}. */
  private static Optional<String> parameter(String field, String name) {
    return pairs(field).stream()
        .map(pair -> pair.split("=", 2))
        .filter(pair -> pair.length == 2 && pair[0].strip().equalsIgnoreCase(name))
        .map(pair -> unquoted(pair[1].strip()))
        .findFirst();
  }

  /** The pairs of the first element; commas and semicolons in quotes separate nothing. */
  private static List<String> pairs(String field) {
    List<String> pairs = new ArrayList<>();
    StringBuilder pair = new StringBuilder();
    boolean quoted = false;
    for (char c : field.toCharArray()) {
      quoted ^= c == '"';
      if (!quoted && c == ',') {
        break;
      }
      if (!quoted && c == ';') {
        pairs.add(pair.toString());
        pair.setLength(0);
      } else {
        pair.append(c);
      }
    }
    pairs.add(pair.toString());
    return pairs;
  }

  private static String unquoted(String text) {
    return text.length() > 1 && text.startsWith("\"") && text.endsWith("\"")
        ? text.substring(1, text.length() - 1)
        : text;
  }
}
