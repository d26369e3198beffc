package io.callbatch.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.callbatch.app.TestServer;
import io.callbatch.app.access.AccessSettings;
import io.callbatch.app.access.Certificates;
import io.callbatch.app.access.Certificates.Identity;
import io.callbatch.app.access.TlsFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Commands that reach a server over mutual TLS. */
@Timeout(120)
class ConnectionOptionsTest {
  @TempDir private static Path folder;

  private static Identity identity;
  private static Identity friend;
  private static Identity stranger;
  private static TestServer server;

  @BeforeAll
  static void start() throws Exception {
    Certificates certificates = new Certificates(folder);
    identity = certificates.make("server", "RSA");
    friend = certificates.make("friend", "EC");
    stranger = certificates.make("stranger", "EC");
    TlsFiles files =
        new TlsFiles(identity.certFile(), identity.keyFile(), Optional.of(friend.certFile()));
    server =
        new TestServer(
            TestServer.guarded(new AccessSettings(Optional.empty(), false, Optional.of(files))));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static CommandLineRun get(String... options) {
    List<String> words = new ArrayList<>(List.of("batch", "get", "1", "--server"));
    words.add("127.0.0.1:" + server.server().grpcPort());
    words.addAll(List.of(options));
    CommandLineRun run = CommandLineRun.of(words.toArray(String[]::new));
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.errors().lines()).as(run.errors()).hasSize(1);
    return run;
  }

  private static CommandLineRun getAs(Path certificate, Path key) {
    return get(
        "--ca",
        identity.certFile().toString(),
        "--client-cert",
        certificate.toString(),
        "--client-key",
        key.toString());
  }

  @Test
  void whoTrustsAndIsTrustedIsAnswered() {
    assertThat(getAs(friend.certFile(), friend.keyFile()).errors())
        .contains("there is no batch 1 [NOT_FOUND]");
  }

  @Test
  void whoIsntTrustedOrDoesntTrustIsToldOnOneLine() {
    List<CommandLineRun> runs =
        List.of(
            getAs(stranger.certFile(), stranger.keyFile()),
            get("--ca", stranger.certFile().toString()),
            get());

    assertThat(runs)
        .allSatisfy(run -> {
          assertThat(run.errors())
              .contains("127.0.0.1:" + server.server().grpcPort())
              .containsPattern("can't be reached|speaks TLS");
        });
  }

  @Test
  void filesThatCantBeUsedAreNamed() throws IOException {
    Path nothing = Files.writeString(folder.resolve("nothing.pem"), "nothing");
    Files.setPosixFilePermissions(nothing, PosixFilePermissions.fromString("rw-------"));
    assertThat(get("--ca", folder.resolve("none.pem").toString()).errors())
        .endsWith("none.pem isn't there\n");
    assertThat(get("--ca", nothing.toString()).errors())
        .contains("nothing.pem: expected -----BEGIN CERTIFICATE-----");
    assertThat(getAs(friend.certFile(), nothing).errors())
        .contains("nothing.pem: expected one -----BEGIN PRIVATE KEY-----, found 0 private keys");
    assertThat(getAs(friend.certFile(), stranger.keyFile()).errors())
        .contains("stranger.key isn't that of the first certificate in");
    assertThat(get("--client-key", friend.keyFile().toString()).errors())
        .contains("mutual TLS needs both --client-cert and --client-key");
  }
}
