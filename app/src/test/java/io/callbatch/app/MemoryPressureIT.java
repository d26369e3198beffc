package io.callbatch.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Any;
import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import com.google.rpc.RetryInfo;
import io.callbatch.v1.ConversionServiceGrpc;
import io.callbatch.v1.ParseBatchRequest;
import io.grpc.ManagedChannel;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.protobuf.StatusProto;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A server with a small heap, and twice as many bytes at once as that: what there is no room for is
 * told to come back, over both protocols, and nobody else notices.
 */
@Timeout(600)
class MemoryPressureIT {
  private static final int CLIENTS = 32;
  private static final int DOCUMENT_BYTES = 15_900_000;
  private static final int DEADLINE_SECONDS = 300;
  private static final Pattern LISTENING =
      Pattern.compile("listening: http 127\\.0\\.0\\.1:(\\d+), grpc 127\\.0\\.0\\.1:(\\d+), .*");

  @TempDir private Path folder;

  @Test
  void everyoneIsAnsweredOrToldToComeBack() throws Exception {
    Process process = start();
    try {
      Matcher listening = LISTENING.matcher(String.valueOf(lines(process).readLine()));
      assertThat(listening.matches()).as("the server listens; see log.txt").isTrue();
      URI convert = URI.create("http://127.0.0.1:" + listening.group(1) + "/v1/convert");
      int grpcPort = Integer.parseInt(listening.group(2));
      byte[] document = document();

      List<String> answers = new ArrayList<>();
      AtomicBoolean over = new AtomicBoolean();
      try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
        Future<Integer> bystander = clients.submit(() -> serveUntil(over, grpcPort));
        List<Future<String>> calls = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
          Callable<String> call =
              i % 2 == 0 ? () -> overGrpc(grpcPort, document) : () -> overHttp(convert, document);
          calls.add(clients.submit(call));
        }
        for (Future<String> call : calls) {
          answers.add(call.get());
        }
        over.set(true);
        assertThat(bystander.get()).isPositive();
      }
      assertThat(answers).allMatch(answer -> answer.equals("done") || answer.equals("come back"));
      assertThat(answers).contains("done", "come back");
    } finally {
      process.destroy();
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    }
  }

  private Process start() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            "io.callbatch.app.cli.Main",
            "serve",
            "--port",
            "0",
            "--grpc-port",
            "0",
            "--store",
            "sqlite::memory:")
        .directory(folder.toFile())
        .redirectError(folder.resolve("log.txt").toFile())
        .start();
  }

  private static BufferedReader lines(Process process) {
    return new BufferedReader(
        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  private static byte[] document() {
    StringBuilder json =
        new StringBuilder(
            "{\"status\":\"COMPLETE\",\"startedAt\":\"2026-03-12T10:00:00Z\","
                + "\"completedAt\":\"2026-03-12T10:00:01Z\",\"results\":[");
    String call =
        "{\"id\":\"1\",\"createdAt\":\"2026-03-12T10:00:00Z\",\"updatedAt\":\"2026-03-12T10:00:00Z\",\"archived\":false,\"properties\":{\"hs_call_title\":\"Discovery"
            + " call\","
            + "\"hs_call_body\":\"%s\"}}".formatted("text ".repeat(60));
    json.append(call);
    while (json.length() + call.length() + 3 < DOCUMENT_BYTES) {
      json.append(',').append(call);
    }
    return json.append("]}").toString().getBytes(StandardCharsets.UTF_8);
  }

  private static ManagedChannel channel(int port) {
    return NettyChannelBuilder.forAddress("127.0.0.1", port)
        .usePlaintext()
        .maxInboundMessageSize(64 << 20)
        .build();
  }

  private static String overGrpc(int port, byte[] document) throws Exception {
    ManagedChannel channel = channel(port);
    try {
      var _ =
          ConversionServiceGrpc.newBlockingStub(channel)
              .withDeadlineAfter(DEADLINE_SECONDS, TimeUnit.SECONDS)
              .parseBatch(
                  ParseBatchRequest.newBuilder()
                      .setJson(UnsafeByteOperations.unsafeWrap(document))
                      .build());
      return "done";
    } catch (StatusRuntimeException e) {
      return e.getStatus().getCode() == Code.RESOURCE_EXHAUSTED && canBeRetried(e)
          ? "come back"
          : e.toString();
    } finally {
      channel.shutdownNow();
    }
  }

  private static boolean canBeRetried(StatusRuntimeException failure) {
    com.google.rpc.Status status = StatusProto.fromThrowable(failure);
    return status != null
        && status.getDetailsList().stream().anyMatch((Any detail) -> detail.is(RetryInfo.class));
  }

  private static String overHttp(URI convert, byte[] document) throws Exception {
    try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      HttpResponse<byte[]> answer =
          client.send(
              HttpRequest.newBuilder(convert)
                  .header("Content-Type", "application/json")
                  .header("Accept", "application/x-protobuf")
                  .POST(BodyPublishers.ofByteArray(document))
                  .build(),
              BodyHandlers.ofByteArray());
      return switch (answer.statusCode()) {
        case 200 -> "done";
        case 503 ->
            answer.headers().firstValue("Retry-After").isPresent() ? "come back" : "503 alone";
        default -> "status " + answer.statusCode();
      };
    }
  }

  /** Small calls on one connection, none of which may fail; how many were done. */
  private static int serveUntil(AtomicBoolean over, int port) {
    ManagedChannel channel = channel(port);
    try {
      ParseBatchRequest small =
          ParseBatchRequest.newBuilder()
              .setJson(ByteString.copyFromUtf8("{\"status\":\"PENDING\",\"results\":[]}"))
              .build();
      int done = 0;
      while (!over.get()) {
        var _ =
            ConversionServiceGrpc.newBlockingStub(channel)
                .withDeadlineAfter(DEADLINE_SECONDS, TimeUnit.SECONDS)
                .parseBatch(small);
        done++;
      }
      return done;
    } finally {
      channel.shutdownNow();
    }
  }
}
