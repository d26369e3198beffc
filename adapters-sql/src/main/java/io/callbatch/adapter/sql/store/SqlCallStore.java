package io.callbatch.adapter.sql.store;

import io.callbatch.adapter.sql.schema.Dialect;
import io.callbatch.adapter.sql.schema.Row;
import io.callbatch.adapter.sql.schema.Session;
import io.callbatch.domain.model.call.CallAssociation;
import io.callbatch.domain.model.call.CallId;
import io.callbatch.domain.model.call.PropertyVersion;
import io.callbatch.domain.model.call.StoredCall;
import io.callbatch.domain.model.property.PropertyType;
import io.callbatch.domain.model.search.SearchMatcher;
import io.callbatch.domain.model.search.SearchQuery;
import io.callbatch.domain.port.out.CallStore;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Calls with what stands beside them. */
final class SqlCallStore implements CallStore {

  private final Session session;
  private final Dialect dialect;
  private final String portal;
  private final boolean writes;

  SqlCallStore(Session session, String portal, boolean writes) {
    this.session = session;
    this.dialect = session.dialect();
    this.portal = portal;
    this.writes = writes;
  }

  @Override
  public List<CallId> newIds(int count) {
    return count == 0
        ? List.of()
        : dialect.newIds(session, portal, count).stream().map(CallId::new).toList();
  }

  @Override
  public Map<CallId, StoredCall> find(Collection<CallId> ids) {
    Map<CallId, StoredCall> found = new HashMap<>();
    if (!ids.isEmpty()) {
      String sql =
          "SELECT %s FROM call c WHERE c.portal = ? AND %s ORDER BY c.id%s"
              .formatted(
                  CallRows.COLUMNS, dialect.anyOf("c.id"), writes ? dialect.forUpdate() : "");
      session
          .query(sql, this::call, portal, values(ids))
          .forEach(call -> found.put(call.id(), call));
    }
    return found;
  }

  private StoredCall call(Row row) throws SQLException {
    return CallRows.call(row, dialect);
  }

  private static List<Long> values(Collection<CallId> ids) {
    return ids.stream().map(CallId::value).toList();
  }

  @Override
  public Map<String, CallId> findByUnique(String property, Collection<String> values) {
    Map<String, CallId> found = new HashMap<>();
    if (!values.isEmpty()) {
      Map<String, String> byKey = new HashMap<>();
      values.forEach(value -> byKey.put(UniqueKeys.key(value), value));
      session
          .query(
              "SELECT value, call_id FROM unique_value WHERE portal = ? AND property = ? AND "
                  + dialect.anyOf("value"),
              row -> Map.entry(row.text(1), new CallId(row.number(2))),
              portal,
              property,
              List.copyOf(byKey.keySet()))
          .forEach(entry -> found.put(byKey.getOrDefault(entry.getKey(), ""), entry.getValue()));
    }
    return found;
  }

  @Override
  public void insert(List<CallWrite> calls) {
    write(calls, true);
  }

  @Override
  public void update(List<CallWrite> calls) {
    removeUnique(calls);
    write(calls, false);
  }

  private void write(List<CallWrite> calls, boolean asNew) {
    session.insert(
        asNew ? CallRows.NEW : CallRows.CHANGED,
        calls.stream().map(write -> CallRows.values(portal, write.call(), dialect)).toList());
    if (!dialect.wordsAreColumn()) {
      writeWords(calls, asNew);
    }
    session.insert(
        asNew ? CallDetailRows.FIRST_VERSIONS : CallDetailRows.VERSIONS,
        CallDetailRows.versions(portal, calls));
    session.insert(CallDetailRows.UNIQUE_VALUES, CallDetailRows.uniqueValues(portal, calls));
    session.insert(CallDetailRows.ASSOCIATIONS, CallDetailRows.associations(portal, calls));
  }

  private void writeWords(List<CallWrite> calls, boolean asNew) {
    Map<Long, String> words = new LinkedHashMap<>();
    for (CallWrite write : calls) {
      if (SearchMatcher.TEXT_PROPERTIES.stream().anyMatch(write.changed()::containsKey)) {
        words.put(write.call().id().value(), CallRows.words(write.call()));
      }
    }
    if (!words.isEmpty()) {
      if (!asNew) {
        dialect.removeWords(session, portal, List.copyOf(words.keySet()));
      }
      dialect.indexWords(session, portal, words);
    }
  }

  private void removeUnique(List<CallWrite> calls) {
    Map<String, List<Long>> changed = new HashMap<>();
    for (CallWrite write : calls) {
      for (String property : write.unique().keySet()) {
        changed.computeIfAbsent(property, _ -> new ArrayList<>()).add(write.call().id().value());
      }
    }
    changed.forEach((property, ids) ->
        session.update(
            "DELETE FROM unique_value WHERE portal = ? AND property = ? AND "
                + dialect.anyOf("call_id"),
            portal,
            property,
            ids));
  }

  @Override
  public boolean purge(CallId id) {
    if (find(List.of(id)).isEmpty()) {
      return false;
    }
    dialect.removeWords(session, portal, List.of(id.value()));
    for (String table : List.of("call_version", "call_association", "unique_value")) {
      session.update(
          "DELETE FROM " + table + " WHERE portal = ? AND call_id = ?", portal, id.value());
    }
    session.update("DELETE FROM call WHERE portal = ? AND id = ?", portal, id.value());
    new Scrubber(session, portal).scrub(id);
    return true;
  }

  @Override
  public Map<CallId, Map<String, List<PropertyVersion>>> history(
      Collection<CallId> ids, Set<String> properties) {
    Map<CallId, Map<String, List<PropertyVersion>>> history = new HashMap<>();
    if (!ids.isEmpty() && !properties.isEmpty()) {
      session.query(
          "SELECT %s FROM call_version WHERE portal = ? AND %s AND %s ORDER BY call_id, property, n DESC"
              .formatted(
                  CallDetailRows.VERSION_COLUMNS,
                  dialect.anyOf("call_id"),
                  dialect.anyOf("property")),
          row ->
              history
                  .computeIfAbsent(new CallId(row.number(1)), _ -> new HashMap<>())
                  .computeIfAbsent(row.text(2), _ -> new ArrayList<>())
                  .add(CallDetailRows.version(row)),
          portal,
          values(ids),
          List.copyOf(new TreeSet<>(properties)));
    }
    return history;
  }

  @Override
  public void dissociate(CallId id, Collection<CallAssociation> associations) {
    for (CallAssociation association : associations) {
      session.update(
          "DELETE FROM call_association WHERE portal = ? AND call_id = ? AND to_type = ?"
              + " AND to_id = ? AND category = ? AND type_id = ?",
          portal,
          id.value(),
          association.toObjectType(),
          association.toId(),
          association.spec().category().name(),
          (long) association.spec().typeId());
    }
  }

  @Override
  public Map<CallId, List<CallAssociation>> associations(Collection<CallId> ids) {
    Map<CallId, List<CallAssociation>> associations = new HashMap<>();
    if (!ids.isEmpty()) {
      session.query(
          "SELECT %s FROM call_association WHERE portal = ? AND %s ORDER BY call_id, n"
              .formatted(CallDetailRows.ASSOCIATION_COLUMNS, dialect.anyOf("call_id")),
          row ->
              associations
                  .computeIfAbsent(new CallId(row.number(1)), _ -> new ArrayList<>())
                  .add(CallDetailRows.association(row)),
          portal,
          values(ids));
    }
    return associations;
  }

  @Override
  public List<StoredCall> list(Optional<CallId> from, int limit, boolean archived) {
    return session.query(
        """
        SELECT %s FROM call c WHERE c.portal = ? AND c.id >= ? AND c.archived_at IS %s NULL
        ORDER BY c.id LIMIT ?
        """
            .formatted(CallRows.COLUMNS, archived ? "NOT" : ""),
        this::call,
        portal,
        from.map(CallId::value).orElse(0L),
        (long) limit);
  }

  @Override
  public SearchPage search(
      SearchQuery query, Map<String, PropertyType> types, int offset, int limit) {
    SearchSql search = SearchSql.of(query, types, dialect);
    long total =
        session
            .first(search.count(), row -> row.number(1), search.countParameters(portal))
            .orElse(0L);
    return new SearchPage(
        total,
        session.query(search.page(), this::call, search.pageParameters(portal, offset, limit)));
  }
}
