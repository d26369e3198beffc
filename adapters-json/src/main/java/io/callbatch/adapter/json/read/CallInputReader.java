package io.callbatch.adapter.json.read;

import static java.util.stream.Collectors.toUnmodifiableSet;

import io.callbatch.domain.model.NearestName;
import io.callbatch.domain.model.OrderedMap;
import io.callbatch.domain.model.ReadLimits;
import io.callbatch.domain.model.ReadOptions;
import io.callbatch.domain.model.call.AssociationInput;
import io.callbatch.domain.model.call.CallInput;
import io.callbatch.domain.model.property.CallProperties;
import io.callbatch.domain.model.property.PropertyDefinition;
import io.callbatch.domain.port.out.DocumentFrames;
import io.callbatch.domain.port.out.Frame;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonToken;

/**
 * Reads calls to create out of files: as HubSpot takes them, as HubSpot shows them, and as they
 * stand in its batch answers and pages, {@code {"results": […]}}. All that is wrong with the form
 * of a text is found at once; whether properties and values are right is not looked at. Members
 * that aren't known are left out, since what HubSpot shows has ever more of them. Safe for several
 * threads.
 */
public final class CallInputReader {

  private static final int PROPERTIES = 1;
  private static final int ASSOCIATIONS = 1 << 1;
  private static final int ID = 1 << 2;
  private static final int OBJECT_WRITE_TRACE_ID = 1 << 3;
  private static final int CREATED_AT = 1 << 4;
  private static final int RESULTS = 1 << 5;

  private static final String SYSTEM_PREFIX = "hs_";
  private static final List<String> TAKEN =
      List.of("properties", "associations", "objectWriteTraceId");
  private static final AssociationMembers ASSOCIATION_MEMBERS = new AssociationMembers(false);

  private static final Set<String> DEFINED_BY_HUBSPOT =
      CallProperties.ALL.stream().map(PropertyDefinition::name).collect(toUnmodifiableSet());

  private static final Set<String> SET_BY_THE_SYSTEM =
      CallProperties.ALL.stream()
          .filter(definition -> definition.flags().readOnly())
          .map(PropertyDefinition::name)
          .collect(toUnmodifiableSet());

  private final ReadLimits limits;
  private final Predicate<String> defined;

  /** Reads within these limits; the size is that of one text. */
  public CallInputReader(ReadLimits limits) {
    this(limits, _ -> false);
  }

  /**
   * The same for calls of a portal with definitions of its own.
   *
   * @param defined whether a property that HubSpot doesn't define is defined by the portal
   */
  public CallInputReader(ReadLimits limits, Predicate<String> defined) {
    this.limits = limits;
    this.defined = defined;
  }

  /**
   * Cuts a source into lines of text, blank ones passed over; where the first line doesn't end what
   * it begins, into the JSON values that follow one another, on however many lines. It is never
   * closed.
   *
   * @throws IOException if the source does
   */
  public DocumentFrames frames(InputStream source) throws IOException {
    BufferedInputStream buffered = new BufferedInputStream(source, 2 * ValueFrames.PEEKED);
    return ValueFrames.areIn(buffered)
        ? new ValueFrames(buffered, limits.maxDocumentBytes())
        : new LineFrames(buffered, limits.maxDocumentBytes());
  }

  /**
   * The calls of a text: one to create, with {@code properties} and {@code associations} as HubSpot
   * takes them; one as HubSpot shows it, of which the properties that only the system sets are left
   * out, and whose associations are those to create; or those in the {@code results} of a batch
   * answer or page.
   */
  public InputReading<List<ImportedCall>> read(Frame.Document text) {
    return switch (new JsonDocument(text, limits, ReadOptions.DEFAULT).read(this::calls)) {
      case JsonResult.Read<List<Found>>(var found, _) ->
          new InputReading.Accepted<>(new Cut(text).calls(found));
      case JsonResult.Refused<List<Found>>(var refused) ->
          new InputReading.Refused<>(refused.violations());
    };
  }

  /**
   * A call and where it stands.
   *
   * @param element its place among the results; negative: it is the text itself
   */
  private record Found(
      CallInput input,
      int element,
      int start,
      int end,
      List<String> skipped,
      List<String> ignored) {}

  private @Nullable List<Found> calls(TokenCursor in) {
    if (in.token() != JsonToken.START_OBJECT) {
      return Scalars.none(in, false, "a call object");
    }
    List<Found> results = new ArrayList<>();
    Found call = call(in, -1, results);
    return call == null ? results : List.of(call);
  }

  /**
   * The object on whose start the cursor stands.
   *
   * @param results takes the calls of a document; null: the object can be none
   * @return the call; null where the object is a document
   */
  private @Nullable Found call(TokenCursor in, int element, @Nullable List<Found> results) {
    int start = in.offset();
    KnownMembers members = new KnownMembers(in, start);
    Map<String, String> properties = OrderedMap.of();
    List<AssociationInput> associations = List.of();
    String traceId = null;
    List<String> ignored = new ArrayList<>();
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
        case "results" -> {
          members.see(RESULTS, name);
          if (results == null) {
            in.skip();
          } else {
            results(in, results);
          }
        }
        default -> {
          ignore(name, ignored);
          in.skip();
        }
      }
    }
    if (results != null && members.saw(RESULTS) && !members.saw(PROPERTIES)) {
      return null;
    }
    members.require(PROPERTIES, "properties", SubmittedInputReader.PROPERTIES);
    boolean shown = members.saw(ID | CREATED_AT);
    List<String> skipped = new ArrayList<>();
    return new Found(
        new CallInput(
            shown ? settable(properties, skipped) : properties,
            associations,
            Optional.ofNullable(traceId)),
        element,
        start,
        in.endOffset(),
        skipped,
        shown ? List.of() : ignored);
  }

  private void results(TokenCursor in, List<Found> results) {
    results.clear();
    if (in.token() != JsonToken.START_ARRAY) {
      Scalars.none(in, false, "an array of calls");
      return;
    }
    int element = 0;
    while (in.nextElement()) {
      if (in.token() == JsonToken.START_OBJECT) {
        Found found = call(in, element, null);
        if (found != null) {
          results.add(found);
        }
      } else {
        Scalars.none(in, false, "a call object");
      }
      element++;
    }
  }

  private static void ignore(String name, List<String> ignored) {
    if (NearestName.of(name, TAKEN).isPresent()) {
      ignored.add(name);
    }
  }

  private Map<String, String> settable(Map<String, String> properties, List<String> skipped) {
    OrderedMap.Builder<String> settable = new OrderedMap.Builder<>();
    properties.forEach((name, value) -> {
      if (name.startsWith(SYSTEM_PREFIX)
          && !DEFINED_BY_HUBSPOT.contains(name)
          && !defined.test(name)) {
        skipped.add(name);
      } else if (!SET_BY_THE_SYSTEM.contains(name)) {
        settable.put(name, value);
      }
    });
    return settable.build();
  }

  /** Cuts the calls of a text out of it. */
  private static final class Cut {

    private final Frame.Document text;
    private final Places places;

    Cut(Frame.Document text) {
      this.text = text;
      this.places = new Places(text.bytes(), text.firstLine());
    }

    List<ImportedCall> calls(List<Found> found) {
      return found.stream().map(this::call).toList();
    }

    private ImportedCall call(Found found) {
      boolean alone = found.element() < 0;
      return new ImportedCall(
          found.input(),
          alone ? text : part(found),
          alone ? "" : "/results/" + found.element(),
          found.skipped(),
          found.ignored());
    }

    private Frame.Document part(Found found) {
      places.moveTo(found.start());
      return new Frame.Document(
          onOneLine(Arrays.copyOfRange(text.bytes(), found.start(), found.end())), places.line());
    }
  }

  /** Line breaks stand only between the tokens of a JSON text. */
  private static byte[] onOneLine(byte[] json) {
    for (int i = 0; i < json.length; i++) {
      if (json[i] == '\n' || json[i] == '\r') {
        json[i] = ' ';
      }
    }
    return json;
  }
}
