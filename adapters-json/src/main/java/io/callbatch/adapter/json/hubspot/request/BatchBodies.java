package io.callbatch.adapter.json.hubspot.request;

import io.callbatch.domain.model.call.CallPatch;
import io.callbatch.domain.model.call.Selection;
import io.callbatch.domain.model.run.BatchOperation;
import io.callbatch.domain.model.run.OperationKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads the bodies of batches: {@code {"inputs": […]}} and what goes with it. */
public final class BatchBodies {

  private static final String INPUTS = "inputs";

  private BatchBodies() {}

  /**
   * The operation that a body asks for. A read takes {@code properties}, {@code
   * propertiesWithHistory}, {@code idProperty} and {@code archived} from the body as well.
   *
   * @throws InvalidBodyException if the body isn't one for this kind of operation
   */
  public static BatchOperation operation(OperationKind kind, byte[] body) {
    return JsonBody.read(
        body,
        in ->
            switch (kind) {
              case CREATE -> new BatchOperation.Create(inputs(in, CallBodies::creation));
              case READ -> read(in);
              case UPDATE -> new BatchOperation.Update(inputs(in, BatchBodies::patch));
              case UPSERT -> new BatchOperation.Upsert(inputs(in, BatchBodies::patch));
              case ARCHIVE -> new BatchOperation.Archive(inputs(in, CallBodies::id));
            });
  }

  /** The members of {@code inputs}, the only member that is asked for. */
  static <T> List<T> inputs(JsonBody in, Function<JsonBody, T> input) {
    List<List<T>> inputs = new ArrayList<>();
    int start =
        in.object(
            "BatchInput",
            name -> {
              if (name.equals(INPUTS)) {
                inputs.add(in.array("List<SimplePublicObjectBatchInput>", () -> input.apply(in)));
              } else {
                in.skip();
              }
            });
    in.require(start, inputs.isEmpty() ? List.of(INPUTS) : List.of());
    return inputs.getLast();
  }

  private static BatchOperation read(JsonBody in) {
    ReadMembers members = new ReadMembers();
    int start = in.object("BatchReadInputSimplePublicObjectId", name -> members.member(in, name));
    in.require(start, members.ids.isPresent() ? List.of() : List.of(INPUTS));
    return new BatchOperation.Read(
        members.ids.orElseThrow(),
        members.idProperty,
        new Selection(
            members.properties, members.propertiesWithHistory, List.of(), members.archived));
  }

  private static CallPatch patch(JsonBody in) {
    PatchMembers members = new PatchMembers();
    int start = in.object("SimplePublicObjectBatchInput", name -> members.member(in, name));
    in.require(start, members.id.isPresent() ? List.of() : List.of("id"));
    return new CallPatch(
        members.id.orElseThrow(), members.idProperty, members.properties, members.traceId);
  }

  /** The members of a body that asks for calls. */
  private static final class ReadMembers {
    private Optional<List<String>> ids = Optional.empty();
    private Optional<String> idProperty = Optional.empty();
    private List<String> properties = List.of();
    private List<String> propertiesWithHistory = List.of();
    private boolean archived;

    void member(JsonBody in, String name) {
      switch (name) {
        case INPUTS ->
            ids = Optional.of(in.array("List<SimplePublicObjectId>", () -> CallBodies.id(in)));
        case "idProperty" -> idProperty = Optional.of(in.text());
        case "properties" -> properties = in.texts();
        case "propertiesWithHistory" -> propertiesWithHistory = in.texts();
        case "archived" -> archived = in.flag();
        default -> in.skip();
      }
    }
  }

  /** The members of an input that changes a call. */
  private static final class PatchMembers {
    private Optional<String> id = Optional.empty();
    private Optional<String> idProperty = Optional.empty();
    private Map<String, String> properties = Map.of();
    private Optional<String> traceId = Optional.empty();

    void member(JsonBody in, String name) {
      switch (name) {
        case "id" -> id = Optional.of(in.text());
        case "idProperty" -> idProperty = Optional.of(in.text());
        case "properties" -> properties = CallBodies.properties(in);
        case "objectWriteTraceId" -> traceId = Optional.of(in.text());
        default -> in.skip();
      }
    }
  }
}
