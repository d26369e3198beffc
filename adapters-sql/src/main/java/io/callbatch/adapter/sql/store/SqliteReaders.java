package io.callbatch.adapter.sql.store;

import io.callbatch.adapter.sql.schema.Session;
import io.callbatch.domain.port.out.StoreUnavailableException.Reason;
import java.sql.SQLException;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/** Connections that read, opened when they are needed. Safe for use by several threads. */
public final class SqliteReaders implements AutoCloseable {

  private final int most;
  private final Supplier<Session> open;
  private final Semaphore free;
  private final ConcurrentLinkedDeque<Session> idle = new ConcurrentLinkedDeque<>();

  /**
   * Opens nothing yet.
   *
   * @param most how many connections at most; 0: the writing connection reads as well
   */
  public SqliteReaders(int most, Supplier<Session> open) {
    this.most = most;
    this.open = open;
    this.free = new Semaphore(most);
  }

  boolean none() {
    return most == 0;
  }

  <T> T look(Engine.Work<T> work) {
    try {
      free.acquire();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw StoreFailures.unavailable(Reason.UNREACHABLE, new SQLException("interrupted", e));
    }
    try {
      return lookAtOnce(work);
    } catch (RuntimeException e) {
      throw StoreFailures.forCaller(e);
    } finally {
      free.release();
    }
  }

  private <T> T lookAtOnce(Engine.Work<T> work) {
    Session session = idle.poll();
    if (session == null) {
      session = open.get();
    }
    boolean usable = false;
    try {
      session.run("BEGIN");
      T result = work.in(session, new Changes());
      session.run("ROLLBACK");
      usable = true;
      return result;
    } finally {
      if (usable) {
        idle.push(session);
      } else {
        session.close();
      }
    }
  }

  @Override
  public void close() {
    free.acquireUninterruptibly(most);
    for (Session session = idle.poll(); session != null; session = idle.poll()) {
      session.close();
    }
  }
}
