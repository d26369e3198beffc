package io.callbatch.adapter.json.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.callbatch.domain.testing.Samples;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WholeNumbersTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "-0, 0",
    "-0.0e-5, 0",
    "12.0, 12",
    "1e3, 1000",
    "1.5E+1, 15",
    "1200e-2, 12",
    "0e999999999999, 0",
    "9223372036854775807, 9223372036854775807",
    "-9223372036854775808, -9223372036854775808",
    "9.223372036854775807e18, 9223372036854775807"
  })
  void areReadHoweverTheyAreWritten(String text, long value) {
    assertThat(HubSpotMembers.integer(text)).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.5", "12.01", "1e-3", "15e-1", "1e-999999999999"})
  void areNotFractions(String text) {
    assertThat(Scalars.wholeNumber(text)).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "9223372036854775808",
        "-9223372036854775809",
        "1e19",
        "1e400",
        "1e999999999999",
        "-1e99"
      })
  void mayBeBeyond64Bits(String text) {
    assertThat(Scalars.wholeNumber(text)).isNotNull();
    assertThat(HubSpotMembers.integer(text)).isNull();
  }

  @Test
  void agreeWithBigDecimal() {
    Samples.check(
        "whole numbers agree with BigDecimal",
        5_000,
        random -> {
          String text =
              "%d.%d%s"
                  .formatted(
                      random.nextLong(),
                      random.nextInt(3) == 0 ? random.nextInt(1000) : 0,
                      random.nextBoolean() ? "e" + random.nextInt(-25, 3) : "");
          BigDecimal number = new BigDecimal(text).stripTrailingZeros();

          BigInteger whole = Scalars.wholeNumber(text);

          if (number.scale() > 0) {
            assertThat(whole).as(text).isNull();
          } else if (number.toBigInteger().bitLength() < Long.SIZE) {
            assertThat(whole).as(text).isEqualTo(number.toBigInteger());
          } else {
            assertThat(whole.bitLength()).as(text).isGreaterThanOrEqualTo(Long.SIZE);
          }
        });
  }
}
