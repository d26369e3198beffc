package io.callbatch.domain.port.out;

import io.callbatch.domain.model.call.CallAssociation;
import io.callbatch.domain.model.call.CallId;
import io.callbatch.domain.model.call.ChangeSource;
import io.callbatch.domain.model.call.PropertyVersion;
import io.callbatch.domain.model.call.StoredCall;
import io.callbatch.domain.model.property.PropertyType;
import io.callbatch.domain.model.search.SearchQuery;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The calls of one portal, in a transaction. Methods that take many ids use few statements, however
 * many ids there are.
 */
public interface CallStore {

  /** Ids that no call has had or will have, in ascending order. */
  List<CallId> newIds(int count);

  /**
   * Those of the calls that are there, live or archived. In a transaction that writes they are
   * locked until its end.
   */
  Map<CallId, StoredCall> find(Collection<CallId> ids);

  /** The calls, live or archived, that have these values of a unique property: value to id. */
  Map<String, CallId> findByUnique(String property, Collection<String> values);

  /**
   * Puts new calls in. A unique value that another transaction took meanwhile makes the work be
   * done again.
   */
  void insert(List<CallWrite> calls);

  /** Puts changed calls in the place of what they were. */
  void update(List<CallWrite> calls);

  /**
   * Takes a call out of the store for good: its values, its history, its associations and what
   * answers to earlier requests hold of it.
   *
   * @return whether it was there
   */
  boolean purge(CallId id);

  /** The versions of these properties, newest first: call to property to versions. */
  Map<CallId, Map<String, List<PropertyVersion>>> history(
      Collection<CallId> ids, Set<String> properties);

  /** Takes associations of a call away; those that it hasn't are done. */
  void dissociate(CallId id, Collection<CallAssociation> associations);

  /** The associations of these calls, in the order in which they were made. */
  Map<CallId, List<CallAssociation>> associations(Collection<CallId> ids);

  /**
   * Calls in the order of their ids.
   *
   * @param from the smallest id that may come; empty: from the first
   * @param limit how many at most
   * @param archived whether archived ones are listed, and only those; otherwise only live ones
   */
  List<StoredCall> list(Optional<CallId> from, int limit, boolean archived);

  /**
   * Live calls that match, in the query's order.
   *
   * @param types the types of the properties that the query names; the values in the query have the
   *     form in which values of that type are kept
   * @param offset how many of the matches to leave out
   * @param limit how many at most
   */
  SearchPage search(SearchQuery query, Map<String, PropertyType> types, int offset, int limit);

  /**
   * A call as it is to be kept.
   *
   * @param call the call after the change
   * @param changed the properties that changed, name to new value; empty text where one was
   *     cleared. Each becomes a version in the history, at the call's {@code updatedAt}
   * @param unique those of {@code changed} whose values must be unique
   * @param associations associations to add
   * @param source who did it
   */
  record CallWrite(
      StoredCall call,
      Map<String, String> changed,
      Map<String, String> unique,
      List<CallAssociation> associations,
      ChangeSource source) {}

  /**
   * A page of matches.
   *
   * @param total how many calls match
   * @param calls those of the page
   */
  record SearchPage(long total, List<StoredCall> calls) {}
}
