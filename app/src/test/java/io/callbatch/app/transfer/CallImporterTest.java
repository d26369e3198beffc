package io.callbatch.app.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.callbatch.adapter.grpc.client.ServerFailedException;
import io.callbatch.adapter.json.read.CallInputReader;
import io.callbatch.adapter.json.read.ImportedCall;
import io.callbatch.domain.model.Findings;
import io.callbatch.domain.model.ReadLimits;
import io.callbatch.domain.model.call.CallInput;
import io.callbatch.domain.model.run.BatchOperation;
import io.callbatch.domain.model.run.BatchOutcome;
import io.callbatch.domain.model.run.FailureCategory;
import io.callbatch.domain.model.run.InputFailure;
import io.callbatch.domain.model.run.InputOutcome;
import io.callbatch.domain.port.in.ExecuteBatchUseCase;
import io.callbatch.domain.port.out.Frame;
import io.callbatch.domain.port.out.StoreUnavailableException;
import io.callbatch.domain.port.out.StoreUnavailableException.Reason;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CallImporterTest {
  /** Does a request once, as the real one does; titles that begin with "bad" are rejected. */
  private static final class Service implements ExecuteBatchUseCase {
    private final Map<String, List<String>> titlesByRequest = new LinkedHashMap<>();
    private int failing;
    private Reason reason = Reason.UNREACHABLE;
    private boolean failingAfterwards;

    @Override
    public synchronized BatchOutcome execute(ExecuteBatchCommand command) {
      String request = command.requestId().orElseThrow().value();
      List<String> titles =
          ((BatchOperation.Create) command.operation())
              .inputs().stream().map(Service::title).toList();
      if (failing > 0 && !failingAfterwards) {
        fail();
      }
      List<String> before = titlesByRequest.putIfAbsent(request, titles);
      assertThat(before == null ? titles : before).isEqualTo(titles);
      if (failing > 0) {
        fail();
      }
      return new BatchOutcome(
          Instant.EPOCH,
          Instant.EPOCH,
          IntStream.range(0, titles.size()).mapToObj(i -> outcome(i, titles.get(i))).toList());
    }

    private void fail() {
      failing--;
      throw new StoreUnavailableException(
          reason, "the store is away", Duration.ofSeconds(1), new IOException("cut off"));
    }

    private static String title(CallInput input) {
      return input.properties().getOrDefault("hs_call_title", "");
    }

    private static InputOutcome outcome(int input, String title) {
      return title.startsWith("bad")
          ? new InputOutcome.Failed(
              input,
              new InputFailure(
                  FailureCategory.VALIDATION_ERROR, title + " is bad", Map.of(), List.of()))
          : new InputOutcome.Done(input, Optional.empty());
    }

    List<String> titles() {
      return titlesByRequest.values().stream().flatMap(List::stream).toList();
    }
  }

  private static final class Listener implements ImportListener {
    private final List<String> told = new ArrayList<>();
    private final List<String> left = new ArrayList<>();
    private ImportCount count = ImportCount.NONE;

    @Override
    public void invalid(Findings violations) {
      told.add(violations.listed().getFirst().line() + " invalid");
    }

    @Override
    public void read(ImportedCall call) {
      // said at the end
    }

    @Override
    public void rejected(ImportedCall call, InputFailure failure) {
      told.add(call.text().firstLine() + call.pointer() + " " + failure.message());
    }

    @Override
    public void settled(ImportCount all, List<Frame.Document> lines) {
      count = all;
      lines.forEach(line -> left.add(new String(line.bytes(), StandardCharsets.UTF_8)));
    }
  }

  private final Service service = new Service();
  private final Listener listener = new Listener();
  private final List<Duration> waits = new ArrayList<>();

  private boolean run(InputStream source, ImportCount earlier, boolean skipInvalid)
      throws IOException {
    try (FakeCalls calls = new FakeCalls(service, command -> FakeCalls.unexpected(command))) {
      return new CallImporter(
              calls.client(), new CallInputReader(ReadLimits.DEFAULT), new Backoff(waits::add), 3)
          .importCalls(source, earlier, skipInvalid, listener);
    }
  }

  private static InputStream lines(String... lines) {
    return new ByteArrayInputStream((String.join("\n", lines)).getBytes(StandardCharsets.UTF_8));
  }

  private static String call(Object title) {
    return "{\"properties\":{\"hs_call_title\":\"%s\"}}".formatted(title);
  }

  private static String[] calls(int count) {
    return IntStream.rangeClosed(1, count).mapToObj(CallImporterTest::call).toArray(String[]::new);
  }

  private static List<String> titles(int count) {
    return IntStream.rangeClosed(1, count).mapToObj(Integer::toString).toList();
  }

  @Test
  void bringsEveryLineInBatches() throws IOException {
    assertThat(run(lines(calls(20)), ImportCount.NONE, false)).isTrue();

    assertThat(service.titles()).isEqualTo(titles(20));
    assertThat(service.titlesByRequest).hasSize(7);
    assertThat(listener.count).isEqualTo(new ImportCount(20, 20, 0, 0));
  }

  @Test
  void anEmptyFileIsImported() throws IOException {
    assertThat(run(lines("", " "), ImportCount.NONE, false)).isTrue();
    assertThat(listener.count).isEqualTo(ImportCount.NONE);
  }

  @Test
  void repeatingItIsTheSameRequests() throws IOException {
    run(lines(calls(20)), ImportCount.NONE, false);
    run(lines(calls(20)), ImportCount.NONE, false);

    assertThat(service.titles()).isEqualTo(titles(20));
  }

  @Test
  void equalLinesAreCallsOfTheirOwn() throws IOException {
    String[] equal = {call("a"), call("a"), call("a"), call("a"), call("a"), call("a")};

    run(lines(equal), ImportCount.NONE, false);

    assertThat(service.titles()).containsExactly("a", "a", "a", "a", "a", "a");
  }

  @Test
  void tellsOfRejectedLinesByTheirNumber() throws IOException {
    assertThat(
            run(
                lines(call("bad1"), "", call("a"), call("b"), call("bad2")),
                ImportCount.NONE,
                false))
        .isTrue();

    assertThat(listener.told).containsExactly("1 bad1 is bad", "5 bad2 is bad");
    assertThat(listener.left).containsExactly(call("bad1"), call("bad2"));
    assertThat(listener.count).isEqualTo(new ImportCount(5, 2, 0, 2));
  }

  @Test
  void aLineThatIsNoCallEndsItWithTheBatchBefore() throws IOException {
    String[] lines = calls(8);
    lines[4] = "{";

    assertThat(run(lines(lines), ImportCount.NONE, false)).isFalse();

    assertThat(listener.told).containsExactly("5 invalid");
    assertThat(service.titles()).containsExactly("1", "2", "3");
    assertThat(listener.count).isEqualTo(new ImportCount(3, 3, 0, 0));
  }

  @Test
  void mendedItGoesOnWhetherItResumesOrNot() throws IOException {
    String[] lines = calls(8);
    lines[4] = "{";
    run(lines(lines), ImportCount.NONE, false);

    run(lines(calls(8)), listener.count, false);
    assertThat(service.titles()).isEqualTo(titles(8));

    run(lines(calls(8)), ImportCount.NONE, false);
    assertThat(service.titles()).isEqualTo(titles(8));
  }

  @Test
  void linesThatAreNoCallsCanBeLeftOut() throws IOException {
    assertThat(run(lines("{", call(1), "[]", call(2), call("bad"), "x"), ImportCount.NONE, true))
        .isTrue();

    assertThat(service.titles()).containsExactly("1", "2", "bad");
    assertThat(listener.told)
        .containsExactlyInAnyOrder("1 invalid", "3 invalid", "5 bad is bad", "6 invalid");
    assertThat(listener.left).containsExactly("{", "[]", call("bad"), "x");
    assertThat(listener.count).isEqualTo(new ImportCount(6, 2, 0, 4));
  }

  @Test
  void waitsForAServerThatIsAwayAndSendsAgain() throws IOException {
    service.failing = 4;

    assertThat(run(lines(calls(20)), ImportCount.NONE, false)).isTrue();

    assertThat(service.titles()).isEqualTo(titles(20));
    assertThat(waits).extracting(Duration::toMillis).containsExactly(250L, 500L, 1_000L, 2_000L);
  }

  @Test
  void whatWasDoneButNotAcknowledgedIsNotDoneTwice() throws IOException {
    service.failing = 3;
    service.failingAfterwards = true;

    assertThat(run(lines(calls(20)), ImportCount.NONE, false)).isTrue();

    assertThat(service.titles()).isEqualTo(titles(20));
    assertThat(listener.count).isEqualTo(new ImportCount(20, 20, 0, 0));
  }

  @Test
  void givesUpOnAServerThatStaysAway() {
    service.failing = Integer.MAX_VALUE;

    assertThatThrownBy(() -> run(lines(calls(20)), ImportCount.NONE, false))
        .isInstanceOf(ServerFailedException.class)
        .hasMessageContaining("can't be reached");
    assertThat(waits).hasSize(5);
    assertThat(listener.count).isEqualTo(ImportCount.NONE);
  }

  @Test
  void givesUpAtOnceWhereWaitingDoesNotHelp() {
    service.failing = 1;
    service.reason = Reason.FULL;

    assertThatThrownBy(() -> run(lines(calls(20)), ImportCount.NONE, false))
        .isInstanceOf(ServerFailedException.class)
        .hasMessageContaining("no room left");
    assertThat(waits).isEmpty();
  }

  @Test
  void resumesBehindWhatIsSettled() throws IOException {
    InputStream cutOff =
        new SequenceInputStream(
            lines(calls(14)),
            new InputStream() {
              @Override
              public int read() throws IOException {
                throw new IOException("the disk is gone");
              }
            });

    assertThatThrownBy(() -> run(cutOff, ImportCount.NONE, false)).hasMessage("the disk is gone");
    assertThat(listener.count.lines()).isPositive().isLessThan(14);

    assertThat(run(lines(calls(20)), listener.count, false)).isTrue();
    assertThat(service.titles()).isEqualTo(titles(20));
    assertThat(listener.count).isEqualTo(new ImportCount(20, 20, 0, 0));
  }
}
