package io.callbatch.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.callbatch.app.access.Secrets;
import io.callbatch.domain.port.in.Scope;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code serve} refuses before it serves. */
class ServeAccessTest {
  @TempDir private Path folder;

  private static CommandLineRun serve(String... arguments) {
    List<String> all = new ArrayList<>(List.of("serve", "--port", "0", "--grpc-port", "0"));
    all.addAll(List.of(arguments));
    return CommandLineRun.of(all.toArray(String[]::new));
  }

  @Test
  void aPortalPerTokenAloneSaysNotWhoMayAsk() {
    CommandLineRun run = serve("--host", "0.0.0.0", "--portal-per-token");

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.errors()).contains("no tokens are configured", "insist with --insecure");
  }

  @Test
  void tokensAllowAnAddressThatOthersReach() throws Exception {
    Path tokens = folder.resolve("tokens.txt");
    Secrets.add(tokens, "some", Scope.CONVERT);
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("0.0.0.0"))) {
      CommandLineRun run =
          CommandLineRun.of(
              "serve",
              "--host",
              "0.0.0.0",
              "--port",
              Integer.toString(taken.getLocalPort()),
              "--tokens",
              tokens.toString());

      // past that check, and on to the port
      assertThat(run.errors())
          .contains("can't listen for HTTP on 0.0.0.0")
          .contains("cross the network unencrypted");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--tls-cert a.pem|found --tls-cert without --tls-key",
        "--tls-key a.pem|found --tls-key without --tls-cert",
        "--client-ca a.pem|found --client-ca without --tls-cert and --tls-key",
        "--tls-cert a.pem --tls-key b.pem|a.pem isn't there",
        "--tokens nowhere.txt|nowhere.txt isn't there; `callbatch token add` makes it"
      })
  void settingsThatCannotBeUsedAreStatus2(String arguments, String message) {
    CommandLineRun run = serve(arguments.split(" "));

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.errors()).contains(message).doesNotContain("Exception");
    assertThat(run.output()).isEmpty();
  }

  @Test
  void aTokensFileThatIsWrongIsStatus2() throws Exception {
    Path tokens = Files.writeString(folder.resolve("tokens.txt"), "nonsense\n");

    CommandLineRun run = serve("--tokens", tokens.toString());

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.errors()).contains("tokens.txt:1: expected 5 fields");
  }
}
