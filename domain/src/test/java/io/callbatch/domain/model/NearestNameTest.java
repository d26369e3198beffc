package io.callbatch.domain.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NearestNameTest {

  private static final List<String> KNOWN =
      List.of(
          "id",
          "properties",
          "associations",
          "objectWriteTraceId",
          "sslmode",
          "sslrootcert",
          "CALLBATCH_MAX_BODY_BYTES");

  @ParameterizedTest
  @CsvSource({
    "assocations, associations", // one missing
    "associatioons, associations", // one added
    "assosiations, associations", // one wrong
    "asscoiations, associations", // two swapped
    "objectwritetraceid, objectWriteTraceId", // case
    "object_write_trace_id, objectWriteTraceId", // another way to write it
    "sslmod, sslmode",
    "ssl_mode, sslmode",
    "ssl-root-cert, sslrootcert",
    "proprties, properties",
    "porperteis, properties", // two swaps
    "CALLBATCH_MAX_BODYBYTES, CALLBATCH_MAX_BODY_BYTES",
  })
  void suggestsTheNameThatWasMeant(String name, String meant) {
    assertThat(NearestName.of(name, KNOWN)).contains(meant);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "ip", "foo", "props", "idempotencyKey", "completelyOtherName"})
  void suggestsNothingForANameThatIsFarFromAll(String name) {
    assertThat(NearestName.of(name, KNOWN)).isEmpty();
  }

  @Test
  void countsASwapAsOneSlip() {
    assertThat(NearestName.of("abdc", List.of("abcd"))).contains("abcd");
    assertThat(NearestName.of("badc", List.of("abcd"))).isEmpty();
  }

  @Test
  void prefersTheNearest() {
    assertThat(NearestName.of("token", List.of("tokens", "token-s", "broken", "TOKEN")))
        .contains("TOKEN");
  }

  @Test
  void prefersTheFirstOfNamesThatAreEquallyNear() {
    assertThat(NearestName.of("pord", List.of("port", "pore"))).contains("port");
  }

  @Test
  void allowsAtMostFourSlips() {
    String known = "abcdefghijklmnopqrstuvwxyz";
    assertThat(NearestName.of("efghijklmnopqrstuvwxyz", List.of(known))).contains(known);
    assertThat(NearestName.of("fghijklmnopqrstuvwxyz", List.of(known))).isEmpty();
  }

  @Test
  void doesNotCompareVeryLongNames() {
    String longest = "a".repeat(64);
    assertThat(NearestName.of(longest, List.of(longest + "a"))).contains(longest + "a");
    assertThat(NearestName.of(longest + "b", List.of(longest + "a"))).isEmpty();
  }

  @Test
  void hintsAtTheNameThatWasMeant() {
    assertThat(NearestName.hint("assocations", KNOWN)).isEqualTo("did you mean \"associations\"?");
  }

  @Test
  void listsAllNamesWhereNoneIsNear() {
    assertThat(NearestName.hint("foo", List.of("id", "properties")))
        .isEqualTo("known are id, properties");
  }
}
