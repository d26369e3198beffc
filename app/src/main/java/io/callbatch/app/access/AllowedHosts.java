package io.callbatch.app.access;

import java.net.InetAddress;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Hosts that mean this machine, and others by name; on any port. Asked with host and port as
 * requests name them, such as {@code localhost:8080} or {@code [::1]:8080}. A name of a stranger
 * isn't among them, wherever it is led to.
 */
public final class AllowedHosts implements Predicate<String> {

  private static final Pattern AUTHORITY =
      Pattern.compile("(\\[[0-9a-fA-F:.]+]|[A-Za-z0-9._-]+)(?::[0-9]*)?");
  private static final Pattern NAME = Pattern.compile("\\[?[0-9a-fA-F:.]+]?|[A-Za-z0-9._-]+");
  private static final String LOCALHOST = "localhost";

  private final Set<String> names;

  /** Loopback addresses, {@code localhost}, names under it, and these. */
  public AllowedHosts(Collection<String> names) {
    this.names =
        names.stream().map(AllowedHosts::canonical).collect(Collectors.toUnmodifiableSet());
  }

  /** Whether this is a host without a port, as {@code --allowed-host} takes it. */
  public static boolean isName(String text) {
    return NAME.matcher(text).matches();
  }

  @Override
  public boolean test(String authority) {
    Matcher matcher = AUTHORITY.matcher(authority);
    if (!matcher.matches()) {
      return false;
    }
    String host = canonical(matcher.group(1));
    return names.contains(host)
        || host.equals(LOCALHOST)
        || host.endsWith("." + LOCALHOST)
        || literal(host).filter(InetAddress::isLoopbackAddress).isPresent();
  }

  /** Names without a difference of case or a dot at the end, addresses as the JDK writes them. */
  private static String canonical(String host) {
    String lower = host.toLowerCase(Locale.ROOT);
    String bare =
        lower.startsWith("[") && lower.endsWith("]")
            ? lower.substring(1, lower.length() - 1)
            : lower;
    String name = bare.endsWith(".") ? bare.substring(0, bare.length() - 1) : bare;
    return literal(name).map(InetAddress::getHostAddress).orElse(name);
  }

  /** The address that is written out; never asks a name server. */
  private static Optional<InetAddress> literal(String host) {
    try {
      return Optional.of(InetAddress.ofLiteral(host));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
