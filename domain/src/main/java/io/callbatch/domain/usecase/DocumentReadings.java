package io.callbatch.domain.usecase;

import io.callbatch.domain.model.ReadOptions;
import io.callbatch.domain.model.Reading;
import io.callbatch.domain.port.out.BatchReader;
import io.callbatch.domain.port.out.DocumentFrames;
import io.callbatch.domain.port.out.Frame;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Function;

/**
 * The documents of a source, one after the other. Those that are at hand are read in chunks, with
 * spare threads where there are any, and come out in order all the same; so do failures. The source
 * is never waited for while there is a result to give out. Waiting for the source is free; only
 * what is done with a document that has come counts as work. For one thread, the only one that
 * touches the source.
 *
 * @param <T> what becomes of a document
 */
final class DocumentReadings<T> implements AutoCloseable {

  /** Hundreds of microseconds of work, next to which handing it over costs nothing. */
  private static final int CHUNK_BYTES = 1 << 15;

  /** Chunks that wait or run for each thread: enough for no thread to run out of work. */
  private static final int CHUNKS_PER_THREAD = 4;

  /** Documents that aren't given out yet; a larger one is read alone. */
  private static final int MOST_BYTES = 1 << 21;

  private final BatchReader reader;
  private final ReadOptions options;
  private final Function<Reading, T> work;
  private final ConcurrencyLimit limit;
  private final SpareThreads threads;
  private final DocumentFrames frames;
  private final Deque<DocumentChunk<T>> pending = new ArrayDeque<>();
  private long pendingBytes;
  private Deque<Outcome<T>> outcomes = new ArrayDeque<>();
  private Outcome<Optional<T>> end = Optional::empty;
  private boolean ended;
  private boolean begun;
  private boolean cutShort;

  /**
   * Reads from where the source stands.
   *
   * @param work what is done with a reading, on any thread; it must wait for nobody
   */
  DocumentReadings(
      BatchReader reader,
      InputStream source,
      ReadOptions options,
      Function<Reading, T> work,
      ConcurrencyLimit limit,
      SpareThreads threads) {
    this.reader = reader;
    this.options = options;
    this.work = work;
    this.limit = limit;
    this.threads = threads;
    this.frames = reader.frames(source);
  }

  /**
   * What becomes of the next document; empty at the end, or where the next document can't be found
   * any more.
   */
  Optional<T> next() throws IOException {
    while (outcomes.isEmpty()) {
      gather();
      DocumentChunk<T> first = pending.peek();
      if (first == null) {
        return end.get();
      }
      outcomes = finish(first);
      pending.remove();
      pendingBytes -= first.bytes();
    }
    return Optional.of(outcomes.remove().get());
  }

  /** Whether the source holds bytes that couldn't be read as documents. */
  boolean isCutShort() {
    return cutShort;
  }

  /** Leaves undone what isn't begun. */
  @Override
  public void close() {
    pending.forEach(DocumentChunk::abandon);
  }

  /**
   * Offers documents to the spare threads, until there are enough or the source must be waited for.
   */
  private void gather() {
    boolean shared = begun && threads.count() > 0;
    int most = shared ? CHUNKS_PER_THREAD * (threads.count() + 1) : 1;
    while (pending.size() < most && pendingBytes < MOST_BYTES) {
      DocumentChunk<T> chunk = nextChunk();
      if (chunk.isEmpty()) {
        return;
      }
      pending.add(chunk);
      pendingBytes += chunk.bytes();
      // the first one is this thread's own, since it waits for that
      if (shared && pending.size() > 1 && fitsBesideOthers(chunk)) {
        threads.offer(chunk::run);
      }
    }
  }

  private DocumentChunk<T> nextChunk() {
    DocumentChunk<T> chunk = new DocumentChunk<>(this::result);
    try {
      while (!ended
          && chunk.bytes() < CHUNK_BYTES
          && ((pending.isEmpty() && chunk.isEmpty()) || frames.isAtHand())) {
        Optional<Frame> frame = frames.next();
        frame.ifPresent(chunk::add);
        cutShort = frame.filter(DocumentReadings::endsTheSource).isPresent();
        ended = frame.isEmpty() || cutShort;
      }
    } catch (IOException e) {
      fail(() -> {
        throw e;
      });
    } catch (RuntimeException e) {
      fail(() -> {
        throw e;
      });
    }
    return chunk;
  }

  /** What came before the failure is given out first. */
  private void fail(Outcome<Optional<T>> failure) {
    end = failure;
    ended = true;
  }

  private static boolean endsTheSource(Frame frame) {
    return frame instanceof Frame.Broken broken && !broken.resumable();
  }

  private static boolean fitsBesideOthers(DocumentChunk<?> chunk) {
    return chunk.bytes() <= MOST_BYTES;
  }

  /** Does a chunk, or others while another thread is at it. */
  private Deque<Outcome<T>> finish(DocumentChunk<T> chunk) throws IOException {
    try (ConcurrencyLimit.Permit _ = limit.acquireInStream(!begun)) {
      begun = true;
      chunk.run();
      for (DocumentChunk<T> later : pending) {
        if (chunk.isDone()) {
          break;
        }
        if (fitsBesideOthers(later)) {
          later.run();
        }
      }
      return chunk.await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted in the middle of a stream");
    }
  }

  private T result(Frame frame) {
    return work.apply(frame.read(document -> reader.read(document, options)));
  }
}
