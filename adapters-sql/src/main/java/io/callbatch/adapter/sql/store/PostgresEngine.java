package io.callbatch.adapter.sql.store;

import com.zaxxer.hikari.HikariDataSource;
import io.callbatch.adapter.sql.schema.Dialect;
import io.callbatch.adapter.sql.schema.Session;
import io.callbatch.adapter.sql.schema.SqlFailure;
import io.callbatch.domain.port.out.StoreUnavailableException.Reason;
import java.sql.SQLException;
import java.util.concurrent.ThreadLocalRandom;

/**
 * PostgreSQL: each work is a transaction, done again where it collides with another one. Those that
 * read have a pool of their own, so that work that waits for a lock doesn't keep them out.
 */
public final class PostgresEngine implements Engine {

  private static final int ATTEMPTS = 10;
  private static final int ATTEMPTS_TO_CONNECT = 3;
  private static final long FIRST_PAUSE_MILLIS = 5;

  /** How often the pause doubles. */
  private static final int LONGEST_PAUSE = 5;

  private final HikariDataSource writers;
  private final HikariDataSource readers;
  private final Dialect dialect;
  private final Signals signals;
  private final PostgresListener listener;
  private final PostgresProbe probe;

  /**
   * Takes the pools over.
   *
   * @param writers read committed, without automatic commit
   * @param readers repeatable read, read only, without automatic commit
   * @param probing opens connections that give up a stuck server soon
   */
  public PostgresEngine(
      HikariDataSource writers,
      HikariDataSource readers,
      Dialect dialect,
      PostgresListener.Opener listening,
      PostgresListener.Opener probing) {
    this.writers = writers;
    this.readers = readers;
    this.dialect = dialect;
    this.signals = new Signals();
    this.listener = new PostgresListener(listening, signals);
    this.probe = new PostgresProbe(probing, dialect);
    listener.start();
  }

  @Override
  public <T> T change(Work<T> work) {
    return attempt(writers, work);
  }

  @Override
  public <T> T look(Work<T> work) {
    return attempt(readers, work);
  }

  private <T> T attempt(HikariDataSource pool, Work<T> work) {
    int lost = 0;
    for (int attempt = 1; ; attempt++) {
      try {
        return once(pool, work);
      } catch (SqlFailure e) {
        if (StoreFailures.isLostConnection(e.sql())
            && !Thread.currentThread().isInterrupted()
            && ++lost < ATTEMPTS_TO_CONNECT) {
          continue;
        }
        if (attempt >= ATTEMPTS || !StoreFailures.isCollision(e.sql())) {
          throw StoreFailures.forCaller(e);
        }
        pause(attempt, e);
      } catch (RuntimeException e) {
        throw StoreFailures.forCaller(e);
      }
    }
  }

  private <T> T once(HikariDataSource pool, Work<T> work) {
    Changes changes = new Changes();
    try (Session session = open(pool)) {
      T result;
      try {
        result = work.in(session, changes);
        PostgresListener.announce(session, changes);
        commit(session);
      } catch (RuntimeException | Error e) {
        rollBack(pool, session);
        throw e;
      }
      signals.tell(changes);
      return result;
    }
  }

  private Session open(HikariDataSource pool) {
    try {
      return new Session(pool.getConnection(), dialect);
    } catch (SQLException e) {
      throw new SqlFailure(e);
    }
  }

  private static void commit(Session session) {
    try {
      session.connection().commit();
    } catch (SQLException e) {
      if (StoreFailures.reason(e).filter(Reason.UNREACHABLE::equals).isPresent()
          && !StoreFailures.isCollision(e)) {
        throw StoreFailures.inDoubt(e);
      }
      throw new SqlFailure(e);
    }
  }

  /** A connection that doesn't even roll back is none to go on with. */
  private static void rollBack(HikariDataSource pool, Session session) {
    try {
      session.connection().rollback();
    } catch (SQLException _) {
      pool.evictConnection(session.connection());
    }
  }

  /** Waits a little longer each time, and never as long as the one it collided with. */
  private static void pause(int attempt, SqlFailure collision) {
    try {
      Thread.sleep(
          ThreadLocalRandom.current()
              .nextLong(1, FIRST_PAUSE_MILLIS << Math.min(attempt, LONGEST_PAUSE)));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw StoreFailures.unavailable(Reason.UNREACHABLE, collision.sql());
    }
  }

  @Override
  public void probe() {
    probe.write();
  }

  @Override
  public Signals signals() {
    return signals;
  }

  @Override
  public void close() {
    listener.close();
    probe.close();
    readers.close();
    writers.close();
  }
}
