package io.callbatch.adapter.json.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PublicAddressTest {
  private static final String CONNECTION = "http://10.0.0.5:8080";
  private static final PublicAddress BEHIND_PROXY =
      new PublicAddress(Optional.empty(), "10.0.0.1"::equals);

  private static Map<String, String> fields(String text) {
    Map<String, String> fields = new HashMap<>();
    for (String field : text.split("\\|")) {
      String[] parts = field.split(": ", 2);
      fields.put(parts[0], parts[1]);
    }
    return fields;
  }

  private static String link(PublicAddress address, String peer, String headers) {
    return address.of(CONNECTION, peer, fields(headers)::get);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '>',
      value = {
        "X-Forwarded-Proto: https > https://10.0.0.5:8080",
        "X-Forwarded-Host: calls.example.com > http://calls.example.com",
        "X-Forwarded-Proto: https|X-Forwarded-Host: calls.example.com:8443 >"
            + " https://calls.example.com:8443",
        "X-Forwarded-Proto: https, http|X-Forwarded-Host: a.example, b.internal >"
            + " https://a.example",
        "X-Forwarded-Prefix: /hub/ > http://10.0.0.5:8080/hub",
        "Forwarded: for=1.2.3.4;proto=https;host=calls.example.com > https://calls.example.com",
        "Forwarded: Host=\"[::1]:8443\";PROTO=HTTPS, for=x;proto=http > https://[::1]:8443",
        "Forwarded: proto=https|X-Forwarded-Proto: http > https://10.0.0.5:8080"
      })
  void aTrustedProxySaysWhereClientsCome(String headers, String link) {
    assertThat(link(BEHIND_PROXY, "10.0.0.1", headers)).isEqualTo(link);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '>',
      value = {
        "X-Forwarded-Proto: javascript > http://10.0.0.5:8080",
        "X-Forwarded-Host: a b > http://10.0.0.5:8080",
        "X-Forwarded-Host: a/b > http://10.0.0.5:8080",
        "X-Forwarded-Prefix: //evil.example > http://10.0.0.5:8080",
        "Forwarded: nonsense > http://10.0.0.5:8080"
      })
  void whatCantBeIsIgnored(String headers, String link) {
    assertThat(link(BEHIND_PROXY, "10.0.0.1", headers)).isEqualTo(link);
  }

  @Test
  void strangersSayNothing() {
    assertThat(link(BEHIND_PROXY, "10.0.0.2", "X-Forwarded-Proto: https")).isEqualTo(CONNECTION);
    assertThat(link(PublicAddress.OF_THE_CONNECTION, "10.0.0.1", "X-Forwarded-Proto: https"))
        .isEqualTo(CONNECTION);
  }

  @Test
  void aConfiguredAddressCountsFirst() {
    PublicAddress address =
        new PublicAddress(Optional.of("https://calls.example.com/hub"), _ -> true);

    assertThat(link(address, "10.0.0.1", "X-Forwarded-Host: other"))
        .isEqualTo("https://calls.example.com/hub");
  }
}
