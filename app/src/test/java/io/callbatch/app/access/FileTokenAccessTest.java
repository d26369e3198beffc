package io.callbatch.app.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.callbatch.domain.model.call.ChangeSource;
import io.callbatch.domain.model.call.PortalId;
import io.callbatch.domain.port.in.Scope;
import io.callbatch.domain.port.in.TokenAccess.Access;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FileTokenAccessTest {
  private static final String LINE = "%s sha256:%s acme convert 2026-11-24T12:00:00Z\n";

  @TempDir private Path folder;

  private final AtomicLong nanos = new AtomicLong();

  /** Long after every file was written: what was read then has settled. */
  private final InstantSource later = () -> Instant.now().plusSeconds(3600);

  private TokenFile file;

  @BeforeEach
  void addAToken() {
    file = new TokenFile(path());
    file.add(token("first", "secret"));
  }

  private Path path() {
    return folder.resolve("tokens.txt");
  }

  private static Token token(String name, String secret) {
    return new Token(
        name,
        TokenSecret.hash(secret),
        new PortalId("acme"),
        Set.of(Scope.CONVERT),
        Instant.parse("2026-11-24T12:00:00Z"));
  }

  private FileTokenAccess access() {
    return access(path());
  }

  private FileTokenAccess access(Path path) {
    return new FileTokenAccess(path, nanos::get, later);
  }

  private void passes(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  private void aSecondPasses() {
    passes(Duration.ofSeconds(1));
  }

  private static void chmod(Path file, String permissions) {
    try {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** The file without the token {@code first}, with another. */
  private static void revokeFirst(Path file) throws IOException {
    Files.writeString(file, LINE.formatted("second", TokenSecret.hash("other")));
  }

  private static boolean accepts(FileTokenAccess access, String secret) {
    return access.resolve(Optional.of(secret)).isPresent();
  }

  @Test
  void knowsTheTokensOfTheFileAndNoOthers() {
    Access access = access().resolve(Optional.of("secret")).orElseThrow();

    assertThat(access.caller().portal()).isEqualTo(new PortalId("acme"));
    assertThat(access.caller().source()).isEqualTo(ChangeSource.integration("first"));
    assertThat(access.scopes()).containsExactly(Scope.CONVERT);
    assertThat(access().resolve(Optional.of("Secret"))).isEmpty();
    assertThat(access().resolve(Optional.of(TokenSecret.hash("secret")))).isEmpty();
    assertThat(access().resolve(Optional.empty())).isEmpty();
  }

  @Test
  void seesChangesAtMostOnceASecond() {
    FileTokenAccess access = access();
    file.add(token("second", "other"));
    file.revoke("first");

    passes(Duration.ofMillis(999));
    assertThat(access.resolve(Optional.of("secret"))).isPresent();
    assertThat(access.resolve(Optional.of("other"))).isEmpty();

    passes(Duration.ofMillis(1));
    assertThat(access.resolve(Optional.of("secret"))).isEmpty();
    assertThat(access.resolve(Optional.of("other"))).isPresent();
  }

  @Test
  void aBrokenVersionLeavesTheOneBeforeInEffectUntilItIsMended() throws IOException {
    FileTokenAccess access = access();
    String good = Files.readString(path());

    Files.writeString(path(), "nonsense\n");
    aSecondPasses();
    assertThat(access.resolve(Optional.of("secret"))).isPresent();

    Files.delete(path());
    aSecondPasses();
    assertThat(access.resolve(Optional.of("secret"))).isPresent();

    Files.writeString(path(), good.replace("first", "mended"));
    chmod(path(), "rw-------");
    aSecondPasses();
    assertThat(access.resolve(Optional.of("secret")).orElseThrow().caller().source())
        .isEqualTo(ChangeSource.integration("mended"));
  }

  /** Makes a file unusable; what is done with it afterwards makes it usable again. */
  record Trouble(String name, IoConsumer begin, IoConsumer end) {
    @Override
    public String toString() {
      return name;
    }
  }

  interface IoConsumer {
    void accept(Path file) throws IOException;
  }

  static Stream<Trouble> troubles() {
    return Stream.of(
        new Trouble(
            "others may write it, then chmod as the log asks for",
            file -> {
              revokeFirst(file);
              chmod(file, "rw-rw-r--");
            },
            file -> chmod(file, "rw-------")),
        new Trouble(
            "half of a line is written, then the rest with the time of before",
            file -> {
              Files.writeString(file, "second sha256:00");
              chmod(file, "rw-------");
            },
            file -> {
              FileTime time = Files.getLastModifiedTime(file);
              revokeFirst(file);
              Files.setLastModifiedTime(file, time);
            }),
        new Trouble(
            "it is moved away, changed and moved back",
            file -> {
              Files.move(file, file.resolveSibling("away"));
              revokeFirst(file.resolveSibling("away"));
            },
            file -> Files.move(file.resolveSibling("away"), file)),
        new Trouble(
            "a directory takes its place",
            file -> {
              Files.delete(file);
              Files.createDirectory(file);
            },
            file -> {
              Files.delete(file);
              revokeFirst(file);
              chmod(file, "rw-------");
            }),
        new Trouble(
            "reading it fails, here by a link to itself",
            file -> {
              Files.delete(file);
              Files.createSymbolicLink(file, file);
            },
            file -> {
              Files.delete(file);
              revokeFirst(file);
              chmod(file, "rw-------");
            }),
        new Trouble(
            "it isn't text, then text of the same length and time",
            file -> {
              byte[] text =
                  LINE.formatted("second", TokenSecret.hash("other"))
                      .getBytes(StandardCharsets.US_ASCII);
              text[0] = (byte) 0xE9;
              Files.write(file, text);
            },
            file -> {
              FileTime time = Files.getLastModifiedTime(file);
              revokeFirst(file);
              Files.setLastModifiedTime(file, time);
            }));
  }

  @ParameterizedTest
  @MethodSource("troubles")
  void aRevocationIsInEffectAsSoonAsTheFileCanBeRead(Trouble trouble) throws IOException {
    FileTokenAccess access = access();
    trouble.begin().accept(path());
    aSecondPasses();
    assertThat(accepts(access, "secret")).as("the version before stays in effect").isTrue();
    assertThat(access.isInTrouble()).isTrue();

    trouble.end().accept(path());
    aSecondPasses();

    assertThat(accepts(access, "secret")).as("the revoked token").isFalse();
    assertThat(accepts(access, "other")).isTrue();
    assertThat(access.isInTrouble()).isFalse();
  }

  @Test
  void seesAnEditThatKeepsSizeTimeAndInode() throws IOException {
    Files.writeString(path(), LINE.formatted("first", TokenSecret.hash("secret")));
    FileTime time = FileTime.from(Instant.parse("2026-11-24T12:00:00Z"));
    Files.setLastModifiedTime(path(), time);
    FileTokenAccess access = access();

    Files.writeString(path(), LINE.formatted("first", TokenSecret.hash("other!")));
    Files.setLastModifiedTime(path(), time);
    aSecondPasses();

    assertThat(accepts(access, "secret")).isFalse();
    assertThat(accepts(access, "other!")).isTrue();
  }

  @Test
  void readsAVersionAgainThatIsTooYoungToBeToldFromTheNext() throws IOException {
    FileVersion version = FileVersion.of(path());

    assertThat(version.isSettled(version.changed().toInstant().plusMillis(1_999))).isFalse();
    assertThat(version.isSettled(version.changed().toInstant().plusMillis(2_001))).isTrue();
  }

  /** As the kubelet does: names lead through ..data, which is exchanged by a rename. */
  @Test
  void followsTheLinksOfAKubernetesSecret() throws IOException {
    Path old = Files.createDirectory(folder.resolve("..2026_11_24"));
    Path next = Files.createDirectory(folder.resolve("..2026_11_25"));
    Files.writeString(old.resolve("tokens"), LINE.formatted("first", TokenSecret.hash("secret")));
    Files.writeString(next.resolve("tokens"), LINE.formatted("first", TokenSecret.hash("other")));
    FileTime time = FileTime.from(Instant.parse("2026-11-24T12:00:00Z"));
    for (Path version : List.of(old, next)) {
      Files.setLastModifiedTime(version.resolve("tokens"), time);
      chmod(version.resolve("tokens"), "r--------");
    }
    Path data = Files.createSymbolicLink(folder.resolve("..data"), old.getFileName());
    Path mounted = Files.createSymbolicLink(folder.resolve("tokens"), Path.of("..data", "tokens"));
    FileTokenAccess access = access(mounted);
    assertThat(accepts(access, "secret")).isTrue();

    Path exchange = Files.createSymbolicLink(folder.resolve("..data_tmp"), next.getFileName());
    Files.move(exchange, data, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    aSecondPasses();

    assertThat(accepts(access, "secret")).isFalse();
    assertThat(accepts(access, "other")).isTrue();
  }

  @Test
  void aTroubleThatLastsIsLoggedAgainEveryFewMinutes() throws IOException {
    FileTokenAccess access = access();
    Files.writeString(path(), "nonsense\n");
    try (LoggedLines log = new LoggedLines(Reloaded.class)) {
      for (int second = 0; second < Reloaded.REMINDER.toSeconds() * 2 + 1; second++) {
        aSecondPasses();
        access.look();
      }

      assertThat(log.messages(Level.SEVERE))
          .hasSize(3)
          .allMatch(message -> message.contains("tokens.txt:1: "))
          .allMatch(message -> message.contains("the version read before stays in effect"));
    }
  }

  @Test
  void anotherTroubleIsLoggedAtOnceAndSoIsItsEnd() throws IOException {
    FileTokenAccess access = access();
    try (LoggedLines log = new LoggedLines(Reloaded.class)) {
      revokeFirst(path());
      chmod(path(), "rw-rw----");
      aSecondPasses();
      access.look();
      Files.delete(path());
      aSecondPasses();
      access.look();
      assertThat(log.messages(Level.SEVERE)).hasSize(2);

      revokeFirst(path());
      chmod(path(), "rw-------");
      aSecondPasses();
      access.look();
      assertThat(log.messages(Level.INFO))
          .singleElement()
          .asString()
          .contains("tokens.txt can be read again");
    }
  }

  @Test
  void aFileThatIsWrongFromTheBeginningIsRefused() throws IOException {
    Files.writeString(path(), "nonsense\n");

    assertThatThrownBy(this::access)
        .isInstanceOf(AccessException.class)
        .hasMessageContaining("tokens.txt:1: ");
  }

  @Test
  void whatIsNoFileIsRefused() {
    assertThatThrownBy(() -> access(folder))
        .isInstanceOf(AccessException.class)
        .hasMessageContaining("to be a regular file, found a directory");
    assertThatThrownBy(() -> access(Path.of("/dev/null")))
        .isInstanceOf(AccessException.class)
        .hasMessageContaining("to be a regular file, found a special file");
  }
}
