package io.callbatch.adapter.sql.store;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import javax.sql.DataSource;

/**
 * Makes JDBC connections fail at a step, a number of times, and then lets them work. As with
 * SQLite's driver, a prepared statement that failed once is of no use any more. Safe for use by
 * several threads.
 */
final class Faults {

  /** Where a connection fails; a commit can also fail after it was done. */
  enum Step {
    OPEN,
    BEGIN,
    SAVEPOINT,
    STATEMENT,
    UNDO,
    RELEASE,
    COMMIT,
    COMMITTED,
    ROLLBACK,
    CLOSE
  }

  private record Armed(AtomicInteger left, Supplier<Throwable> failure) {}

  private final Map<Step, Armed> armed = new EnumMap<>(Step.class);

  /** From now on the step fails this many times. */
  synchronized void arm(Step step, int times, Supplier<Throwable> failure) {
    armed.put(step, new Armed(new AtomicInteger(times), failure));
  }

  /** Whether every failure that was asked for has been. */
  synchronized boolean spent() {
    return armed.values().stream().allMatch(fault -> fault.left.get() <= 0);
  }

  private void reach(Step step) throws Throwable {
    Armed fault;
    synchronized (this) {
      fault = armed.get(step);
    }
    if (fault != null && fault.left.getAndDecrement() > 0) {
      throw fault.failure.get();
    }
  }

  /** A data source whose connections fail. */
  DataSource around(DataSource sound) {
    return proxy(
        DataSource.class,
        (_, method, arguments) -> {
          boolean opens = method.getName().equals("getConnection");
          if (opens) {
            reach(Step.OPEN);
          }
          Object result = call(sound, method, arguments);
          return opens ? around((Connection) result) : result;
        });
  }

  /** A connection that fails. */
  Connection around(Connection sound) {
    return proxy(
        Connection.class,
        (_, method, arguments) -> {
          switch (method.getName()) {
            case "commit" -> reach(Step.COMMIT);
            case "rollback" -> reach(Step.ROLLBACK);
            default -> {
              // Does what it is told.
            }
          }
          Object result = call(sound, method, arguments);
          switch (method.getName()) {
            case "commit" -> reach(Step.COMMITTED);
            case "close" -> reach(Step.CLOSE);
            default -> {
              // Has done what it was told.
            }
          }
          return switch (result) {
            case PreparedStatement statement -> around(PreparedStatement.class, statement);
            case Statement statement -> around(Statement.class, statement);
            case null, default -> result;
          };
        });
  }

  private <S extends Statement> S around(Class<S> type, S sound) {
    boolean[] dead = new boolean[1];
    return proxy(
        type,
        (_, method, arguments) -> {
          if (!method.getName().startsWith("execute")) {
            return call(sound, method, arguments);
          }
          if (dead[0]) {
            throw new SQLException("statement is not executing");
          }
          try {
            String sql = arguments == null ? "" : (String) arguments[0];
            reach(before(sql));
            Object result = call(sound, method, arguments);
            if (sql.equals("COMMIT")) {
              reach(Step.COMMITTED);
            }
            return result;
          } catch (SQLException | Error e) {
            dead[0] = true;
            throw e;
          }
        });
  }

  private static Step before(String sql) {
    return switch (sql.replaceFirst(" .*", "")) {
      case "BEGIN" -> Step.BEGIN;
      case "SAVEPOINT" -> Step.SAVEPOINT;
      case "RELEASE" -> Step.RELEASE;
      case "COMMIT" -> Step.COMMIT;
      case "ROLLBACK" -> sql.equals("ROLLBACK") ? Step.ROLLBACK : Step.UNDO;
      default -> Step.STATEMENT;
    };
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(
        Proxy.newProxyInstance(Faults.class.getClassLoader(), new Class<?>[] {type}, handler));
  }

  private static Object call(Object target, java.lang.reflect.Method method, Object[] arguments)
      throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
