package io.callbatch.app.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.callbatch.domain.model.call.PortalId;
import io.callbatch.domain.port.in.Scope;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenFileTest {
  private static final String HASH = TokenSecret.hash("secret");
  private static final String LINE =
      "billing sha256:" + HASH + " acme crm.objects.contacts.read,convert 2026-11-24T12:00:00Z";
  private static final Token BILLING =
      new Token(
          "billing",
          HASH,
          new PortalId("acme"),
          Set.of(Scope.READ, Scope.CONVERT),
          Instant.parse("2026-11-24T12:00:00Z"));

  @TempDir private Path folder;

  private Path path() {
    return folder.resolve("tokens.txt");
  }

  private TokenFile file(String... lines) throws IOException {
    Files.write(path(), List.of(lines));
    Files.setPosixFilePermissions(path(), PosixFilePermissions.fromString("rw-------"));
    return new TokenFile(path());
  }

  private static Token token(String name) {
    return new Token(
        name, TokenSecret.hash(name), new PortalId("acme"), Set.of(Scope.ADMIN), BILLING.created());
  }

  @Test
  void readsTokensBetweenCommentsAndEmptyLines() throws IOException {
    assertThat(file("# ours", "", "  # more", LINE).tokens()).containsExactly(BILLING);
  }

  @Test
  void addsToAFileThatIsNotThereYetForItsOwnerOnly() throws IOException {
    TokenFile file = new TokenFile(path());

    file.add(BILLING);

    assertThat(file.tokens()).containsExactly(BILLING);
    assertThat(Files.readAllLines(path())).contains(LINE);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path())))
        .isEqualTo("rw-------");
    assertThat(file.exposure()).isEmpty();
  }

  @Test
  void changesKeepTheOtherLinesAsTheyAre() throws IOException {
    TokenFile file = file("# ours", LINE.replace(" acme", "   acme"), "# the end");

    file.add(token("second"));
    file.revoke("second");

    assertThat(Files.readAllLines(path()))
        .containsExactly("# ours", LINE.replace(" acme", "   acme"), "# the end");
  }

  @Test
  void changesGoToWhereALinkLeads() throws IOException {
    file(LINE);
    Path link = Files.createSymbolicLink(folder.resolve("link"), path());

    new TokenFile(link).revoke("billing");

    assertThat(link).isSymbolicLink();
    assertThat(new TokenFile(path()).tokens()).isEmpty();
  }

  @Test
  void changesAtOneTimeAreAllKept() throws Exception {
    TokenFile file = file("# none yet");
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 20; i++) {
        String name = "token-" + i;
        threads.execute(() -> new TokenFile(path()).add(token(name)));
      }
    }

    assertThat(file.tokens()).hasSize(20);
  }

  @Test
  void refusesANameThatIsThereAndOneThatIsNot() throws IOException {
    TokenFile file = file(LINE);

    assertThatThrownBy(() -> file.add(BILLING))
        .isInstanceOf(AccessException.class)
        .hasMessageContaining("has a token billing already");
    assertThatThrownBy(() -> file.revoke("nobody"))
        .isInstanceOf(AccessException.class)
        .hasMessageContaining("has no token nobody");
    assertThat(file.tokens()).containsExactly(BILLING);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "billing|expected 5 fields (NAME sha256:HEX",
        "a cb_secret acme convert 2026-11-24T12:00:00Z|expected sha256: and 64",
        "b/c sha256:HASH acme convert 2026-11-24T12:00:00Z|expected a name of 1 to 64",
        "a sha256:HASH ac/me convert 2026-11-24T12:00:00Z|portal is 'ac/me'",
        "a sha256:HASH acme reed 2026-11-24T12:00:00Z|expected a scope (one of crm.",
        "a sha256:HASH acme convert, 2026-11-24T12:00:00Z|found ''",
        "a sha256:HASH acme convert today|expected an instant such as",
        "first sha256:OTHER acme convert 2026-11-24T12:00:00Z|first again",
        "a sha256:FIRST acme convert 2026-11-24T12:00:00Z|the hash of first again"
      })
  void saysFileAndLineAndWhatIsWrong(String line, String message) throws IOException {
    String first = TokenSecret.hash("first");
    TokenFile file =
        file(
            "# comment",
            "first sha256:%s acme convert 2026-11-24T12:00:00Z".formatted(first),
            line.replace("HASH", HASH)
                .replace("OTHER", TokenSecret.hash("other"))
                .replace("FIRST", first));

    assertThatThrownBy(file::tokens)
        .isInstanceOf(AccessException.class)
        .hasMessageStartingWith(path() + ":3: ")
        .hasMessageContaining(message)
        .hasMessageNotContaining("cb_secret");
  }

  @Test
  void saysThatAFileIsNotThereOrIsNoText() throws IOException {
    assertThatThrownBy(() -> new TokenFile(path()).tokens())
        .isInstanceOf(AccessException.class)
        .hasMessageContaining("isn't there");
    TokenFile file = file("");
    Files.write(path(), "\u00e9".getBytes(StandardCharsets.ISO_8859_1));
    assertThatThrownBy(file::tokens)
        .isInstanceOf(AccessException.class)
        .hasMessageContaining("isn't UTF-8");
  }

  @Test
  void refusesAFileThatOthersWriteAndWarnsOfOneThatOthersRead() throws IOException {
    TokenFile file = file(LINE);
    Files.setPosixFilePermissions(path(), PosixFilePermissions.fromString("rw-r-----"));
    assertThat(file.tokens()).hasSize(1);
    assertThat(file.exposure()).hasValueSatisfying(text -> assertThat(text).contains("rw-r-----"));

    Files.setPosixFilePermissions(path(), PosixFilePermissions.fromString("rw--w----"));
    assertThatThrownBy(file::tokens)
        .isInstanceOf(AccessException.class)
        .hasMessageContaining("can be written by others");
    assertThatThrownBy(() -> file.add(token("second"))).isInstanceOf(AccessException.class);
  }
}
