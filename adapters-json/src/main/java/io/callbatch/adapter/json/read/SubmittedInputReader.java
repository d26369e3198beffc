package io.callbatch.adapter.json.read;

import io.callbatch.domain.model.OrderedMap;
import io.callbatch.domain.model.call.AssociationInput;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonToken;

/** Reads the inputs of batches. */
final class SubmittedInputReader {

  private static final int ID = 1;
  private static final int ID_PROPERTY = 1 << 1;
  private static final int PROPERTIES = 1 << 2;
  private static final int ASSOCIATIONS = 1 << 3;
  private static final int TRACE_ID = 1 << 4;

  private SubmittedInputReader() {}

  /** Reads an input; one that is no object comes back as one that isn't, with a violation. */
  static SubmittedInput input(TokenCursor in) {
    int start = in.offset();
    if (in.token() != JsonToken.START_OBJECT) {
      Scalars.none(in, false, "an object");
      return SubmittedInput.none(start);
    }
    KnownMembers members = new KnownMembers(in, start);
    String id = null;
    String idProperty = null;
    Map<String, String> properties = OrderedMap.of();
    List<AssociationInput> associations = List.of();
    String traceId = null;
    for (String name = in.nextMember(start); name != null; name = in.nextMember(start)) {
      switch (name) {
        case "id" -> {
          members.see(ID, name);
          id = Scalars.optionalText(in);
        }
        case "idProperty" -> {
          members.see(ID_PROPERTY, name);
          idProperty = Scalars.optionalText(in);
        }
        case "properties" -> {
          members.see(PROPERTIES, name);
          properties = Members.optionalMap(in, SubmittedInputReader::property);
        }
        case "associations" -> {
          members.see(ASSOCIATIONS, name);
          associations = AssociationMembers.associations(in);
        }
        case "objectWriteTraceId" -> {
          members.see(TRACE_ID, name);
          traceId = Scalars.optionalText(in);
        }
        default -> in.skip();
      }
    }
    return new SubmittedInput(
        start,
        true,
        Optional.ofNullable(id),
        Optional.ofNullable(idProperty),
        properties,
        associations,
        Optional.ofNullable(traceId));
  }

  /** Null clears, as empty text does. */
  private static @Nullable String property(TokenCursor in) {
    return in.token() == JsonToken.VALUE_NULL ? "" : Scalars.requiredText(in);
  }
}
