package io.callbatch.adapter.json.read;

import io.callbatch.domain.model.ReadLimits;
import io.callbatch.domain.model.Rule;
import io.callbatch.domain.port.out.UnknownMemberRules;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Judges kept members by the reader of this module: would it keep them just so? */
public final class JsonUnknownMemberRules implements UnknownMemberRules {

  private final ReadLimits limits;

  /** Judges by the limits within which JSON is read. */
  public JsonUnknownMemberRules(ReadLimits limits) {
    this.limits = limits;
  }

  @Override
  public Optional<Breach> check(Owner owner, String name, String json) {
    if (namesOfSchema(owner).contains(name)) {
      return breach(
          Rule.UNKNOWN_MEMBER,
          "found %s among the unknown members; it has a field of its own"
              .formatted(Quote.text(name)));
    }
    return checkText(owner, json)
        .or(() ->
            fits(owner, name, json)
                ? breach(
                    Rule.UNKNOWN_MEMBER,
                    "found %s among the unknown members, but its value fits the field of that name"
                        .formatted(Quote.text(name)))
                : Optional.empty());
  }

  private Optional<Breach> checkText(Owner owner, String json) {
    byte[] text = json.getBytes(StandardCharsets.UTF_8);
    if (!LoneSurrogates.of(text, Utf8.scan(text)).isEmpty()) {
      return breach(Rule.UNICODE, "expected a whole surrogate pair, found half of one");
    }
    JsonParser parser = JsonParsers.parser(text);
    try (parser) {
      TokenChecks checks = new TokenChecks(parser, limits, depthOf(owner));
      JsonToken first = parser.nextToken();
      if (first == null) {
        return breach(Rule.SYNTAX, "expected a JSON value, found nothing");
      }
      Optional<Breach> breach = checks.value();
      if (breach.isEmpty() && parser.nextToken() != null) {
        return breach(Rule.SYNTAX, "expected the end of the value, found more after it");
      }
      return breach;
    } catch (JacksonException _) {
      return breach(Rule.SYNTAX, SyntaxFault.of(text, parser).messageWithPlace(text));
    }
  }

  private static Optional<Breach> breach(Rule rule, String message) {
    return Optional.of(new Breach(rule, message, false));
  }

  private static boolean fits(Owner owner, String name, String json) {
    return switch (owner) {
      case BATCH ->
          name.equals("numErrors")
              && isNumber(json)
              && HubSpotMembers.integer(json.strip()) != null;
      case CALL ->
          switch (name) {
            case "url", "objectWriteTraceId" -> isText(json);
            case "new" -> json.strip().equals("true") || json.strip().equals("false");
            case "associations" -> FittingJson.associations(json) != null;
            case "warnings" -> FittingJson.warnings(json) != null;
            default -> false;
          };
      case BATCH_ERROR ->
          switch (name) {
            case "id", "subCategory" -> isText(json);
            case "links" -> FittingJson.texts(json) != null;
            default -> false;
          };
      case CALL_WARNING -> name.equals("context") && FittingJson.texts(json) != null;
      case PROPERTY_HISTORY, ASSOCIATION_LIST, ASSOCIATION, ERROR_DETAIL -> false;
    };
  }

  private static boolean isText(String json) {
    return json.strip().startsWith("\"");
  }

  private static boolean isNumber(String json) {
    char first = json.strip().charAt(0);
    return first == '-' || (first >= '0' && first <= '9');
  }

  /** The members that every object of its kind must have or may only have in one form. */
  private static Set<String> namesOfSchema(Owner owner) {
    return switch (owner) {
      case BATCH ->
          Set.of("status", "results", "requestedAt", "startedAt", "completedAt", "errors", "links");
      case CALL ->
          Set.of(
              "id",
              "properties",
              "propertiesWithHistory",
              "createdAt",
              "updatedAt",
              "archived",
              "archivedAt");
      case PROPERTY_HISTORY ->
          Set.of("value", "timestamp", "sourceType", "sourceId", "sourceLabel", "updatedByUserId");
      case ASSOCIATION_LIST -> Set.of("results");
      case ASSOCIATION -> Set.of("id", "type");
      case CALL_WARNING -> Set.of("category", "message");
      case BATCH_ERROR -> Set.of("status", "category", "message", "context", "errors");
      case ERROR_DETAIL -> Set.of("message", "code", "in", "subCategory", "context");
    };
  }

  /** How deep the object that owns the member lies in a document. */
  private static int depthOf(Owner owner) {
    return switch (owner) {
      case BATCH -> 1;
      case CALL, BATCH_ERROR -> 3;
      case ASSOCIATION_LIST, CALL_WARNING, ERROR_DETAIL -> 5;
      case PROPERTY_HISTORY -> 6;
      case ASSOCIATION -> 7;
    };
  }
}
