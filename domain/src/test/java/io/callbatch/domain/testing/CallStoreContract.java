package io.callbatch.domain.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.callbatch.domain.model.call.AssociationCategory;
import io.callbatch.domain.model.call.AssociationSpec;
import io.callbatch.domain.model.call.CallAssociation;
import io.callbatch.domain.model.call.CallId;
import io.callbatch.domain.model.call.ChangeSource;
import io.callbatch.domain.model.call.PropertyVersion;
import io.callbatch.domain.model.call.RequestId;
import io.callbatch.domain.model.call.StoredCall;
import io.callbatch.domain.model.run.BatchOutcome;
import io.callbatch.domain.model.run.InputOutcome;
import io.callbatch.domain.model.run.RecordedAnswer;
import io.callbatch.domain.port.out.CallStore.CallWrite;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** The contract of the store of calls. */
public abstract class CallStoreContract extends StoreContract {
  private static final AssociationSpec TO_CONTACT =
      new AssociationSpec(AssociationCategory.HUBSPOT_DEFINED, 194);

  @Test
  void givesBackWhatWasPutInWhateverTheText() {
    Samples.check(
        "stored calls come back",
        20,
        random -> {
          Draw draw = new Draw(random);
          Map<String, String> properties = new TreeMap<>();
          for (int i = 0; i < 6; i++) {
            properties.put(
                draw.oneOf("hs_call_title", "a", "hs_call_duration", "b_1"), draw.text());
          }
          properties.values().removeIf(String::isEmpty);
          StoredCall call = create(properties).getFirst();
          assertThat(find(call.id())).contains(call);
          assertThat(history(call.id(), properties.keySet()).keySet())
              .isEqualTo(properties.keySet());
        });
  }

  @Test
  void idsAscendAndNeverComeTwice() {
    List<CallId> ids =
        store
            .transactions()
            .write(
                PORTAL,
                transaction -> {
                  List<CallId> all = new ArrayList<>(transaction.calls().newIds(3));
                  all.addAll(transaction.calls().newIds(2));
                  return all;
                });
    assertThat(ids).isSorted().doesNotHaveDuplicates().hasSize(5);
  }

  @Test
  void changesReplaceThePropertiesAndAddToTheHistory() {
    StoredCall before = create(Map.of("a", "1", "b", "2")).getFirst();
    ChangeSource user =
        new ChangeSource("CRM_UI", Optional.empty(), Optional.of("Ann"), Optional.of(7L));
    StoredCall after =
        new StoredCall(
            before.id(),
            new TreeMap<>(Map.of("a", "3")),
            NOON,
            NOON.plusMillis(1),
            Optional.of(NOON.plusMillis(1)));
    update(new CallWrite(after, Map.of("a", "3", "b", ""), Map.of(), List.of(), user));

    assertThat(find(before.id())).contains(after);
    assertThat(history(before.id(), Set.of("a", "b", "c")))
        .isEqualTo(
            Map.of(
                "a",
                List.of(
                    new PropertyVersion("3", NOON.plusMillis(1), user),
                    new PropertyVersion("1", NOON, SOURCE)),
                "b",
                List.of(
                    new PropertyVersion("", NOON.plusMillis(1), user),
                    new PropertyVersion("2", NOON, SOURCE))));
  }

  @Test
  void uniqueValuesLeadToTheirCallAndCanBeSwapped() {
    String longValue = "x".repeat(5_000);
    StoredCall one = withUnique("u", "one");
    StoredCall two = withUnique("u", longValue);
    assertThat(byUnique("one", longValue, "three"))
        .isEqualTo(Map.of("one", one.id(), longValue, two.id()));

    store
        .transactions()
        .write(
            PORTAL,
            transaction -> {
              transaction
                  .calls()
                  .update(
                      List.of(write(one, Map.of("u", longValue)), write(two, Map.of("u", "one"))));
              return true;
            });
    assertThat(byUnique("one", longValue)).isEqualTo(Map.of("one", two.id(), longValue, one.id()));

    update(write(two, Map.of("u", "")));
    assertThat(byUnique("one", longValue)).isEqualTo(Map.of(longValue, one.id()));
  }

  @Test
  void racingUpsertsOfOneValueEndInOneCall() throws Exception {
    try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<CallId>> ids = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        ids.add(clients.submit(this::upsert));
      }
      for (Future<CallId> id : ids) {
        assertThat(id.get()).isEqualTo(ids.getFirst().get());
      }
    }
  }

  private CallId upsert() {
    return store
        .transactions()
        .write(
            PORTAL,
            transaction -> {
              CallId there = transaction.calls().findByUnique("u", List.of("same")).get("same");
              if (there != null) {
                return there;
              }
              CallId id = transaction.calls().newIds(1).getFirst();
              transaction
                  .calls()
                  .insert(List.of(write(call(id, Map.of("u", "same")), Map.of("u", "same"))));
              return id;
            });
  }

  @Test
  void associationsKeepTheirOrderAndComeOnce() {
    StoredCall call = create(Map.of("a", "1")).getFirst();
    CallAssociation first = new CallAssociation("contacts", "9", TO_CONTACT);
    CallAssociation second = new CallAssociation("companies", "1", TO_CONTACT);
    update(write(call, List.of(first)));
    update(write(call, List.of(second, first)));

    Map<CallId, List<CallAssociation>> found =
        store.transactions().read(PORTAL, t -> t.calls().associations(List.of(call.id())));
    assertThat(found).isEqualTo(Map.of(call.id(), List.of(first, second)));
  }

  @Test
  void associationsThatAreTakenAwayAreGoneAndNoOthers() {
    StoredCall call = create(Map.of("a", "1")).getFirst();
    StoredCall other = create(Map.of("a", "2")).getFirst();
    CallAssociation gone = new CallAssociation("contacts", "9", TO_CONTACT);
    CallAssociation kept = new CallAssociation("contacts", "10", TO_CONTACT);
    update(write(call, List.of(gone, kept)));
    update(write(other, List.of(gone)));

    var _ =
        store
            .transactions()
            .write(
                PORTAL,
                transaction -> {
                  transaction.calls().dissociate(call.id(), List.of(gone));
                  transaction.calls().dissociate(call.id(), List.of(gone));
                  return true;
                });

    Map<CallId, List<CallAssociation>> found =
        store
            .transactions()
            .read(PORTAL, t -> t.calls().associations(List.of(call.id(), other.id())));
    assertThat(found).isEqualTo(Map.of(call.id(), List.of(kept), other.id(), List.of(gone)));
  }

  @Test
  void listsLiveOrArchivedCallsFromAnIdOn() {
    List<StoredCall> calls = create(Map.of("a", "1"), Map.of("a", "2"), Map.of("a", "3"));
    StoredCall archived =
        new StoredCall(calls.get(1).id(), calls.get(1).properties(), NOON, NOON, Optional.of(NOON));
    update(new CallWrite(archived, Map.of(), Map.of(), List.of(), SOURCE));

    assertThat(list(Optional.empty(), 10, false)).containsExactly(calls.get(0), calls.get(2));
    assertThat(list(Optional.of(calls.get(1).id()), 10, false)).containsExactly(calls.get(2));
    assertThat(list(Optional.empty(), 1, false)).containsExactly(calls.get(0));
    assertThat(list(Optional.empty(), 10, true)).containsExactly(archived);
  }

  @Test
  void aPurgeTakesEverythingOut() {
    StoredCall kept = create(Map.of("a", "1")).getFirst();
    StoredCall call = withUnique("u", "gone");
    update(write(call, List.of(new CallAssociation("contacts", "9", TO_CONTACT))));
    RequestId request = new RequestId("request");
    RecordedAnswer answer =
        new RecordedAnswer.Executed(
            new BatchOutcome(NOON, NOON, List.of(done(0, kept), done(1, call))));
    store
        .transactions()
        .write(
            PORTAL,
            transaction -> {
              transaction.replays().take(request, FINGERPRINT, NOON);
              transaction.replays().record(request, answer);
              return true;
            });

    assertThat(purge(call.id())).isTrue();
    assertThat(purge(call.id())).isFalse();

    assertThat(find(call.id())).isEmpty();
    assertThat(byUnique("gone")).isEmpty();
    assertThat(history(call.id(), Set.of("u"))).isEmpty();
    assertThat(
            store
                .transactions()
                .<Object>write(
                    PORTAL, t -> t.replays().take(request, FINGERPRINT, NOON).get().answer()))
        .isEqualTo(
            new RecordedAnswer.Executed(
                new BatchOutcome(
                    NOON,
                    NOON,
                    List.of(done(0, kept), new InputOutcome.Done(1, Optional.empty())))));
  }

  private StoredCall withUnique(String property, String value) {
    return store
        .transactions()
        .write(
            PORTAL,
            transaction -> {
              CallId id = transaction.calls().newIds(1).getFirst();
              CallWrite write = write(call(id, Map.of(property, value)), Map.of(property, value));
              transaction.calls().insert(List.of(write));
              return write.call();
            });
  }

  private void update(CallWrite write) {
    store
        .transactions()
        .write(
            PORTAL,
            transaction -> {
              transaction.calls().update(List.of(write));
              return true;
            });
  }

  private Optional<StoredCall> find(CallId id) {
    return store
        .transactions()
        .read(PORTAL, t -> Optional.ofNullable(t.calls().find(List.of(id)).get(id)));
  }

  private Map<String, List<PropertyVersion>> history(CallId id, Set<String> properties) {
    return store
        .transactions()
        .read(PORTAL, t -> t.calls().history(List.of(id), properties).getOrDefault(id, Map.of()));
  }

  private Map<String, CallId> byUnique(String... values) {
    return store.transactions().read(PORTAL, t -> t.calls().findByUnique("u", List.of(values)));
  }

  private List<StoredCall> list(Optional<CallId> from, int limit, boolean archived) {
    return store.transactions().read(PORTAL, t -> t.calls().list(from, limit, archived));
  }

  private boolean purge(CallId id) {
    return store.transactions().write(PORTAL, t -> t.calls().purge(id));
  }
}
