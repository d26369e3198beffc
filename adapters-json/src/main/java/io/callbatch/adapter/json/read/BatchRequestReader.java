package io.callbatch.adapter.json.read;

import io.callbatch.domain.model.ReadLimits;
import io.callbatch.domain.model.ReadMode;
import io.callbatch.domain.model.ReadOptions;
import io.callbatch.domain.model.Rule;
import io.callbatch.domain.model.call.CallPatch;
import io.callbatch.domain.model.call.Selection;
import io.callbatch.domain.model.run.BatchOperation;
import io.callbatch.domain.model.run.OperationKind;
import io.callbatch.domain.port.out.Frame;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonToken;

/**
 * Reads requests to do a batch later: {@code operation}, {@code inputs} in HubSpot's shapes, and
 * for a read {@code properties}, {@code propertiesWithHistory}, {@code idProperty} and {@code
 * archived}. Says everything that is wrong with the JSON at once; unlike HubSpot's own routes,
 * which stop at the first fault. Members that it doesn't know are passed over, as HubSpot does.
 * Safe for use by several threads.
 */
public final class BatchRequestReader {

  private static final String OPERATIONS = "one of create, read, update, upsert, archive";
  private static final String INPUTS = "an array of inputs";
  private static final String NAMES = "an array of property names";
  private static final int OPERATION = 1;
  private static final int INPUTS_MEMBER = 1 << 1;
  private static final int PROPERTIES = 1 << 2;
  private static final int WITH_HISTORY = 1 << 3;
  private static final int ID_PROPERTY = 1 << 4;
  private static final int ARCHIVED = 1 << 5;

  private final ReadLimits limits;
  private final ReadOptions options;

  /**
   * Reads within these limits.
   *
   * @param maxViolations how many violations are listed, 1 to 10,000
   */
  public BatchRequestReader(ReadLimits limits, int maxViolations) {
    this.limits = limits;
    this.options = new ReadOptions(ReadMode.LENIENT, maxViolations);
  }

  /** Reads a text. */
  public JsonResult<BatchRequest> read(byte[] text) {
    return new JsonDocument(new Frame.Document(text), limits, options)
        .read(BatchRequestReader::request);
  }

  private static @Nullable BatchRequest request(TokenCursor in) {
    if (in.token() != JsonToken.START_OBJECT) {
      return Scalars.none(in, false, "an object with operation and inputs");
    }
    int start = in.offset();
    KnownMembers members = new KnownMembers(in, start);
    OperationKind kind = null;
    List<SubmittedInput> inputs = List.of();
    int inputsOffset = start;
    List<String> properties = List.of();
    List<String> propertiesWithHistory = List.of();
    String idProperty = null;
    boolean archived = false;
    for (String name = in.nextMember(start); name != null; name = in.nextMember(start)) {
      switch (name) {
        case "operation" -> {
          members.see(OPERATION, name);
          kind = kind(in);
        }
        case "inputs" -> {
          members.see(INPUTS_MEMBER, name);
          inputsOffset = in.offset();
          inputs = inputs(in);
        }
        case "properties" -> {
          members.see(PROPERTIES, name);
          properties = Members.optionalList(in, NAMES, Scalars::requiredText);
        }
        case "propertiesWithHistory" -> {
          members.see(WITH_HISTORY, name);
          propertiesWithHistory = Members.optionalList(in, NAMES, Scalars::requiredText);
        }
        case "idProperty" -> {
          members.see(ID_PROPERTY, name);
          idProperty = Scalars.optionalText(in);
        }
        case "archived" -> {
          members.see(ARCHIVED, name);
          archived = Boolean.TRUE.equals(Scalars.optionalBoolean(in));
        }
        default -> in.skip();
      }
    }
    members.require(OPERATION, "operation", OPERATIONS);
    members.require(INPUTS_MEMBER, "inputs", INPUTS);
    if (kind == null || !requireIds(in, kind, inputs)) {
      return null;
    }
    Selection selection = new Selection(properties, propertiesWithHistory, List.of(), archived);
    return new BatchRequest(
        operation(kind, inputs, Optional.ofNullable(idProperty), selection), inputsOffset);
  }

  private static @Nullable OperationKind kind(TokenCursor in) {
    if (in.token() != JsonToken.VALUE_STRING) {
      return Scalars.none(in, false, OPERATIONS);
    }
    return switch (in.textValue()) {
      case "create" -> OperationKind.CREATE;
      case "read" -> OperationKind.READ;
      case "update" -> OperationKind.UPDATE;
      case "upsert" -> OperationKind.UPSERT;
      case "archive" -> OperationKind.ARCHIVE;
      default -> {
        in.violation(Rule.ENUM, Scalars.found(in, OPERATIONS));
        yield null;
      }
    };
  }

  private static List<SubmittedInput> inputs(TokenCursor in) {
    if (in.token() != JsonToken.START_ARRAY) {
      Scalars.none(in, false, INPUTS);
      return List.of();
    }
    return Members.list(in, SubmittedInputReader::input);
  }

  /** At the end of the request, when it is known what its inputs must have. */
  private static boolean requireIds(
      TokenCursor in, OperationKind kind, List<SubmittedInput> inputs) {
    boolean complete = true;
    for (int index = 0; index < inputs.size(); index++) {
      SubmittedInput input = inputs.get(index);
      if (kind != OperationKind.CREATE && input.lacksId()) {
        in.findingAt(
            false,
            input.offset(),
            "inputs/" + index + "/id",
            Rule.REQUIRED,
            "expected the id of a call, found nothing");
        complete = false;
      }
    }
    return complete;
  }

  private static BatchOperation operation(
      OperationKind kind,
      List<SubmittedInput> inputs,
      Optional<String> idProperty,
      Selection selection) {
    return switch (kind) {
      case CREATE ->
          new BatchOperation.Create(inputs.stream().map(SubmittedInput::toCallInput).toList());
      case READ -> new BatchOperation.Read(ids(inputs), idProperty, selection);
      case UPDATE -> new BatchOperation.Update(patches(inputs));
      case UPSERT -> new BatchOperation.Upsert(patches(inputs));
      case ARCHIVE -> new BatchOperation.Archive(ids(inputs));
    };
  }

  private static List<String> ids(List<SubmittedInput> inputs) {
    return inputs.stream().map(SubmittedInput::id).flatMap(Optional::stream).toList();
  }

  private static List<CallPatch> patches(List<SubmittedInput> inputs) {
    return inputs.stream().map(SubmittedInput::toCallPatch).toList();
  }
}
