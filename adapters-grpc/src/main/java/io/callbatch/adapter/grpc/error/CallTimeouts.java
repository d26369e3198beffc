package io.callbatch.adapter.grpc.error;

import io.grpc.Context;
import io.grpc.Deadline;
import io.grpc.Metadata;
import io.grpc.ServerStreamTracer;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Takes the timeouts that clients send away from the library, which would reset the stream when one
 * has passed (clients take that for CANCELLED), and keeps them for {@link DeadlineInterceptor},
 * which answers. Safe for use by several threads.
 */
public final class CallTimeouts extends ServerStreamTracer.Factory {

  private static final Metadata.Key<String> TIMEOUT =
      Metadata.Key.of("grpc-timeout", Metadata.ASCII_STRING_MARSHALLER);

  private static final Pattern FORM = Pattern.compile("([0-9]{1,8})([HMSmun])");

  private static final Context.Key<Timeout> KEY = Context.key("callbatch-timeout");

  /** What a client sent. */
  sealed interface Timeout {

    /**
     * A time.
     *
     * @param deadline when it is over
     */
    record Until(Deadline deadline) implements Timeout {}

    /**
     * No time.
     *
     * @param text what it is
     */
    record Unreadable(String text) implements Timeout {}
  }

  @Override
  public ServerStreamTracer newServerStreamTracer(String fullMethodName, Metadata headers) {
    String text = headers.get(TIMEOUT);
    if (text == null) {
      return new ServerStreamTracer() {};
    }
    headers.removeAll(TIMEOUT);
    Timeout timeout = read(text);
    return new ServerStreamTracer() {
      @Override
      public Context filterContext(Context context) {
        return context.withValue(KEY, timeout);
      }
    };
  }

  private static Timeout read(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      return new Timeout.Unreadable(text);
    }
    TimeUnit unit =
        switch (form.group(2)) {
          case "H" -> TimeUnit.HOURS;
          case "M" -> TimeUnit.MINUTES;
          case "S" -> TimeUnit.SECONDS;
          case "m" -> TimeUnit.MILLISECONDS;
          case "u" -> TimeUnit.MICROSECONDS;
          default -> TimeUnit.NANOSECONDS;
        };
    return new Timeout.Until(Deadline.after(Long.parseLong(form.group(1)), unit));
  }

  /** What the client of the rpc sent; null where it sent nothing. */
  static @Nullable Timeout ofCurrent() {
    return KEY.get();
  }
}
