package io.callbatch.adapter.json.hubspot.request;

import io.callbatch.domain.model.call.AssociationSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the bodies of batches of associations. */
public final class AssociationBodies {

  private static final String FROM = "from";
  private static final String TO = "to";
  private static final String TYPES = "types";

  private AssociationBodies() {}

  /**
   * Two records.
   *
   * @param fromId id of the record that the association goes from
   * @param toId id of the record that it goes to
   * @param types the types, as seen from the first record
   */
  public record Pair(String fromId, String toId, List<AssociationSpec> types) {}

  /**
   * A record whose associations are asked for.
   *
   * @param id its id
   * @param after where its page begins, as {@code paging.next.after} said
   */
  public record Read(String id, Optional<String> after) {}

  /**
   * {@code {"inputs": [{"from": {"id"}, "to": {"id"}, "types": […]}]}}.
   *
   * @throws InvalidBodyException if the body isn't that
   */
  public static List<Pair> typed(byte[] body) {
    return JsonBody.read(body, in -> BatchBodies.inputs(in, each -> pair(each, true)));
  }

  /**
   * The same without types.
   *
   * @throws InvalidBodyException if the body isn't that
   */
  public static List<Pair> untyped(byte[] body) {
    return JsonBody.read(body, in -> BatchBodies.inputs(in, each -> pair(each, false)));
  }

  /**
   * {@code {"inputs": [{"from": {"id"}, "to": [{"id"}]}]}}, a pair for each record of {@code to}.
   *
   * @throws InvalidBodyException if the body isn't that
   */
  public static List<Pair> fans(byte[] body) {
    return JsonBody.read(
        body,
        in ->
            BatchBodies.inputs(in, AssociationBodies::fan).stream().flatMap(List::stream).toList());
  }

  /**
   * {@code {"inputs": [{"id", "after"?}]}}.
   *
   * @throws InvalidBodyException if the body isn't that
   */
  public static List<Read> reads(byte[] body) {
    return JsonBody.read(body, in -> BatchBodies.inputs(in, AssociationBodies::read));
  }

  private static Pair pair(JsonBody in, boolean typed) {
    List<String> from = new ArrayList<>();
    List<String> to = new ArrayList<>();
    List<List<AssociationSpec>> types = new ArrayList<>();
    int start =
        in.object(
            "PublicAssociationMultiPost",
            name -> {
              switch (name) {
                case FROM -> from.add(CallBodies.id(in));
                case TO -> to.add(CallBodies.id(in));
                case TYPES -> types.add(CallBodies.specs(in));
                default -> in.skip();
              }
            });
    List<String> missing = missing(from, to);
    if (typed && types.isEmpty()) {
      missing.add(TYPES);
    }
    in.require(start, missing);
    return new Pair(from.getLast(), to.getLast(), typed ? types.getLast() : List.of());
  }

  private static List<Pair> fan(JsonBody in) {
    List<String> from = new ArrayList<>();
    List<List<String>> to = new ArrayList<>();
    int start =
        in.object(
            "PublicAssociationMultiArchive",
            name -> {
              switch (name) {
                case FROM -> from.add(CallBodies.id(in));
                case TO -> to.add(in.array("List<PublicObjectId>", () -> CallBodies.id(in)));
                default -> in.skip();
              }
            });
    in.require(start, missing(from, to));
    return to.getLast().stream().map(id -> new Pair(from.getLast(), id, List.of())).toList();
  }

  private static Read read(JsonBody in) {
    List<String> id = new ArrayList<>();
    List<String> after = new ArrayList<>();
    int start =
        in.object(
            "PublicFetchAssociationsBatchRequest",
            name -> {
              switch (name) {
                case "id" -> id.add(in.text());
                case "after" -> after.add(in.text());
                default -> in.skip();
              }
            });
    in.require(start, id.isEmpty() ? List.of("id") : List.of());
    return new Read(
        id.getLast(), after.isEmpty() ? Optional.empty() : Optional.of(after.getLast()));
  }

  private static List<String> missing(List<?> from, List<?> to) {
    List<String> missing = new ArrayList<>();
    if (from.isEmpty()) {
      missing.add(FROM);
    }
    if (to.isEmpty()) {
      missing.add(TO);
    }
    return missing;
  }
}
