package io.callbatch.adapter.json.hubspot.fault;

import io.callbatch.adapter.json.hubspot.exchange.HubSpotAnswer;
import io.callbatch.adapter.json.hubspot.route.HubSpotFilter;
import io.callbatch.adapter.json.hubspot.route.HubSpotHandler;
import io.callbatch.adapter.json.hubspot.route.RoutedRequest;
import io.callbatch.domain.model.call.PortalId;
import io.callbatch.domain.model.call.RequestId;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Lets requests go wrong as the rules have it. Safe for use by several threads. */
public final class FaultFilter implements HubSpotFilter {

  private final InstantSource clock;
  private final Pause pause;

  /** By whose they are; those of nobody in particular are for all portals. */
  private final Map<Optional<PortalId>, List<CountedRule>> rules = new ConcurrentHashMap<>();

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

  /** Starts over with these rules for all portals. */
  public void set(FaultSettings settings) {
    set(Optional.empty(), settings);
  }

  /**
   * Starts over with these rules.
   *
   * @param owner whose requests they are for; empty: those of all portals
   */
  void set(Optional<PortalId> owner, FaultSettings settings) {
    List<CountedRule> counted = new ArrayList<>();
    for (FaultRule rule : settings.rules()) {
      counted.add(new CountedRule(rule, settings.seed() + counted.size()));
    }
    put(owner, counted);
  }

  private void put(Optional<PortalId> owner, List<CountedRule> counted) {
    if (counted.isEmpty()) {
      rules.remove(owner);
    } else {
      rules.put(owner, List.copyOf(counted));
    }
  }

  /** Adds a rule behind the others, or in place of the one of its name. One change at a time. */
  void add(Optional<PortalId> owner, NamedRule rule) {
    List<CountedRule> counted = new ArrayList<>(of(owner));
    counted.removeIf(other -> other.isNamed(rule.name()));
    counted.add(new CountedRule(rule.rule(), rule.name().hashCode(), Optional.of(rule)));
    put(owner, counted);
  }

  /** Removes the rule of a name; whether there was one. One change at a time. */
  boolean remove(Optional<PortalId> owner, String name) {
    List<CountedRule> counted = new ArrayList<>(of(owner));
    boolean found = counted.removeIf(rule -> rule.isNamed(name));
    put(owner, counted);
    return found;
  }

  /** The rules of an owner, in their order. */
  List<CountedRule> of(Optional<PortalId> owner) {
    return rules.getOrDefault(owner, List.of());
  }

  /** How often each rule for all portals was asked. */
  List<CountedRule.Counts> counts() {
    return of(Optional.empty()).stream().map(CountedRule::counts).toList();
  }

  /** Those of a portal's own come first. */
  private List<CountedRule> rulesFor(PortalId portal) {
    List<CountedRule> all = of(Optional.empty());
    List<CountedRule> own = of(Optional.of(portal));
    return own.isEmpty() ? all : Stream.concat(own.stream(), all.stream()).toList();
  }

  @Override
  public HubSpotAnswer answer(RoutedRequest request, HubSpotHandler next) throws IOException {
    List<CountedRule> current = rulesFor(request.portal());
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
