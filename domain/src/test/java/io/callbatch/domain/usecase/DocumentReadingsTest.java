package io.callbatch.domain.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.callbatch.domain.model.DocumentFormat;
import io.callbatch.domain.model.Findings;
import io.callbatch.domain.model.ReadOptions;
import io.callbatch.domain.model.Reading;
import io.callbatch.domain.model.Rule;
import io.callbatch.domain.model.Violation;
import io.callbatch.domain.port.in.OverloadedException;
import io.callbatch.domain.port.out.BatchReader;
import io.callbatch.domain.port.out.DocumentFrames;
import io.callbatch.domain.port.out.Frame;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Documents are read by several threads and come out as if by one. */
@Timeout(60)
class DocumentReadingsTest {
  private static final int THREADS = 3;

  /** Two megabytes in flight, the document that goes beyond them, and the chunk being given out. */
  private static final long MOST_HELD = (2 << 20) + (2 << 20) + (1 << 16);

  private final ExecutorService executor = Executors.newFixedThreadPool(THREADS);
  private final Set<Thread> readers = ConcurrentHashMap.newKeySet();
  private final AtomicInteger begun = new AtomicInteger();
  private SpareThreads threads = new SpareThreads(executor, THREADS);
  private ConcurrencyLimit limit = ConcurrencyLimit.none();

  /** What is done with a document before its reading is there. */
  private Function<Frame.Document, Reading> read = DocumentReadingsTest::reading;

  @AfterEach
  void stopThreads() {
    executor.shutdownNow();
  }

  @Test
  void documentsComeInTheirOrderHoweverLongEachTakes() throws Exception {
    List<Frame> documents = documents(1_000, new Random(4), 20_000);
    read =
        document -> {
          LockSupport.parkNanos((document.firstLine() * 7_919L) % 300_000);
          return reading(document);
        };

    assertThat(all(new FakeFrames(documents))).isEqualTo(ordinals(1, 1_000));
    assertThat(readers).as("threads that read").hasSizeGreaterThan(1);
  }

  @Test
  void documentsThatMustBeWaitedForAreReadOneByOneOnTheCallersThread() throws Exception {
    List<String> events = new ArrayList<>();
    FakeFrames frames =
        new FakeFrames(documents(3, new Random(1), 10)) {
          @Override
          public boolean isAtHand() {
            return false;
          }

          @Override
          public Optional<Frame> next() throws IOException {
            events.add("next");
            return super.next();
          }
        };

    try (DocumentReadings<Integer> readings = readings(frames)) {
      for (Optional<Integer> next = readings.next(); next.isPresent(); next = readings.next()) {
        events.add(next.get().toString());
      }
    }

    assertThat(events).containsExactly("next", "1", "next", "2", "next", "3", "next");
    assertThat(readers).containsExactly(Thread.currentThread());
  }

  @Test
  void aFailureOfTheSourceComesAfterTheDocumentsBeforeIt() throws Exception {
    FakeFrames frames =
        new FakeFrames(documents(200, new Random(2), 2_000)) {
          @Override
          public Optional<Frame> next() throws IOException {
            if (given() == 150) {
              throw new IOException("the disk is gone");
            }
            return super.next();
          }
        };

    assertThat(untilFailure(frames, IOException.class, "the disk is gone"))
        .isEqualTo(ordinals(1, 150));
  }

  @Test
  void aFailureOfTheReaderComesInItsPlaceAndAsItWas() throws Exception {
    read =
        document -> {
          if (document.firstLine() == 120) {
            throw new IllegalStateException("a mistake");
          }
          return reading(document);
        };

    assertThat(
            untilFailure(
                new FakeFrames(documents(200, new Random(3), 2_000)),
                IllegalStateException.class,
                "a mistake"))
        .isEqualTo(ordinals(1, 119));
  }

  @Test
  void nothingIsReadBehindABreakAndItComesInItsPlace() throws Exception {
    List<Frame> frames = new ArrayList<>(documents(100, new Random(5), 2_000));
    frames.add(60, new Frame.Broken((Reading.Refused) refused(0), false));
    FakeFrames source = new FakeFrames(frames);

    List<Integer> expected = new ArrayList<>(ordinals(1, 60));
    expected.add(0);
    assertThat(all(source)).isEqualTo(expected);
    assertThat(source.given()).isEqualTo(61);
  }

  @Test
  void bytesInFlightAreBounded() throws Exception {
    Random random = new Random(6);
    List<Frame> documents = documents(2_000, random, 30_000);
    IntStream.range(0, 20)
        .forEach(i -> documents.add(document(2_001 + i, 500_000 + random.nextInt(1_500_000))));
    FakeFrames frames = new FakeFrames(documents);
    AtomicLong most = new AtomicLong();
    long given = 0;

    try (DocumentReadings<Integer> readings = readings(frames)) {
      for (Optional<Integer> next = readings.next(); next.isPresent(); next = readings.next()) {
        most.accumulateAndGet(frames.bytes() - given, Math::max);
        given += size(documents.get(next.get() - 1));
      }
    }

    assertThat(most.get()).isBetween(500_000L, MOST_HELD);
  }

  @Test
  void aHugeDocumentIsReadAlone() throws Exception {
    List<Frame> documents = documents(300, new Random(7), 2_000);
    int[] huge = {50, 51, 200};
    for (int place : huge) {
      documents.set(place - 1, document(place, 3 << 20));
    }
    AtomicInteger running = new AtomicInteger();
    Set<Integer> inCompany = ConcurrentHashMap.newKeySet();
    read =
        document -> {
          int others = running.getAndIncrement();
          if (document.bytes().length > 2 << 20) {
            LockSupport.parkNanos(2_000_000);
            if (others > 0 || running.get() > 1) {
              inCompany.add(document.firstLine());
            }
          }
          running.decrementAndGet();
          return reading(document);
        };

    assertThat(all(new FakeFrames(documents))).isEqualTo(ordinals(1, 300));
    assertThat(inCompany).isEmpty();
  }

  @Test
  void manyDocumentsOfNoBytesAreBoundedToo() throws Exception {
    List<Frame> documents =
        new ArrayList<>(IntStream.rangeClosed(1, 50_000).mapToObj(i -> document(i, 0)).toList());
    FakeFrames frames = new FakeFrames(documents);

    try (DocumentReadings<Integer> readings = readings(frames)) {
      for (int i = 1; i <= 200; i++) {
        assertThat(readings.next()).contains(i);
      }
      assertThat(frames.given()).isBetween(201, 5_000);
    }
  }

  @Test
  void whatIsNotBegunWhenItIsClosedIsLeftUndone() throws Exception {
    AtomicInteger done = new AtomicInteger();
    Thread caller = Thread.currentThread();
    read =
        document -> {
          if (!Thread.currentThread().equals(caller)) {
            LockSupport.parkNanos(1_000_000);
          }
          done.incrementAndGet();
          return reading(document);
        };
    DocumentReadings<Integer> readings =
        readings(new FakeFrames(documents(1_000, new Random(8), 4_000)));
    for (int i = 1; i <= 100; i++) {
      assertThat(readings.next()).contains(i);
    }

    readings.close();
    int whenClosed = done.get();
    executor.shutdown();

    assertThat(executor.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
    assertThat(done).hasValueLessThanOrEqualTo(whenClosed + THREADS).hasValueLessThan(1_000);
  }

  @Test
  void anInterruptEndsTheStreamAndStays() throws Exception {
    try (DocumentReadings<Integer> readings =
        readings(new FakeFrames(documents(1_000, new Random(9), 4_000)))) {
      assertThat(readings.next()).contains(1);
      Thread.currentThread().interrupt();

      assertThatThrownBy(() -> drain(readings)).isInstanceOf(InterruptedIOException.class);
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @Test
  void aRefusedStreamGivesTheThreadsNothingToDo() {
    limit = new ConcurrencyLimit(1);
    FakeFrames frames = new FakeFrames(documents(1_000, new Random(10), 4_000));

    try (ConcurrencyLimit.Permit _ = limit.acquire();
        DocumentReadings<Integer> readings = readings(frames)) {
      assertThatThrownBy(readings::next).isInstanceOf(OverloadedException.class);
    }
    assertThat(begun).hasValue(0);
    assertThat(limit.underWay()).isZero();
  }

  @Test
  void threadsThatAreBusyOrFullHoldNothingUp() throws Exception {
    CountDownLatch released = new CountDownLatch(1);
    try (ThreadPoolExecutor busy =
        new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(2))) {
      busy.execute(() -> awaitUninterruptibly(released));
      threads = new SpareThreads(busy, 1);

      assertThat(all(new FakeFrames(documents(500, new Random(11), 4_000))))
          .isEqualTo(ordinals(1, 500));
      assertThat(readers).containsExactly(Thread.currentThread());
      released.countDown();
    }
  }

  @Test
  void theNumberOfThreadsIsNotNegative() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SpareThreads(Runnable::run, -1))
        .withMessage("count is -1, but must be 0 or more");
  }

  private List<Integer> all(DocumentFrames frames) throws IOException {
    try (DocumentReadings<Integer> readings = readings(frames)) {
      List<Integer> ordinals = drain(readings);
      assertThat(readings.next()).isEmpty();
      return ordinals;
    }
  }

  private static List<Integer> drain(DocumentReadings<Integer> readings) throws IOException {
    List<Integer> ordinals = new ArrayList<>();
    for (Optional<Integer> next = readings.next(); next.isPresent(); next = readings.next()) {
      ordinals.add(next.get());
    }
    return ordinals;
  }

  private List<Integer> untilFailure(
      DocumentFrames frames, Class<? extends Exception> type, String message) {
    List<Integer> ordinals = new ArrayList<>();
    try (DocumentReadings<Integer> readings = readings(frames)) {
      assertThatThrownBy(
              () -> {
                while (true) {
                  ordinals.add(readings.next().orElseThrow());
                }
              })
          .isInstanceOf(type)
          .hasMessage(message);
    }
    return ordinals;
  }

  private DocumentReadings<Integer> readings(DocumentFrames frames) {
    return new DocumentReadings<>(
        new FakeReader(frames),
        InputStream.nullInputStream(),
        ReadOptions.DEFAULT,
        reading -> ((Reading.Refused) reading).violations().listed().getFirst().line(),
        limit,
        threads);
  }

  /** Says which document it was by the line of its only finding. */
  private static Reading reading(Frame.Document document) {
    return refused(document.firstLine());
  }

  private static Reading refused(int line) {
    Violation violation = new Violation("", line, 1, Rule.TYPE, "expected g, found b");
    return new Reading.Refused(Reading.Refusal.INVALID, Findings.of(violation), Findings.NONE);
  }

  private static List<Frame> documents(int count, Random random, int mostBytes) {
    return new ArrayList<>(
        IntStream.rangeClosed(1, count)
            .mapToObj(i -> document(i, random.nextInt(mostBytes)))
            .toList());
  }

  private static Frame document(int ordinal, int bytes) {
    return new Frame.Document(new byte[bytes], ordinal);
  }

  private static long size(Frame frame) {
    return frame instanceof Frame.Document document ? document.bytes().length : 0;
  }

  private static List<Integer> ordinals(int first, int last) {
    return IntStream.rangeClosed(first, last).boxed().toList();
  }

  private static void awaitUninterruptibly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /** A source all of which has come, that counts what was taken from it. */
  private static class FakeFrames implements DocumentFrames {
    private final List<Frame> frames;
    private int given;
    private long bytes;

    FakeFrames(List<Frame> frames) {
      this.frames = frames;
    }

    int given() {
      return given;
    }

    long bytes() {
      return bytes;
    }

    @Override
    public boolean isAtHand() {
      return true;
    }

    @Override
    public Optional<Frame> next() throws IOException {
      if (given == frames.size()) {
        return Optional.empty();
      }
      Frame frame = frames.get(given++);
      bytes += size(frame);
      return Optional.of(frame);
    }
  }

  private final class FakeReader implements BatchReader {
    private final DocumentFrames frames;

    FakeReader(DocumentFrames frames) {
      this.frames = frames;
    }

    @Override
    public DocumentFormat format() {
      return DocumentFormat.NDJSON;
    }

    @Override
    public DocumentFrames frames(InputStream source) {
      return frames;
    }

    @Override
    public Reading read(Frame.Document document, ReadOptions options) {
      begun.incrementAndGet();
      readers.add(Thread.currentThread());
      return read.apply(document);
    }
  }
}
