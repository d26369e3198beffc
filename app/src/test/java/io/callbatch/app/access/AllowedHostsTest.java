package io.callbatch.app.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AllowedHostsTest {
  private final AllowedHosts hosts =
      new AllowedHosts(List.of("Calls.Example", "10.1.2.3", "2001:DB8:0::1"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost",
        "LOCALHOST:8080",
        "localhost.:8080",
        "app.localhost:3000",
        "127.0.0.1",
        "127.0.0.1:9090",
        "127.8.9.10:1",
        "[::1]",
        "[::1]:8080",
        "[0:0:0:0:0:0:0:1]:8080",
        "[::ffff:127.0.0.1]:80",
        "calls.example:443",
        "CALLS.example.",
        "10.1.2.3:80",
        "[2001:db8::1]:80",
        "localhost:"
      })
  void knowsThisMachineAndTheNamesGiven(String authority) {
    assertThat(hosts.test(authority)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ":8080",
        "evil.example",
        "evil.example:8080",
        "localhost.evil.example",
        "evillocalhost",
        "127.0.0.1.evil.example",
        "a.calls.example",
        "calls.example.evil.example",
        "localhost@evil.example",
        "evil.example@localhost",
        "localhost:80:80",
        "localhost/evil.example",
        "localhost evil.example",
        "localhost,evil.example",
        "0.0.0.0:8080",
        "[::]:8080",
        "192.168.0.7",
        "128.0.0.1",
        "[::1",
        "[fe80::1%25eth0]"
      })
  void knowsNobodyElse(String authority) {
    assertThat(hosts.test(authority)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"calls.example", "10.1.2.3", "::1", "[::1]", "a_b-c.d"})
  void takesNamesAndAddresses(String name) {
    assertThat(AllowedHosts.isName(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "http://calls.example", "calls.example:80", "*", "*.example", "a b"})
  void takesNothingElse(String name) {
    assertThat(AllowedHosts.isName(name)).isFalse();
  }
}
