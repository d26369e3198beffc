package io.callbatch.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.callbatch.v1.CallBatchServiceGrpc;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The launcher's server runs into a file size limit, as into a full disk, while another server uses
 * the same file; then there is room again. Nobody is locked out, the server goes on by itself, and
 * what was refused is done once when it is asked for again.
 */
@Timeout(300)
class FullDiskIT {
  private static final int ROUNDS = 4;

  @TempDir private Path folder;

  private final RecordedWrites writes = new RecordedWrites(60);

  @Test
  void aServerThatRanOutOfRoomGoesOnByItselfAndLocksNobodyOut() throws Exception {
    ProcessRun.skipUnlessThere("prlimit, a part of util-linux, is there", "prlimit", "--version");
    try (LaunchedServer full = start("full");
        LaunchedServer other = start("other")) {
      write("before", full);
      write("before-other", other);

      limit(full, Long.toString(Files.size(folder.resolve("shared.db-wal"))));
      for (int i = 0; i < ROUNDS; i++) {
        assertThat(refusal("refused-" + i, full)).isIn(Code.UNAVAILABLE, Code.RESOURCE_EXHAUSTED);
        writes.write("full-" + i + "-", () -> false, full.channel());
        write("meanwhile-" + i, other);
      }
      writes.submit("submitted", other.channel());
      awaitReadiness(503, full);
      awaitReadiness(200, other);

      limit(full, "unlimited");
      writes.repeatWhatIsInDoubt(full.channel());
      write("after", full);
      write("after-other", other);
      writes.awaitSubmitted(full.channel());
      awaitReadiness(200, full);
      writes.assertEverythingIsThereOnce(other.channel());
      writes.repeatWhatWasAcknowledged(full.channel());
      writes.assertEverythingIsThereOnce(full.channel());
    }
  }

  private LaunchedServer start(String name) throws IOException {
    Path own = Files.createDirectory(folder.resolve(name));
    return LaunchedServer.start(
        own, "--store", "sqlite:" + folder.resolve("shared.db"), "--chunk-inputs", "20");
  }

  /** The soft limit alone, so that it can be lifted again. */
  private void limit(LaunchedServer server, String bytes) throws Exception {
    ProcessRun run =
        ProcessRun.of(
            folder,
            Map.of(),
            "prlimit",
            "--pid",
            Long.toString(server.pid()),
            "--fsize=" + bytes + ":unlimited");
    assertThat(run.status()).as(run.text()).isZero();
  }

  /** Three requests, all of which are acknowledged. */
  private void write(String prefix, LaunchedServer server) {
    int before = writes.count();
    AtomicInteger left = new AtomicInteger(3);
    writes.write(prefix + "-", () -> left.getAndDecrement() <= 0, server.channel());
    assertThat(writes.count()).as(prefix).isEqualTo(before + 3);
  }

  private static Code refusal(String id, LaunchedServer server) {
    StatusRuntimeException refused =
        catchThrowableOfType(
            StatusRuntimeException.class,
            () ->
                CallBatchServiceGrpc.newBlockingStub(server.channel())
                    .withDeadlineAfter(Duration.ofSeconds(30))
                    .batchCreateCalls(WriteRequests.create(id, 50)));
    assertThat(refused).as("a refusal").isNotNull();
    return refused.getStatus().getCode();
  }

  private static void awaitReadiness(int status, LaunchedServer server) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:%d/readyz".formatted(server.httpPort())))
            .timeout(Duration.ofSeconds(20))
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      while (client.send(request, BodyHandlers.ofString()).statusCode() != status) {
        Thread.sleep(100);
      }
    }
  }
}
