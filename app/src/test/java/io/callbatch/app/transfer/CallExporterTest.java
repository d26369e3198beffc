package io.callbatch.app.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.callbatch.adapter.grpc.client.ServerFailedException;
import io.callbatch.domain.model.Call;
import io.callbatch.domain.model.call.CallId;
import io.callbatch.domain.model.call.Selection;
import io.callbatch.domain.port.in.ListCallsUseCase;
import io.callbatch.domain.port.out.StoreUnavailableException;
import io.callbatch.domain.port.out.StoreUnavailableException.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class CallExporterTest {
  private static final int CALLS = 300;

  /** Lists calls of two ids and on, and fails when a page begins at one of some ids. */
  private static final class Service implements ListCallsUseCase {
    private final List<Long> failingAt = new ArrayList<>();
    private Reason reason = Reason.UNREACHABLE;

    @Override
    public synchronized CallPage list(ListCallsCommand command) {
      long from = command.from().map(CallId::value).orElse(1L);
      long to = Math.min(from + Math.min(command.limit(), 50), CALLS + 1L);
      if (failingAt.removeIf(id -> id >= from && id < to)) {
        throw new StoreUnavailableException(
            reason, "away", Duration.ofSeconds(1), new IOException("cut off"));
      }
      return new CallPage(
          LongStream.range(from, to).mapToObj(Service::call).toList(),
          to > CALLS ? Optional.empty() : Optional.of(new CallId(to)));
    }

    private static Call call(long id) {
      return new Call(
          Long.toString(id),
          Map.of(),
          List.of(),
          Map.of(),
          Instant.EPOCH,
          Instant.EPOCH,
          false,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Map.of(),
          List.of(),
          Map.of(),
          List.of());
    }
  }

  @TempDir private Path folder;

  private final Service service = new Service();
  private final List<Duration> waits = new ArrayList<>();

  private Path out() {
    return folder.resolve("out.ndjson");
  }

  private void export(boolean resume) throws IOException {
    try (FakeCalls calls = new FakeCalls(command -> FakeCalls.unexpected(command), service);
        ExportFile file = ExportFile.open(out(), "all", resume)) {
      new CallExporter(calls.client(), new Backoff(waits::add))
          .export(
              Selection.PLAIN,
              file.next(),
              page -> {
                for (Call call : page.calls()) {
                  file.stream().write((call.id() + "\n").getBytes(StandardCharsets.UTF_8));
                }
                file.settle(page.calls().size(), page.next());
              });
      file.complete();
    }
  }

  private static String all() {
    return LongStream.rangeClosed(1, CALLS).mapToObj(id -> id + "\n").collect(Collectors.joining());
  }

  private List<String> files() throws IOException {
    try (var paths = Files.list(folder)) {
      return paths.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void takesEveryCallOnceInOrder() throws IOException {
    export(false);

    assertThat(out()).content().isEqualTo(all());
    assertThat(files()).containsExactly("out.ndjson");
  }

  @Test
  void goesOnWhereItWasWhenTheServerWasAwayForAWhile() throws IOException {
    service.failingAt.addAll(List.of(1L, 120L, 121L, 299L));

    export(false);

    assertThat(out()).content().isEqualTo(all());
    assertThat(waits).hasSize(3).containsOnly(Duration.ofMillis(250));
  }

  @Test
  void whatIsInterruptedIsGoneOnWith() throws IOException {
    Files.writeString(out(), "as before");
    service.failingAt.add(200L);
    service.reason = Reason.DAMAGED;

    assertThatThrownBy(() -> export(false)).isInstanceOf(ServerFailedException.class);
    assertThat(out()).content().isEqualTo("as before");
    assertThat(files()).containsExactly("out.ndjson", "out.ndjson.part", "out.ndjson.resume");

    // as a crash leaves it: more was written than is settled
    Files.writeString(
        folder.resolve("out.ndjson.part"),
        Files.readString(folder.resolve("out.ndjson.part")) + "199\n20");
    export(true);

    assertThat(out()).content().isEqualTo(all());
    assertThat(files()).containsExactly("out.ndjson");
  }

  @Test
  void withoutResumeItStartsOver() throws IOException {
    service.failingAt.add(200L);
    service.reason = Reason.DAMAGED;
    assertThatThrownBy(() -> export(false)).isInstanceOf(ServerFailedException.class);

    export(false);

    assertThat(out()).content().isEqualTo(all());
  }

  @Test
  void nothingToResumeIsAWholeExport() throws IOException {
    export(true);

    assertThat(out()).content().isEqualTo(all());
  }

  @Test
  void anotherExportIsNotGoneOnWith() throws IOException {
    service.failingAt.add(200L);
    service.reason = Reason.DAMAGED;
    assertThatThrownBy(() -> export(false)).isInstanceOf(ServerFailedException.class);

    assertThatThrownBy(() -> ExportFile.open(out(), "archived calls", true))
        .isInstanceOf(ResumeException.class)
        .hasMessageContaining("expected archived calls, found all");
  }

  @Test
  void aShorterFileThanWasWrittenIsNotGoneOnWith() throws IOException {
    service.failingAt.add(200L);
    service.reason = Reason.DAMAGED;
    assertThatThrownBy(() -> export(false)).isInstanceOf(ServerFailedException.class);
    Files.writeString(folder.resolve("out.ndjson.part"), "1\n");

    assertThatThrownBy(() -> export(true))
        .isInstanceOf(ResumeException.class)
        .hasMessageContaining("has 2 bytes");
  }

  @Test
  void whatFailsAtOnceLeavesNothing() throws IOException {
    service.failingAt.add(1L);
    service.reason = Reason.DAMAGED;

    assertThatThrownBy(() -> export(false)).isInstanceOf(ServerFailedException.class);

    assertThat(files()).isEmpty();
  }
}
