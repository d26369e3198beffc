package io.callbatch.adapter.json.hubspot;

import io.callbatch.adapter.json.hubspot.answer.AssociationDocuments.FromRecord;
import io.callbatch.adapter.json.hubspot.answer.AssociationDocuments.ToRecord;
import io.callbatch.adapter.json.hubspot.request.InvalidParameterException;
import io.callbatch.domain.model.call.AssociationSpec;
import io.callbatch.domain.model.call.CallAssociation;
import io.callbatch.domain.model.call.PortalId;
import io.callbatch.domain.port.in.CallAssociationsUseCase;
import io.callbatch.domain.port.in.CallAssociationsUseCase.LinkedCalls;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Pages of the associations of records, from either side. A cursor is how many records to leave
 * out.
 *
 * @param associations shows them
 * @param portal whose
 * @param side from which side
 */
record AssociationPages(
    CallAssociationsUseCase associations, PortalId portal, AssociationSide side) {

  /** The most records on a page, as HubSpot has it. */
  static final int MOST = 500;

  private static final Pattern OFFSET = Pattern.compile("[0-9]{1,9}");

  /**
   * The offset that a cursor is; none is the first page.
   *
   * @throws InvalidParameterException if it is no cursor of ours
   */
  static int offset(Optional<String> after) {
    return after
        .filter(text -> !text.isEmpty())
        .map(text -> {
          if (!OFFSET.matcher(text).matches()) {
            throw new InvalidParameterException("after", text, "a cursor from paging.next.after");
          }
          return Integer.parseInt(text);
        })
        .orElse(0);
  }

  /** The records of each call, where the request comes from calls; otherwise nothing. */
  Map<String, List<ToRecord>> ofCalls(List<String> ids) {
    Map<String, List<ToRecord>> records = new LinkedHashMap<>();
    if (side.fromCall()) {
      associations
          .list(portal, ids, side.type().objectType())
          .forEach((id, list) -> records.put(id, byRecord(list)));
    }
    return records;
  }

  private List<ToRecord> byRecord(List<CallAssociation> associations) {
    Map<String, List<AssociationSpec>> types = new LinkedHashMap<>();
    for (CallAssociation association : associations) {
      types
          .computeIfAbsent(association.toId(), _ -> new ArrayList<>())
          .add(side.shown(association.spec()));
    }
    return types.entrySet().stream().map(to -> new ToRecord(to.getKey(), to.getValue())).toList();
  }

  /**
   * A page of the records that a record is associated with.
   *
   * @param ofCalls what {@link #ofCalls} gave
   */
  FromRecord page(String id, int offset, Map<String, List<ToRecord>> ofCalls) {
    return page(id, offset, MOST, ofCalls);
  }

  /** The same with fewer on a page. */
  FromRecord page(String id, int offset, int limit, Map<String, List<ToRecord>> ofCalls) {
    if (side.fromCall()) {
      List<ToRecord> all = ofCalls.getOrDefault(id, List.of());
      List<ToRecord> page = all.stream().skip(offset).limit(limit).toList();
      return new FromRecord(id, page, next(offset, page, offset + page.size() < all.size()));
    }
    LinkedCalls calls = associations.calls(portal, side.type().objectType(), id, offset, limit);
    List<ToRecord> page =
        calls.calls().entrySet().stream()
            .map(call ->
                new ToRecord(
                    call.getKey().text(), call.getValue().stream().map(side::shown).toList()))
            .toList();
    return new FromRecord(id, page, next(offset, page, calls.more()));
  }

  private static Optional<String> next(int offset, List<ToRecord> page, boolean more) {
    return more ? Optional.of(Integer.toString(offset + page.size())) : Optional.empty();
  }
}
