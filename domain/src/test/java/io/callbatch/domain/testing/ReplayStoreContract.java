package io.callbatch.domain.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.callbatch.domain.model.ErrorDetail;
import io.callbatch.domain.model.call.RequestId;
import io.callbatch.domain.model.property.PropertyFixture;
import io.callbatch.domain.model.property.PropertyGroup;
import io.callbatch.domain.model.property.PropertyType;
import io.callbatch.domain.model.run.BatchId;
import io.callbatch.domain.model.run.BatchOutcome;
import io.callbatch.domain.model.run.FailureCategory;
import io.callbatch.domain.model.run.InputFailure;
import io.callbatch.domain.model.run.InputOutcome;
import io.callbatch.domain.model.run.RecordedAnswer;
import io.callbatch.domain.port.out.ReplayStore.Recorded;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The contract of the store of recorded answers. */
public abstract class ReplayStoreContract extends StoreContract {
  private static final RequestId REQUEST = new RequestId("request\0é");
  private static final RecordedAnswer SUBMITTED =
      new RecordedAnswer.Submitted(new BatchId("batch-1"));

  @Test
  void repeatedRequestsGetTheFirstAnswer() {
    Samples.check(
        "recorded answers come back",
        10,
        random -> {
          BatchGenerator documents = BatchGenerator.legal(random);
          List<InputOutcome> outcomes = new ArrayList<>();
          documents
              .next()
              .results()
              .forEach(
                  call -> outcomes.add(new InputOutcome.Done(outcomes.size(), Optional.of(call))));
          outcomes.add(new InputOutcome.Failed(outcomes.size(), failure()));
          RecordedAnswer answer =
              new RecordedAnswer.Executed(new BatchOutcome(NOON, NOON.plusNanos(1), outcomes));
          RequestId request = new RequestId("r" + random.nextLong());
          assertThat(takeAndRecord(request, answer)).isEmpty();
          assertThat(takeAndRecord(request, SUBMITTED)).contains(new Recorded(FINGERPRINT, answer));
        });
  }

  @Test
  void answersOfEveryKindComeBack() {
    List<RecordedAnswer> answers =
        List.of(
            SUBMITTED,
            new RecordedAnswer.Defined(
                PropertyFixture.own("size", PropertyType.ENUMERATION, "a", "b")),
            new RecordedAnswer.Grouped(new PropertyGroup("pbx", "Telefon ☎", -1)));
    for (RecordedAnswer answer : answers) {
      RequestId request = new RequestId(answer.getClass().getSimpleName());
      assertThat(takeAndRecord(request, answer)).isEmpty();
      assertThat(takeAndRecord(request, answer)).contains(new Recorded(FINGERPRINT, answer));
    }
  }

  private static InputFailure failure() {
    return new InputFailure(
        FailureCategory.CONFLICT,
        "taken",
        Map.of("id", List.of("1", "2")),
        List.of(
            new ErrorDetail(
                "m",
                Optional.of("CODE"),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                Map.of(),
                List.of())));
  }

  @Test
  void failedWorkFreesTheId() {
    assertThatThrownBy(() ->
            store
                .transactions()
                .write(
                    PORTAL,
                    t -> {
                      t.replays().take(REQUEST, FINGERPRINT, NOON);
                      t.replays().record(REQUEST, SUBMITTED);
                      throw new ArithmeticException();
                    }))
        .isInstanceOf(ArithmeticException.class);
    assertThat(takeAndRecord(REQUEST, SUBMITTED)).isEmpty();
  }

  @Test
  void ofConcurrentTwinsOneDoesItAndTheOthersWait() throws Exception {
    AtomicInteger taken = new AtomicInteger();
    try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Optional<Recorded>>> twins = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        twins.add(
            clients.submit(() ->
                store
                    .transactions()
                    .write(
                        PORTAL,
                        t -> {
                          Optional<Recorded> before = t.replays().take(REQUEST, FINGERPRINT, NOON);
                          if (before.isEmpty()) {
                            taken.incrementAndGet();
                            pause();
                            t.replays().record(REQUEST, SUBMITTED);
                          }
                          return before;
                        })));
      }
      for (Future<Optional<Recorded>> twin : twins) {
        assertThat(twin.get().map(Recorded::answer).orElse(SUBMITTED)).isEqualTo(SUBMITTED);
      }
    }
    assertThat(taken).hasValue(1);
  }

  private static void pause() {
    try {
      Thread.sleep(50); // long enough for the twins to come while it is under way
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void eachPortalHasItsOwnIdsAndOldOnesAreSwept() {
    takeAndRecord(REQUEST, SUBMITTED);
    assertThat(
            store
                .transactions()
                .<Optional<Recorded>>write(
                    OTHER, t -> t.replays().take(REQUEST, FINGERPRINT, NOON)))
        .isEmpty();

    store.queue().sweep(NOON);
    assertThat(takeAndRecord(REQUEST, SUBMITTED)).isPresent();
    store.queue().sweep(NOON.plus(Duration.ofSeconds(1)));
    assertThat(takeAndRecord(REQUEST, SUBMITTED)).isEmpty();
  }

  private Optional<Recorded> takeAndRecord(RequestId request, RecordedAnswer answer) {
    return store
        .transactions()
        .write(
            PORTAL,
            t -> {
              Optional<Recorded> before = t.replays().take(request, FINGERPRINT, NOON);
              if (before.isEmpty()) {
                t.replays().record(request, answer);
              }
              return before;
            });
  }
}
