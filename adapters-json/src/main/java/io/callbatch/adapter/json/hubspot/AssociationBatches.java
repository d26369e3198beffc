package io.callbatch.adapter.json.hubspot;

import io.callbatch.adapter.json.hubspot.answer.AssociationDocuments;
import io.callbatch.adapter.json.hubspot.answer.AssociationDocuments.FromRecord;
import io.callbatch.adapter.json.hubspot.answer.AssociationDocuments.Linked;
import io.callbatch.adapter.json.hubspot.answer.AssociationDocuments.ToRecord;
import io.callbatch.adapter.json.hubspot.answer.BatchErrorItem;
import io.callbatch.adapter.json.hubspot.error.HubSpotError;
import io.callbatch.adapter.json.hubspot.error.HubSpotErrorException;
import io.callbatch.adapter.json.hubspot.exchange.HubSpotAnswer;
import io.callbatch.adapter.json.hubspot.request.AssociationBodies;
import io.callbatch.adapter.json.hubspot.request.AssociationBodies.Pair;
import io.callbatch.adapter.json.hubspot.request.AssociationBodies.Read;
import io.callbatch.adapter.json.hubspot.route.RoutedRequest;
import io.callbatch.domain.model.run.InputFailure;
import io.callbatch.domain.model.run.InputOutcome;
import io.callbatch.domain.port.in.CallAssociationsUseCase;
import io.callbatch.domain.port.in.CallAssociationsUseCase.AssociationsCommand;
import io.callbatch.domain.port.in.CallAssociationsUseCase.Link;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * The batch routes of associations, with calls on either side. Inputs succeed or fail
 * independently.
 *
 * @param associations shows and changes them
 * @param clock when a batch was done
 */
record AssociationBatches(CallAssociationsUseCase associations, InstantSource clock) {

  /** HubSpot's bounds on the inputs of a batch. */
  static final int MOST_WRITTEN = 2_000;

  static final int MOST_READ = 1_000;

  private static final int MULTI_STATUS = 207;
  private static final String NOT_FOUND = "OBJECT_NOT_FOUND";
  private static final String NONE = "crm.associations.NO_ASSOCIATIONS_FOUND";

  /** What to do with links. */
  private interface Change {
    List<InputOutcome> of(AssociationsCommand command);
  }

  /** Adds associations of given types. */
  HubSpotAnswer create(RoutedRequest request, int created) throws IOException {
    Instant startedAt = clock.instant();
    AssociationSide side = side(request);
    List<Pair> pairs = bounded(AssociationBodies.typed(request.json()), MOST_WRITTEN);
    List<Optional<InputFailure>> failures =
        change(request, pairs, pair -> side.wrongWay(pair.types()), side, this::added);
    List<BatchErrorItem> errors = errors(pairs, failures);
    return AssociationDocuments.labelled(
        errors.isEmpty() ? created : MULTI_STATUS,
        startedAt,
        clock.instant(),
        done(pairs, failures, pair -> linked(side, pair)),
        errors);
  }

  /** Adds associations of HubSpot's own type. */
  HubSpotAnswer createDefault(RoutedRequest request) throws IOException {
    Instant startedAt = clock.instant();
    AssociationSide side = side(request);
    List<Pair> pairs =
        bounded(AssociationBodies.untyped(request.json()), MOST_WRITTEN).stream()
            .map(pair -> new Pair(pair.fromId(), pair.toId(), List.of(side.defaultType())))
            .toList();
    List<Optional<InputFailure>> failures =
        change(request, pairs, _ -> Optional.empty(), side, this::added);
    List<BatchErrorItem> errors = errors(pairs, failures);
    return AssociationDocuments.added(
        errors.isEmpty() ? 200 : MULTI_STATUS,
        startedAt,
        clock.instant(),
        side.defaultType(),
        done(pairs, failures, pair -> linked(side, pair)),
        errors);
  }

  /** Takes all associations of pairs of records away. */
  HubSpotAnswer archive(RoutedRequest request, int archived) throws IOException {
    return remove(request, AssociationBodies.fans(request.json()), archived);
  }

  /** Takes associations of given types away. */
  HubSpotAnswer archiveTypes(RoutedRequest request, int archived) throws IOException {
    return remove(request, AssociationBodies.typed(request.json()), archived);
  }

  private HubSpotAnswer remove(RoutedRequest request, List<Pair> pairs, int archived) {
    Instant startedAt = clock.instant();
    AssociationSide side = side(request);
    bounded(pairs, MOST_WRITTEN);
    // As with calls, removing what isn't there is done.
    change(request, pairs, pair -> side.wrongWay(pair.types()), side, this::removed);
    return archived == 204
        ? HubSpotAnswer.noContent()
        : AssociationDocuments.labelled(archived, startedAt, clock.instant(), List.of(), List.of());
  }

  /** Shows the associations of several records. */
  HubSpotAnswer read(RoutedRequest request) throws IOException {
    Instant startedAt = clock.instant();
    AssociationSide side = side(request);
    List<Read> reads = bounded(AssociationBodies.reads(request.json()), MOST_READ);
    AssociationPages pages = new AssociationPages(associations, request.portal(), side);
    Map<String, FromRecord> found = new LinkedHashMap<>();
    List<BatchErrorItem> errors = new ArrayList<>();
    Map<String, List<ToRecord>> ofCalls = pages.ofCalls(reads.stream().map(Read::id).toList());
    for (Read read : reads) {
      FromRecord record = pages.page(read.id(), AssociationPages.offset(read.after()), ofCalls);
      if (record.to().isEmpty()) {
        errors.add(none(side, read.id()));
      } else {
        found.put(read.id(), record);
      }
    }
    return AssociationDocuments.read(
        errors.isEmpty() ? 200 : MULTI_STATUS,
        startedAt,
        clock.instant(),
        List.copyOf(found.values()),
        errors);
  }

  private static BatchErrorItem none(AssociationSide side, String id) {
    return new BatchErrorItem(
        NOT_FOUND,
        Optional.of(NONE),
        "No %s is associated with %s %s.".formatted(side.toName(), side.fromName(), id),
        context(
            "fromObjectId", id, "fromObjectType", side.fromName(), "toObjectType", side.toName()),
        Optional.empty());
  }

  private static Map<String, List<String>> context(String... namesAndValues) {
    Map<String, List<String>> context = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      context.put(namesAndValues[i], List.of(namesAndValues[i + 1]));
    }
    return context;
  }

  private List<InputOutcome> added(AssociationsCommand command) {
    return associations.addAll(command).outcomes();
  }

  private List<InputOutcome> removed(AssociationsCommand command) {
    return associations.removeAll(command).outcomes();
  }

  /** Changes what can be changed; what became of each pair. */
  private static List<Optional<InputFailure>> change(
      RoutedRequest request,
      List<Pair> pairs,
      Function<Pair, Optional<InputFailure>> check,
      AssociationSide side,
      Change change) {
    List<Optional<InputFailure>> failures = new ArrayList<>(pairs.stream().map(check).toList());
    List<Integer> good =
        IntStream.range(0, pairs.size()).filter(i -> failures.get(i).isEmpty()).boxed().toList();
    List<Link> links =
        good.stream()
            .map(pairs::get)
            .map(pair -> side.link(pair.fromId(), pair.toId(), pair.types()))
            .toList();
    List<InputOutcome> outcomes =
        change.of(new AssociationsCommand(request.caller(), request.requestId(), links));
    for (InputOutcome outcome : outcomes) {
      if (outcome instanceof InputOutcome.Failed failed) {
        failures.set(good.get(failed.input()), Optional.of(failed.failure()));
      }
    }
    return failures;
  }

  private static <T> List<T> done(
      List<Pair> pairs, List<Optional<InputFailure>> failures, Function<Pair, T> shown) {
    return IntStream.range(0, pairs.size())
        .filter(i -> failures.get(i).isEmpty())
        .mapToObj(i -> shown.apply(pairs.get(i)))
        .toList();
  }

  private static List<BatchErrorItem> errors(
      List<Pair> pairs, List<Optional<InputFailure>> failures) {
    List<BatchErrorItem> errors = new ArrayList<>();
    for (int i = 0; i < pairs.size(); i++) {
      Pair pair = pairs.get(i);
      failures.get(i).map(failure -> item(pair, failure)).ifPresent(errors::add);
    }
    return errors;
  }

  private static BatchErrorItem item(Pair pair, InputFailure failure) {
    Map<String, List<String>> context = new HashMap<>(failure.context());
    context.remove("ids");
    Map<String, List<String>> named =
        new LinkedHashMap<>(context("fromObjectId", pair.fromId(), "toObjectId", pair.toId()));
    named.putAll(context);
    return new BatchErrorItem(failure.category().wireName(), failure.message(), named);
  }

  private static Linked linked(AssociationSide side, Pair pair) {
    return new Linked(side.fromTypeId(), pair.fromId(), side.toTypeId(), pair.toId());
  }

  private static AssociationSide side(RoutedRequest request) {
    return AssociationSide.of(
        request.parameter("fromObjectType"), request.parameter("toObjectType"));
  }

  private static <T> List<T> bounded(List<T> inputs, int most) {
    if (inputs.isEmpty() || inputs.size() > most) {
      throw new HubSpotErrorException(
          HubSpotError.invalid(
              "expected 1 to %,d inputs, found %,d".formatted(most, inputs.size())));
    }
    return inputs;
  }
}
