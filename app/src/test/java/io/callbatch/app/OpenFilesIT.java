package io.callbatch.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The launcher's server with few open files, and more clients than there are files. */
@Timeout(300)
class OpenFilesIT {
  private static final int CLIENTS = 400;
  private static final Duration SOON = Duration.ofSeconds(30);

  @TempDir private Path folder;

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @ParameterizedTest
  @CsvSource({"300, http", "300, grpc", "160, http", "160, grpc", "1024, http"})
  void idleConnectionsBeyondTheLimitHarmNobody(int openFiles, String port) throws Exception {
    try (LaunchedServer server =
        LaunchedServer.withFiles(openFiles, folder, "--store", "sqlite:calls.db")) {
      List<Socket> idle = new ArrayList<>();
      for (int i = 0; i < CLIENTS; i++) {
        idle.add(
            new Socket("127.0.0.1", port.equals("http") ? server.httpPort() : server.grpcPort()));
      }

      assertWorks(server);
      for (Socket socket : idle) {
        socket.close();
      }
      assertWorks(server);

      assertThat(server.isAlive()).isTrue();
      assertThat(folder.resolve("log.txt"))
          .content()
          .contains("connections: limit of open files %d, reserve ".formatted(openFiles))
          .doesNotContain("Too many open files", "it is started again");
    }
  }

  @Test
  void moreConnectionsThanThereAreFilesForAreRefusedAtStart() throws Exception {
    ProcessRun run =
        ProcessRun.of(
            folder,
            Map.of("CALLBATCH_BUILD", "never"),
            "bash",
            "-c",
            "ulimit -n 300; exec \"$0\" \"$@\"",
            LaunchedServer.LAUNCHER.toString(),
            "serve",
            "--port",
            "0",
            "--grpc-port",
            "0",
            "--store",
            "sqlite:calls.db",
            "--max-http-connections",
            "500");

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.output()).isEmpty();
    assertThat(run.errors())
        .contains("expected --max-http-connections and --max-grpc-connections of ")
        .contains("found 504: of a limit of 300 open files ");
  }

  @Test
  void aHeapThatIsTooSmallForBodiesIsRefusedAtStart() throws Exception {
    ProcessRun run =
        ProcessRun.of(
            folder,
            Map.of("CALLBATCH_BUILD", "never", "CALLBATCH_JAVA_OPTS", "-Xmx64m"),
            LaunchedServer.LAUNCHER.toString(),
            "serve",
            "--port",
            "0",
            "--grpc-port",
            "0",
            "--store",
            "sqlite::memory:");

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.output()).isEmpty();
    assertThat(run.errors())
        .contains("expected a heap of at least 112 MiB for bodies of 16777216 bytes")
        .contains("CALLBATCH_JAVA_OPTS=-Xmx112m");
  }

  private void assertWorks(LaunchedServer server) throws InterruptedException {
    Awaiting.until("it is alive", SOON, () -> get(server, "/healthz").statusCode() == 200);
    Awaiting.until("it is ready", SOON, () -> get(server, "/readyz").statusCode() == 200);
    Awaiting.until("it takes a write", SOON, () -> create(server).statusCode() == 201);
  }

  private HttpResponse<String> get(LaunchedServer server, String path)
      throws IOException, InterruptedException {
    return http.send(request(server, path).build(), BodyHandlers.ofString());
  }

  private HttpResponse<String> create(LaunchedServer server)
      throws IOException, InterruptedException {
    String call = "{\"properties\":{\"hs_timestamp\":\"1773309734000\"}}";
    return http.send(
        request(server, "/crm/v3/objects/calls")
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(call))
            .build(),
        BodyHandlers.ofString());
  }

  private static HttpRequest.Builder request(LaunchedServer server, String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.httpPort() + path))
        .timeout(SOON);
  }
}
