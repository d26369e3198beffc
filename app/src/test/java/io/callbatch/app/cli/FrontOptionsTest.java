package io.callbatch.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Options that say by which address clients come. */
class FrontOptionsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--base-url=calls.example.com|expected --base-url to be http(s)://HOST[:PORT][/PATH], found"
            + " calls.example.com",
        "--base-url=https://a b|expected --base-url",
        "--base-url=ftp://h|expected --base-url",
        "--base-url=https://h/?x=1|expected --base-url",
        "--trusted-proxies=proxy.example|--trusted-proxies: expected an address or a network",
        "--max-request-line-bytes=10|--max-request-line-bytes must be 1024 to 1048576"
      })
  void optionsThatCantBeAreRefused(String option, String message) {
    CommandLineRun run = CommandLineRun.of("serve", "--store", "sqlite::memory:", option);

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.errors()).contains(message);
  }
}
