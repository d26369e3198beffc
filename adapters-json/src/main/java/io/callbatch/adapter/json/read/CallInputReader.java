package io.callbatch.adapter.json.read;

import static java.util.stream.Collectors.toUnmodifiableSet;

import io.callbatch.domain.model.OrderedMap;
import io.callbatch.domain.model.ReadLimits;
import io.callbatch.domain.model.ReadOptions;
import io.callbatch.domain.model.call.AssociationInput;
import io.callbatch.domain.model.call.CallInput;
import io.callbatch.domain.model.property.CallProperties;
import io.callbatch.domain.model.property.PropertyDefinition;
import io.callbatch.domain.port.out.DocumentFrames;
import io.callbatch.domain.port.out.Frame;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonToken;

/**
 * Reads calls to create out of files: as HubSpot takes them, or as HubSpot shows them. All that is
 * wrong with the form of a text is found at once; whether properties and values are right is not
 * looked at. Members that aren't known are skipped, since what HubSpot shows has ever more of them.
 * Safe for several threads.
 */
public final class CallInputReader {

  private static final int PROPERTIES = 1;
  private static final int ASSOCIATIONS = 1 << 1;
  private static final int ID = 1 << 2;
  private static final int OBJECT_WRITE_TRACE_ID = 1 << 3;
  private static final int CREATED_AT = 1 << 4;

  private static final AssociationMembers ASSOCIATION_MEMBERS = new AssociationMembers(false);

  private static final Set<String> SET_BY_THE_SYSTEM =
      CallProperties.ALL.stream()
          .filter(definition -> definition.flags().readOnly())
          .map(PropertyDefinition::name)
          .collect(toUnmodifiableSet());

  private final ReadLimits limits;

  /** Reads within these limits; the size is that of one text. */
  public CallInputReader(ReadLimits limits) {
    this.limits = limits;
  }

  /** Cuts a source into lines of text, blank ones passed over; it is never closed. */
  public DocumentFrames lines(InputStream source) {
    return new LineFrames(source, limits.maxDocumentBytes());
  }

  /**
   * A call to create: {@code properties} and {@code associations} as HubSpot takes them, or a call
   * as HubSpot shows it. Of the latter the properties that only the system sets are left out, and
   * its associations are those to create.
   */
  public InputReading<CallInput> read(Frame.Document text) {
    return switch (new JsonDocument(text, limits, ReadOptions.DEFAULT)
        .read(CallInputReader::call)) {
      case JsonResult.Read<CallInput> read -> new InputReading.Accepted<>(read.value());
      case JsonResult.Refused<CallInput> bad ->
          new InputReading.Refused<>(bad.refused().violations());
    };
  }

  /** A call to create, or one as HubSpot shows it: with an id and the time of its creation. */
  private static @Nullable CallInput call(TokenCursor in) {
    if (in.token() != JsonToken.START_OBJECT) {
      return Scalars.none(in, false, "a call object");
    }
    int start = in.offset();
    KnownMembers members = new KnownMembers(in, start);
    Map<String, String> properties = OrderedMap.of();
    List<AssociationInput> associations = List.of();
    String traceId = null;
    for (String name = in.nextMember(start); name != null; name = in.nextMember(start)) {
      switch (name) {
        case "id" -> {
          members.see(ID, name);
          in.skip();
        }
        case "createdAt" -> {
          members.see(CREATED_AT, name);
          in.skip();
        }
        case "properties" -> {
          members.see(PROPERTIES, name);
          properties = PropertyMembers.withValue(in);
        }
        case "associations" -> {
          members.see(ASSOCIATIONS, name);
          associations = ASSOCIATION_MEMBERS.associations(in);
        }
        case "objectWriteTraceId" -> {
          members.see(OBJECT_WRITE_TRACE_ID, name);
          traceId = Scalars.optionalText(in);
        }
        default -> in.skip();
      }
    }
    members.require(PROPERTIES, "properties", SubmittedInputReader.PROPERTIES);
    return new CallInput(
        members.saw(ID | CREATED_AT) ? settable(properties) : properties,
        associations,
        Optional.ofNullable(traceId));
  }

  private static Map<String, String> settable(Map<String, String> properties) {
    OrderedMap.Builder<String> settable = new OrderedMap.Builder<>();
    properties.forEach((name, value) -> {
      if (!SET_BY_THE_SYSTEM.contains(name)) {
        settable.put(name, value);
      }
    });
    return settable.build();
  }
}
