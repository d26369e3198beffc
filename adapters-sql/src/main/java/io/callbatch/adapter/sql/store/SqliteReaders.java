package io.callbatch.adapter.sql.store;

import io.callbatch.adapter.sql.schema.Session;
import io.callbatch.adapter.sql.schema.SqlFailure;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Supplier;

/** Connections that read, opened when they are needed. Safe for use by several threads. */
public final class SqliteReaders implements AutoCloseable {

  private final int most;
  private final Supplier<Session> open;
  private final ConcurrentLinkedDeque<Session> idle = new ConcurrentLinkedDeque<>();

  /**
   * Opens nothing yet.
   *
   * @param most how many connections are kept at most; 0: the writing connection reads as well
   */
  public SqliteReaders(int most, Supplier<Session> open) {
    this.most = most;
    this.open = open;
  }

  boolean none() {
    return most == 0;
  }

  /** Does work that only looks, until the read is ended. */
  <T> T look(Read read, Engine.Work<T> work) {
    try {
      return lookAtOnce(read, work);
    } catch (RuntimeException e) {
      throw StoreFailures.forCaller(e);
    }
  }

  private <T> T lookAtOnce(Read read, Engine.Work<T> work) {
    Session kept = idle.poll();
    Session session = kept == null ? open.get() : kept;
    boolean usable = false;
    try {
      session.run("BEGIN");
      T result = read.on(session, () -> work.in(session, new Changes()));
      session.run("ROLLBACK");
      usable = true;
      return result;
    } finally {
      if (usable && idle.size() < most) {
        idle.push(session);
      } else {
        session.close();
      }
    }
  }

  /** Looks at the file itself, over a connection of its own. */
  void probe() {
    try (Session session = open.get()) {
      int _ = SqliteDamage.look(session);
    } catch (SqlFailure e) {
      throw StoreFailures.forCaller(e);
    }
  }

  @Override
  public void close() {
    for (Session session = idle.poll(); session != null; session = idle.poll()) {
      session.close();
    }
  }
}
