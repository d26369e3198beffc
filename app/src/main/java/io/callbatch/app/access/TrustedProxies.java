package io.callbatch.app.access;

import java.net.InetAddress;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Addresses of proxies whose word about clients is believed, as networks in CIDR notation (RFC
 * 4632) or single addresses. Asked with an address that is written out; never asks a name server.
 */
public final class TrustedProxies implements Predicate<String> {

  private static final Pattern BITS = Pattern.compile("[0-9]{1,3}");

  private final List<Network> networks;

  private TrustedProxies(List<Network> networks) {
    this.networks = networks;
  }

  /**
   * Reads networks.
   *
   * @throws IllegalArgumentException if one is none; the message says which and what is expected
   */
  public static TrustedProxies of(List<String> cidrs) {
    return new TrustedProxies(cidrs.stream().map(TrustedProxies::network).toList());
  }

  private record Network(byte[] address, int bits) {

    boolean contains(byte[] other) {
      if (other.length != address.length) {
        return false;
      }
      for (int bit = 0; bit < bits; bit++) {
        int mask = 0x80 >> (bit % Byte.SIZE);
        if (((address[bit / Byte.SIZE] ^ other[bit / Byte.SIZE]) & mask) != 0) {
          return false;
        }
      }
      return true;
    }
  }

  private static Network network(String cidr) {
    String[] parts = cidr.strip().split("/", 2);
    try {
      byte[] address = InetAddress.ofLiteral(parts[0]).getAddress();
      int most = address.length * Byte.SIZE;
      int bits = parts.length == 1 ? most : bits(parts[1]);
      if (bits <= most) {
        return new Network(address, bits);
      }
    } catch (IllegalArgumentException _) {
      // said below
    }
    throw new IllegalArgumentException(
        "expected an address or a network such as 10.0.0.0/8 or fd00::/8, found '%s'"
            .formatted(cidr));
  }

  private static int bits(String text) {
    return BITS.matcher(text).matches() ? Integer.parseInt(text) : Integer.MAX_VALUE;
  }

  @Override
  public boolean test(String address) {
    try {
      byte[] bytes = InetAddress.ofLiteral(address).getAddress();
      return networks.stream().anyMatch(network -> network.contains(bytes));
    } catch (IllegalArgumentException _) {
      return false;
    }
  }
}
