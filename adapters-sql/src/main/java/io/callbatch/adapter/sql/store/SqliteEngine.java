package io.callbatch.adapter.sql.store;

import io.callbatch.adapter.sql.schema.Session;
import io.callbatch.adapter.sql.schema.SqlFailure;
import io.callbatch.domain.model.call.PortalId;
import io.callbatch.domain.port.out.StoreUnavailableException.Reason;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.function.Predicate;

/**
 * SQLite: one thread writes. Work that waits at the same time shares a transaction, each in a
 * savepoint of its own, and is acknowledged once that has reached the disk. Readers have their own
 * connections, and see the state of the last commit.
 *
 * <p>A transaction in which the database failed is abandoned, and each work tries once more alone.
 */
public final class SqliteEngine implements Engine {

  private static final int MOST_WAITING = 10_000;
  private static final int MOST_TOGETHER = 128;
  private static final Duration LONGEST_END = Duration.ofSeconds(10);

  private final SqliteWriter writer;
  private final SqliteReaders readers;
  private final Session idle;
  private final Reads reads;
  private final Signals signals = new Signals();
  private final BlockingDeque<QueuedWork<?>> queue = new LinkedBlockingDeque<>(MOST_WAITING);
  private final Thread thread = new Thread(this::writeAll, "callbatch-sqlite-writer");
  private volatile boolean closed;

  /** Takes over the connections, with the usual time for a read. */
  public SqliteEngine(SqliteWriter writer, SqliteReaders readers, Session idle) {
    this(writer, readers, idle, Reads.sqlite(Reads.LONGEST));
  }

  /**
   * Takes over the connections.
   *
   * @param readers those that read, which may be none
   * @param idle one that stays open and does nothing: a store in memory ends with its last
   *     connection, and a file without one can't be read where the disk is full
   * @param reads how reads are run
   */
  public SqliteEngine(SqliteWriter writer, SqliteReaders readers, Session idle, Reads reads) {
    this.writer = writer;
    this.readers = readers;
    this.idle = idle;
    this.reads = reads;
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public <T> T change(Work<T> work) {
    return change(work, queue::offer);
  }

  private <T> T change(Work<T> work, Predicate<QueuedWork<?>> enqueue) {
    QueuedWork<T> queued = new QueuedWork<>(work);
    if (closed || !enqueue.test(queued)) {
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
    return reads.own(read -> look(read, work));
  }

  @Override
  public <T> T look(PortalId portal, Work<T> work) {
    return reads.of(portal, read -> look(read, work));
  }

  private <T> T look(Read read, Work<T> work) {
    return readers.none()
        ? change((session, changes) -> lookBetweenWrites(session, changes, read, work))
        : readers.look(read, work);
  }

  /** A read that is ended is no failure of the writes with which it shares a transaction. */
  private static <T> T lookBetweenWrites(
      Session session, Changes changes, Read read, Work<T> work) {
    try {
      return read.on(session, () -> work.in(session, changes));
    } catch (SqlFailure e) {
      throw read.isEnded() ? StoreFailures.unavailable(Reason.ENDED, e.sql()) : e;
    }
  }

  @Override
  public void endReads() {
    reads.endAll();
  }

  /** Before whatever waits: a long queue is no trouble of the store. */
  @Override
  public void probe() {
    boolean _ = change((session, _) -> ProbeRow.write(session), queue::offerFirst);
    if (!readers.none()) {
      readers.probe();
    }
  }

  @Override
  public Signals signals() {
    return signals;
  }

  /** Ends only when it is told to, whatever is thrown, and by whatever. */
  private void writeAll() {
    List<QueuedWork<?>> together = new ArrayList<>(MOST_TOGETHER);
    while (!closed || !queue.isEmpty()) {
      try {
        together.clear();
        together.add(queue.take());
        queue.drainTo(together, MOST_TOGETHER - 1);
        writeOrFail(together);
      } catch (InterruptedException _) {
        // close() asks to look at what is left.
      } catch (RuntimeException | Error _) {
        // Those who waited have been told; not even a log can be relied on here.
      }
    }
  }

  private void writeOrFail(List<QueuedWork<?>> works) {
    try {
      write(works);
    } catch (RuntimeException | Error e) {
      for (QueuedWork<?> work : works) {
        work.fail(e);
      }
      writer.abandon();
      throw e;
    }
  }

  private void write(List<QueuedWork<?>> works) {
    Session session;
    try {
      session = writer.begin();
    } catch (SqlFailure e) {
      works.forEach(work -> work.fail(e));
      return;
    }
    try {
      for (QueuedWork<?> work : works) {
        session.run("SAVEPOINT work");
        if (!work.run(session)) {
          session.run("ROLLBACK TO work");
        }
        session.run("RELEASE work");
      }
      writer.commit(session);
    } catch (SqlFailure | VirtualMachineError e) {
      writer.abandon();
      apart(works, e);
      return;
    }
    works.forEach(QueuedWork::acknowledge);
    works.forEach(work -> work.tell(signals));
  }

  /** What one work has no room for, another one may. */
  private void apart(List<QueuedWork<?>> works, Throwable failure) {
    if (works.size() == 1) {
      works.getFirst().fail(failure);
      return;
    }
    for (QueuedWork<?> work : works) {
      write(List.of(work));
    }
  }

  private void failTheRest() {
    for (QueuedWork<?> work = queue.poll(); work != null; work = queue.poll()) {
      work.fail(new SqlFailure(new SQLException("closed")));
    }
  }

  /** Waits for what is under way, but not for a disk that doesn't answer. */
  @Override
  public void close() {
    reads.close();
    closed = true;
    thread.interrupt();
    boolean ended = false;
    try {
      ended = thread.join(LONGEST_END);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    failTheRest();
    readers.close();
    if (ended) {
      writer.close();
    }
    idle.close();
  }
}
