package io.callbatch.adapter.json.read;

import io.callbatch.domain.model.Rule;
import io.callbatch.domain.model.call.Selection;
import io.callbatch.domain.model.run.OperationKind;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonToken;

/** Reads the object of a request to do a batch later. For one text and one thread. */
final class RequestMembers implements Members.ValueReader<BatchRequest> {

  private static final List<String> KNOWN =
      List.of(
          "operation", "inputs", "properties", "propertiesWithHistory", "idProperty", "archived");
  private static final String OPERATIONS = "one of create, read, update, upsert, archive";
  private static final String INPUTS = "an array of inputs";
  private static final int OPERATION = 1;
  private static final int INPUTS_MEMBER = 1 << 1;
  private static final int PROPERTIES = 1 << 2;
  private static final int WITH_HISTORY = 1 << 3;
  private static final int ID_PROPERTY = 1 << 4;
  private static final int ARCHIVED = 1 << 5;

  private final @Nullable OperationKind asked;
  private final @Nullable OperationKind expected;
  private @Nullable OperationKind kind;
  private boolean inputsTooSoon;

  /**
   * Reads a request.
   *
   * @param asked the operation that is named outside the text; null: the text must name it
   * @param expected the operation that the inputs are for, as far as that is known already
   */
  RequestMembers(@Nullable OperationKind asked, @Nullable OperationKind expected) {
    this.asked = asked;
    this.expected = expected;
  }

  /** The operation that the text names, or that was asked for; null where it is neither. */
  @Nullable OperationKind kind() {
    return kind;
  }

  /** Whether the inputs came before it was known which operation they are for. */
  boolean sawInputsTooSoon() {
    return inputsTooSoon && kind != null;
  }

  @Override
  public @Nullable BatchRequest read(TokenCursor in) {
    kind = asked;
    inputsTooSoon = false;
    if (in.token() != JsonToken.START_OBJECT) {
      return Scalars.none(
          in,
          false,
          asked == null ? "an object with operation and inputs" : "an object with inputs");
    }
    int start = in.offset();
    KnownMembers members = new KnownMembers(in, start);
    List<SubmittedInput> inputs = List.of();
    int inputsOffset = start;
    List<String> properties = List.of();
    List<String> propertiesWithHistory = List.of();
    String idProperty = null;
    Boolean archived = null;
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
          properties = names(in);
        }
        case "propertiesWithHistory" -> {
          members.see(WITH_HISTORY, name);
          propertiesWithHistory = names(in);
        }
        case "idProperty" -> {
          members.see(ID_PROPERTY, name);
          idProperty = Scalars.optionalText(in);
        }
        case "archived" -> {
          members.see(ARCHIVED, name);
          archived = Scalars.optionalBoolean(in);
        }
        default -> OwnMembers.refuse(in, name, KNOWN);
      }
    }
    if (asked == null) {
      members.require(OPERATION, "operation", OPERATIONS);
    }
    members.require(INPUTS_MEMBER, "inputs", INPUTS);
    return kind == null
        ? null
        : new BatchRequest(
            SubmittedOperations.of(
                kind,
                inputs,
                Optional.ofNullable(idProperty),
                new Selection(
                    properties, propertiesWithHistory, List.of(), Boolean.TRUE.equals(archived))),
            inputsOffset);
  }

  private @Nullable OperationKind kind(TokenCursor in) {
    if (in.token() != JsonToken.VALUE_STRING) {
      return Scalars.none(in, false, OPERATIONS);
    }
    Optional<OperationKind> named = SubmittedOperations.named(in.textValue());
    if (named.isEmpty()) {
      in.violation(Rule.ENUM, Scalars.found(in, OPERATIONS));
    } else if (asked != null && named.get() != asked) {
      in.violation(
          Rule.ENUM,
          "%s, as the batch is submitted for that operation"
              .formatted(Scalars.found(in, asked.name().toLowerCase(Locale.ROOT))));
    }
    return named.orElse(asked);
  }

  private List<SubmittedInput> inputs(TokenCursor in) {
    if (in.token() != JsonToken.START_ARRAY) {
      Scalars.none(in, false, INPUTS);
      return List.of();
    }
    OperationKind known = expected == null ? kind : expected;
    inputsTooSoon = known == null;
    return Members.list(in, new SubmittedInputReader(known)::input);
  }

  /** Names of properties: a single one stands for an array of one. */
  private static List<String> names(TokenCursor in) {
    if (in.token() == JsonToken.VALUE_STRING) {
      in.mendable(Rule.TYPE, Scalars.found(in, "an array of property names"));
      return List.of(in.textValue());
    }
    return Members.optionalList(in, "an array of property names", Scalars::requiredText);
  }
}
