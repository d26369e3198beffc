package io.callbatch.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.callbatch.app.access.AccessSettings;
import io.callbatch.domain.port.in.Scope;
import io.callbatch.domain.port.in.TokenAccess;
import io.callbatch.domain.port.in.TokenAccess.Access;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenCommandTest {
  @TempDir private Path folder;

  private String file() {
    return folder.resolve("tokens.txt").toString();
  }

  private CommandLineRun token(String... arguments) {
    String[] all = new String[arguments.length + 3];
    all[0] = "token";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    all[all.length - 2] = "--tokens";
    all[all.length - 1] = file();
    return CommandLineRun.of(all);
  }

  private TokenAccess access() {
    return new AccessSettings(Optional.of(Path.of(file())), false, Optional.empty())
        .open("127.0.0.1", false)
        .tokens();
  }

  @Test
  void aTokenIsShownOnceAndOnlyItsHashIsKept() throws Exception {
    CommandLineRun added =
        token("add", "--portal", "acme", "--name", "billing", "--scope", "convert,admin");

    assertThat(added.status()).isZero();
    assertThat(added.text()).matches("cb_[A-Za-z0-9_-]{43}\n");
    assertThat(added.errors()).contains("added billing for portal acme");
    String secret = added.text().strip();
    assertThat(Files.readString(Path.of(file())))
        .contains("billing sha256:")
        .doesNotContain(secret);
    Access access = access().resolve(Optional.of(secret)).orElseThrow();
    assertThat(access.caller().portal().value()).isEqualTo("acme");
    assertThat(access.scopes()).containsExactlyInAnyOrder(Scope.CONVERT, Scope.ADMIN);
  }

  @Test
  void tokensAreListedAndRevoked() {
    String secret = token("add", "--portal", "acme", "--scope", "convert").text().strip();
    token(
        "add",
        "--portal",
        "b",
        "--name",
        "n",
        "--scope",
        "crm.objects.contacts.write",
        "--scope",
        "crm.objects.contacts.read");

    CommandLineRun list = token("list");
    assertThat(list.status()).isZero();
    assertThat(list.text().lines().toList())
        .satisfiesExactly(
            line -> assertThat(line).matches("token-[0-9a-f]{6}\tacme\tconvert\t\\S+Z"),
            line ->
                assertThat(line)
                    .startsWith("n\tb\tcrm.objects.contacts.read,crm.objects.contacts.write\t"));

    String id = list.text().split("\t", 2)[0];
    CommandLineRun revoked = token("revoke", id);
    assertThat(revoked.status()).isZero();
    assertThat(revoked.errors()).contains("revoked " + id);
    assertThat(access().resolve(Optional.of(secret))).isEmpty();
    assertThat(token("list").text()).startsWith("n\tb\t").hasLineCount(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "add --portal acme --scope reed|expected a scope (one of crm.objects",
        "add --portal ac/me --scope convert|portal is 'ac/me'",
        "add --portal acme --scope convert --name a/b|found 'a/b'",
        "add --portal acme --scope convert --name there|has a token there already",
        "add --portal acme|Missing required option",
        "add --scope convert|Missing required option",
        "revoke nobody|has no token nobody",
        "revoke|Missing required parameter"
      })
  void whatCannotBeDoneIsStatus2(String arguments, String message) throws Exception {
    token("add", "--portal", "acme", "--name", "there", "--scope", "convert");
    String before = Files.readString(Path.of(file()));

    CommandLineRun run = token(arguments.split(" "));

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.output()).isEmpty();
    assertThat(run.errors()).contains(message).doesNotContain("Exception");
    assertThat(Files.readString(Path.of(file()))).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"list", "revoke any"})
  void aFileThatIsNotThereIsStatus2(String arguments) {
    CommandLineRun run = token(arguments.split(" "));

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.errors()).contains("tokens.txt isn't there");
  }

  @Test
  void theFileMayBeNamedInTheEnvironmentOrTheConfigFile() throws Exception {
    token("add", "--portal", "acme", "--name", "there", "--scope", "convert");
    Path config = Files.writeString(folder.resolve("some.properties"), "tokens=" + file() + "\n");

    assertThat(
            CommandLineRun.with(new byte[0], Map.of("CALLBATCH_TOKENS", file()), "token", "list")
                .text())
        .startsWith("there\t");
    assertThat(
            CommandLineRun.with(
                    new byte[0], Map.of("CALLBATCH_CONFIG", config.toString()), "token", "list")
                .text())
        .startsWith("there\t");
    assertThat(CommandLineRun.of("token", "list").errors())
        .contains("Missing required option: '--tokens=FILE'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"token", "token add", "token list", "token revoke"})
  void everyCommandHelpsWithExamples(String command) {
    String[] words = (command + " --help").split(" ");

    CommandLineRun run = CommandLineRun.of(words);

    assertThat(run.status()).isZero();
    assertThat(run.text()).contains("Usage: callbatch " + command, "Examples:");
  }

  @Test
  void tokenAloneAsksForACommandAndShellsCompleteThem() {
    assertThat(CommandLineRun.of("token").status()).isEqualTo(2);
    assertThat(CommandLineRun.of("generate-completion").text())
        .contains("callbatch_token_revoke", "--portal-per-token");
  }
}
