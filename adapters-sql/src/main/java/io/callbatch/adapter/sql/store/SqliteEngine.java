package io.callbatch.adapter.sql.store;

import io.callbatch.adapter.sql.schema.Session;
import io.callbatch.adapter.sql.schema.SqlFailure;
import io.callbatch.domain.port.out.StoreUnavailableException.Reason;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * SQLite: one thread writes. Work that waits at the same time shares a transaction, each in a
 * savepoint of its own, and is acknowledged once that has reached the disk. Readers have their own
 * connections, and see the state of the last commit.
 */
public final class SqliteEngine implements Engine {

  private static final int MOST_WAITING = 10_000;
  private static final int MOST_TOGETHER = 128;

  private final Session writer;
  private final SqliteReaders readers;
  private final Signals signals = new Signals();
  private final BlockingQueue<QueuedWork<?>> queue = new ArrayBlockingQueue<>(MOST_WAITING);
  private final Thread thread = new Thread(this::writeAll, "callbatch-sqlite-writer");
  private volatile boolean closed;

  /** Takes over the connection that writes and those that read, which may be none. */
  public SqliteEngine(Session writer, SqliteReaders readers) {
    this.writer = writer;
    this.readers = readers;
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public <T> T change(Work<T> work) {
    QueuedWork<T> queued = new QueuedWork<>(work);
    if (closed || !queue.offer(queued)) {
      throw StoreFailures.unavailable(
          Reason.UNREACHABLE, new SQLException("the queue of writes is full or closed"));
    }
    if (closed && !thread.isAlive()) {
      failTheRest();
    }
    return queued.await();
  }

  @Override
  public <T> T look(Work<T> work) {
    return readers.none() ? change(work) : readers.look(work);
  }

  @Override
  public void probe() {
    boolean _ = change((session, _) -> ProbeRow.write(session));
  }

  @Override
  public Signals signals() {
    return signals;
  }

  private void writeAll() {
    List<QueuedWork<?>> together = new ArrayList<>();
    while (!closed || !queue.isEmpty()) {
      try {
        together.add(queue.take());
        queue.drainTo(together, MOST_TOGETHER - 1);
        write(together);
      } catch (InterruptedException _) {
        // close() asks to look at what is left.
      }
      together.clear();
    }
  }

  private void write(List<QueuedWork<?>> works) {
    try {
      writer.update("BEGIN IMMEDIATE");
    } catch (SqlFailure e) {
      rollBack();
      works.forEach(work -> work.fail(StoreFailures.forCaller(e)));
      return;
    }
    try {
      for (QueuedWork<?> work : works) {
        writer.update("SAVEPOINT work");
        if (!work.run(writer)) {
          writer.update("ROLLBACK TO work");
        }
        writer.update("RELEASE work");
      }
      writer.update("COMMIT");
    } catch (SqlFailure e) {
      rollBack();
      apart(works, e);
      return;
    }
    for (QueuedWork<?> work : works) {
      work.acknowledge(signals);
    }
  }

  /** Some failures, such as a full disk, end the whole transaction: each work then tries alone. */
  private void apart(List<QueuedWork<?>> works, SqlFailure failure) {
    if (works.size() == 1) {
      works.getFirst().fail(StoreFailures.forCaller(failure));
      return;
    }
    for (QueuedWork<?> work : List.copyOf(works)) {
      write(List.of(work));
    }
  }

  private void rollBack() {
    try {
      writer.update("ROLLBACK");
    } catch (SqlFailure _) {
      // SQLite has ended the transaction itself.
    }
  }

  private void failTheRest() {
    for (QueuedWork<?> work = queue.poll(); work != null; work = queue.poll()) {
      work.fail(StoreFailures.unavailable(Reason.UNREACHABLE, new SQLException("closed")));
    }
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException _) {
        interrupted = true;
      }
    }
    failTheRest();
    readers.close();
    writer.close();
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
