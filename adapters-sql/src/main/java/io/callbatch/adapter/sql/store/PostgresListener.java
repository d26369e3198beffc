package io.callbatch.adapter.sql.store;

import io.callbatch.adapter.sql.schema.Session;
import io.callbatch.adapter.sql.store.Changes.Batch;
import io.callbatch.domain.model.call.PortalId;
import io.callbatch.domain.model.run.BatchId;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/**
 * Carries the signals between processes over a connection of its own. While that is lost, and
 * whenever nothing has come for a while, everybody is told to look.
 */
public final class PostgresListener implements AutoCloseable {

  private static final Logger LOG = System.getLogger(PostgresListener.class.getName());
  private static final String CHANNEL = "callbatch";
  private static final String QUEUE = "queue";
  private static final int QUIET_MILLIS = 5_000;
  private static final long RECONNECT_MILLIS = 500;

  private final Opener opener;
  private final Signals signals;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread = new Thread(this::listenOn, "callbatch-listener");
  private volatile @Nullable Connection current;

  /** Opens a connection outside of the pools. */
  @FunctionalInterface
  public interface Opener {
    /** Opens it, with automatic commit. */
    Connection open() throws SQLException;
  }

  PostgresListener(Opener opener, Signals signals) {
    this.opener = opener;
    this.signals = signals;
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  /** Tells other processes when the transaction commits. */
  static void announce(Session session, Changes changes) {
    if (changes.queueChanged()) {
      notifyOthers(session, QUEUE);
    }
    for (Batch batch : changes.batches()) {
      notifyOthers(session, batch.portal().value() + " " + batch.id().value());
    }
  }

  private static void notifyOthers(Session session, String payload) {
    session.query("SELECT pg_notify(?, ?)", _ -> true, CHANNEL, payload);
  }

  private void listenOn() {
    do {
      try (Connection connection = opener.open()) {
        current = connection;
        listen(connection);
      } catch (SQLException e) {
        LOG.log(Level.DEBUG, "listening ended, connecting again", e);
        signals.tellAll();
      }
    } while (!closes());
  }

  private boolean closes() {
    try {
      return closing.await(RECONNECT_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      return true;
    }
  }

  private void listen(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("LISTEN " + CHANNEL);
    }
    signals.tellAll();
    PGConnection notifications = connection.unwrap(PGConnection.class);
    while (closing.getCount() > 0) {
      PGNotification[] received = notifications.getNotifications(QUIET_MILLIS);
      if (received == null || received.length == 0) {
        signals.tellAll();
      } else {
        for (PGNotification notification : received) {
          tell(notification.getParameter());
        }
      }
    }
  }

  private void tell(String payload) {
    int space = payload.indexOf(' ');
    if (space < 0) {
      signals.tellQueue();
    } else {
      signals.tell(
          new Batch(
              new PortalId(payload.substring(0, space)),
              new BatchId(payload.substring(space + 1))));
    }
  }

  @Override
  public void close() {
    closing.countDown();
    try {
      Connection connection = current;
      if (connection != null) {
        connection.abort(Runnable::run);
      }
      thread.join();
    } catch (SQLException e) {
      LOG.log(Level.DEBUG, "closing the listening connection", e);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
