package io.callbatch.adapter.sql.store;

import com.zaxxer.hikari.HikariDataSource;
import io.callbatch.adapter.sql.schema.Dialect;
import io.callbatch.adapter.sql.schema.Session;
import io.callbatch.adapter.sql.schema.SqlFailure;
import io.callbatch.domain.model.call.PortalId;
import io.callbatch.domain.port.out.StoreUnavailableException.Reason;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.util.concurrent.ThreadLocalRandom;
import org.postgresql.PGConnection;

/**
 * PostgreSQL: each work is a transaction, done again where it collides with another one. Those that
 * read have a pool of their own, so that work that waits for a lock doesn't keep them out.
 */
public final class PostgresEngine implements Engine {

  private static final Logger LOGGER = System.getLogger(PostgresEngine.class.getName());

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
  private final Reads reads;

  /** Takes the pools over, with the usual time for a read. */
  public PostgresEngine(
      HikariDataSource writers,
      HikariDataSource readers,
      Dialect dialect,
      PostgresListener.Opener listening,
      PostgresListener.Opener probing) {
    this(
        writers,
        readers,
        dialect,
        listening,
        probing,
        Reads.postgres(readers.getMaximumPoolSize(), Reads.LONGEST));
  }

  /**
   * Takes the pools over.
   *
   * @param writers read committed, without automatic commit
   * @param readers repeatable read, read only, without automatic commit
   * @param probing opens connections that give up a stuck server soon
   * @param reads how reads are run
   */
  public PostgresEngine(
      HikariDataSource writers,
      HikariDataSource readers,
      Dialect dialect,
      PostgresListener.Opener listening,
      PostgresListener.Opener probing,
      Reads reads) {
    this.reads = reads;
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
    return reads.own(read -> look(read, work));
  }

  @Override
  public <T> T look(PortalId portal, Work<T> work) {
    return reads.of(portal, read -> look(read, work));
  }

  private <T> T look(Read read, Work<T> work) {
    return attempt(
        readers,
        (session, changes) -> {
          PGConnection connection = breakable(session);
          return read.on(
              session, () -> cancel(connection), () -> withinTime(session, changes, work));
        });
  }

  /** For this transaction only: a pooler between may give the connection to others. */
  private <T> T withinTime(Session session, Changes changes, Work<T> work) {
    session.run("SET LOCAL statement_timeout = " + Math.max(1, reads.longest().toMillis()));
    try {
      return work.in(session, changes);
    } catch (SqlFailure e) {
      if (StoreFailures.isEnded(e.sql())) {
        throw StoreFailures.unavailable(Reason.TIMED_OUT, e.sql());
      }
      throw e;
    }
  }

  private static PGConnection breakable(Session session) {
    try {
      return session.connection().unwrap(PGConnection.class);
    } catch (SQLException e) {
      throw new SqlFailure(e);
    }
  }

  private static void cancel(PGConnection connection) {
    try {
      connection.cancelQuery();
    } catch (SQLException e) {
      LOGGER.log(Level.DEBUG, "a statement isn't ended at once, but by its time limit", e);
    }
  }

  @Override
  public void endReads() {
    reads.endAll();
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
    reads.close();
    listener.close();
    probe.close();
    readers.close();
    writers.close();
  }
}
