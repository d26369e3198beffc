package io.callbatch.adapter.json.read;

import io.callbatch.domain.model.call.Selection;
import io.callbatch.domain.model.run.BatchOperation;
import io.callbatch.domain.model.run.OperationKind;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonToken;

/** Reads what a batch is to do. */
final class OperationMembers {

  private static final int INPUTS = 1;
  private static final int PROPERTIES = 1 << 1;
  private static final int PROPERTIES_WITH_HISTORY = 1 << 2;
  private static final int ID_PROPERTY = 1 << 3;
  private static final int ARCHIVED = 1 << 4;

  private OperationMembers() {}

  static @Nullable BatchOperation operation(TokenCursor in, OperationKind kind) {
    return switch (kind) {
      case CREATE -> new BatchOperation.Create(inputs(in, CallInputMembers::creation));
      case READ -> read(in);
      case UPDATE -> new BatchOperation.Update(inputs(in, CallInputMembers::patch));
      case UPSERT -> new BatchOperation.Upsert(inputs(in, CallInputMembers::patch));
      case ARCHIVE -> new BatchOperation.Archive(inputs(in, CallInputMembers::id));
    };
  }

  /** Reads calls with what is always shown of them. */
  static BatchOperation plainRead(List<String> ids) {
    return new BatchOperation.Read(ids, Optional.empty(), Selection.PLAIN);
  }

  private static <T> List<T> inputs(TokenCursor in, Function<TokenCursor, @Nullable T> input) {
    List<T> inputs = List.of();
    if (!isBatch(in)) {
      return inputs;
    }
    int start = in.offset();
    KnownMembers members = new KnownMembers(in, start);
    for (String name = in.nextMember(start); name != null; name = in.nextMember(start)) {
      if (name.equals("inputs")) {
        members.see(INPUTS, name);
        inputs = Members.optionalList(in, "an array of inputs", input::apply);
      } else {
        in.skip();
      }
    }
    members.require(INPUTS, "inputs", "an array of inputs");
    return inputs;
  }

  private static boolean isBatch(TokenCursor in) {
    boolean batch = in.token() == JsonToken.START_OBJECT;
    if (!batch) {
      Scalars.none(in, false, "an object with inputs");
    }
    return batch;
  }

  private static @Nullable BatchOperation read(TokenCursor in) {
    if (!isBatch(in)) {
      return null;
    }
    int start = in.offset();
    KnownMembers members = new KnownMembers(in, start);
    List<String> ids = List.of();
    String idProperty = null;
    List<String> properties = List.of();
    List<String> propertiesWithHistory = List.of();
    Boolean archived = null;
    for (String name = in.nextMember(start); name != null; name = in.nextMember(start)) {
      switch (name) {
        case "inputs" -> {
          members.see(INPUTS, name);
          ids = Members.optionalList(in, "an array of inputs", CallInputMembers::id);
        }
        case "idProperty" -> {
          members.see(ID_PROPERTY, name);
          idProperty = Scalars.optionalText(in);
        }
        case "properties" -> {
          members.see(PROPERTIES, name);
          properties = names(in);
        }
        case "propertiesWithHistory" -> {
          members.see(PROPERTIES_WITH_HISTORY, name);
          propertiesWithHistory = names(in);
        }
        case "archived" -> {
          members.see(ARCHIVED, name);
          archived = Scalars.requiredBoolean(in);
        }
        default -> in.skip();
      }
    }
    members.require(INPUTS, "inputs", "an array of inputs");
    return new BatchOperation.Read(
        ids,
        Optional.ofNullable(idProperty),
        new Selection(properties, propertiesWithHistory, List.of(), archived != null && archived));
  }

  private static List<String> names(TokenCursor in) {
    List<String> names = Members.texts(in);
    return names == null ? List.of() : names;
  }
}
