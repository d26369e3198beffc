package io.callbatch.adapter.sql;

import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** Why a PostgreSQL store can't be opened: PostgreSQL's own words, never the driver's. */
final class PostgresRefusal {

  private PostgresRefusal() {}

  static StoreOpenException of(StoreUrl.Postgres store, Throwable failure) {
    return new StoreOpenException(
        "store %s can't be opened: %s".formatted(store.shown(), reason(failure)), failure);
  }

  private static String reason(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      Optional<String> reason = known(cause);
      if (reason.isPresent()) {
        return reason.get();
      }
    }
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql) {
        return bySqlState(Optional.ofNullable(sql.getSQLState()).orElse(""));
      }
    }
    return "the database doesn't answer as PostgreSQL does";
  }

  private static Optional<String> known(Throwable cause) {
    return switch (cause) {
      case UnknownHostException _ -> Optional.of("there is no host of this name");
      case ConnectException _ -> Optional.of("nothing listens at this host and port");
      case SocketTimeoutException _ -> Optional.of("no answer in time");
      case SSLException _ -> Optional.of("TLS failed; see sslmode and sslrootcert");
      case PSQLException sql -> server(sql);
      default -> Optional.empty();
    };
  }

  /** What the server itself said. */
  private static Optional<String> server(PSQLException failure) {
    ServerErrorMessage message = failure.getServerErrorMessage();
    return Optional.ofNullable(message).map(ServerErrorMessage::getMessage);
  }

  private static String bySqlState(String state) {
    return switch (state) {
      case "28P01", "28000" -> "user or password is refused";
      case "08001", "08006", "08004", "08P01" ->
          "the connection failed; see host, port, sslmode and channel_binding";
      default -> "the connection failed (SQLSTATE %s)".formatted(state.isEmpty() ? "none" : state);
    };
  }
}
