package io.callbatch.adapter.json.hubspot.fault;

import io.callbatch.adapter.json.hubspot.exchange.HubSpotAnswer;
import io.callbatch.adapter.json.hubspot.route.HubSpotFilter;
import io.callbatch.adapter.json.hubspot.route.HubSpotHandler;
import io.callbatch.adapter.json.hubspot.route.RoutedRequest;
import io.callbatch.domain.model.call.RequestId;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lets requests go wrong as the rules have it. Safe for use by several threads. */
public final class FaultFilter implements HubSpotFilter {

  private final InstantSource clock;
  private final Pause pause;
  private volatile List<CountedRule> rules = List.of();

  /** Waits. */
  @FunctionalInterface
  interface Pause {
    void sleep(Duration time) throws InterruptedException;
  }

  /** Nothing goes wrong yet. */
  public FaultFilter(InstantSource clock) {
    this(clock, Thread::sleep);
  }

  FaultFilter(InstantSource clock, Pause pause) {
    this.clock = clock;
    this.pause = pause;
  }

  /** Begins anew, by these rules. */
  public void set(FaultSettings settings) {
    List<CountedRule> counted = new ArrayList<>();
    for (FaultRule rule : settings.rules()) {
      counted.add(new CountedRule(rule, settings.seed() + counted.size()));
    }
    rules = List.copyOf(counted);
  }

  /** How often each rule was asked. */
  List<CountedRule.Counts> counts() {
    return rules.stream().map(CountedRule::counts).toList();
  }

  @Override
  public HubSpotAnswer answer(RoutedRequest request, HubSpotHandler next) throws IOException {
    List<CountedRule> current = rules;
    Optional<RequestId> id =
        current.stream().anyMatch(CountedRule::isPartial) ? request.requestId() : Optional.empty();
    if (id.isEmpty()) {
      return answer(request, Optional.empty(), next, current);
    }
    byte[] body = request.request().body().read();
    return answer(
        request.withBody(body),
        Optional.of(NamedRequest.of(request, id.get(), body)),
        next,
        current);
  }

  private HubSpotAnswer answer(
      RoutedRequest request,
      Optional<NamedRequest> named,
      HubSpotHandler next,
      List<CountedRule> current)
      throws IOException {
    Instant now = clock.instant();
    for (CountedRule rule : current) {
      if (rule.isFor(request, named, now)) {
        return answer(request, next, rule, named.flatMap(rule::firstAsked).orElse(now));
      }
    }
    return next.answer(request);
  }

  private HubSpotAnswer answer(
      RoutedRequest request, HubSpotHandler next, CountedRule rule, Instant now)
      throws IOException {
    return switch (rule.fault()) {
      case Fault.Instead instead -> FaultAnswers.of(instead, request.correlationId());
      case Fault.Slow(var delay) -> {
        HubSpotAnswer answer = next.answer(request);
        sleep(delay);
        yield answer;
      }
      case Fault.CutOff(var afterBytes) -> {
        HubSpotAnswer answer = next.answer(request);
        yield answer.cutAfter(
            Math.min(afterBytes.orElse(answer.body().length / 2), answer.body().length));
      }
      case Fault.Partial(var inputs) -> PartialBatch.answer(request, next, inputs, now);
      case Fault.Shuffled() -> ShuffledResults.of(next.answer(request), rule.draw());
    };
  }

  private void sleep(Duration delay) throws IOException {
    try {
      pause.sleep(delay);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw (IOException) new InterruptedIOException("stopped while waiting").initCause(e);
    }
  }
}
