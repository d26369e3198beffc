package io.callbatch.adapter.json.hubspot.fault;

import io.callbatch.adapter.json.hubspot.error.ErrorEnvelope;
import io.callbatch.adapter.json.hubspot.error.HubSpotError;
import io.callbatch.adapter.json.hubspot.error.HubSpotFailures;
import io.callbatch.adapter.json.hubspot.exchange.HubSpotAnswer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/** What is answered instead of doing what is asked. */
final class FaultAnswers {

  private static final String RETRY_AFTER = "Retry-After";

  private FaultAnswers() {}

  static HubSpotAnswer of(Fault.Instead fault, String correlationId) {
    return switch (fault) {
      case Fault.RateLimited(var limit, var retryAfter) -> {
        HubSpotAnswer answer = limit.answer(correlationId, retryAfter);
        yield limit.isOfInterval()
            ? answer
                .with("x-hubspot-ratelimit-remaining", "0")
                .with("x-hubspot-ratelimit-secondly-remaining", "0")
            : answer;
      }
      case Fault.ServerError(var status, var html) ->
          html ? page(status) : error(serverError(status), correlationId);
      case Fault.Locked() ->
          error(
              HubSpotError.plain(423, "The record is locked. Wait and try again.")
                  .with(Map.of(RETRY_AFTER, "2")),
              correlationId);
      case Fault.Migrating(Duration retryAfter) ->
          error(
              HubSpotError.plain(477, "The account is being migrated. Try again later.")
                  .with(Map.of(RETRY_AFTER, Long.toString(retryAfter.toSeconds()))),
              correlationId);
      case Fault.Answer(var status, var headers, var body) -> {
        HubSpotAnswer answer =
            HubSpotAnswer.empty(status).with(status, body.getBytes(StandardCharsets.UTF_8));
        for (Map.Entry<String, String> header : headers.entrySet()) {
          answer = answer.with(header.getKey(), header.getValue());
        }
        yield answer;
      }
    };
  }

  private static HubSpotError serverError(int status) {
    return status == 500
        ? HubSpotFailures.INTERNAL
        : HubSpotError.plain(status, text(status).toLowerCase(java.util.Locale.ROOT));
  }

  private static HubSpotAnswer error(HubSpotError error, String correlationId) {
    return ErrorEnvelope.answer(error, correlationId);
  }

  private static HubSpotAnswer page(int status) {
    String page =
        "<html>\n<head><title>%1$d %2$s</title></head>\n<body>\n<center><h1>%1$d %2$s</h1></center>\n</body>\n</html>\n"
            .formatted(status, text(status));
    return HubSpotAnswer.json(status, page.getBytes(StandardCharsets.UTF_8))
        .with("Content-Type", "text/html;charset=utf-8");
  }

  private static String text(int status) {
    return switch (status) {
      case 500 -> "Internal Server Error";
      case 502 -> "Bad Gateway";
      case 503 -> "Service Unavailable";
      case 504 -> "Gateway Timeout";
      case 521 -> "Web server is down";
      case 522 -> "Connection timed out";
      case 523 -> "Origin is unreachable";
      case 524 -> "A timeout occurred";
      default -> "Server Error";
    };
  }
}
