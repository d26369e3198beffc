package io.callbatch.adapter.grpc.client;

import io.grpc.Status;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLException;

/** A server has refused a request, or hasn't answered it. */
public final class ServerFailedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private static final String OTHER_HTTP = "HTTP status code";

  private static final List<String> TRANSPORT_WORDS =
      List.of(
          "io exception",
          "Unable to resolve",
          "http2 exception",
          "Network closed",
          "Http2Exception",
          "SSL/TLS record");

  private final Status.Code code;

  ServerFailedException(String server, Status status) {
    super(text(server, status), status.getCause());
    this.code = status.getCode();
  }

  private static String text(String server, Status status) {
    String said =
        Optional.ofNullable(status.getDescription())
            .flatMap(text -> text.lines().findFirst()) // what follows is of the transport's insides
            .map(ServerFailedException::worded)
            .orElse("nothing more is known");
    if (said.startsWith(OTHER_HTTP)) {
      return "%s speaks HTTP/2, but not gRPC (%s)".formatted(server, said);
    }
    return switch (status.getCode()) {
      case UNAVAILABLE ->
          "the server at %s can't be reached: %s%s".formatted(server, said, cause(status));
      case DEADLINE_EXCEEDED -> "the server didn't answer in time";
      case UNAUTHENTICATED -> "the server lets nobody in without a valid token: " + said;
      case UNIMPLEMENTED -> "the server is no Callbatch that can do this: " + said;
      case OK,
          CANCELLED,
          UNKNOWN,
          INVALID_ARGUMENT,
          NOT_FOUND,
          ALREADY_EXISTS,
          PERMISSION_DENIED,
          RESOURCE_EXHAUSTED,
          FAILED_PRECONDITION,
          ABORTED,
          OUT_OF_RANGE,
          INTERNAL,
          DATA_LOSS ->
          "the server says: %s [%s]".formatted(said, status.getCode());
    };
  }

  /** The transport's own words tell nobody anything. */
  private static String worded(String said) {
    return TRANSPORT_WORDS.stream().anyMatch(said::contains) ? "the connection was closed" : said;
  }

  /** In words where it is one of those that users meet; the transport's own are never shown. */
  private static String cause(Status status) {
    for (Throwable cause = status.getCause(); cause != null; cause = cause.getCause()) {
      switch (cause) {
        case ConnectException _ -> {
          return ": nothing listens there";
        }
        case UnknownHostException _ -> {
          return ": there is no host of that name";
        }
        case SSLException _ -> {
          return ": no TLS connection is possible; does it speak TLS, and has --ca a certification"
              + " path to its certificate?";
        }
        default -> {}
      }
    }
    return "";
  }

  /** Whether it may be that what answered, or didn't, is no gRPC server at all. */
  public boolean mayBeAnotherProtocol() {
    return code == Status.Code.UNAVAILABLE
        || code == Status.Code.INTERNAL
        || code == Status.Code.UNKNOWN;
  }

  /** Whether the same request may succeed a little later. */
  public boolean retryable() {
    return code == Status.Code.UNAVAILABLE;
  }
}
