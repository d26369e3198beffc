package io.callbatch.adapter.json.read;

import io.callbatch.domain.model.OrderedMap;
import io.callbatch.domain.model.call.AssociationInput;
import io.callbatch.domain.model.run.OperationKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonToken;

/**
 * Reads the inputs of a batch, which have HubSpot's shapes and nothing else: a misspelt member is
 * refused, and so is one that only other operations have.
 */
final class SubmittedInputReader {

  static final String PROPERTIES = "an object of property names and values";
  static final String ID = "the id of a call";

  private final @Nullable OperationKind kind;
  private final Set<InputMember> known;
  private final Set<InputMember> required;
  private final AssociationMembers associations = new AssociationMembers(true);

  /** Reads the inputs of that operation; null: of one that nobody has named. */
  SubmittedInputReader(@Nullable OperationKind kind) {
    this.kind = kind;
    this.known = InputMember.of(kind);
    this.required = InputMember.requiredOf(kind);
  }

  /** Reads an input; null, with a violation, where it lacks what its operation needs. */
  @Nullable SubmittedInput input(TokenCursor in) {
    if (in.token() != JsonToken.START_OBJECT) {
      return Scalars.none(in, false, "an object");
    }
    int start = in.offset();
    KnownMembers members = new KnownMembers(in, start);
    String id = null;
    String idProperty = null;
    Map<String, String> properties = OrderedMap.of();
    List<AssociationInput> associations = List.of();
    String traceId = null;
    for (String name = in.nextMember(start); name != null; name = in.nextMember(start)) {
      switch (InputMember.named(name).filter(known::contains).orElse(null)) {
        case null -> refuse(in, name);
        case ID -> {
          members.see(InputMember.ID.bit(), name);
          id = Scalars.requiredText(in);
        }
        case ID_PROPERTY -> {
          members.see(InputMember.ID_PROPERTY.bit(), name);
          idProperty = Scalars.optionalText(in);
        }
        case PROPERTIES -> {
          members.see(InputMember.PROPERTIES.bit(), name);
          properties = properties(in);
        }
        case ASSOCIATIONS -> {
          members.see(InputMember.ASSOCIATIONS.bit(), name);
          associations = this.associations.associations(in);
        }
        case OBJECT_WRITE_TRACE_ID -> {
          members.see(InputMember.OBJECT_WRITE_TRACE_ID.bit(), name);
          traceId = Scalars.optionalText(in);
        }
      }
    }
    require(members, InputMember.ID, ID);
    require(members, InputMember.PROPERTIES, PROPERTIES);
    if (id == null && required.contains(InputMember.ID)) {
      return null;
    }
    return new SubmittedInput(
        Optional.ofNullable(id),
        Optional.ofNullable(idProperty),
        properties,
        associations,
        Optional.ofNullable(traceId));
  }

  private void require(KnownMembers members, InputMember member, String expected) {
    if (required.contains(member)) {
      members.require(member.bit(), member.key(), expected);
    }
  }

  private void refuse(TokenCursor in, String name) {
    OwnMembers.refuse(in, name, InputMember.keys(known));
  }

  /** Of a new call null is as good as no property; in a change it clears, as empty text does. */
  private Map<String, String> properties(TokenCursor in) {
    return kind == OperationKind.CREATE
        ? PropertyMembers.withValue(in)
        : PropertyMembers.withNullAsEmpty(in);
  }
}
