package io.callbatch.adapter.grpc.service;

import io.callbatch.domain.model.call.RequestId;
import io.callbatch.domain.model.page.PageTokens;
import io.callbatch.domain.port.in.InvalidRequestException;
import io.callbatch.domain.port.in.InvalidRequestException.FieldFault;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Collects what is wrong with the fields of one request, each named by its JSON Pointer, so that
 * the caller hears of everything at once. Used by one thread.
 */
final class RequestCheck {

  /** More faults than an answer has room for. */
  private static final int MOST_FAULTS = 100;

  private final List<FieldFault> faults = new ArrayList<>();

  void fault(String pointer, String message) {
    if (faults.size() < MOST_FAULTS) {
      faults.add(new FieldFault(pointer, message));
    }
  }

  /** A text that must be there. */
  void required(String pointer, String text) {
    if (text.isEmpty()) {
      fault(pointer, "expected a text that isn't empty, found nothing");
    }
  }

  /** Something of which there must be at least one. */
  void notEmpty(String pointer, int count) {
    if (count == 0) {
      fault(pointer, "expected at least one, found none");
    }
  }

  /** The name of a request; empty where there is none, or none that is allowed. */
  Optional<RequestId> requestId(String text) {
    int length = RequestId.length(text);
    if (length > RequestId.MAX_LENGTH) {
      fault(
          "/request_id",
          "expected at most %d characters, found %d".formatted(RequestId.MAX_LENGTH, length));
      return Optional.empty();
    }
    return text.isEmpty() ? Optional.empty() : Optional.of(new RequestId(text));
  }

  /** How many a page may have at most; anything where the request isn't allowed. */
  int pageSize(int requested, int byDefault, int most) {
    if (requested < 0 || requested > most) {
      fault(
          "/page_size",
          "expected 1 to %d, or 0 for the default, found %d".formatted(most, requested));
    }
    return requested == 0 ? byDefault : requested;
  }

  /** Where a page begins; empty at the first, or where the token isn't allowed. */
  Optional<String> page(PageTokens tokens, String token) {
    if (token.isEmpty()) {
      return Optional.empty();
    }
    Optional<String> position = tokens.position(token);
    if (position.isEmpty()) {
      fault(
          "/page_token",
          "expected the next_page_token of an earlier answer to the same request, found another"
              + " text");
    }
    return position;
  }

  /**
   * Ends the check.
   *
   * @throws InvalidRequestException if anything is wrong
   */
  void finish() {
    if (!faults.isEmpty()) {
      throw new InvalidRequestException(faults);
    }
  }
}
