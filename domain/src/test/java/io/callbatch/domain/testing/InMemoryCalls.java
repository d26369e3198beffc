package io.callbatch.domain.testing;

import io.callbatch.domain.model.call.CallAssociation;
import io.callbatch.domain.model.call.CallId;
import io.callbatch.domain.model.call.PropertyVersion;
import io.callbatch.domain.model.call.StoredCall;
import io.callbatch.domain.model.property.PropertyType;
import io.callbatch.domain.model.search.SearchMatcher;
import io.callbatch.domain.model.search.SearchQuery;
import io.callbatch.domain.port.out.CallStore;
import io.callbatch.domain.testing.InMemoryPortal.UniqueKey;
import io.callbatch.domain.testing.InMemoryPortal.VersionKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The fake's calls. */
final class InMemoryCalls implements CallStore {
  private final InMemoryPortal portal;

  InMemoryCalls(InMemoryPortal portal) {
    this.portal = portal;
  }

  @Override
  public List<CallId> newIds(int count) {
    List<CallId> ids = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      ids.add(new CallId(++portal.lastId));
    }
    return ids;
  }

  @Override
  public Map<CallId, StoredCall> find(Collection<CallId> ids) {
    Map<CallId, StoredCall> found = new HashMap<>();
    for (CallId id : ids) {
      if (portal.calls.containsKey(id)) {
        found.put(id, portal.calls.get(id));
      }
    }
    return found;
  }

  @Override
  public Map<String, CallId> findByUnique(String property, Collection<String> values) {
    Map<String, CallId> found = new HashMap<>();
    for (String value : values) {
      CallId id = portal.unique.get(new UniqueKey(property, value));
      if (id != null) {
        found.put(value, id);
      }
    }
    return found;
  }

  @Override
  public void insert(List<CallWrite> calls) {
    for (CallWrite write : calls) {
      if (portal.calls.containsKey(write.call().id())) {
        throw new IllegalStateException("there is a call " + write.call().id() + " already");
      }
    }
    update(calls);
  }

  @Override
  public void update(List<CallWrite> calls) {
    for (CallWrite write : calls) {
      CallId id = write.call().id();
      write
          .unique()
          .keySet()
          .forEach(property ->
              portal
                  .unique
                  .entrySet()
                  .removeIf(
                      e -> e.getKey().property().equals(property) && e.getValue().equals(id)));
    }
    calls.forEach(this::put);
  }

  private void put(CallWrite write) {
    CallId id = write.call().id();
    portal.calls.put(id, write.call());
    write
        .changed()
        .forEach((property, value) -> {
          List<PropertyVersion> versions = new ArrayList<>();
          versions.add(new PropertyVersion(value, write.call().updatedAt(), write.source()));
          VersionKey key = new VersionKey(id, property);
          versions.addAll(portal.versions.getOrDefault(key, List.of()));
          portal.versions.put(key, List.copyOf(versions));
        });
    write
        .unique()
        .forEach((property, value) -> {
          if (!value.isEmpty()
              && portal.unique.putIfAbsent(new UniqueKey(property, value), id) != null) {
            throw new IllegalStateException("the value of " + property + " is taken");
          }
        });
    if (!write.associations().isEmpty()) {
      List<CallAssociation> all = new ArrayList<>(portal.associations.getOrDefault(id, List.of()));
      write.associations().stream().filter(a -> !all.contains(a)).forEach(all::add);
      portal.associations.put(id, List.copyOf(all));
    }
  }

  @Override
  public boolean purge(CallId id) {
    boolean there = portal.calls.containsKey(id);
    if (there) {
      portal.purge(id);
    }
    return there;
  }

  @Override
  public Map<CallId, Map<String, List<PropertyVersion>>> history(
      Collection<CallId> ids, Set<String> properties) {
    Map<CallId, Map<String, List<PropertyVersion>>> history = new HashMap<>();
    portal.versions.forEach((key, versions) -> {
      if (ids.contains(key.call()) && properties.contains(key.property())) {
        history.computeIfAbsent(key.call(), _ -> new HashMap<>()).put(key.property(), versions);
      }
    });
    return history;
  }

  @Override
  public void dissociate(CallId id, Collection<CallAssociation> associations) {
    List<CallAssociation> left = new ArrayList<>(portal.associations.getOrDefault(id, List.of()));
    left.removeAll(associations);
    if (left.isEmpty()) {
      portal.associations.remove(id);
    } else {
      portal.associations.put(id, List.copyOf(left));
    }
  }

  @Override
  public Map<CallId, List<CallAssociation>> associations(Collection<CallId> ids) {
    Map<CallId, List<CallAssociation>> found = new HashMap<>(portal.associations);
    found.keySet().retainAll(Set.copyOf(ids));
    return found;
  }

  @Override
  public List<StoredCall> list(Optional<CallId> from, int limit, boolean archived) {
    return portal.calls.tailMap(from.orElse(new CallId(1))).values().stream()
        .filter(call -> call.archived() == archived)
        .limit(limit)
        .toList();
  }

  @Override
  public SearchPage search(
      SearchQuery query, Map<String, PropertyType> types, int offset, int limit) {
    SearchMatcher matcher = new SearchMatcher(query, types);
    List<StoredCall> matches =
        portal.calls.values().stream()
            .filter(call ->
                matcher.matches(call, portal.associations.getOrDefault(call.id(), List.of())))
            .sorted(matcher.order())
            .toList();
    return new SearchPage(matches.size(), matches.stream().skip(offset).limit(limit).toList());
  }
}
